"""What the library's values take from code, and what they refuse, field by field."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pendulum
import pytest
from tests.histories import AGENCY, PROJECT

from bestservice_workflow import (
    Actor,
    Agency,
    AgencyKind,
    Category,
    Duration,
    Edit,
    Indicator,
    InvalidDocument,
    Project,
    Report,
    Result,
    Role,
    Submit,
)
from bestservice_workflow.checking import to_day
from bestservice_workflow.serialization import plain_of

Make = Callable[[], object]


def told(make: Make) -> dict[str, str]:
    with pytest.raises(InvalidDocument) as refused:
        make()
    assert all(fault.message_th for fault in refused.value.faults)
    return {fault.path: fault.message for fault in refused.value.faults}


def project(**fields: Any) -> Make:
    return lambda: attrs.evolve(PROJECT, **fields)


def changes(**fields: Any) -> Make:
    return lambda: Edit(at="2014-11-03", by=AGENCY, changes=fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("make", "path", "message"),
    [
        (project(id=""), "id", "must not be blank"),
        (project(id="a\nb"), "id", "one line of at most 200"),
        (project(id="x" * 201), "id", "one line of at most 200"),
        (project(title=5), "title", "expected a text, not 5"),
        (project(title="a\0"), "title", "U+0000"),
        (project(method=None), "method", "expected a text, not null"),
        (project(improvement=True), "improvement", "expected a text, not true"),
        (project(facebook="no"), "facebook", "expected true or false, not 'no'"),
        (project(continues=2557.5), "continues", "expected a whole number, not 2557.5"),
        (project(continues=True), "continues", "expected a whole number, not true"),
        (project(team="abc"), "$", "expected a list, not 'abc'"),
        (project(team=[1]), "team[0]", "expected a text, not 1"),
        (project(indicators=[{"id": "k"}]), "indicators[0]", "a value of Indicator, not an object"),
        (project(period=("2015-01-01", "2015-02-01")), "period", "a value of Duration, not a list"),
        (project(agency="1001"), "agency", "a value of Agency"),
        (project(category="neww"), "$", "the nearest is new"),
        (project(category=None), "$", "continuing / new / improved, not null"),
        (lambda: Agency(code="1", name="x", kind="lin"), "$", "the nearest is line"),
        (
            lambda: Duration(start=datetime(2015, 1, 1, tzinfo=UTC), end=date(2015, 2, 1)),
            "$",
            "expected a day",
        ),
        (lambda: Duration(start="2558-01-01", end="2015-02-01"), "$", "write 2015-01-01"),
        (lambda: Indicator(id="k", target=0.5), "$", "not an exact figure"),  # type: ignore[arg-type]
        (lambda: Actor("minister", "x"), "$", "agency / office / committee"),
        (lambda: Submit(at="2014-11-28", by="1001"), "by", "a value of Actor, not '1001'"),  # type: ignore[arg-type]
        (lambda: Submit(at="2014-11-28", by=AGENCY, letter=5), "letter", "expected a text"),  # type: ignore[arg-type]
        (lambda: Submit(at=20141128, by=AGENCY), "$", "a day or an instant"),  # type: ignore[arg-type]
        (lambda: Submit(at=datetime(2014, 11, 28), by=AGENCY), "$", "needs its offset"),  # noqa: DTZ001
        (lambda: Report(at="2015-09-15", by=AGENCY, results=[{"k1": 5}]), "results[0]", "a value of Result"),  # type: ignore[list-item]
        (lambda: Edit(at="2014-11-03", by=AGENCY, changes="method"), "changes", "expected changes by name"),  # type: ignore[arg-type]
        (project(indicators=[Indicator(id="k")] * 2), "indicators[1].id", "names another indicator"),
        (lambda: Indicator(id="k", target=0), "target", "above 0"),
        (lambda: Duration(start="2015-02-01", end="2015-01-31"), "end", "before it starts"),
        (changes(metod="x"), "changes.metod", "the nearest is 'method'"),
        (changes(id="other"), "changes.id", "never change"),
        (changes(agency=PROJECT.agency), "changes.agency", "never change"),
        (changes(category="neww"), "changes.category", "the nearest is new"),
        (changes(team="abc"), "changes.team", "expected a list"),
        (changes(team=["a", 2]), "changes.team[1]", "expected a text, not 2"),
        (changes(indicators=[Indicator(id="k")] * 2), "changes.indicators[1].id", "another indicator"),
    ],
)
def test_what_is_refused_is_told_with_its_field(make: Make, path: str, message: str) -> None:
    faults = told(make)
    assert list(faults) == [path]
    assert message in faults[path]


def test_all_faults_of_changes_are_told_at_once() -> None:
    assert set(told(changes(id="x", team=5, methd="y"))) == {"changes.id", "changes.team", "changes.methd"}


def test_lists_words_and_days_are_taken_as_they_come_from_a_form() -> None:
    made = Project(
        id="p",
        agency=Agency(code="1001", name="x", kind="line"),
        title="t",
        category="new",
        team=["a"],
        indicators=[Indicator(id="k", target=80)],
        period=Duration(start="2015-01-05", end=pendulum.date(2015, 8, 31)),
    )
    assert (made.agency.kind, made.category, made.team) == (AgencyKind.LINE, Category.NEW, ("a",))
    assert made.period == Duration(start=date(2015, 1, 5), end=date(2015, 8, 31))
    assert made.period is not None
    assert type(made.period.end) is date
    assert Actor("agency", "1001") == Actor(Role.AGENCY, "1001")


def test_changes_are_taken_as_a_project_takes_them() -> None:
    edit = Edit(at="2014-11-03", by=AGENCY, changes={"category": "improved", "team": ["a"]})  # type: ignore[typeddict-item]
    assert edit.changes == {"category": Category.IMPROVED, "team": ("a",)}
    assert plain_of(edit)["changes"] == {"category": "improved", "team": ["a"]}


def test_a_result_is_exact() -> None:
    assert str(Result(indicator="k", achieved="76.50").achieved) == "76.50"


def test_a_day_is_no_instant() -> None:
    assert to_day(date(2014, 11, 28)) == to_day("2014-11-28") == date(2014, 11, 28)
    with pytest.raises(InvalidDocument):
        to_day(datetime(2014, 11, 28, tzinfo=UTC))
