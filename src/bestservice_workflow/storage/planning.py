"""What appends would write, worked out against what is there: for backends without a database's help."""

from collections.abc import Callable, Iterable

import attrs

from bestservice_workflow.storage import chain, failures
from bestservice_workflow.storage.protocol import Append, Appended, Record, Summary


@attrs.frozen(kw_only=True)
class Ending:
    """The end of one append: what its answer is made of, and what the next append builds on."""

    stream: str
    first: int
    version: int
    hash: str
    key: str | None
    fingerprint: str

    @classmethod
    def of(cls, record: Record) -> "Ending":
        """The ending of the append that this record is the last of."""
        return cls(
            stream=record.stream,
            first=record.first,
            version=record.version,
            hash=record.hash,
            key=record.key,
            fingerprint=record.fingerprint,
        )

    def answer(self, *, repeated: bool = False) -> Appended:
        """The answer to the append."""
        return Appended(
            stream=self.stream, first=self.first, version=self.version, head=self.hash, repeated=repeated
        )

    def answer_again(self, *, fingerprint: str) -> Appended:
        """The first answer once more, if the same was asked.

        Raises:
            KeyReused: something else was asked.
        """
        if self.fingerprint != fingerprint:
            raise failures.key_reused(self.stream, key=self.key or "")
        return self.answer(repeated=True)


@attrs.frozen(kw_only=True)
class Part:
    """One append of a plan, made into records."""

    records: tuple[Record, ...]
    ending: Ending
    summary: Summary | None


@attrs.frozen(kw_only=True)
class Plan:
    """What several appends would write, and what they answer."""

    answers: tuple[Appended, ...]
    parts: tuple[Part, ...]
    """Without those whose key was known."""

    def records(self) -> tuple[Record, ...]:
        """All records, in order."""
        return tuple([record for part in self.parts for record in part.records])

    def moves(self) -> tuple["Move", ...]:
        """Where each stream goes from and to, sorted by stream, so that two writers lock in one order."""
        moves: dict[str, Move] = {}
        for part in self.parts:
            stream = part.ending.stream
            before = moves.get(stream)
            moves[stream] = Move(
                start=part.ending.first - 1 if before is None else before.start,
                ending=part.ending,
                summary=part.summary or (None if before is None else before.summary),
            )
        return tuple([moves[stream] for stream in sorted(moves)])


@attrs.frozen(kw_only=True)
class Move:
    """A stream's way through a plan."""

    start: int
    """The version before it; 0 for a new stream."""
    ending: Ending
    summary: Summary | None
    """The last summary on the way; None if none came."""


Look = Callable[[str], Ending | None]


def plan(appends: Iterable[Append], *, last: Look, known: Look) -> Plan:
    """Work out what these appends write, in order, each building on those before it.

    Args:
        appends: What to add.
        last: The ending of a stream's last append; None for no such stream.
        known: The ending of the append with a key; None for a new key.

    Raises:
        Conflict: a stream is not at the expected version.
        KeyReused: a key was used with another fingerprint.
    """
    heads: dict[str, Ending] = {}
    keys: dict[str, Ending] = {}
    answers: list[Appended] = []
    parts: list[Part] = []
    for append in appends:
        key = append.key
        before = None if key is None else keys.get(key) or known(key)
        if before is not None:
            answers.append(before.answer_again(fingerprint=append.fingerprint))
            continue
        part = _part(append, heads.get(append.stream) or last(append.stream))
        heads[append.stream] = part.ending
        if key is not None:
            keys[key] = part.ending
        parts.append(part)
        answers.append(part.ending.answer())
    return Plan(answers=tuple(answers), parts=tuple(parts))


def _part(append: Append, last: Ending | None) -> Part:
    actual, previous = (0, chain.GENESIS) if last is None else (last.version, last.hash)
    if actual != append.expected:
        raise failures.conflict(append.stream, expected=append.expected, actual=actual)
    records = chain.link(append, previous=previous)
    return Part(records=records, ending=Ending.of(records[-1]), summary=append.summary)
