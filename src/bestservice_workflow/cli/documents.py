"""The documents of one stream: one on each line, or one altogether; never more than one in memory."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import IO

import attrs

LONGEST = 16 * 2**20
"""Bytes of one document; a history document has some thousands."""


@attrs.frozen(kw_only=True)
class Written:
    """One document as it was written."""

    text: str | None
    """None where it is too long to be read, or not UTF-8."""
    source: str
    """The input, as it is called in messages."""
    line: int
    """The line of the input on which it begins, from 1."""
    end: int
    """How many bytes of the input were read when it ended."""
    not_utf8: bool = False

    @property
    def place(self) -> str:
        """Where it stands: input and line."""
        return f"{self.source}:{self.line}"


@attrs.frozen
class _Line:
    source: str
    number: int
    content: bytes
    end: int

    @property
    def too_long(self) -> bool:
        return len(self.content) > LONGEST


def documents_in(stream: IO[bytes], *, source: str, lines_only: bool) -> Iterator[Written]:
    """Read documents, skipping blank lines.

    Each line is a document where ``lines_only`` says so, where the first line is a complete JSON value, or
    where the second begins an object too; else the stream is one document altogether.
    """
    lines = _lines(stream, source)
    first = next(lines, None)
    if first is None:
        return
    if lines_only or first.too_long or is_json(first.content):
        yield _document(first)
    else:
        second = next(lines, None)
        if second is None or not second.content.startswith(b"{"):
            yield _altogether(stream, [first] if second is None else [first, second])
            return
        yield _document(first)
        yield _document(second)
    for line in lines:
        yield _document(line)


def _lines(stream: IO[bytes], source: str) -> Iterator[_Line]:
    """The lines that are not blank; of one that is too long, no more than shows that it is."""
    number = end = 0
    while content := stream.readline(LONGEST + 1):
        number += 1
        end += len(content)
        if len(content) > LONGEST:
            rest = content
            while rest and not rest.endswith(b"\n"):
                rest = stream.readline(LONGEST)
                end += len(rest)
        if number == 1:
            content = content.removeprefix(BOM_UTF8)
        if content.strip():
            yield _Line(source, number, content, end)


def is_json(content: bytes | str) -> bool:
    """Whether it is a complete JSON value, or begins one too deep to be read."""
    try:
        json.loads(content, parse_int=str, parse_float=str)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


def _document(line: _Line) -> Written:
    if line.too_long:
        return Written(source=line.source, text=None, line=line.number, end=line.end)
    try:
        return Written(source=line.source, text=line.content.decode(), line=line.number, end=line.end)
    except UnicodeDecodeError:
        return Written(source=line.source, text=None, line=line.number, end=line.end, not_utf8=True)


def _altogether(stream: IO[bytes], begun: list[_Line]) -> Written:
    first, last = begun[0], begun[-1]
    # Blank lines between the two change nothing but the line numbers in messages: put them back.
    gap = b"\n" * (last.number - first.number - 1)
    head = gap.join(line.content for line in begun)
    rest = stream.read(LONGEST + 1 - min(len(head), LONGEST))
    return _document(_Line(first.source, first.number, head + rest, last.end + len(rest)))
