"""What every backend takes and refuses, before anything is written: the same names everywhere.

A name that one backend can keep and another cannot would make a move between them lose projects.
"""

from collections.abc import Iterator
from decimal import Decimal

from bestservice_workflow.errors import Fault, InvalidDocument
from bestservice_workflow.storage.protocol import Append, Summary

LONGEST_NAME = 200
"""Characters of a stream name, an agency, a state, a key."""
LONGEST_FINGERPRINT = 2000
LARGEST_EXPONENT = 100
"""Bounds the points: ``1E+3000000`` is no figure, but an attack."""
MOST_DIGITS = 100
NEWEST_YEAR = 9999
_SPACE, _DELETE = 0x20, 0x7F


def check(append: Append) -> None:
    """Refuse what no backend takes.

    Raises:
        InvalidDocument: with all faults at once.
    """
    faults = list(_faults(append))
    if faults:
        raise InvalidDocument.of(faults)


def check_summary(summary: Summary) -> None:
    """Refuse a summary that no backend takes.

    Raises:
        InvalidDocument: with all faults at once.
    """
    faults = list(_summary_faults(summary))
    if faults:
        raise InvalidDocument.of(faults)


def _faults(append: Append) -> Iterator[Fault]:
    yield from _text_faults("stream", append.stream)
    yield from _text_faults("recorded", append.recorded)
    if append.key is not None:
        yield from _text_faults("key", append.key)
    if append.fingerprint:
        yield from _text_faults("fingerprint", append.fingerprint, longest=LONGEST_FINGERPRINT)
    if append.expected < 0:
        yield Fault(path="expected", message="must not be negative", message_th="ต้องไม่ติดลบ")
    if not append.bodies:
        yield Fault(path="bodies", message="must hold at least one record", message_th="ต้องมีอย่างน้อยหนึ่งระเบียน")
    for index, body in enumerate(append.bodies):
        if not _is_line_of_json(body):
            yield Fault(
                path=f"bodies[{index}]",
                message="must be one JSON object in UTF-8 on one line",
                message_th="ต้องเป็นออบเจกต์ JSON แบบ UTF-8 ในบรรทัดเดียว",
            )
    if append.summary is not None:
        yield from _summary_faults(append.summary)


def _summary_faults(summary: Summary) -> Iterator[Fault]:
    yield from _text_faults("summary.agency", summary.agency)
    yield from _text_faults("summary.state", summary.state)
    if not 0 < summary.fiscal_year <= NEWEST_YEAR:
        yield Fault(path="summary.fiscal_year", message="must be a year B.E.", message_th="ต้องเป็นปี พ.ศ.")
    points = summary.points
    if points is not None and not _is_figure(points):
        yield Fault(path="summary.points", message="must be a finite figure", message_th="ต้องเป็นจำนวนจำกัด")


def _is_figure(points: Decimal) -> bool:
    return (
        points.is_finite()
        and abs(points.adjusted()) <= LARGEST_EXPONENT
        and len(points.as_tuple().digits) <= MOST_DIGITS
    )


def _text_faults(path: str, text: str, *, longest: int = LONGEST_NAME) -> Iterator[Fault]:
    if not 0 < len(text) <= longest:
        yield Fault(
            path=path, message=f"must have 1 to {longest} characters", message_th=f"ต้องมี 1 ถึง {longest} อักขระ"
        )
    elif not (text.isprintable() or _is_writable(text)):
        yield Fault(
            path=path,
            message="must not hold control characters or half a surrogate pair",
            message_th="ต้องไม่มีอักขระควบคุมหรืออักขระที่ไม่สมบูรณ์",
        )


def _is_writable(text: str) -> bool:
    return not any(
        ord(sign) < _SPACE or ord(sign) == _DELETE or "\ud800" <= sign <= "\udfff" for sign in text
    )


def _is_line_of_json(body: bytes) -> bool:
    if not (body.startswith(b"{") and body.endswith(b"}")) or b"\n" in body or b"\r" in body or b"\0" in body:
        return False
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
