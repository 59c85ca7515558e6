"""The lines of a folder store: one record a line in a stream's file, one commit a line in ``commits.jsonl``."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs
import orjson

from bestservice_workflow.storage import failures, summaries
from bestservice_workflow.storage.planning import Ending, Part
from bestservice_workflow.storage.protocol import Record, Summary

_PLAIN = re.compile(r"[0-9a-z][0-9a-z_-]{0,79}(\.[0-9a-z_-]{1,20}){0,3}")
_BODY = b',"body":'
"""Stands before a record's body. Quotes in a text are escaped, so no text can hold it."""


def file_name(stream: str) -> str:
    """The name of a stream's file: its own name where any file system can keep that, else with a hash.

    >>> file_name("5001-2558-1")
    '5001-2558-1.jsonl'
    >>> file_name("../A")
    '____~80dd850293b12572df6a4930afec0584.jsonl'
    """
    if _PLAIN.fullmatch(stream):
        return f"{stream}.jsonl"
    readable = re.sub(r"[^0-9a-z-]", "_", stream)[:40]
    return f"{readable}~{hashlib.sha256(stream.encode()).hexdigest()[:32]}.jsonl"


def record_line(record: Record) -> bytes:
    """A record as a line; its body stands in it byte by byte."""
    fields = {
        "stream": record.stream,
        "version": record.version,
        "first": record.first,
        "recorded": record.recorded,
        "key": record.key,
        "fingerprint": record.fingerprint,
        "summary": None if record.summary is None else orjson.Fragment(record.summary),
        "hash": record.hash,
    }
    return orjson.dumps(fields)[:-1] + _BODY + record.body + b"}\n"


def record(line: bytes) -> Record:
    """The record of a line.

    Raises:
        ValueError: it is none.
    """
    head, found, rest = line.partition(_BODY)
    fields = orjson.loads(head + b"}")
    if not found or not rest.endswith(b"}") or set(fields) != _FIELDS:
        message = "not a record"
        raise ValueError(message)
    summary = fields.pop("summary")
    return Record(
        **fields, body=rest[:-1], summary=None if summary is None else orjson.dumps(summary).decode()
    )


_FIELDS = {"stream", "version", "first", "recorded", "key", "fingerprint", "summary", "hash"}


@attrs.frozen(kw_only=True)
class Committed:
    """One append of a commit."""

    ending: Ending
    summary: Summary | None
    bytes: int
    """How long the stream's file is with it."""


def commit_line(parts: Iterable[tuple[Part, int]]) -> bytes:
    """A commit as a line, from its appends and the length of each stream's file after it."""
    appended = [
        {
            **attrs.asdict(part.ending),
            "bytes": length,
            "summary": None if part.summary is None else orjson.Fragment(summaries.dump(part.summary)),
        }
        for part, length in parts
    ]
    return orjson.dumps({"append": appended}) + b"\n"


def summary_line(stream: str, summary: Summary) -> bytes:
    """The replacement of a summary as a line of ``commits.jsonl``."""
    return orjson.dumps({"summarise": stream, "summary": orjson.Fragment(summaries.dump(summary))}) + b"\n"


def commits(lines: Iterable[bytes], *, where: str) -> Iterator[Committed | tuple[str, Summary]]:
    """What the lines of ``commits.jsonl`` say, in order: appends, and streams with a replaced summary.

    Raises:
        StorageDamaged: a line that was not written by this library.
    """
    for number, line in enumerate(lines, start=1):
        try:
            yield from list(_commit(orjson.loads(line)))
        except (ValueError, TypeError, KeyError) as error:
            raise failures.damaged(where, why=f"commit {number} of those read now: {error}") from error


def _commit(fields: dict[str, Any]) -> Iterator[Committed | tuple[str, Summary]]:
    if "summarise" in fields:
        yield fields["summarise"], summaries.parse(**fields["summary"])
        return
    for part in fields["append"]:
        length, summary = part.pop("bytes"), part.pop("summary")
        yield Committed(
            ending=Ending(**part),
            bytes=length,
            summary=None if summary is None else summaries.parse(**summary),
        )
