"""Exact figures: read from text without a binary float, computed as rationals, rounded once when shown."""

import re
from decimal import Decimal
from fractions import Fraction

from bestservice_workflow.errors import InvalidDocument, quoted
from bestservice_workflow.moments import THAI_DIGITS

MOST_DIGITS = 60
"""Longer figures are refused: no indicator needs them, and some would take minutes to expand."""

_EXPONENT_DIGITS = 3
_FIGURE = re.compile(r"[+-]?\d+(\.\d+)?(?:[eE][+-]?(?P<exponent>\d+))?", re.ASCII)


def parse_figure(text: str) -> Decimal:
    """Read a figure that is not negative, in Arabic or Thai digits, exactly.

    Raises:
        InvalidDocument: not a figure, negative, or with more than 60 digits written out.

    >>> parse_figure("๘๕.๕")
    Decimal('85.5')
    """
    plain = text.translate(THAI_DIGITS)
    match = _FIGURE.fullmatch(plain)
    if match is None:
        raise InvalidDocument.because(
            f"{quoted(text)} is not a figure; write digits with a decimal point, such as 85.5",
            f"{quoted(text)} ไม่ใช่ตัวเลข ให้เขียนเป็นตัวเลขและจุดทศนิยม เช่น 85.5",
        )
    bounded = len(plain) <= MOST_DIGITS and len(match["exponent"] or "") <= _EXPONENT_DIGITS
    value = Decimal(plain) if bounded else None
    if value is None or abs(value.adjusted()) > MOST_DIGITS or -_exponent(value) > MOST_DIGITS:
        raise InvalidDocument.because(
            f"{quoted(text)} is too long a figure: at most {MOST_DIGITS} digits written out",
            f"{quoted(text)} ยาวเกินไป ตัวเลขต้องไม่เกิน {MOST_DIGITS} หลัก",
        )
    if value < 0:
        raise InvalidDocument.because(
            f"{quoted(text)} is negative; a figure here is 0 or more",
            f"{quoted(text)} เป็นจำนวนลบ ตัวเลขนี้ต้องเป็น 0 หรือมากกว่า",
        )
    return value.copy_abs()


def to_figure(value: Decimal | int | str) -> Decimal:
    """Take a figure from code: a Decimal, an int, or text; never a float, which is not exact.

    Raises:
        InvalidDocument: a float, a boolean, NaN, Infinity, a negative or an endless figure.

    >>> to_figure("80"), to_figure(80)
    (Decimal('80'), Decimal('80'))
    """
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise InvalidDocument.because(
            f"{value!r} is not an exact figure; give a Decimal, an int or a text such as '85.5'",
            f"{value!r} ไม่ใช่ตัวเลขที่แน่นอน ให้ระบุเป็น Decimal, int หรือข้อความ เช่น '85.5'",
        )
    return parse_figure(value if isinstance(value, str) else str(value))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101 -- the pattern admits neither NaN nor Infinity
    return exponent


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """Round a value that is not negative to ``decimals`` places, halves up; the one rounding there is (A8).

    >>> round_half_up(Fraction(200, 3), 4)
    Decimal('66.6667')
    """
    return Decimal(shown(value, decimals))


def shown(value: Fraction, decimals: int) -> str:
    """The figure, rounded half up, as text with exactly ``decimals`` places.

    >>> shown(Fraction(1, 50), 4)
    '0.0200'
    """
    scale: int = 10**decimals
    units = (2 * value.numerator * scale + value.denominator) // (2 * value.denominator)
    whole, rest = divmod(units, scale)
    return f"{whole}.{rest:0{decimals}}" if decimals else str(whole)


def plain(value: Decimal) -> str:
    """A figure as it was given, written out without an exponent."""
    return format(value, "f")


def exact(value: Fraction) -> str:
    """A rational as the shortest exact text: a decimal where it has an end, else a fraction.

    >>> exact(Fraction(1, 50)), exact(Fraction(2, 3))
    ('0.02', '2/3')
    """
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return shown(value, max(twos, fives)) if rest == 1 else str(value)
