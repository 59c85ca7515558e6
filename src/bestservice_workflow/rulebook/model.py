"""A rulebook: the parameters of one fiscal year, each with its clause, and what was announced since."""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

import attrs

from bestservice_workflow.calendars import FiscalYear, WorkingCalendar, government_calendar
from bestservice_workflow.errors import Fault, InvalidRulebook
from bestservice_workflow.rulebook.differences import RuleChange, changes
from bestservice_workflow.rulebook.faults import unknown_name, wrong_value
from bestservice_workflow.rulebook.kinds import ValueRefused
from bestservice_workflow.rulebook.parameter import Announcement, Parameter, set_by
from bestservice_workflow.rulebook.sections import (
    KINDS,
    AppealRules,
    CalendarRules,
    Completeness,
    Eligibility,
    Notification,
    ReportRules,
    Review,
    Revision,
    Scoring,
    Sections,
    Submission,
    Weight,
    build,
)


def _frozen(parameters: Mapping[str, Parameter]) -> Mapping[str, Parameter]:
    return MappingProxyType(dict(parameters))


def _calendar_of(rulebook: "Rulebook") -> WorkingCalendar:
    return government_calendar().with_days(
        off=rulebook.parameters["calendar.extra_days_off"].value,
        working=rulebook.parameters["calendar.extra_working_days"].value,
    )


