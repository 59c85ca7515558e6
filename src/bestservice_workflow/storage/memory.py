"""The store in memory: gone with the process, and otherwise held to the same contract as the others."""

import threading
from collections.abc import Iterator, Sequence
from typing import Self

import attrs

from bestservice_workflow.storage import chain, checks, failures, summaries
from bestservice_workflow.storage.answers import answer, answer_again
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


@attrs.define
class _Transaction:
    """What one ``append_all`` adds, before it is made visible at once."""

    records: list[Record] = attrs.Factory(list)
    heads: dict[str, Record] = attrs.Factory(dict)
    keys: dict[str, Record] = attrs.Factory(dict)
    summaries: dict[str, Summary] = attrs.Factory(dict)


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
        self._keys: dict[str, Record] = {}
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
            transaction = _Transaction()
            answers = tuple([self._add(append, transaction) for append in appends])
            self._commit(transaction)
        return answers

    def _add(self, append: Append, transaction: _Transaction) -> Appended:
        known = None if append.key is None else self._keys.get(append.key) or transaction.keys.get(append.key)
        if known is not None:
            return answer_again(known, fingerprint=append.fingerprint)
        last = transaction.heads.get(append.stream) or self._last(append.stream)
        actual = 0 if last is None else last.version
        if actual != append.expected:
            raise failures.conflict(append.stream, expected=append.expected, actual=actual)
        records = chain.link(append, previous=chain.GENESIS if last is None else last.hash)
        transaction.records.extend(records)
        transaction.heads[append.stream] = records[-1]
        if append.key is not None:
            transaction.keys[append.key] = records[-1]
        if append.summary is not None:
            transaction.summaries[append.stream] = append.summary
        return answer(records[-1])

    def _commit(self, transaction: _Transaction) -> None:
        for position, record in enumerate(transaction.records, start=len(self._feed) + 1):
            self._streams.setdefault(record.stream, []).append(record)
            self._feed.append(attrs.evolve(record, position=position))
        self._keys.update(transaction.keys)
        self._summaries.update(transaction.summaries)

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
        return None if known is None else answer_again(known, fingerprint=fingerprint)

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

    def _last(self, stream: str) -> Record | None:
        records = self._streams.get(stream)
        return records[-1] if records else None
