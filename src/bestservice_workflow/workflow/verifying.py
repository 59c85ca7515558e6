"""Verifying a store: every hash chain, and every decision, made again under the rules that it pins."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

import attrs

from bestservice_workflow.case import Case, evolve
from bestservice_workflow.errors import (
    IntegrityError,
    InvalidDocument,
    Refused,
    StorageDamaged,
    UnknownRulebook,
    WorkflowError,
)
from bestservice_workflow.events import Accepted, Corrected, Decided, Drafted
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.rulebook import Rulebook, load_rulebook, shipped_rulebooks
from bestservice_workflow.storage import Record, Storage, verify_store
from bestservice_workflow.workflow.facts import in_force
from bestservice_workflow.workflow.law import Law, announced_from_bytes, is_rulebook
from bestservice_workflow.workflow.stream import Recorded


class Fault(StrEnum):
    """What is wrong with a stream."""

    CHAIN = "chain"
    """A record is not what was written, is missing, or is not where it belongs."""
    UNREADABLE = "unreadable"
    UNKNOWN_RULEBOOK = "unknown_rulebook"
    NOT_ALLOWED = "not_allowed"
    """The rules that the fact pins refuse it."""
    DECIDED_OTHERWISE = "decided_otherwise"
    """The rules that the fact pins decide otherwise."""


@attrs.frozen(kw_only=True)
class Finding:
    """One difference between what is stored and what should be."""

    stream: str
    version: int
    fault: Fault
    message: str
    message_th: str


@attrs.frozen(kw_only=True)
class Verified:
    """What was verified, and everything that was found."""

    streams: int
    facts: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def verify_workflow(
    storage: Storage,
    rulebook: Rulebook,
    *,
    others: Iterable[Rulebook] = (),
    progress: Callable[[str], None] = lambda _: None,
) -> Verified:
    """Verify the store itself, then every decision in it, a stream at a time, so that any size fits into memory.

    Args:
        storage: the store.
        rulebook: the rulebook it is run by.
        others: further rulebooks that facts may pin, such as one with overrides; shipped ones are known.
        progress: called with the name of each stream that is done.
    """
    shipped = (load_rulebook(name) for name in shipped_rulebooks())
    laws = tuple(Law(storage, rules) for rules in _once([rulebook, *others, *shipped]))
    kept = verify_store(storage)
    findings = [_broken(fault) for fault in kept.faults]
    broken = {finding.stream for finding in findings}
    facts = 0
    for stream in storage.streams():
        if stream not in broken:
            records = storage.load(stream)
            facts += len(records)
            findings += _stream(stream, records, laws)
        progress(stream)
    return Verified(streams=kept.streams, facts=facts, findings=tuple(findings))


def _broken(fault: IntegrityError | StorageDamaged) -> Finding:
    stream, version = (fault.stream, fault.version) if isinstance(fault, IntegrityError) else ("", 0)
    return _finding(stream, version, Fault.CHAIN, fault)


def _once(rulebooks: Iterable[Rulebook]) -> list[Rulebook]:
    return list({rules.digest: rules for rules in rulebooks}.values())


def _stream(stream: str, records: tuple[Record, ...], laws: tuple[Law, ...]) -> Iterator[Finding]:
    try:
        if is_rulebook(stream):
            for record in records:
                announced_from_bytes(record.body)
        else:
            yield from _decisions(stream, tuple(Recorded.of(record) for record in records), laws)
    except (StorageDamaged, InvalidDocument, ValueError, KeyError, TypeError) as error:
        told = error if isinstance(error, WorkflowError) else _unreadable(stream)
        yield _finding(stream, records[-1].version, Fault.UNREADABLE, told)


def _unreadable(stream: str) -> WorkflowError:
    return WorkflowError(
        message=f"{stream!r} has a record that cannot be read",
        message_th=f"{stream!r} มีระเบียนที่อ่านไม่ได้",
    )


def _decisions(stream: str, recorded: tuple[Recorded, ...], laws: tuple[Law, ...]) -> Iterator[Finding]:
    """Decide each fact again on the facts before it, as they then read."""
    case: Case | None = None
    for place, record in enumerate(recorded):
        event = record.event
        if isinstance(event, Corrected):
            case = None
            versions = [fact.version for fact in in_force(recorded[: place + 1])]
            for version, fact in zip(versions, event.facts, strict=True):
                yield from _decision(stream, version, case, fact, laws)
                case = evolve(case, fact)
        else:
            yield from _decision(stream, record.version, case, event, laws)
            case = evolve(case, event)


def _decision(
    stream: str, version: int, case: Case | None, fact: Decided, laws: tuple[Law, ...]
) -> Iterator[Finding]:
    try:
        rules = _rules_of(stream, fact, laws)
        again = _again(case, fact, rules)
    except UnknownRulebook as error:
        yield _finding(stream, version, Fault.UNKNOWN_RULEBOOK, error)
    except Refused as error:
        yield _finding(stream, version, Fault.NOT_ALLOWED, error)
    else:
        if again != fact:
            names = [field.name for field in attrs.fields(type(fact))]
            differing = ", ".join(name for name in names if getattr(again, name) != getattr(fact, name))
            yield Finding(
                stream=stream,
                version=version,
                fault=Fault.DECIDED_OTHERWISE,
                message=f"fact {version} of {stream!r} is decided otherwise by its own rules: {differing}",
                message_th=f"ข้อเท็จจริงที่ {version} ของ {stream!r} ไม่ตรงกับผลตามเกณฑ์ที่อ้าง: {differing}",
            )


def _rules_of(stream: str, fact: Decided, laws: tuple[Law, ...]) -> Rulebook:
    *first, last = laws
    for law in first:
        try:
            return law.of(fact, stream=stream)
        except UnknownRulebook:
            continue
    return last.of(fact, stream=stream)


def _again(case: Case | None, fact: Decided, rules: Rulebook) -> Decided:
    if isinstance(fact, Drafted):
        return draft(fact.project, rules)
    assert case is not None  # noqa: S101 -- folding has seen to it that the first fact is a draft
    again: Accepted = decide(case, fact.action, rules)
    return again


def _finding(stream: str, version: int, fault: Fault, error: WorkflowError) -> Finding:
    return Finding(
        stream=stream, version=version, fault=fault, message=error.message, message_th=error.message_th
    )
