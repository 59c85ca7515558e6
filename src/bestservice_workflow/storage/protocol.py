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
    bodies: tuple[bytes, ...]
    """One JSON object a record, UTF-8, on one line; opaque to the backend."""
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
    """One record as stored."""

    stream: str
    version: int
    """1 for the stream's first record."""
    position: int
    """Place in the global order: 1, 2, 3 … without a gap."""
    recorded: str
    body: bytes
    hash: str
    """SHA-256, in hexadecimal, over the previous record's hash and this record (see ``chain``)."""


@attrs.frozen(kw_only=True)
class Appended:
    """The answer to an append: where its records stand."""

    stream: str
    version: int
    """The stream's version after it."""
    positions: tuple[int, ...]
    head: str
    """The hash of the stream's last record."""
    repeated: bool = attrs.field(default=False, eq=False)
    """True when the key was known and this is the first answer again."""


@attrs.frozen(kw_only=True)
class Query:
    """Which summaries to find; None does not filter."""

    agency: str | None = None
    fiscal_year: int | None = None
    states: frozenset[str] | None = None
    due_by: date | None = None
    """Only streams whose next due day is this day or earlier."""
    sort: str = "stream"
    """``stream``, ``agency``, ``state``, ``next_due`` or ``points``; a leading ``-`` turns it round. Ties go by stream; None comes last."""
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
        """
        ...

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        """Add records to several streams in one transaction, all or nothing."""
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

    def feed(self, *, after: int = 0, limit: int = 1000) -> tuple[Record, ...]:
        """Records of all streams with a position above ``after``, in commit order, without gaps.

        A reader that goes on from the last position it saw never misses a record.
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
