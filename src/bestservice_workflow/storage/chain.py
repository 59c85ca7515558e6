"""The hash chain: each record's hash covers its predecessor's, so that no record can change unseen.

What it cannot detect by itself is a stream rewritten from some record to its end, or cut short, by somebody
who can also write the head beside it. A ``Head`` kept outside the store detects that.
"""

from collections.abc import Iterable
from hashlib import sha256

from bestservice_workflow.storage import failures, summaries
from bestservice_workflow.storage.protocol import Append, Record

GENESIS = "0" * 64
"""What stands for the previous hash in a stream's first record."""


def digest(
    previous: str,
    *,
    stream: str,
    version: int,
    first: int,
    recorded: str,
    body: bytes,
    key: str | None,
    fingerprint: str,
    summary: str | None,
) -> str:
    """The hash of one record: SHA-256 over its fields, each with its length, so that none can run into the next.

    A field that is None counts as ``-``, which no length can be.
    """
    sealed = sha256(
        _framed(previous, stream, str(version), str(first), recorded, key, fingerprint, summary)
        + b"%d:" % len(body)
        + body
    )
    return sealed.hexdigest()


def _framed(*fields: str | None) -> bytes:
    encoded = [None if field is None else field.encode() for field in fields]
    return b"".join([b"-" if field is None else b"%d:%b" % (len(field), field) for field in encoded])


def link(append: Append, *, previous: str) -> tuple[Record, ...]:
    """The records of an append, chained on to the stream's last hash."""
    records: list[Record] = []
    first, last = append.expected + 1, append.expected + len(append.bodies)
    for version, body in enumerate(append.bodies, start=first):
        ends = version == last
        key = append.key if ends else None
        fingerprint = append.fingerprint if ends else ""
        summary = summaries.dump(append.summary) if ends and append.summary is not None else None
        previous = digest(
            previous,
            stream=append.stream,
            version=version,
            first=first,
            recorded=append.recorded,
            body=body,
            key=key,
            fingerprint=fingerprint,
            summary=summary,
        )
        records.append(
            Record(
                stream=append.stream,
                version=version,
                first=first,
                recorded=append.recorded,
                body=body,
                hash=previous,
                key=key,
                fingerprint=fingerprint,
                summary=summary,
            )
        )
    return tuple(records)


def verify(
    records: Iterable[Record], *, stream: str, previous: str = GENESIS, after: int = 0
) -> tuple[int, str]:
    """Check that these records are what was written, from the one after ``after`` on; the last version and hash.

    Raises:
        IntegrityError: at the first record that is missing, out of place, or not what was written.

    >>> append = Append(stream="a", bodies=(b"{}", b"{}"), expected=0, recorded="2015-01-05T09:00:00+07:00")
    >>> records = link(append, previous=GENESIS)
    >>> verify(records, stream="a") == (2, records[-1].hash)
    True
    """
    version, head = after, previous
    for record in records:
        version += 1
        if record.version != version or record.stream != stream:
            raise failures.broken_chain(
                stream,
                version=version,
                why=f"record {record.version} of {record.stream!r} stands in its place",
                why_th=f"พบระเบียนที่ {record.version} ของ {record.stream!r} แทน",
            )
        head = digest(
            head,
            stream=record.stream,
            version=record.version,
            first=record.first,
            recorded=record.recorded,
            body=record.body,
            key=record.key,
            fingerprint=record.fingerprint,
            summary=record.summary,
        )
        if head != record.hash:
            raise failures.broken_chain(
                stream, version=version, why="its hash does not fit its content", why_th="ค่าแฮชไม่ตรงกับเนื้อหา"
            )
    return version, head
