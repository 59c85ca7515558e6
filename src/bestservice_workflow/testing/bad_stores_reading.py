# ruff: noqa: D102 - each class says what its methods do wrong
"""Stores that read wrongly on purpose; see ``bad_stores``."""

from collections.abc import Sequence

import attrs

from bestservice_workflow.errors import Conflict
from bestservice_workflow.storage.protocol import Append, Appended, Head, Page, Query, Record
from bestservice_workflow.testing.bad_stores_writing import Shelf


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


class SortsFiguresAsText(Shelf):
    """Sorts 10 before 9."""

    def find(self, query: Query, /) -> Page:
        rows = super().find(attrs.evolve(query, limit=1_000_000)).rows
        if query.sort != "points" or query.cursor is not None:
            return super().find(query)
        return Page(rows=tuple(sorted(rows, key=lambda row: str(row.summary.points or "~"))), next=None)


class IgnoresTheState(Shelf):
    """Finds projects of any state."""

    def find(self, query: Query, /) -> Page:
        return super().find(attrs.evolve(query, states=None))


class KnowsNoEmptyStream(Shelf):
    """Says of a stream that does not exist that it is one without a hash."""

    def head(self, stream: str, /) -> Head:
        head = super().head(stream)
        return head if head.version else attrs.evolve(head, hash="")
