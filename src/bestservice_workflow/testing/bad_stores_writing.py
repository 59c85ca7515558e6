# ruff: noqa: D102 - each class says what its methods do wrong
"""Stores that write wrongly on purpose; see ``bad_stores``."""

from collections.abc import Sequence

import attrs

from bestservice_workflow.errors import Conflict
from bestservice_workflow.storage.memory import MemoryStorage
from bestservice_workflow.storage.protocol import Append, Appended, Capability, Head, Record, Summary


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


class LosesTheSummary(Shelf):
    """Replaces the summary by nothing when an append brings none."""

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        answers = super().append_all(appends)
        for part in appends:
            if part.summary is None:
                self._summaries.pop(part.stream, None)
        return answers


class SummarisesAnyVersion(Shelf):
    """Replaces a summary whatever version it was made for."""

    def summarise(self, summary: Summary, /, *, stream: str, expected: int) -> None:
        del expected
        super().summarise(summary, stream=stream, expected=self.head(stream).version)


class CutsLongRecords(Shelf):
    """Cuts a record off at 64 KB, as a column that is too short does."""

    def load(self, stream: str, /, *, after: int = 0) -> tuple[Record, ...]:
        return tuple(
            [attrs.evolve(record, body=record.body[:65_535]) for record in super().load(stream, after=after)]
        )


class StaysOpen(Shelf):
    """Goes on after it was closed."""

    def close(self) -> None:
        pass


def _append_of(record: Record) -> Append:
    return Append(
        stream=record.stream,
        bodies=(record.body,),
        expected=record.version - 1,
        recorded=record.recorded,
        key=record.key,
        fingerprint=record.fingerprint,
    )
