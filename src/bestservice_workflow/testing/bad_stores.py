# ruff: noqa: D102 - each class says what its methods do wrong
"""Stores that are wrong on purpose, to show that the contract sees it. Never use one for anything else.

Each breaks one promise of a backend that otherwise keeps them all: ``Shelf``, where each opening of a place
shares one memory, as openings of a file share the file.
"""

from collections.abc import Callable, Sequence

import attrs

from bestservice_workflow.errors import Conflict
from bestservice_workflow.storage.memory import MemoryStorage
from bestservice_workflow.storage.protocol import (
    Append,
    Appended,
    Capability,
    Head,
    Page,
    Query,
    Record,
    Storage,
)
from bestservice_workflow.testing.storage_validation import Place


class Shelf(MemoryStorage):
    """A good store: openings of one place share one memory, which outlives them."""

    capabilities = frozenset({Capability.DURABLE, Capability.MULTI_PROCESS})

    def __init__(self, disk: MemoryStorage | None = None) -> None:
        super().__init__()
        if disk is not None:
            contents = {name: value for name, value in vars(disk).items() if name != "_closed"}
            vars(self).update(contents)


class LosesTheLastRecord(Shelf):
    """Writes a batch without its last record, and answers as if it were whole."""

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        answers = super().append_all(
            [attrs.evolve(part, bodies=part.bodies[:-1] or part.bodies) for part in appends]
        )
        return tuple(
            [
                attrs.evolve(answer, version=max(answer.version, part.expected + len(part.bodies)))
                for answer, part in zip(answers, appends, strict=True)
            ]
        )


class IgnoresTheVersion(Shelf):
    """Writes at whatever version the stream has."""

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        return tuple([self._push(part) for part in appends])

    def _push(self, part: Append) -> Appended:
        return super().append_all([attrs.evolve(part, expected=self.head(part.stream).version)])[0]


class SwallowsTheRowCount(Shelf):
    """Does not notice that its update hit no row, and acknowledges what it did not write."""

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        try:
            return super().append_all(appends)
        except Conflict:
            return tuple(
                [
                    Appended(stream=part.stream, first=part.expected + 1, version=part.expected + 1, head="")
                    for part in appends
                ]
            )


class WritesHalfABatch(Shelf):
    """Writes the parts of a batch one by one, so that a refused part leaves those before it."""

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        return tuple([super(WritesHalfABatch, self).append_all([part])[0] for part in appends])


class AcknowledgesTooEarly(Shelf):
    """Keeps what it acknowledged to itself until it is closed."""

    def __init__(self, disk: MemoryStorage) -> None:
        super().__init__()
        self._disk = disk
        self._pending: list[Append] = []
        records = disk.feed(limit=1_000_000)
        super().append_all([_append_of(record) for record in records])

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        answers = super().append_all(appends)
        self._pending += [part for part, answer in zip(appends, answers, strict=True) if not answer.repeated]
        return answers

    def close(self) -> None:
        super().close()
        self._disk.append_all(self._pending)
        self._pending = []


class Reorders(Shelf):
    """Gives a page of the feed in another order than that of the appends."""

    def feed(self, *, after: int = 0, limit: int = 1000) -> tuple[Record, ...]:
        page = super().feed(after=after, limit=limit)
        ordered = sorted(page, key=lambda record: record.stream)
        return tuple(
            [attrs.evolve(record, position=after + place) for place, record in enumerate(ordered, start=1)]
        )


class SkipsInTheFeed(Shelf):
    """Numbers the feed as a database sequence does: a refused append uses its number up."""

    _wasted = 0

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        try:
            return super().append_all(appends)
        except Conflict:
            self._wasted += 1
            raise

    def feed(self, *, after: int = 0, limit: int = 1000) -> tuple[Record, ...]:
        page = super().feed(after=after - self._wasted, limit=limit)
        return tuple(
            [attrs.evolve(record, position=(record.position or 0) + self._wasted) for record in page]
        )


class ForgetsKeys(Shelf):
    """Writes a known key again."""

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        return super().append_all([attrs.evolve(part, key=None) for part in appends])


class BelievesAnyKey(Shelf):
    """Answers a known key without looking at what is asked."""

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        return super().append_all([attrs.evolve(part, fingerprint="") for part in appends])


class FoldsCase(Shelf):
    """Takes names that differ by case only for one, as some databases and file systems do."""

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        return super().append_all([attrs.evolve(part, stream=part.stream.casefold()) for part in appends])

    def load(self, stream: str, /, *, after: int = 0) -> tuple[Record, ...]:
        return super().load(stream.casefold(), after=after)

    def head(self, stream: str, /) -> Head:
        return super().head(stream.casefold())


class TrustsItsCallers(Shelf):
    """Changes a body on its way, as a database that parses JSON does."""

    def load(self, stream: str, /, *, after: int = 0) -> tuple[Record, ...]:
        return tuple(
            [
                attrs.evolve(record, body=record.body.replace(b" ", b""))
                for record in super().load(stream, after=after)
            ]
        )


class PagesByCounting(Shelf):
    """Finds a page by counting rows, so that a new row in front shows one twice."""

    def find(self, query: Query, /) -> Page:
        start = int(query.cursor or "0") if (query.cursor or "0").isdigit() else 0
        everything = super().find(attrs.evolve(query, cursor=None, limit=1_000_000)).rows
        end = start + query.limit
        return Page(rows=everything[start:end], next=str(end) if end < len(everything) else None)


BAD_STORES: dict[type[Shelf], str] = {
    LosesTheLastRecord: "writes_a_batch_whole",
    IgnoresTheVersion: "refuses_another_version",
    SwallowsTheRowCount: "refuses_another_version",
    WritesHalfABatch: "writes_several_streams_or_none",
    AcknowledgesTooEarly: "is_durable_before_it_answers",
    Reorders: "feeds_in_order_without_gaps",
    SkipsInTheFeed: "leaves_no_gap_after_a_refusal",
    ForgetsKeys: "answers_a_known_key_as_before",
    BelievesAnyKey: "refuses_a_key_used_for_something_else",
    FoldsCase: "takes_any_name",
    TrustsItsCallers: "keeps_what_it_was_given",
    PagesByCounting: "pages_stably",
}
"""Each bad store, and the check of the contract that must fail it."""


def place_of(kind: Callable[[MemoryStorage], Storage]) -> Place:
    """A new place of this kind of store, whose openings share one memory."""
    disk = MemoryStorage()
    return Place(open=lambda: kind(disk))


def _append_of(record: Record) -> Append:
    return Append(
        stream=record.stream,
        bodies=(record.body,),
        expected=record.version - 1,
        recorded=record.recorded,
        key=record.key,
        fingerprint=record.fingerprint,
    )
