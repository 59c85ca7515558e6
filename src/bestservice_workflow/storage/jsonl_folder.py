"""The files of a folder store: made, locked, appended to, and set back when a write fails.

``commits.jsonl`` says how long each stream's file is. What a file holds beyond that was never acknowledged:
the remains of a crash, which the next writer cuts off. So a step needs two syncs, the streams' and the commit's.
"""

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import orjson

from bestservice_workflow.errors import StorageError
from bestservice_workflow.storage import failures
from bestservice_workflow.storage.schema import migrate

_FORMAT = "bestservice-store"
_OWN = {"store.json", "store.json.new", "commits.jsonl", "streams"}
_PAUSE = 0.001


def _make(folder: Path) -> None:
    (folder / "streams").mkdir(exist_ok=True)
    _sync_folder(folder)


STEPS: tuple[Callable[[Path], None], ...] = (_make,)
"""``STEPS[n]`` brings a folder from schema n to n + 1; each may be done again after a crash."""


class JsonlFolder:
    """A folder, whose ``commits.jsonl`` is also its lock.

    Raises:
        StorageUnavailable: no such folder to make it in, no permission, a file in its place.
        NotAStore: a folder with other things in it.
        SchemaTooNew: written by a newer version of this library.
        StorageBusy: another writer held it for longer than the time-out.
    """

    def __init__(self, folder: Path | str, *, timeout: float) -> None:
        self.where = str(folder)
        self._timeout = timeout
        self._process = os.getpid()
        if "\0" in self.where or not self.where:
            raise failures.unavailable(repr(self.where), why="it names no folder")
        self.path = Path(folder).absolute()
        self.read_only = False
        with self._translated(failures.unavailable):
            self._look_around()
            self._commits = self._open_commits()
            try:
                with self.locked(shared=self.read_only):
                    migrate(where=self.where, found=self._schema(), steps=STEPS, run=self._step)
            except BaseException:
                os.close(self._commits)
                raise

    @contextmanager
    def locked(self, *, shared: bool) -> Iterator[None]:
        """Hold the folder against other processes: shared to read, alone to write."""
        if os.getpid() != self._process:  # a lock is shared with what it was forked from
            raise failures.forked(self.where)
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        deadline = time.monotonic() + self._timeout
        while True:
            try:
                fcntl.flock(self._commits, kind | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise failures.busy(self.where, seconds=self._timeout) from None
                time.sleep(_PAUSE)
        try:
            yield
        finally:
            fcntl.flock(self._commits, fcntl.LOCK_UN)

    def commits_length(self) -> int:
        """How long ``commits.jsonl`` is now.

        Raises:
            StorageUnavailable: the folder was removed or replaced while it was open.
        """
        with self._translated(failures.unavailable):
            opened, there = os.fstat(self._commits), (self.path / "commits.jsonl").stat()
        if (opened.st_dev, opened.st_ino) != (there.st_dev, there.st_ino):
            raise failures.unavailable(
                self.where, why="another folder was put in its place while it was open"
            )
        return opened.st_size

    def commits_from(self, offset: int, length: int) -> bytes:
        """The whole lines of ``commits.jsonl`` from an offset on."""
        with self._translated(failures.unavailable):
            data = os.pread(self._commits, length - offset, offset)
        return data[: data.rfind(b"\n") + 1]

    def stream(self, name: str, *, length: int) -> bytes:
        """The first so many bytes of a stream's file."""
        path = self.path / "streams" / name
        try:
            with self._translated(failures.unavailable), path.open("rb") as file:
                data = file.read(length)
        except StorageError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                raise failures.damaged(self.where, why=f"{path} is missing") from error
            raise
        if len(data) < length:
            raise failures.damaged(
                self.where, why=f"{path} is {length - len(data)} bytes shorter than acknowledged"
            )
        return data

    def write(self, lines: dict[str, tuple[int, bytes]], commit: bytes, *, at: int) -> None:
        """Write a step: the streams' lines, each at the end of its file as committed, then the commit.

        Args:
            lines: By file name, how long the file is as committed, and what to add.
            commit: The line that makes it so.
            at: How long ``commits.jsonl`` is.

        Raises:
            StorageFull: nothing was written.
            OutcomeUnknown: the commit could be neither synced nor taken back.
        """
        if self.read_only:
            raise failures.read_only(self.where)
        try:
            self._write_streams(lines)
        except OSError as error:
            self._set_back(lines)
            raise self._typed(error) from error
        try:
            os.ftruncate(self._commits, at)
            _write_whole(self._commits, commit)
            os.fsync(self._commits)
        except OSError as error:
            self._take_back(at, error)
            self._set_back(lines)
            raise self._typed(error) from error

    def close(self) -> None:
        """Let go of the files."""
        os.close(self._commits)

    def _write_streams(self, lines: dict[str, tuple[int, bytes]]) -> None:
        new = False
        for name, (length, data) in lines.items():
            file = os.open(self.path / "streams" / name, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
            try:
                there = os.fstat(file).st_size
                if there < length:
                    raise failures.damaged(self.where, why=f"{name} is shorter than acknowledged")
                if there > length:
                    os.ftruncate(file, length)
                _write_whole(file, data)
                os.fsync(file)
            finally:
                os.close(file)
            new = new or length == 0
        if new:
            _sync_folder(self.path / "streams")

    def _set_back(self, lines: dict[str, tuple[int, bytes]]) -> None:
        """Free the room at once; what this fails to cut off, the next writer does."""
        for name, (length, _) in lines.items():
            with suppress(OSError):
                os.truncate(self.path / "streams" / name, length)

    def _take_back(self, at: int, cause: OSError) -> None:
        try:
            os.ftruncate(self._commits, at)
            os.fsync(self._commits)
        except OSError:
            raise failures.outcome_unknown(self.where, why=str(cause)) from cause

    def _look_around(self) -> None:
        if not self.path.exists():
            if not self.path.parent.is_dir():
                raise failures.unavailable(self.where, why=f"there is no folder {self.path.parent}")
            self.path.mkdir(exist_ok=True)
            _sync_folder(self.path.parent)
        if not self.path.is_dir():
            raise failures.unavailable(self.where, why="it is not a directory")
        others = {path.name for path in self.path.iterdir()} - _OWN
        if others and not (self.path / "store.json").exists():
            raise failures.not_a_store(self.where, why=f"it holds other things, such as {min(others)!r}")

    def _open_commits(self) -> int:
        path = self.path / "commits.jsonl"
        if not path.exists() and (self.path / "store.json").exists():
            raise failures.damaged(self.where, why="commits.jsonl is missing")
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        except OSError as error:
            if error.errno not in {errno.EACCES, errno.EROFS, errno.EPERM}:
                raise
        self.read_only = True
        return os.open(path, os.O_RDONLY)

    def _schema(self) -> int:
        try:
            text = (self.path / "store.json").read_bytes()
        except FileNotFoundError:
            return 0
        try:
            fields = orjson.loads(text)
            if fields["format"] == _FORMAT:
                return int(fields["schema"])
        except (ValueError, KeyError, TypeError) as error:
            raise failures.not_a_store(self.where, why=f"its store.json cannot be read: {error}") from error
        raise failures.not_a_store(self.where, why="its store.json is of another format")

    def _step(self, step: Callable[[Path], None], version: int) -> None:
        if self.read_only:
            raise failures.read_only(self.where)
        step(self.path)
        new = self.path / "store.json.new"
        with new.open("wb") as file:
            file.write(orjson.dumps({"format": _FORMAT, "schema": version}) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.path / "store.json")
        _sync_folder(self.path)

    @contextmanager
    def _translated(self, otherwise: Callable[..., StorageError]) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise otherwise(self.where, why=str(error)) from error

    def _typed(self, error: OSError) -> StorageError:
        match error.errno:
            case errno.ENOSPC | errno.EDQUOT:
                return failures.full(self.where)
            case errno.EROFS | errno.EACCES | errno.EPERM:
                return failures.read_only(self.where)
            case _:
                return failures.unavailable(self.where, why=f"{error}; nothing was written")


def _write_whole(file: int, data: bytes) -> None:
    written = 0
    while written < len(data):
        written += os.write(file, data[written:])


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
