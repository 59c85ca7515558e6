"""The words of every storage error, in one place, so that all backends say the same thing."""

from bestservice_workflow.errors import (
    Conflict,
    Fault,
    IntegrityError,
    InvalidDocument,
    KeyReused,
    NotAStore,
    NotFound,
    OutcomeUnknown,
    SchemaTooNew,
    StorageBusy,
    StorageClosed,
    StorageDamaged,
    StorageFull,
    StorageReadOnly,
    StorageUnavailable,
)


def conflict(stream: str, *, expected: int, actual: int) -> Conflict:
    """Somebody else wrote first."""
    return Conflict(
        stream=stream,
        expected=expected,
        actual=actual,
        message=f"{stream!r} is at version {actual}, not {expected}: load it again and decide again",
        message_th=f"{stream!r} อยู่ที่รุ่น {actual} ไม่ใช่ {expected}: โปรดอ่านใหม่แล้วพิจารณาอีกครั้ง",
    )


def not_found(stream: str) -> NotFound:
    """No such stream."""
    return NotFound(
        stream=stream, message=f"the store has no stream {stream!r}", message_th=f"ที่เก็บข้อมูลไม่มี {stream!r}"
    )


def key_reused(stream: str, *, key: str) -> KeyReused:
    """The key already stands for something else, in ``stream``."""
    return KeyReused(
        stream=stream,
        key=key,
        message=f"the key {key!r} was used before for something else, in {stream!r}: take a new key",
        message_th=f"คีย์ {key!r} ถูกใช้กับรายการอื่นแล้วใน {stream!r}: โปรดใช้คีย์ใหม่",
    )


def broken_chain(stream: str, *, version: int, why: str, why_th: str) -> IntegrityError:
    """A record is not what was written."""
    return IntegrityError(
        stream=stream,
        version=version,
        message=f"{stream!r}, record {version}: {why}; it was changed after it was written",
        message_th=f"{stream!r} ระเบียนที่ {version}: {why_th} ข้อมูลถูกเปลี่ยนหลังจากบันทึก",
    )


def invalid(*, path: str, why: str, why_th: str) -> InvalidDocument:
    """One value that no backend takes."""
    return InvalidDocument.of([Fault(path=path, message=why, message_th=why_th)])


def closed() -> StorageClosed:
    """The store was closed before."""
    return StorageClosed(
        message="this store was closed: open it again", message_th="ที่เก็บข้อมูลนี้ถูกปิดแล้ว: โปรดเปิดใหม่"
    )


def unavailable(where: str, *, why: str) -> StorageUnavailable:
    """The store cannot be reached or opened; ``why`` is what the system said."""
    return StorageUnavailable(
        message=f"the store {where} cannot be used: {why}", message_th=f"ใช้ที่เก็บข้อมูล {where} ไม่ได้: {why}"
    )


def not_a_store(where: str, *, why: str) -> NotAStore:
    """Something else is there."""
    return NotAStore(
        message=f"{where} is not a store of this library: {why}",
        message_th=f"{where} ไม่ใช่ที่เก็บข้อมูลของไลบรารีนี้: {why}",
    )


def damaged(where: str, *, why: str) -> StorageDamaged:
    """The store is there but cannot be read."""
    return StorageDamaged(
        message=f"the store {where} is damaged: {why}; restore a backup",
        message_th=f"ที่เก็บข้อมูล {where} เสียหาย: {why} โปรดกู้คืนจากข้อมูลสำรอง",
    )


def too_new(where: str, *, found: int, known: int) -> SchemaTooNew:
    """A newer version of this library wrote the store."""
    return SchemaTooNew(
        message=f"the store {where} has schema {found}, this version knows {known}: upgrade bestservice-workflow",
        message_th=f"ที่เก็บข้อมูล {where} ใช้โครงสร้างรุ่น {found} แต่รุ่นนี้รู้จักถึง {known}: โปรดอัปเกรด bestservice-workflow",
    )


def busy(where: str, *, seconds: float) -> StorageBusy:
    """Another writer held the store for too long."""
    return StorageBusy(
        message=f"another writer held {where} for over {seconds:g} s; nothing was written, try again",
        message_th=f"มีผู้อื่นกำลังเขียน {where} นานกว่า {seconds:g} วินาที ยังไม่ได้บันทึกอะไร โปรดลองใหม่",
    )


def outrun(where: str) -> StorageBusy:
    """Other writers were faster at every try."""
    return StorageBusy(
        message=f"other writers of {where} were faster each time; nothing was written, try again",
        message_th=f"ผู้อื่นเขียน {where} ก่อนทุกครั้ง ยังไม่ได้บันทึกอะไร โปรดลองใหม่",
    )


def forked(where: str) -> StorageUnavailable:
    """The process that opened the store has forked; its connections and locks cannot be shared."""
    return unavailable(where, why="it was opened before this process was forked: open it anew after the fork")


def read_only(where: str) -> StorageReadOnly:
    """The store can be read but not written."""
    return StorageReadOnly(
        message=f"{where} can only be read; nothing was written",
        message_th=f"{where} อ่านได้อย่างเดียว ยังไม่ได้บันทึกอะไร",
    )


def full(where: str) -> StorageFull:
    """No room left."""
    return StorageFull(
        message=f"no room left for {where}; nothing was written: free some space and do it again",
        message_th=f"พื้นที่สำหรับ {where} เต็ม ยังไม่ได้บันทึกอะไร: โปรดเพิ่มพื้นที่แล้วทำใหม่",
    )


def outcome_unknown(where: str, *, why: str) -> OutcomeUnknown:
    """Lost in the middle of a commit."""
    return OutcomeUnknown(
        message=f"{where} was lost during the commit ({why}): do the same again with the same key to settle it",
        message_th=f"ขาดการติดต่อกับ {where} ระหว่างบันทึก ({why}): โปรดทำซ้ำด้วยคีย์เดิมเพื่อให้ทราบผล",
    )
