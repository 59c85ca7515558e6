"""Every refusal says what it said, in both languages, word by word."""

from scripts.traceability import codes
from tests.golden.refusals import FILE, lines, refused

FROZEN = FILE.read_text("utf-8").splitlines()


def test_the_words_are_as_frozen() -> None:
    assert list(lines()) == FROZEN


def test_every_code_of_a_guard_is_there() -> None:
    told = {line.split(" ")[0] for line in FROZEN if not line.startswith(" ")}
    assert told == {line.name for line in codes()} - {"invalid_document"}
    assert len([line for line in FROZEN if not line.startswith(" ")]) >= len(list(refused()))
