"""Figures are exact: read from text, computed as rationals, rounded once."""

from decimal import Decimal
from fractions import Fraction

import pytest

from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.figures import (
    MOST_DIGITS,
    exact,
    parse_figure,
    plain,
    round_half_up,
    shown,
    to_figure,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("85.50", "85.50"),
        ("๘๕.๕", "85.5"),
        ("+1", "1"),
        ("-0", "0"),
        ("1e3", "1000"),
        ("1E-3", "0.001"),
        ("0.1", "0.1"),
        ("9" * MOST_DIGITS, "9" * MOST_DIGITS),
        ("1e60", "1e60"),
    ],
)
def test_a_figure_is_read_exactly(text: str, value: str) -> None:
    read = parse_figure(text)
    assert read == Decimal(value)
    assert not read.is_signed()


def test_a_figure_keeps_the_places_it_was_written_with() -> None:
    assert str(parse_figure("85.50")) == "85.50"


@pytest.mark.parametrize(
    "text",
    ["", " ", "1 ", "one", "1,000", "1.", ".5", "NaN", "Infinity", "0x10", "1_000", "½", "--1"],
)
def test_what_is_no_figure(text: str) -> None:
    with pytest.raises(InvalidDocument, match="is not a figure"):
        parse_figure(text)


@pytest.mark.parametrize(
    "text",
    ["1" * (MOST_DIGITS + 1), "1e61", "1e999", "1e1000", "1e3000000", "1e-61", "0.1e-60", "1" * 500, "0e-61"],
)
def test_what_is_too_long(text: str) -> None:
    with pytest.raises(InvalidDocument, match="is too long a figure") as refused:
        parse_figure(text)
    assert len(str(refused.value)) < 160
    assert "ยาวเกินไป" in refused.value.message_th


def test_a_refused_text_is_quoted_in_part_where_it_is_long() -> None:
    with pytest.raises(InvalidDocument) as refused:
        parse_figure("x" * 5000)
    assert len(str(refused.value)) < 160


@pytest.mark.parametrize("text", ["-1", "-0.01"])
def test_what_is_negative(text: str) -> None:
    with pytest.raises(InvalidDocument, match="is negative"):
        parse_figure(text)


@pytest.mark.parametrize("value", ["80", 80, Decimal(80)])
def test_code_gives_texts_ints_and_decimals(value: Decimal | int | str) -> None:
    assert to_figure(value) == 80


@pytest.mark.parametrize("value", [80.0, True, None, Fraction(1, 3)])
def test_code_never_gives_floats_and_the_like(value: object) -> None:
    with pytest.raises(InvalidDocument, match="not an exact figure"):
        to_figure(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("1/50", 4, "0.0200"),
        ("200/3", 4, "66.6667"),
        ("0.00005", 4, "0.0001"),
        ("0.000049999", 4, "0.0000"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("1.005", 2, "1.01"),
        ("0", 0, "0"),
        ("99.99995", 4, "100.0000"),
    ],
)
def test_halves_go_up(value: str, decimals: int, text: str) -> None:
    assert shown(Fraction(value), decimals) == text
    assert round_half_up(Fraction(value), decimals) == Decimal(text)


def test_plain_has_no_exponent() -> None:
    assert plain(Decimal("1E+3")) == "1000"
    assert plain(Decimal("80.0")) == "80.0"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1/50", "0.02"),
        ("2/3", "2/3"),
        ("5", "5"),
        ("1/8", "0.125"),
        ("1/5", "0.2"),
        ("7/6", "7/6"),
        ("1/1024", "0.0009765625"),
    ],
)
def test_exact_is_a_decimal_where_it_has_an_end(value: str, text: str) -> None:
    assert exact(Fraction(value)) == text
    assert Fraction(exact(Fraction(value))) == Fraction(value)
