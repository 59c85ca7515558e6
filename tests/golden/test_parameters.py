"""The shipped rulebook says what the slides say, parameter by parameter."""

import pytest
from tests.golden.parameters import SLIDES
from tests.histories import RULES


@pytest.mark.parametrize("name", SLIDES)
def test_as_the_slides_say(name: str) -> None:
    parameter = RULES.parameters[name]
    assert (parameter.plain, parameter.clause, parameter.reading) == SLIDES[name]


def test_nothing_more_and_nothing_less() -> None:
    assert set(RULES.parameters) == set(SLIDES)
    assert RULES.announcements == ()
