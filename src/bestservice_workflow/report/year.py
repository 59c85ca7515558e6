"""A year of cases as tables: where they stand, what was deducted, how they scored."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from fractions import Fraction

import attrs
from rich.console import Group, RenderableType
from rich.text import Text

from bestservice_workflow.case import Case
from bestservice_workflow.events import Deduction, State
from bestservice_workflow.explanation.words import STATES, SUBJECTS
from bestservice_workflow.figures import shown
from bestservice_workflow.report.language import Language
from bestservice_workflow.report.words import OUTCOMES, plain_table, short_name, state_style
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.scoring import Outcome, agency_points, outcome_of, points_of

_BAR = 40
_BLOCK = "█"


@attrs.frozen(kw_only=True)
class Year:
    """All cases of a fiscal year, judged on one day."""

    cases: Sequence[Case]
    rules: Rulebook
    on: date
    language: Language

    def states(self) -> RenderableType:
        """How many cases stand in each state."""
        counted = Counter(case.state for case in self.cases)
        most = max(counted.values(), default=1)
        table = plain_table(header=False)
        table.add_column(no_wrap=True)
        table.add_column(justify="right")
        table.add_column(no_wrap=True, overflow="crop")
        for state in State:
            if counted[state]:
                bar = _BLOCK * max(1, _BAR * counted[state] // most)
                table.add_row(
                    self._say(STATES[state]), str(counted[state]), Text(bar, style=state_style(state))
                )
        return table

    def deductions(self, *, most: int = 10) -> RenderableType:
        """What was taken off for lateness, the costliest first."""
        entries = [(case, deduction) for case in self.cases for deduction in case.deductions]
        entries.sort(key=lambda entry: -entry[1].points)
        table = plain_table(expand=True)
        table.add_column(self._say(("project", "โครงการ")), no_wrap=True, overflow="ellipsis", ratio=1)
        table.add_column(self._say(("clause", "ข้อ")), no_wrap=True)
        table.add_column(self._say(("days", "วัน")), justify="right")
        table.add_column(self._say(("points", "คะแนน")), justify="right", style="yellow")
        for case, deduction in entries[:most]:
            table.add_row(
                _named(case),
                f"{deduction.clause} {self._say(SUBJECTS[deduction.subject])}",
                str(deduction.days_late),
                f"−{self._figure(deduction.points)}",
            )
        return Group(
            table, self._deducted([deduction for _, deduction in entries], listed=min(most, len(entries)))
        )

    def _deducted(self, deductions: Sequence[Deduction], *, listed: int) -> Text:
        total = self._figure(sum((deduction.points for deduction in deductions), Fraction()))
        more = len(deductions) - listed
        rest = self._say((f"and {more} more; ", f"และอีก {more} รายการ ")) if more else ""
        return Text(self._say((f"{rest}{total} points in all", f"{rest}รวม {total} คะแนน")), style="dim")

    def scores(self, *, best: int = 5, last: int = 5, marked: Collection[str] = ()) -> RenderableType:
        """The agencies by their points, the best and the last; ``marked`` projects bear a star."""
        ranked = sorted(self._agencies(), key=lambda agency: (-agency.points, agency.code))
        shown_rows = list(enumerate(ranked, start=1))
        table = plain_table(expand=True)
        table.add_column("", justify="right")
        table.add_column(self._say(("agency", "หน่วยงาน")), no_wrap=True, overflow="ellipsis", ratio=2)
        table.add_column(self._say(("project", "โครงการ")), no_wrap=True, overflow="ellipsis", ratio=3)
        table.add_column(self._say(("score %", "ร้อยละ")), justify="right")
        table.add_column(self._say(("points", "คะแนน")), justify="right", style="bold")
        split = len(ranked) > best + last
        rows = [*shown_rows[:best], None, *shown_rows[-last:]] if split else shown_rows
        for row in rows:
            if row is None:
                table.add_row("", "…", "…", "", "")
                continue
            place, agency = row
            table.add_row(
                str(place),
                short_name(agency.name),
                ("★ " if agency.projects & set(marked) else "") + agency.title,
                agency.percent,
                self._figure(agency.points),
            )
        return table

    def not_evaluated(self) -> RenderableType:
        """Who is not evaluated, and who is still under way."""
        table = plain_table(header=False)
        table.add_column(no_wrap=True, overflow="ellipsis")
        table.add_column(no_wrap=True)
        for case in self.cases:
            outcome = outcome_of(case, self.rules, on=self.on)
            if outcome is Outcome.SCORED:
                continue
            missed = outcome is Outcome.NOT_EVALUATED
            words = OUTCOMES["not_evaluated"] if missed else STATES[case.state]
            told = Text(self._say(words), style="red" if missed else state_style(case.state))
            table.add_row(_named(case), told)
        return table

    def _agencies(self) -> Iterable["_Agency"]:
        by_code: dict[str, list[Case]] = {}
        for case in self.cases:
            by_code.setdefault(case.project.agency.code, []).append(case)
        for code, cases in by_code.items():
            scored = [case for case in cases if case.score is not None]
            counted = [points_of(case, self.rules, on=self.on) for case in scored]
            points = agency_points([value for value in counted if value is not None], self.rules)
            if points is not None:
                yield self._agency(code, scored, points)

    def _agency(self, code: str, scored: Sequence[Case], points: Fraction) -> "_Agency":
        percents = [self._figure(case.score.percent) for case in scored if case.score is not None]
        return _Agency(
            code=code,
            name=scored[0].project.agency.name,
            title=scored[0].project.title if len(scored) == 1 else self._several(len(scored)),
            percent=" ".join(percents) if len(percents) == 1 else "",
            points=points,
            projects=frozenset(case.project.id for case in scored),
        )

    def _several(self, count: int) -> str:
        return self._say((f"{count} projects, their mean", f"{count} โครงการ คิดเฉลี่ย"))

    def _figure(self, value: Fraction) -> str:
        return shown(value, self.rules.scoring.decimals)

    def _say(self, words: tuple[str, str]) -> str:
        return self.language.of(words)


def _named(case: Case) -> str:
    return f"{case.project.id} {short_name(case.project.agency.name)}"


@attrs.frozen(kw_only=True)
class _Agency:
    code: str
    name: str
    title: str
    percent: str
    points: Fraction
    projects: frozenset[str]
