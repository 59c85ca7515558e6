"""Verifying a whole store: every chain, every head, and the feed."""

from collections.abc import Iterator
from hashlib import sha256

import attrs

from bestservice_workflow.errors import IntegrityError, StorageDamaged
from bestservice_workflow.storage import chain, failures
from bestservice_workflow.storage.protocol import Record, Storage

_PAGE = 1000


@attrs.frozen(kw_only=True)
class Verification:
    """What ``verify_store`` found."""

    streams: int
    records: int
    seal: str
    """One hash over the heads of all streams. Printed or signed and kept outside the store, it shows later
    whether anything up to now was rewritten, even by somebody who can write everything in the store."""
    faults: tuple[IntegrityError | StorageDamaged, ...]
    """Empty for a sound store."""


def verify_store(store: Storage, /) -> Verification:
    """Check that every record is what was written; nothing is changed. Writers may go on meanwhile.

    >>> from bestservice_workflow.storage import open_storage
    >>> verify_store(open_storage("memory:")).faults
    ()
    """
    faults: list[IntegrityError | StorageDamaged] = []
    heads = sha256()
    streams = records = 0
    for name in store.streams():
        streams += 1
        try:
            version, digest = _verify_stream(store, name)
        except (IntegrityError, StorageDamaged) as error:
            faults.append(error)
            continue
        records += version
        heads.update(f"{name}\n{version}\n{digest}\n".encode())
    try:
        _verify_feed(store)
    except (IntegrityError, StorageDamaged) as error:
        faults.append(error)
    return Verification(streams=streams, records=records, seal=heads.hexdigest(), faults=tuple(faults))


def feed_of(store: Storage, /) -> Iterator[Record]:
    """The whole feed as it is when its end is reached."""
    position = 0
    while True:
        page = store.feed(after=position, limit=_PAGE)
        yield from page
        if len(page) < _PAGE:
            return
        position += len(page)


def _verify_stream(store: Storage, stream: str) -> tuple[int, str]:
    head = store.head(stream)  # before the records: those may grow meanwhile, but not shrink
    records = store.load(stream)
    chain.verify(records, stream=stream)
    if len(records) < head.version:
        raise failures.broken_chain(
            stream,
            version=len(records) + 1,
            why=f"it is missing, though the stream has {head.version} records",
            why_th=f"ระเบียนหายไป ทั้งที่มีทั้งหมด {head.version} ระเบียน",
        )
    if head.version == 0 or records[head.version - 1].hash != head.hash:
        raise failures.broken_chain(
            stream,
            version=head.version,
            why="its hash is not the one kept beside the stream",
            why_th="ค่าแฮชไม่ตรงกับที่เก็บไว้คู่กัน",
        )
    return head.version, head.hash


def _verify_feed(store: Storage) -> None:
    versions: dict[str, int] = {}
    for position, record in enumerate(feed_of(store), start=1):
        version = versions.get(record.stream, 0) + 1
        if record.position != position or record.version != version:
            raise failures.broken_chain(
                record.stream,
                version=version,
                why=f"the feed has record {record.version} at position {record.position}, in place of {position}",
                why_th=f"ลำดับรวมมีระเบียนที่ {record.version} ในตำแหน่ง {record.position} แทน {position}",
            )
        versions[record.stream] = version
