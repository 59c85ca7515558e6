"""The file of the demo: a new one, or the last demo's, made anew; nobody's data is ever overwritten."""

from pathlib import Path

from bestservice_workflow.cli.messages import WrongCall
from bestservice_workflow.errors import StorageError
from bestservice_workflow.sample_year import documents
from bestservice_workflow.storage import Query, open_storage

_BESIDE = ("", "-wal", "-shm")
"""What SQLite keeps beside its file."""


def made_anew(file: Path | None, *, default: Path) -> Path:
    """Give the file to write, which is not there: the one asked for, or the default without its last demo.

    Raises:
        WrongCall: the file is there, and is not the default with nothing but a demo in it.
    """
    chosen = file or default
    if not chosen.exists():
        return chosen
    if file is not None or not _only_a_demo(chosen):
        raise WrongCall.because(
            f"{chosen} is there already; name another file with --db, or move it away",
            f"มีแฟ้ม {chosen} อยู่แล้ว ให้ระบุแฟ้มอื่นด้วย --db หรือย้ายแฟ้มเดิมออก",
        )
    for suffix in _BESIDE:
        chosen.with_name(chosen.name + suffix).unlink(missing_ok=True)
    return chosen


def _only_a_demo(file: Path) -> bool:
    known = {document["project"]["id"] for document in documents()}
    try:
        storage = open_storage(f"sqlite:///{file}")
    except StorageError:
        return False
    try:
        found = storage.find(Query(limit=len(known) + 1)).rows
    except StorageError:
        return False
    finally:
        storage.close()
    return all(row.stream in known for row in found)
