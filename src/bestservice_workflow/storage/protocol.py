"""What a storage backend is: a small, rule-blind register of opaque records.

A backend keeps streams of records (one stream a project), each stream a hash chain, all streams in one
global gap-free order, and one searchable summary row a stream. It knows nothing of rules. Everything
crosses this boundary as the plain values below; a backend's own exceptions never do.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, Self, runtime_checkable

import attrs


class Capability(StrEnum):
    """What a backend declares that it can do; the contract then holds it to that."""

    DURABLE = "durable"
    """An acknowledged append survives a crash of the process and of the machine."""
    MULTI_PROCESS = "multi_process"
    """Several processes may write to the same store at once."""
    HOST_TRANSACTION = "host_transaction"
    """Appends can join a transaction of the host application, and are rolled back with it."""


@attrs.frozen(kw_only=True)
class Summary:
    """The small row that queries search, replaced by each append that brings one."""

    agency: str
    """The agency's code."""
    fiscal_year: int
    """Buddhist Era."""
    state: str
    next_due: date | None = None
    """The earliest day on which an open period ends."""
    points: Decimal | None = None
    """The net points; None until they are known."""


@attrs.frozen(kw_only=True)
class Append:
    """What to add to one stream, all or nothing."""

    stream: str
    """1 to 200 characters without control characters; compared byte by byte, so case counts."""
    bodies: tuple[bytes, ...]
    """At least one; one JSON object a record, UTF-8, on one line; opaque to the backend."""
    expected: int
    """The version the stream must have now: how many records it holds; 0 for a new stream."""
    recorded: str
    """The instant of recording, ISO 8601 with an offset, the same for every record of the batch."""
    key: str | None = None
    """Idempotency key, unique in the whole store; None for no such protection."""
    fingerprint: str = ""
    """What was asked, and by whom, in the caller's words: the same key needs the same fingerprint."""
    summary: Summary | None = None


@attrs.frozen(kw_only=True)
class Record:
    """One record as stored. Everything but ``position`` is covered by ``hash``."""

    stream: str
    version: int
    """1 for the stream's first record."""
    first: int
    """The version of the first record of the same append: what came together stays recognisable."""
    recorded: str
    body: bytes
    hash: str
    """SHA-256, in hexadecimal, over the previous record's hash and this record (see ``chain``)."""
    key: str | None = None
    """The append's idempotency key; on the last record of an append only."""
    fingerprint: str = ""
    summary: str | None = None
    """The summary the append brought, as JSON (see ``summaries``); on the last record of an append only."""
    position: int | None = attrs.field(default=None, eq=False)
    """Place in the global order: 1, 2, 3 … without a gap. Only ``feed`` tells it."""


@attrs.frozen(kw_only=True)
class Appended:
    """The answer to an append: where its records stand.

    It names no feed position: a backend with many hosts orders the feed after the commit, so that writers
    of different streams never wait for each other.
    """

    stream: str
    first: int
    """The version of the append's first record."""
    version: int
    """The stream's version after it."""
    head: str
    """The hash of the append's last record."""
    repeated: bool = attrs.field(default=False, eq=False)
    """True when the key was known and this is the first answer again."""


@attrs.frozen(kw_only=True)
class Head:
    """How far a stream is, as the store keeps it beside the records.

    Kept outside the store (printed, signed, mailed), it detects what no chain can: a rewritten or shortened stream.
    """

    stream: str
    version: int
    """0 for no such stream."""
    hash: str


@attrs.frozen(kw_only=True)
class Query:
    """Which summaries to find; None does not filter."""

    agency: str | None = None
    fiscal_year: int | None = None
    states: frozenset[str] | None = None
    due_by: date | None = None
    """Only streams whose next due day is this day or earlier."""
    sort: str = "stream"
    """``stream``, ``agency``, ``state``, ``next_due`` or ``points``; a leading ``-`` turns
    it round, ties included. Ties go by stream; None comes last either way."""
    limit: int = 100
    cursor: str | None = None
    """``Page.next`` of the page before."""


@attrs.frozen(kw_only=True)
class Found:
    """One summary, with the stream it sums up."""

    stream: str
    version: int
    summary: Summary


@attrs.frozen(kw_only=True)
class Page:
    """One page of what was found."""

    rows: tuple[Found, ...]
    next: str | None
    """The cursor of the next page; None at the end."""


@runtime_checkable
class Storage(Protocol):
    """A store of streams. Safe to share between threads."""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What this backend declares."""
        ...

    def append(self, append: Append, /) -> Appended:
        """Add records to one stream, all or nothing, durably before it returns.

        Raises:
            Conflict: the stream is not at ``expected``.
            KeyReused: the key was used with another fingerprint.
            InvalidDocument: a value that no backend takes; all faults at once.
            OutcomeUnknown: the store was lost during the commit; the same append with the same key settles it.
            StorageError: the store cannot be written; nothing was.
        """
        ...

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        """Add records to several streams in one transaction, all or nothing.

        They are taken in order; a stream may come more than once. One whose key is known writes nothing
        and answers as the first time.
        """
        ...

    def summarise(self, summary: Summary, /, *, stream: str, expected: int) -> None:
        """Replace a stream's summary without a record, as when a late day off moves what is due.

        Raises:
            NotFound: no such stream.
            Conflict: the stream is not at ``expected``.
        """
        ...

    def answer(self, key: str, fingerprint: str, /) -> Appended | None:
        """What the append with this key answered, or None if the key is new.

        Raises:
            KeyReused: the key was used with another fingerprint.
        """
        ...

    def load(self, stream: str, /, *, after: int = 0) -> tuple[Record, ...]:
        """The stream's records with a version above ``after``, in order; empty for no such stream."""
        ...

    def head(self, stream: str, /) -> Head:
        """The stream's version and last hash; version 0 for no such stream."""
        ...

    def feed(self, *, after: int = 0, limit: int = 1000) -> tuple[Record, ...]:
        """Records of all streams with a position above ``after``, in order, without gaps.

        A reader that goes on from the last position it saw never misses a record: nothing ever appears at
        or below a position that was read. A stream's records come in order of version, and an append that
        was acknowledged before another began comes before it.
        """
        ...

    def find(self, query: Query, /) -> Page:
        """The summaries that match, in a stable order, a page at a time."""
        ...

    def streams(self, *, after: str = "") -> Iterator[str]:
        """The names of all streams, sorted, from the one after ``after``."""
        ...

    def close(self) -> None:
        """Let go of everything; a second call does nothing."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
