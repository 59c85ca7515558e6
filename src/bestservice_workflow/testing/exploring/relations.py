"""What must hold between two rulebooks, or two days: more time never harms, later never pays."""

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from bestservice_workflow.case import Case, evolve
from bestservice_workflow.deadlines import due_day
from bestservice_workflow.errors import Refused
from bestservice_workflow.events import Accepted, Subject
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.project import Project
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing.exploring.findings import Decide
from bestservice_workflow.testing.exploring.invariants import Step

_FIXED = ("submission.deadline", "report.deadline")
_COUNTED = ("revision.working_days", "appeal.working_days")
_MORE = 7
_MOST_DAYS = 366


@attrs.frozen
class Broken:
    """A relation that does not hold."""

    name: str
    clause: str | None
    message: str


@attrs.define
class Lenient:
    """The same history under rulebooks that give more time: everything accepted stays so, and costs no more."""

    rules: dict[str, Rulebook]
    decide: Decide = decide

    @classmethod
    def than(cls, rules: Rulebook, *, by: Decide = decide) -> "Lenient":
        """Every rulebook that has one deadline later than this one."""
        return cls(rules=dict(_more_time(rules)), decide=by)

    def begin(self, project: Project) -> dict[str, Case]:
        """The draft, under each."""
        return {name: evolve(None, draft(project, rules)) for name, rules in self.rules.items()}

    def follow(self, shadows: dict[str, Case], step: Step) -> tuple[dict[str, Case], list[Broken]]:
        """The same action under each, and what does not hold."""
        followed: dict[str, Case] = {}
        broken = []
        for name, shadow in shadows.items():
            clause = self.rules[name].clause(name)
            try:
                event = self.decide(shadow, step.event.action, self.rules[name])
            except Refused as refused:
                told = f"with a later {name}, {step.event.action.do} is refused: {refused.code}"
                broken.append(Broken("later_deadline", clause, told))
                continue
            after = followed[name] = evolve(shadow, event)
            if after.points_deducted > step.after.points_deducted:
                told = f"with a later {name}, more is deducted"
                broken.append(Broken("later_deadline", clause, told))
        return followed, broken


def _more_time(rules: Rulebook) -> Iterator[tuple[str, Rulebook]]:
    for name in _FIXED:
        day: date | None = rules.parameters[name].value
        if day is not None:
            yield name, rules.override({name: (day + timedelta(days=_MORE)).isoformat()})
    for name in _COUNTED:
        days: int = rules.parameters[name].value
        if days < _MOST_DAYS:
            yield name, rules.override({name: days + 1})


@attrs.define
class DaysOff:
    """One more day off never shortens a period."""

    rules: Rulebook
    _seen: set[tuple[Subject, date | None]] = attrs.field(factory=set)

    def broken_by(self, event: Accepted) -> Iterator[Broken]:
        """Periods that an action began, and that a day off would shorten."""
        for period in event.opened:
            place = (period.subject, period.began)
            if period.due is None or place in self._seen:
                continue
            self._seen.add(place)
            known = self.rules.as_of(event.effective)
            for off in {period.due, (period.began or period.due) + timedelta(days=1)}:
                with_it = known.override({"calendar.extra_days_off": [off.isoformat()]})
                due = due_day(period.subject, began=period.began, rules=with_it.as_of(event.effective))
                if due is not None and due < period.due:
                    told = f"with {off} off, {period.subject} would end on {due}, before {period.due}"
                    yield Broken("day_off", period.clause, told)


@attrs.define
class Waiting:
    """Of one act on one case, done on a later day: never cheaper, and never allowed again once refused."""

    rules: Rulebook
    _last: dict[tuple[str, str, str], tuple[Step | None, str]] = attrs.field(factory=dict)

    def broken_by(
        self, place: tuple[str, str, str], *, on: date, step: Step | None, refused: Refused | None
    ) -> Broken | None:
        """What is wrong with this day's answer after the days before; ``place`` names act, content and actor."""
        law = self.rules.as_of(on).digest
        if refused is not None and refused.code == "out_of_order":
            return None
        before = self._last.get(place)
        self._last[place] = (step, law)
        if before is None or before[1] != law or step is None:
            return None
        earlier = before[0]
        if earlier is None:
            return Broken("waiting", None, f"{place[0]} is refused on a day and accepted on a later one")
        if step.after.points_deducted < earlier.after.points_deducted:
            return Broken("later_pays", None, f"{place[0]} costs less on {on} than on an earlier day")
        return None
