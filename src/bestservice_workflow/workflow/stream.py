"""A project's stream: its facts in the store, and the case they fold to."""

from datetime import date
from decimal import Decimal

import attrs

from bestservice_workflow.case import Case, evolve, fold
from bestservice_workflow.deadlines import deadlines
from bestservice_workflow.errors import InvalidDocument, NotFound, RulebookMismatch, StorageDamaged
from bestservice_workflow.events import Event
from bestservice_workflow.figures import round_half_up
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.scoring import points_of
from bestservice_workflow.serialization import from_bytes
from bestservice_workflow.storage import Record, Storage, Summary


@attrs.frozen(kw_only=True)
class Recorded:
    """One fact of a project, as stored."""

    version: int
    """1 for the project's first fact."""
    recorded: str
    """The instant of recording, ISO 8601."""
    event: Event
    hash: str
    """The head of the stream's hash chain after it."""

    @classmethod
    def of(cls, record: Record) -> "Recorded":
        """Read a stored record."""
        return cls(
            version=record.version,
            recorded=record.recorded,
            event=event_of(record),
            hash=record.hash,
        )


@attrs.frozen(kw_only=True)
class Loaded:
    """A case as the store has it."""

    case: Case
    version: int
    """How many facts it is folded from."""

    def after(self, event: Event) -> "Loaded":
        """The same with one more fact."""
        return Loaded(case=evolve(self.case, event), version=self.version + 1)


def load_records(storage: Storage, stream: str) -> tuple[Record, ...]:
    """A project's records, all of them.

    Raises:
        NotFound: there is no such project.
    """
    records = storage.load(stream)
    if not records:
        raise NotFound(
            stream=stream,
            message=f"there is no project {stream!r} in this store; draft it first, or look it up with find()",
            message_th=f"ไม่พบโครงการ {stream!r} ในที่เก็บข้อมูลนี้ ให้ร่างโครงการก่อน หรือค้นหาด้วย find()",
        )
    return records


def event_of(record: Record) -> Event:
    """The fact that a record states.

    Raises:
        StorageDamaged: the record is no fact that this version of the library knows.
    """
    try:
        return from_bytes(record.body)
    except (InvalidDocument, ValueError, TypeError, LookupError, AttributeError) as error:
        raise StorageDamaged(
            message=f"record {record.version} of {record.stream!r} cannot be read: {error}; verify the store",
            message_th=f"อ่านระเบียนที่ {record.version} ของ {record.stream!r} ไม่ได้: {error} โปรดตรวจสอบที่เก็บข้อมูล",
        ) from error


def load_case(storage: Storage, stream: str, *, upto: int | None = None) -> Loaded:
    """Fold a project's facts, all of them or the first ``upto``.

    Raises:
        NotFound: there is no such project.
    """
    records = load_records(storage, stream)[:upto]
    return Loaded(case=fold(event_of(record) for record in records), version=len(records))


def must_govern(rules: Rulebook, case: Case) -> None:
    """Refuse to judge a case by the rules of another year.

    Raises:
        RulebookMismatch: another rulebook governs the case.
    """
    if case.rulebook != rules.id:
        raise RulebookMismatch(
            stream=case.project.id,
            rulebook=case.rulebook,
            message=f"project {case.project.id!r} is governed by {case.rulebook!r}, not by {rules.id!r}",
            message_th=f"โครงการ {case.project.id!r} อยู่ภายใต้เกณฑ์ {case.rulebook!r} ไม่ใช่ {rules.id!r}",
        )


def summary_of(case: Case, rules: Rulebook, *, on: date) -> Summary:
    """The row by which the case is found."""
    due = [deadline.due for deadline in deadlines(case, rules, on=on) if deadline.open]
    points = points_of(case, rules, on=on)
    shown: Decimal | None = None if points is None else round_half_up(points, rules.scoring.decimals)
    return Summary(
        agency=case.project.agency.code,
        fiscal_year=rules.fiscal_year.year,
        state=case.state,
        next_due=min(due, default=None),
        points=shown,
    )
