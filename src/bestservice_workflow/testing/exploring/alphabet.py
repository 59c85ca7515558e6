"""What is tried on a case: every trigger, at every class of day, by everybody, with every class of content."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any

import attrs

from bestservice_workflow.actions import ACTIONS, Action, Actor, Result, Trigger
from bestservice_workflow.case import Case
from bestservice_workflow.deadlines import due_day
from bestservice_workflow.events import State, Subject
from bestservice_workflow.figures import exact, round_half_up
from bestservice_workflow.machine import TABLE, Row
from bestservice_workflow.moments import BANGKOK, Moment
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing.exploring.projects import plans
from bestservice_workflow.testing.model_guards import may

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)
STRANGER = Actor.agency("9999")
"""An agency whose project it is not."""
_AHEAD = {
    State.APPROVED: (Subject.REPORT,),
    State.EXECUTING: (Subject.REPORT, Subject.SCORING),
    State.REPORTED: (Subject.SCORING,),
}


@attrs.frozen(kw_only=True)
class Attempt:
    """One action to try, and of what class its facts are."""

    action: Action
    content: str
    """The class of what it says: ``sound``, ``without a letter``, ``90 %`` …"""


def landmarks(case: Case, rules: Rulebook) -> dict[Subject, date]:
    """The last days of open periods, the youngest of each kind, and of fixed ones to come."""
    known = rules if case.last_effective is None else rules.as_of(case.last_effective)
    found: dict[Subject, date | None] = {}
    for period in case.periods:
        found.pop(period.subject, None)
        if period.open:
            found[period.subject] = due_day(period.subject, began=period.began, rules=known)
    for subject in _AHEAD.get(case.state, ()):
        found.setdefault(subject, due_day(subject, began=None, rules=known))
    return {subject: due for subject, due in found.items() if due is not None}


def moments(case: Case, rules: Rulebook, *, later: int) -> tuple[Moment, ...]:
    """At least one moment of each class: the last day itself, around each landmark, and later than all."""
    base = case.last_at.day if case.last_at is not None else rules.fiscal_year.start
    ends = set(landmarks(case, rules).values())
    changes = {announcement.known_since for announcement in rules.announcements}
    days = {base, max(ends | {base}) + later * _DAY}
    days |= {end + place * _DAY for end in ends for place in (-1, 0, 1)}
    days |= {change + place * _DAY for change in changes for place in (-1, 0)}
    dated = [Moment.of(day) for day in days if day >= base]
    timed = [Moment.of(instant) for end in ends for instant in _day_ends(end, rules) if instant.date() > base]
    return tuple(sorted([*dated, *timed], key=_when))


def _when(moment: Moment) -> datetime:
    return moment.instant or datetime.combine(moment.day, time(12), BANGKOK)


def _day_ends(day: date, rules: Rulebook) -> tuple[datetime, datetime]:
    """The last instant of a day and the first of the next, by where the rulebook has days end (A17)."""
    first = datetime.combine(day, time(), BANGKOK) + timedelta(minutes=rules.counting.day_ends)
    return first - _INSTANT, first


class Alphabet:
    """The attempts that an exploration makes, under one rulebook, on the rows of one table."""

    def __init__(self, rules: Rulebook, *, later: int, table: Iterable[Row] = TABLE) -> None:
        self._rules = rules
        self._later = later
        self._known = frozenset((row.source, row.trigger) for row in table)
        self._plans = plans(rules)
        self._levels = _around_levels(rules)

    def attempts(self, case: Case) -> Iterator[Attempt]:
        """Everything to try on a case, earliest day first for each trigger and content.

        Every trigger by everybody on the last day. A trigger that the state knows also by whom it is on every
        day, with every content on the last day, and once before the last action.
        """
        when = moments(case, self._rules, later=self._later)
        for do in Trigger:
            contents = self.contents(do, case, when[0])
            own, first = self.own(case, do), next(iter(contents))
            if (case.state, do) in self._known:
                yield from self._by_whom_it_is(do, case, when, contents)
            else:
                yield self.attempt(do, when[0], own, first, contents[first])
            for by in self.everybody(case):
                if by != own:
                    yield self.attempt(do, when[0], by, first, contents[first])

    def first(self, do: Trigger, case: Case) -> Attempt:
        """The sound attempt at a trigger, on the case's last day, by whom it is."""
        at = case.last_at or Moment.of(self._rules.fiscal_year.start)
        contents = self.contents(do, case, at)
        first = next(iter(contents))
        return self.attempt(do, at, self.own(case, do), first, contents[first])

    def _by_whom_it_is(
        self, do: Trigger, case: Case, when: tuple[Moment, ...], contents: dict[str, dict[str, Any]]
    ) -> Iterator[Attempt]:
        own, first = self.own(case, do), next(iter(contents))
        for content, values in contents.items():
            for at in when if content == first else when[:1]:
                yield self.attempt(do, at, own, content, values)
        if case.last_at is not None:
            yield self.attempt(do, Moment.of(case.last_at.day - _DAY), own, first, contents[first])

    def attempt(self, do: Trigger, at: Moment, by: Actor, content: str, values: dict[str, Any]) -> Attempt:
        """One attempt."""
        return Attempt(action=ACTIONS[do](at=at, by=by, **values), content=content)

    def own(self, case: Case, do: Trigger) -> Actor:
        """Who does this."""
        return _actor(case, may(do.value, self._rules)[0])

    def everybody(self, case: Case) -> tuple[Actor, ...]:
        """Everybody who can try to do something to a case."""
        return (*(_actor(case, role) for role in ("agency", "office", "committee")), STRANGER)

    def contents(self, do: Trigger, case: Case, at: Moment) -> dict[str, dict[str, Any]]:
        """What an act can say, by class, the sound one first."""
        match do:
            case Trigger.SUBMIT:
                letter, email = {"letter": "กท 4001/1234"}, {"email": at}
                return {
                    "sound": letter | email,
                    "without a letter": email,
                    "with a blank letter": {"letter": " "} | email,
                    "without an e-mail": letter,
                    "without either": {},
                }
            case Trigger.EDIT:
                return {name: {"changes": plan} for name, plan in self._plans.items()}
            case Trigger.RESUBMIT:
                return {"sound": {"changes": {}}} | {
                    name: {"changes": plan} for name, plan in self._plans.items() if name != "sound"
                }
            case Trigger.REPORT:
                return self._reports(case)
        return {"sound": {}}

    def _reports(self, case: Case) -> dict[str, dict[str, Any]]:
        names = [indicator.id for indicator in case.project.indicators]
        full = next(iter(self._levels.values()))
        sound = {
            name: {"results": tuple(_result(indicator, percent) for indicator in names)}
            for name, percent in self._levels.items()
        }
        everything = [_result(indicator, full) for indicator in names]
        return sound | {
            "nothing": {"results": ()},
            "one missing": {"results": tuple(everything[1:])},
            "one twice": {"results": (*everything, *everything[:1])},
            "one unknown": {"results": (*everything, _result("k9", full))},
            "one for another": {"results": (*everything[1:], _result("k9", full))},
        }


def _actor(case: Case, role: str) -> Actor:
    own = {"agency": Actor.agency(case.project.agency.code), "office": Actor.office()}
    return own.get(role, Actor.committee())


@cache
def _result(indicator: str, percent: Fraction) -> Result:
    return Result(indicator=indicator, achieved=round_half_up(percent, 4))


def _around_levels(rules: Rulebook) -> dict[str, Fraction]:
    levels, little = rules.scoring.levels, Fraction(1, 100)
    around = {level + step for level in levels for step in (-little, Fraction(0), little)}
    inside = {(low + high) / 2 for low, high in pairwise(levels)}
    below = {Fraction(0), levels[0] / 2, max(Fraction(0), 2 * levels[0] - levels[1])}
    every = sorted((value for value in around | inside | below if value >= 0), reverse=True)
    return {f"{exact(percent)} %": percent for percent in every}
