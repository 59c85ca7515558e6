"""The heads of a store, sealed for keeping outside it.

A hash chain shows that a record in the middle was changed. It cannot show that somebody who may write the store rewrote
or shortened a stream to its end. A copy of the heads, kept where that somebody cannot write, does show it.

The seal is an HMAC-SHA256 under a key that the office keeps: it shows whoever holds the key that the copy is the one
that was made with it. It is no signature: it proves nothing to others, since whoever can check it can also make it.
"""

import hmac
from collections.abc import Iterator
from typing import Any

import orjson

from bestservice_workflow.errors import IntegrityError, InvalidDocument
from bestservice_workflow.storage import Storage
from bestservice_workflow.storage.chain import verify as verify_chain

FORMAT = "bestservice-heads/1"
SHORTEST_KEY = 16
"""Bytes; a shorter key can be guessed."""


def sealed_heads(storage: Storage, *, key: bytes, taken: str) -> bytes:
    """The head of every stream as JSON, with their seal; ``taken`` is the instant, ISO 8601.

    Raises:
        InvalidDocument: a key of fewer than 16 bytes.
    """
    heads = [[head.stream, head.version, head.hash] for head in map(storage.head, storage.streams())]
    content = {"format": FORMAT, "taken": taken, "heads": heads}
    return orjson.dumps({**content, "seal": _seal(content, key)}, option=orjson.OPT_APPEND_NEWLINE)


def check_heads(storage: Storage, sealed: bytes, *, key: bytes) -> Iterator[IntegrityError]:
    """Every stream that no longer holds what it held when the heads were taken; it may hold more by now.

    Raises:
        InvalidDocument: no sealed heads, or sealed with another key.
    """
    heads = _opened(sealed, key)
    for stream, version, digest in heads:
        records = storage.load(stream)[:version]
        try:
            held = verify_chain(records, stream=stream) == (version, digest)
        except IntegrityError as error:
            yield error
            continue
        if not held:
            yield IntegrityError(
                stream=stream,
                version=len(records),
                message=f"{stream!r} was shortened or rewritten: record {version} is not the one that was sealed",
                message_th=f"{stream!r} ถูกตัดหรือเขียนใหม่: ระเบียนที่ {version} ไม่ใช่ระเบียนที่ประทับไว้",
            )


def _opened(sealed: bytes, key: bytes) -> list[tuple[str, int, str]]:
    try:
        raw: Any = orjson.loads(sealed)
        seal = raw.pop("seal")
        sound = raw["format"] == FORMAT and hmac.compare_digest(seal, _seal(raw, key))
    except (ValueError, KeyError, TypeError, AttributeError):
        sound = False
        raw = {}
    if not sound:
        raise InvalidDocument.because(
            "these are no heads sealed with this key; take the copy and the key that belong together",
            "ไม่ใช่สำเนาหัวลูกโซ่ที่ประทับด้วยกุญแจนี้ โปรดใช้สำเนาและกุญแจที่คู่กัน",
        )
    return [(stream, version, digest) for stream, version, digest in raw["heads"]]


def _seal(content: dict[str, Any], key: bytes) -> str:
    if len(key) < SHORTEST_KEY:
        raise InvalidDocument.because(
            f"a key has at least {SHORTEST_KEY} bytes", f"กุญแจต้องยาวอย่างน้อย {SHORTEST_KEY} ไบต์", path="key"
        )
    text = orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
    return hmac.digest(key, text, "sha256").hex()
