"""What the checks of the storage contract write, and how they say what is wrong."""

from collections.abc import Callable
from typing import TypeVar

import attrs

from bestservice_workflow.errors import WorkflowError
from bestservice_workflow.storage.protocol import Append, Found, Query, Record, Storage, Summary

_Error = TypeVar("_Error", bound=WorkflowError)

RECORDED = "2014-11-28T10:12:00+07:00"


def draft(stream: str = "5001-2558-1", *, expected: int = 0, bodies: int = 1, label: str = "") -> Append:
    """An append of so many records, each with a body of its own."""
    return Append(
        stream=stream,
        bodies=tuple(
            f'{{"of":"{label or "โครงการ"}","n":{expected + n}}}'.encode() for n in range(1, bodies + 1)
        ),
        expected=expected,
        recorded=RECORDED,
    )


def keyed(
    key: str, *, fingerprint: str = "submit by 5001", stream: str = "5001-2558-1", expected: int = 0
) -> Append:
    """An append with an idempotency key."""
    return attrs.evolve(draft(stream, expected=expected), key=key, fingerprint=fingerprint)


def summed(stream: str, summary: Summary, *, expected: int = 0) -> Append:
    """An append that brings a summary."""
    return attrs.evolve(draft(stream, expected=expected), summary=summary)


def same(actual: object, expected: object, *, what: str) -> None:
    """Hold that two values are equal."""
    if actual != expected:
        message = f"{what}: expected {_short(expected)}, got {_short(actual)}"
        raise AssertionError(message)


def holds(fact: object, *, what: str) -> None:
    """Hold that something is so."""
    if not fact:
        raise AssertionError(what)


def refused(
    kind: type[_Error], action: Callable[..., object], /, *given: object, what: str, **named: object
) -> _Error:
    """Hold that an action is refused with this kind of error."""
    try:
        answer = action(*given, **named)
    except kind as error:
        return error
    message = f"{what}: expected {kind.__name__}, got the answer {_short(answer)}"
    raise AssertionError(message)


def everything(store: Storage) -> tuple[tuple[Record, ...], tuple[Found, ...]]:
    """All that a store tells: its feed, and its summaries."""
    return store.feed(limit=100_000), store.find(Query(limit=10_000)).rows


def unchanged(store: Storage, action: Callable[..., object], /, *given: object, what: str) -> None:
    """Hold that an action, refused before, wrote nothing."""
    before = everything(store)
    try:
        action(*given)
    except WorkflowError:
        same(everything(store), before, what=f"{what}: something was written all the same")
        return
    message = f"{what}: it was not refused"
    raise AssertionError(message)


def check_feed(records: tuple[Record, ...], *, count: int) -> None:
    """Hold that this is a whole feed: so many records, without a gap, each stream in order."""
    same([record.position for record in records], list(range(1, count + 1)), what="positions of the feed")
    versions: dict[str, int] = {}
    for record in records:
        same(
            record.version, versions.get(record.stream, 0) + 1, what=f"order of {record.stream!r} in the feed"
        )
        versions[record.stream] = record.version


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 300 else f"{text[:300]} …"  # noqa: PLR2004 - a screenful
