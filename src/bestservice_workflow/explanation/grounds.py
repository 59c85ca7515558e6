"""What explanations rest on: the facts of a case, and the law by which each was decided."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Self

import attrs

from bestservice_workflow.calendars import CalendarDay
from bestservice_workflow.case import Case, fold
from bestservice_workflow.events import Accepted, Decided, Drafted
from bestservice_workflow.explanation.derivation import (
    Asked,
    CalendarSource,
    FactSource,
    Node,
    RuleSource,
    Source,
)
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.rulebook.words import PARAMETERS, Words


@attrs.frozen(kw_only=True)
class Law:
    """The rules as they were known on a day, and where each value comes from."""

    rules: Rulebook
    """As known."""
    whole: Rulebook
    """With its announcements, which say where announced values come from."""
    on: date | None
    """The day; None for the rules as they are written."""

    @classmethod
    def known(cls, whole: Rulebook, *, on: date | None) -> Self:
        """The law as it was known on this day."""
        return cls(rules=whole if on is None else whole.as_of(on), whole=whole, on=on)

    def rule(self, name: str, *, label: Words | None = None) -> Node:
        """A leaf: one parameter."""
        parameter = self.rules.parameters[name]
        return Node(label=label or PARAMETERS[name], value=parameter.value, source=rule_source(self, name))

    def days_off(self, after: date, until: date) -> Node:
        """A leaf: the days off from the day after ``after`` to ``until``."""
        walked = self.rules.calendar.walk(after, until)
        return _days_off(tuple(day for day in walked if not day.working and day.day > after))


def no_days_off() -> Node:
    """A leaf: no day in between at all."""
    return _days_off(())


def _days_off(off: tuple[CalendarDay, ...]) -> Node:
    return Node(
        label=("days off in between", "วันหยุดในระหว่างนั้น"),
        value=tuple(day.day for day in off),
        source=CalendarSource(days=off),
    )


def rule_source(law: Law, name: str) -> RuleSource:
    """Where a parameter's value comes from."""
    parameter = law.rules.parameters[name]
    source = RuleSource(
        name=name,
        clause=parameter.clause,
        wording=parameter.wording,
        reading=parameter.reading,
        reason=parameter.reason,
    )
    for announcement in reversed(law.whole.announcements):
        if announcement.field == name and (law.on is None or announcement.known_since <= law.on):
            return attrs.evolve(
                source, reference=announcement.reference, known_since=announcement.known_since
            )
    return source


@attrs.frozen(kw_only=True)
class Grounds:
    """The facts of a case that are in force, and the rulebook each was decided under."""

    facts: tuple[Decided, ...]
    rulebooks: tuple[Rulebook, ...]
    """One for each fact, with the announcements that had been made."""
    rules: Rulebook
    """The rulebook in force now, which what is still open follows."""
    case: Case
    """What the facts lead to."""

    @classmethod
    def of(
        cls, facts: Iterable[Decided], rules: Rulebook, *, decided_under: Sequence[Rulebook] | None = None
    ) -> Self:
        """The facts with the rulebook in force; each was decided under it, or under another given for it."""
        known = tuple(facts)
        rulebooks = (rules,) * len(known) if decided_under is None else tuple(decided_under)
        return cls(facts=known, rulebooks=rulebooks, rules=rules, case=fold(known))

    @property
    def drafted(self) -> Drafted:
        """The first fact."""
        first = self.facts[0]
        assert isinstance(first, Drafted)  # noqa: S101 -- ``fold`` has seen to it
        return first

    @property
    def accepted(self) -> tuple[Accepted, ...]:
        """The accepted actions, in order: the place of each is what ``Deduction.action`` means."""
        return tuple(fact for fact in self.facts if isinstance(fact, Accepted))

    def law(self, action: int) -> Law:
        """The law by which an action was decided."""
        return Law.known(self.rulebooks[action + 1], on=self.accepted[action].effective)

    def law_on(self, day: date | None) -> Law:
        """The law as known on a day; never less than was known at the last action."""
        last = self.case.last_effective
        return Law.known(self.rules, on=day if day is None or last is None else max(day, last))

    def source(self, action: int | None) -> FactSource:
        """The fact as a source: an action by its place, or the draft."""
        if action is None:
            return FactSource(action=None, do=None, on=None, by=None)
        fact = self.accepted[action]
        return FactSource(action=action, do=fact.action.do, on=fact.effective, by=fact.action.by)

    def fact(self, label: Words, value: Any, *, action: int | None) -> Node:  # noqa: ANN401 -- of any kind
        """A leaf: what a fact says."""
        return Node(label=label, value=value, source=self.source(action))


def asked(label: Words, value: Any) -> Node:  # noqa: ANN401 -- a value of any kind
    """A leaf: what the question said."""
    source: Source = Asked()
    return Node(label=label, value=value, source=source)
