"""What each kind of parameter takes, and what it refuses."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from bestservice_workflow.checking import NumberText
from bestservice_workflow.rulebook.choices import DayCount, Proof
from bestservice_workflow.rulebook.kinds import (
    CLOCK,
    DAY,
    DAYS,
    FLAG,
    LEVELS,
    POINTS,
    Kind,
    ValueRefused,
    choice,
    choices,
    count,
    optional,
)

ROUNDS = count(1, 99)
COUNTED, PROOFS = choice(DayCount), choices(Proof)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (POINTS, "0.5", Fraction(1, 2)),
        (POINTS, 1, Fraction(1)),
        (POINTS, Decimal("0.01"), Fraction(1, 100)),
        (POINTS, NumberText("0.1"), Fraction(1, 10)),
        (ROUNDS, 1, 1),
        (ROUNDS, NumberText("99"), 99),
        (FLAG, True, True),
        (DAY, "2014-11-30", date(2014, 11, 30)),
        (DAY, date(2014, 11, 30), date(2014, 11, 30)),
        (optional(DAY), None, None),
        (optional(DAY), "", None),
        (optional(DAY), "2014-11-30", date(2014, 11, 30)),
        (DAYS, ["2014-11-30", "2014-11-30"], (date(2014, 11, 30),)),
        (DAYS, (), ()),
        (LEVELS, ["60", 70], (Fraction(60), Fraction(70))),
        (COUNTED, "working", DayCount.WORKING),
        (PROOFS, ["email", "letter", "email"], (Proof.EMAIL, Proof.LETTER)),
        (CLOCK, "16:30", 990),
        (CLOCK, "24:00", 1440),
        (CLOCK, "00:01", 1),
    ],
)
def test_takes_and_writes_back(kind: Kind, raw: Any, value: object) -> None:
    assert kind.read(raw) == value
    assert kind.read(kind.write(value)) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (POINTS, True),
        (POINTS, 0.5),
        (POINTS, "-1"),
        (POINTS, "half"),
        (POINTS, None),
        (ROUNDS, 0),
        (ROUNDS, 100),
        (ROUNDS, "3"),
        (ROUNDS, True),
        (ROUNDS, NumberText("3.0")),
        (ROUNDS, NumberText("1000000")),
        (ROUNDS, 3.0),
        (FLAG, 1),
        (FLAG, "true"),
        (DAY, 20141130),
        (DAY, datetime(2014, 11, 30, 1)),  # noqa: DTZ001 -- an instant is no day
        (DAY, NumberText("2014")),
        (DAY, "2557-11-30"),
        (DAYS, "2014-11-30"),
        (DAYS, ["30 Nov"]),
        (LEVELS, ["60"]),
        (LEVELS, ["70", "60"]),
        (LEVELS, ["60", "60"]),
        (COUNTED, "lunar"),
        (COUNTED, 3),
        (PROOFS, "letter"),
        (PROOFS, ["fax"]),
        (CLOCK, "16.30"),
        (CLOCK, "00:00"),
        (CLOCK, "24:01"),
        (CLOCK, "12:60"),
        (CLOCK, "9:00"),
        (CLOCK, "๑๖:๓๐"),
        (CLOCK, 990),
    ],
)
def test_refuses(kind: Kind, raw: Any) -> None:
    with pytest.raises(ValueRefused) as refused:
        kind.read(raw)
    assert refused.value.message
    assert refused.value.message_th


def test_a_refusal_says_what_is_expected_and_quotes_at_most_a_line() -> None:
    with pytest.raises(ValueRefused, match="expected true or false, not") as refused:
        FLAG.read("x" * 500)
    assert len(refused.value.message) < 120


def test_a_number_is_quoted_as_it_was_written() -> None:
    with pytest.raises(ValueRefused, match=r"not 3\.0"):
        ROUNDS.read(NumberText("3.0"))
