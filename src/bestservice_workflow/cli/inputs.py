"""The files of a run: looked at before anything runs, then read one document at a time."""

import codecs
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import attrs

from bestservice_workflow.cli.documents import LONGEST, Written, documents_in, is_json
from bestservice_workflow.cli.messages import WrongCall, printable

STANDARD_INPUT = "-"
_CHUNK = 1 << 20

Told = tuple[str, str]


@attrs.define
class Inputs:
    """History documents from files and standard input, in the order in which they were named."""

    names: tuple[str, ...]
    bytes_read: int = 0
    """So far, over all files."""
    size: int | None = None
    """Bytes altogether; None where an input cannot tell before it ends."""
    hints: list[Told] = attrs.field(factory=list)
    """What a person may have meant otherwise, of the inputs read so far."""

    def check(self) -> None:
        """Look at every file before anything runs: it must be there, be UTF-8, and say something.

        Standard input, and whatever else can be read only once, is looked at on the way.

        Raises:
            WrongCall: everything that is wrong, of all files at once.
        """
        faults: list[Told] = []
        if self.names.count(STANDARD_INPUT) > 1:
            faults.append(
                (
                    "standard input (-) can be read only once; name it once",
                    "อ่านข้อมูลนำเข้ามาตรฐาน (-) ได้เพียงครั้งเดียว ให้ระบุครั้งเดียว",
                )
            )
        sizes = [_looked_at(name, faults) for name in self.names]
        if faults:
            raise WrongCall(faults)
        known = [size for size in sizes if size is not None]
        self.size = sum(known) if len(known) == len(sizes) else None

    def __iter__(self) -> Iterator[Written]:
        """Every document, as it was written.

        Raises:
            WrongCall: an input that is empty or not UTF-8, or cannot be read any more.
        """
        for name in self.names:
            try:
                if name == STANDARD_INPUT:
                    yield from self._read(_standard_input(), name)
                else:
                    with Path(name).open("rb") as stream:
                        yield from self._read(stream, name)
            except BrokenPipeError:
                raise
            except OSError as error:
                raise WrongCall([_unreadable(name, error)]) from None

    def _read(self, stream: IO[bytes], name: str) -> Iterator[Written]:
        before, found = self.bytes_read, False
        for document in documents_in(stream, source=shown_name(name), lines_only=_is_lines(name)):
            if not found:
                self.hints += _hints(name, document)
            found = True
            self.bytes_read = before + document.end
            if document.not_utf8:
                raise WrongCall([_not_utf8(name, document.line)])
            yield document
        if not found:
            raise WrongCall([_empty(name)])


def _is_lines(name: str) -> bool:
    return name.endswith(".jsonl")


def _hints(name: str, first: Written) -> Iterator[Told]:
    """Tell a document written over many lines of a ``.jsonl`` file, and an array, for what they are."""
    text = (first.text or "").lstrip()
    if not text.startswith(("{", "[")):
        return
    part = not is_json(text)
    value = _value(_whole(name) if part else text)
    if isinstance(value, list):
        yield (
            f"{shown_name(name)} is a JSON array; write one document a line, without the array's brackets and commas",
            f"{shown_name(name)} เป็นอาร์เรย์ JSON ให้เขียนบรรทัดละหนึ่งเอกสาร โดยไม่มีวงเล็บและจุลภาคของอาร์เรย์",
        )
    elif part and _is_lines(name) and isinstance(value, dict):
        yield (
            f"{shown_name(name)} is one document over many lines: name it .json",
            f"{shown_name(name)} เป็นเอกสารฉบับเดียวที่เขียนหลายบรรทัด ให้ตั้งชื่อแฟ้มลงท้ายด้วย .json",
        )


def _whole(name: str) -> str:
    """The whole text of a file, if it can be one document."""
    path = Path(name)
    if not path.is_file() or path.stat().st_size > LONGEST:
        return ""
    return path.read_text(encoding="utf-8-sig")


def _value(text: str) -> object:
    try:
        return json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None


def _standard_input() -> IO[bytes]:
    """Standard input; none at all is an empty one."""
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


def shown_name(name: str) -> str:
    """The input as it is called in messages."""
    return "<stdin>" if name == STANDARD_INPUT else printable(name.encode(errors="replace").decode())


def _looked_at(name: str, faults: list[Told]) -> int | None:
    """Note what is wrong with a file; gives its size, or None where it can be read only once."""
    path = Path(name)
    if name == STANDARD_INPUT or path.is_fifo() or path.is_char_device():
        return None
    try:
        with path.open("rb") as stream:
            fault, size = _look_through(stream, name)
    except OSError as error:
        fault, size = _unreadable(name, error), 0
    if fault is not None:
        faults.append(fault)
    return size


def _look_through(stream: IO[bytes], name: str) -> tuple[Told | None, int]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    line, size, blank = 1, 0, True
    while True:
        chunk = stream.read(_CHUNK)
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            return _not_utf8(name, line + bytes(error.object[: error.start]).count(b"\n")), size
        if not chunk:
            return _empty(name) if blank else None, size
        blank = blank and not text.strip()
        line += chunk.count(b"\n")
        size += len(chunk)


def _unreadable(name: str, error: OSError) -> Told:
    why = error.strerror or str(error)
    return f"{shown_name(name)}: cannot be read: {why}", f"{shown_name(name)}: อ่านแฟ้มไม่ได้: {why}"


def _not_utf8(name: str, line: int) -> Told:
    return (
        f"{shown_name(name)}: not UTF-8 (line {line}); save the file as UTF-8 and try again",
        f"{shown_name(name)}: ไม่ใช่ UTF-8 (บรรทัดที่ {line}) ให้บันทึกแฟ้มเป็น UTF-8 แล้วลองอีกครั้ง",
    )


def _empty(name: str) -> Told:
    return (
        f"{shown_name(name)}: empty; expected a history document, or one on each line",
        f"{shown_name(name)}: ว่างเปล่า ต้องมีเอกสารประวัติหนึ่งฉบับ หรือบรรทัดละหนึ่งฉบับ",
    )
