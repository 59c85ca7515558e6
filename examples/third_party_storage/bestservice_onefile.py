"""A store in one backup file, written anew at every step. One process at a time."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from bestservice_workflow.storage import (
    Append,
    Appended,
    Capability,
    Head,
    Page,
    Query,
    Record,
    Summary,
    backup,
    restore,
)
from bestservice_workflow.storage.memory import MemoryStorage


def open_onefile(url: str) -> "OneFileStorage":
    return OneFileStorage(Path(url.removeprefix("onefile:")))


class OneFileStorage:
    capabilities = frozenset({Capability.DURABLE})

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._memory = self._read()

    def append(self, append: Append, /) -> Appended:
        return self.append_all((append,))[0]

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        with self._lock:
            answers = self._memory.append_all(appends)
            self._write()
        return answers

    def summarise(self, summary: Summary, /, *, stream: str, expected: int) -> None:
        with self._lock:
            self._memory.summarise(summary, stream=stream, expected=expected)
            self._write()

    def answer(self, key: str, fingerprint: str, /) -> Appended | None:
        return self._memory.answer(key, fingerprint)

    def load(self, stream: str, /, *, after: int = 0) -> tuple[Record, ...]:
        return self._memory.load(stream, after=after)

    def head(self, stream: str, /) -> Head:
        return self._memory.head(stream)

    def feed(self, *, after: int = 0, limit: int = 1000) -> tuple[Record, ...]:
        return self._memory.feed(after=after, limit=limit)

    def find(self, query: Query, /) -> Page:
        return self._memory.find(query)

    def streams(self, *, after: str = "") -> Iterator[str]:
        return self._memory.streams(after=after)

    def close(self) -> None:
        self._memory.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _read(self) -> MemoryStorage:
        memory = MemoryStorage()
        if self._file.exists():
            restore(self._file, memory)
        return memory

    def _write(self) -> None:
        try:
            backup(self._memory, self._file)
        except BaseException:
            self._memory = self._read()  # what is not on disk was not written
            raise
