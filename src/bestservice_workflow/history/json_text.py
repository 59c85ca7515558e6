"""JSON as the history format has it: exact numbers, no key twice, nothing that is not text or data."""

import json
from collections.abc import Iterator
from typing import Any

from bestservice_workflow.checking import UNSTORABLE, NumberText, must_be_text
from bestservice_workflow.errors import Fault, InvalidDocument

_NOT_JSON_TH = {
    "Expecting value": "ขาดค่า",
    "Expecting property name enclosed in double quotes": "ขาดชื่อคีย์ในเครื่องหมายอัญประกาศคู่",
    "Expecting ':' delimiter": "ขาดเครื่องหมาย ':'",
    "Expecting ',' delimiter": "ขาดเครื่องหมาย ','",
    "Extra data": "มีข้อมูลเกินมา",
    "Unterminated string starting": "ข้อความไม่มีเครื่องหมายอัญประกาศปิด เริ่ม",
    "Invalid control character": "มีอักขระควบคุมที่ใช้ไม่ได้",
    "Invalid \\escape": "เครื่องหมาย \\ ใช้ไม่ถูกต้อง",
    "Invalid \\uXXXX escape": "รหัส \\u ไม่ถูกต้อง",
    "Illegal trailing comma before end of object": "มีจุลภาคเกินก่อนปิดวัตถุ",
    "Illegal trailing comma before end of array": "มีจุลภาคเกินก่อนปิดรายการ",
}
"""What the json module says, in Thai."""


class _NoFigure(str):
    """``NaN`` or ``Infinity``, which JSON does not have but its readers take."""

    __slots__ = ()


class _Repeating(dict[str, Any]):
    """An object that named a key twice."""

    repeated: tuple[str, ...] = ()


def parse_json(text: str) -> object:
    """Read one JSON value; numbers come back as their own text, as ``NumberText``.

    Raises:
        InvalidDocument: not JSON, NaN or Infinity, a key twice in one object, too deep, or text with a
            lone surrogate or a control character.

    >>> parse_json('{"target": 0.1}')
    {'target': '0.1'}
    """
    odd: list[_Repeating | _NoFigure] = []

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(pairs)
        if len(built) == len(pairs):
            return built
        keys = [key for key, _ in pairs]
        marked = _Repeating(built)
        marked.repeated = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))
        odd.append(marked)
        return marked

    def mark(name: str) -> _NoFigure:
        odd.append(_NoFigure(name))
        return _NoFigure(name)

    try:
        value = json.loads(
            text,
            parse_float=NumberText,
            parse_int=NumberText,
            parse_constant=mark,
            object_pairs_hook=build,
        )
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at").rstrip(": ")
        raise InvalidDocument.because(
            f"not JSON: {what} at line {error.lineno}, column {error.colno}",
            f"ไม่ใช่ JSON ที่ถูกต้อง: {_NOT_JSON_TH.get(what, what)} ที่บรรทัด {error.lineno} คอลัมน์ {error.colno}",
        ) from None
    except RecursionError:
        raise InvalidDocument.because(
            "nested too deeply; a history document is a handful of levels deep",
            "ซ้อนกันลึกเกินไป เอกสารประวัติมีเพียงไม่กี่ชั้น",
        ) from None
    if odd or "\\u" in text or UNSTORABLE.search(text):
        faults = list(_faults(value, "$"))
        if faults:
            raise InvalidDocument.of(faults)
    return value


def _faults(value: object, path: str) -> Iterator[Fault]:
    if isinstance(value, _NoFigure):
        yield Fault(
            path=path,
            message=f"{value} is not a figure; write digits, or leave it out",
            message_th=f"{value} ไม่ใช่ตัวเลข ให้เขียนเป็นตัวเลข หรือไม่ต้องระบุ",
        )
    elif isinstance(value, str):
        yield from _unstorable(value, path)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _faults(item, f"[{place}]" if path == "$" else f"{path}[{place}]")
    elif isinstance(value, dict):
        for key in value.repeated if isinstance(value, _Repeating) else ():
            yield Fault(
                path=_inner(path, key),
                message="this key stands twice in one object; keep one",
                message_th="คีย์นี้ซ้ำกันในวัตถุเดียวกัน ให้เหลือเพียงหนึ่งเดียว",
            )
        for key, item in value.items():
            yield from _unstorable(key, path)
            yield from _faults(item, _inner(path, key))


def _inner(path: str, key: str) -> str:
    shown = key.encode("unicode_escape").decode() if UNSTORABLE.search(key) else key
    return shown if path == "$" else f"{path}.{shown}"


def _unstorable(text: str, path: str) -> tuple[Fault, ...]:
    try:
        must_be_text(text, path=path)
    except InvalidDocument as error:
        return error.faults
    return ()