@attrs.frozen(kw_only=True, slots=False, eq=False)
class Rulebook:
    """The rules of one fiscal year. Immutable; every change gives a new one.

    >>> from bestservice_workflow import load_rulebook
    >>> rules = load_rulebook("fy2558")
    >>> rules.review.max_rounds, rules.clause("review.max_rounds")
    (3, 'S7.4')
    >>> rules.override({"review.max_rounds": 2}).review.max_rounds
    2
    """

    id: str
    fiscal_year: FiscalYear
    title: str
    title_th: str
    parameters: Mapping[str, Parameter] = attrs.field(converter=_frozen, repr=False)
    """By dotted name; every name of ``KINDS`` is there."""
    announcements: tuple[Announcement, ...] = attrs.field(default=(), repr=False)
    """By the day they became known."""
    calendar: WorkingCalendar = attrs.field(default=attrs.Factory(_calendar_of, takes_self=True), repr=False)
    """Days off, extra ones included."""

    _sections: Sections = attrs.field(init=False, repr=False)
    _known: dict[tuple[int, WorkingCalendar], "Rulebook"] = attrs.field(init=False, repr=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        values = {name: parameter.value for name, parameter in self.parameters.items()}
        object.__setattr__(self, "_sections", build(values))

    @property
    def weight(self) -> Weight:
        """Points of the KPI (S1)."""
        return self._sections.weight

    @property
    def eligibility(self) -> Eligibility:
        """Which projects may be presented (S3)."""
        return self._sections.eligibility

    @property
    def completeness(self) -> Completeness:
        """What a submitted project must have (S6.1, S7.2)."""
        return self._sections.completeness

    @property
    def submission(self) -> Submission:
        """Sending the project (S6.2)."""
        return self._sections.submission

    @property
    def review(self) -> Review:
        """Consideration (S7.4)."""
        return self._sections.review

    @property
    def notification(self) -> Notification:
        """Announcement of the result (S8.5)."""
        return self._sections.notification

    @property
    def revision(self) -> Revision:
        """Modification (S8.6.1)."""
        return self._sections.revision

    @property
    def appeal(self) -> AppealRules:
        """Appeal (S9.6.2)."""
        return self._sections.appeal

    @property
    def report(self) -> ReportRules:
        """Report (S10.8)."""
        return self._sections.report

    @property
    def scoring(self) -> Scoring:
        """Scoring (S4, S5, S11.9)."""
        return self._sections.scoring

    @property
    def counting(self) -> CalendarRules:
        """How days are counted (A3, A17)."""
        return self._sections.calendar

    def clause(self, name: str) -> str:
        """The clause that sets the parameter of this dotted name."""
        return self.parameters[name].clause

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of everything that can change a decision."""
        content = {
            "id": self.id,
            "fiscal_year": self.fiscal_year.year,
            "parameters": {name: [p.plain, p.clause] for name, p in sorted(self.parameters.items())},
            "announcements": [
                [a.known_since.isoformat(), a.field, KINDS[a.field].write(a.value)]
                for a in self.announcements
            ],
        }
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def override(self, values: Mapping[str, object], *, path: str = "overrides") -> "Rulebook":
        """The same rules with other values, by dotted name; ``path`` is where faults say they are.

        Raises:
            InvalidRulebook: unknown names (with the nearest), values of the wrong kind; all at once.
        """
        if not values:
            return self
        faults: list[Fault] = []
        parameters = dict(self.parameters)
        for name, raw in values.items():
            if name not in KINDS:
                faults.append(unknown_name(f"{path}.{name}", name, KINDS))
                continue
            try:
                parameters[name] = attrs.evolve(parameters[name], value=KINDS[name].read(raw))
            except ValueRefused as error:
                faults.append(wrong_value(f"{path}.{name}", error))
        if faults:
            raise InvalidRulebook.of(faults)
        return self._with(parameters, self.announcements)

    def announced(self, *announcements: Announcement) -> "Rulebook":
        """The same rules with these announcements besides those they have; an earlier one counts first.

        >>> from datetime import date
        >>> from bestservice_workflow import load_rulebook
        >>> circular = Announcement(
        ...     known_since=date(2015, 8, 3), field="report.deadline", value=date(2015, 9, 30), reference="กท 0404/1"
        ... )
        >>> load_rulebook("fy2558").announced(circular).as_of(date(2015, 8, 3)).report.deadline
        datetime.date(2015, 9, 30)
        """
        ordered = sorted([*self.announcements, *announcements], key=_known_since)
        return attrs.evolve(self, announcements=tuple(ordered)) if announcements else self

    def history(self) -> tuple[RuleChange, ...]:
        """What was announced, in order: which rule, from what to what, since when, and where.

        >>> from bestservice_workflow import load_rulebook
        >>> load_rulebook("fy2558").history()
        ()
        """
        parameters, told = dict(self.parameters), list[RuleChange]()
        for one in self.announcements:
            after = {one.field: set_by(one, parameters[one.field])}
            told += changes(parameters, after, since=one.known_since, reference=one.reference)
            parameters |= after
        return tuple(told)

    def diff(self, other: "Rulebook") -> tuple[RuleChange, ...]:
        """What another rulebook sets otherwise, as both are written; announcements are told by ``history``.

        >>> from bestservice_workflow import load_rulebook
        >>> rules = load_rulebook("fy2558")
        >>> [change.message for change in rules.diff(rules.override({"review.max_rounds": 2}))]
        ['most considerations (S7.4, review.max_rounds): 3 → 2']
        """
        return tuple(changes(self.parameters, other.parameters))

    def as_of(self, day: date) -> "Rulebook":
        """The law as it was known on this day: announcements and days off known by then, and no others.

        >>> from datetime import date
        >>> from bestservice_workflow import load_rulebook
        >>> load_rulebook("fy2558").as_of(date(2015, 1, 26)).calendar.is_working(date(2015, 5, 4))
        True
        """
        known = bisect_right(self.announcements, day, key=_known_since)
        calendar = self.calendar.as_of(day)
        if not self.announcements and calendar is self.calendar:
            return self
        place = (known, calendar)
        if place not in self._known:
            self._known[place] = self._at(known, day)
        return self._known[place]

    def __reduce__(self) -> tuple[Any, ...]:
        fields = {field.name: getattr(self, field.name) for field in attrs.fields(Rulebook) if field.init}
        return _restored, ({**fields, "parameters": dict(self.parameters)},)

    def _at(self, known: int, day: date) -> "Rulebook":
        if not self.announcements:
            return attrs.evolve(self, calendar=self.calendar.as_of(day))
        parameters = dict(self.parameters)
        for announcement in self.announcements[:known]:
            name = announcement.field
            parameters[name] = set_by(announcement, parameters[name])
        announced = self._with(parameters, ())
        return attrs.evolve(announced, calendar=announced.calendar.as_of(day))

    def _with(
        self, parameters: Mapping[str, Parameter], announcements: tuple[Announcement, ...]
    ) -> "Rulebook":
        return Rulebook(
            id=self.id,
            fiscal_year=self.fiscal_year,
            title=self.title,
            title_th=self.title_th,
            parameters=parameters,
            announcements=announcements,
        )


def _restored(fields: dict[str, Any]) -> Rulebook:
    return Rulebook(**fields)


def _known_since(announcement: Announcement) -> date:
    return announcement.known_since
