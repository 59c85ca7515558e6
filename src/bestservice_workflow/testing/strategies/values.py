"""Figures and texts."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from bestservice_workflow.figures import round_half_up

_STEPS = ("0", "0.0001", "-0.0001", "0.00005", "-0.00005", "1", "-1")
_PLACES = 6
_THAI = "กขคงจชซดตถทธนบปผพฟมยรลวศสหอ"
_ABOVE = "่้๊๋์"
_VOWELS = "ะาำิีึืุูเแโใไ"
_WIDEST = 200


def figures(*levels: Fraction | int | str) -> st.SearchStrategy[Decimal]:
    """Figures at, just below and just above each level, and anywhere from 0 to 200.

    Shrinks to the first level itself, then to steps of 1/10000 and of half of it around the level.
    """
    at = [Fraction(level) for level in levels] or [Fraction(100)]
    near = st.builds(
        lambda level, step: max(Fraction(0), level + Fraction(step)), st.sampled_from(at), _steps()
    )
    anywhere = st.integers(0, _WIDEST * 10_000).map(lambda whole: Fraction(whole, 10_000))
    return st.one_of(near, anywhere).map(lambda value: round_half_up(value, _PLACES))


def _steps() -> st.SearchStrategy[str]:
    return st.sampled_from(_STEPS)


def thai_text(*, max_syllables: int = 12) -> st.SearchStrategy[str]:
    """Thai words, with vowels and tone marks where they can stand, ำ among them. Shrinks to ``ก``."""
    syllable = st.builds(
        lambda letter, mark, vowel: letter + mark + vowel,
        st.sampled_from(_THAI),
        st.sampled_from(["", *_ABOVE]),
        st.sampled_from(["", *_VOWELS]),
    )
    return st.lists(syllable, min_size=1, max_size=max_syllables).map("".join)


def hostile_text() -> st.SearchStrategy[str]:
    """Text that must be kept or refused, never changed: blanks, bidirectional marks, long and combined marks.

    Shrinks to the empty text.
    """
    return st.one_of(
        st.sampled_from(["", " ", "\u200b", "\u202eกข", "กำ", "กํา", "=1+1", "a\tb", "<b>", "'; --"]),
        st.text(max_size=50),
        st.integers(100, 2000).map(lambda length: "ก" * length),
    )


def hostile_figures() -> st.SearchStrategy[str]:
    """Texts that are no figure here: NaN, endless, negative, with commas. Shrinks to ``NaN``."""
    return st.sampled_from(
        [
            "NaN",
            "Infinity",
            "-1",
            "1e999",
            "1E+3000000",
            "1,000",
            "",
            "½",
            "0x10",
            "9" * 100,
            "1." + "0" * 100,
        ]
    )


def thai_digits(figure: Iterable[str]) -> str:
    """The figure in Thai digits."""
    return "".join(
        "๐๑๒๓๔๕๖๗๘๙"[int(digit)] if digit.isascii() and digit.isdigit() else digit for digit in figure
    )
