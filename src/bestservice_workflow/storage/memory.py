"""The store in memory: gone with the process, and otherwise held to the same contract as the others."""

import threading
from collections.abc import Iterator, Sequence
from typing import Self

import attrs

from bestservice_workflow.storage import chain, checks, failures, planning, summaries
from bestservice_workflow.storage.opening import StoreUrl
from bestservice_workflow.storage.protocol import (
    Append,
    Appended,
    Capability,
    Found,
    Head,
    Page,
    Query,
    Record,
    Summary,
)


class MemoryStorage:
    """A store in this process's memory.

    >>> with MemoryStorage() as store:
    ...     at = "2015-01-05T09:00:00+07:00"
    ...     store.append(Append(stream="p", bodies=(b"{}",), expected=0, recorded=at)).version
    1
    """

    capabilities: frozenset[Capability] = frozenset()

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._closed = False
        self._streams: dict[str, list[Record]] = {}
        self._feed: list[Record] = []
        self._keys: dict[str, planning.Ending] = {}
        self._summaries: dict[str, Summary] = {}

    @classmethod
    def at(cls, url: StoreUrl) -> Self:
        """Open ``memory:``, a new and empty store each time."""
        url.take()
        return cls()

    def append(self, append: Append, /) -> Appended:
        """Add records to one stream, all or nothing."""
        return self.append_all((append,))[0]

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        """Add records to several streams, all or nothing."""
        for append in appends:
            checks.check(append)
        with self._open():
            plan = planning.plan(appends, last=self._last, known=self._keys.get)
            for part in plan.parts:
                self._write(part)
        return plan.answers

    def _write(self, part: planning.Part) -> None:
        ending = part.ending
        self._streams.setdefault(ending.stream, []).extend(part.records)
        self._feed.extend(
            attrs.evolve(record, position=position)
            for position, record in enumerate(part.records, start=len(self._feed) + 1)
        )
        if ending.key is not None:
            self._keys[ending.key] = ending
        if part.summary is not None:
            self._summaries[ending.stream] = part.summary

    def summarise(self, summary: Summary, /, *, stream: str, expected: int) -> None:
        """Replace a stream's summary without a record."""
        checks.check_summary(summary)
        with self._open():
            last = self._last(stream)
            actual = 0 if last is None else last.version
            if last is None:
                raise failures.not_found(stream)
            if actual != expected:
                raise failures.conflict(stream, expected=expected, actual=actual)
            self._summaries[stream] = summary

    def answer(self, key: str, fingerprint: str, /) -> Appended | None:
        """What the append with this key answered, or None if the key is new."""
        with self._open():
            known = self._keys.get(key)
        return None if known is None else known.answer_again(fingerprint=fingerprint)

    def load(self, stream: str, /, *, after: int = 0) -> tuple[Record, ...]:
        """The stream's records with a version above ``after``."""
        with self._open():
            return tuple(self._streams.get(stream, ())[max(after, 0) :])

    def head(self, stream: str, /) -> Head:
        """The stream's version and last hash."""
        with self._open():
            last = self._last(stream)
        if last is None:
            return Head(stream=stream, version=0, hash=chain.GENESIS)
        return Head(stream=stream, version=last.version, hash=last.hash)

    def feed(self, *, after: int = 0, limit: int = 1000) -> tuple[Record, ...]:
        """Records of all streams with a position above ``after``."""
        after = max(after, 0)
        with self._open():
            return tuple(self._feed[after : after + limit])

    def find(self, query: Query, /) -> Page:
        """The summaries that match, a page at a time."""
        with self._open():
            rows = [
                Found(stream=stream, version=len(self._streams[stream]), summary=summary)
                for stream, summary in self._summaries.items()
            ]
        return summaries.search(rows, query)

    def streams(self, *, after: str = "") -> Iterator[str]:
        """The names of all streams, sorted."""
        with self._open():
            names = sorted(name for name in self._streams if name > after)
        return iter(names)

    def close(self) -> None:
        """Let go of everything."""
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _open(self) -> threading.RLock:
        if self._closed:
            raise failures.closed()
        return self._lock

    def _last(self, stream: str) -> planning.Ending | None:
        records = self._streams.get(stream)
        return planning.Ending.of(records[-1]) if records else None
