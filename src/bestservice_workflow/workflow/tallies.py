"""Who gains and who loses under other rules, project by project and in total."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from bestservice_workflow.events import State
from bestservice_workflow.project import AgencyKind
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.rulebook.choices import SeveralProjects
from bestservice_workflow.scoring import Outcome


@attrs.frozen(kw_only=True)
class Figures:
    """How a project ends under one set of rules, its figures rounded as they are stored."""

    state: State
    outcome: Outcome
    points: Fraction | None
    deducted: Fraction
    refused: str | None
    """The code of the refusal at which its history stops; None where it runs to its end."""
    actions: int
    """How far it came."""


@attrs.frozen(kw_only=True)
class Effect:
    """What other rules make of one project."""

    scenario: str
    project: str
    agency: str
    kind: AgencyKind
    before: Figures
    after: Figures

    @property
    def changed(self) -> bool:
        """Whether anything is otherwise."""
        return self.before != self.after

    @property
    def gain(self) -> Fraction:
        """Points won, or lost where it is negative; points that are not there count as none."""
        return (self.after.points or Fraction()) - (self.before.points or Fraction())


@attrs.define
class Sums:
    """Totals of one kind of agency."""

    projects: int = 0
    changed: int = 0
    """Projects for which anything is otherwise."""
    gaining: int = 0
    losing: int = 0
    points_before: Fraction = Fraction()
    points_after: Fraction = Fraction()
    gained: Fraction = Fraction()
    """What those who gain win."""
    lost: Fraction = Fraction()
    """What those who lose lose."""
    refused: int = 0
    """Histories that the other rules stop earlier."""

    def add(self, other: "Sums") -> None:
        """Take in the totals of another part."""
        for field in attrs.fields(Sums):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


@attrs.define
class AgencyPoints:
    """The points of an agency's projects, as far as A20 asks."""

    projects: int
    total: Fraction
    best: Fraction
    lowest: Fraction

    def add(self, other: "AgencyPoints") -> None:
        """Take in further projects."""
        self.projects += other.projects
        self.total += other.total
        self.best, self.lowest = max(self.best, other.best), min(self.lowest, other.lowest)

    def read(self, reading: SeveralProjects) -> Fraction:
        """The points of the agency under one reading of A20."""
        match reading:
            case SeveralProjects.MEAN:
                return self.total / self.projects
            case SeveralProjects.BEST:
                return self.best
            case SeveralProjects.LOWEST:
                return self.lowest


@attrs.define
class Tally:
    """The totals of a scenario."""

    kinds: dict[AgencyKind, Sums] = attrs.field(factory=dict)
    agencies: dict[str, AgencyPoints] = attrs.field(factory=dict)
    """After, by agency."""
    several: SeveralProjects = SeveralProjects.MEAN
    unread: int = 0
    """Documents that cannot be read."""

    def count(self, effect: Effect, rules: Rulebook) -> None:
        """Take in one project."""
        self.several = rules.scoring.several_projects
        sums = self.kinds.setdefault(effect.kind, Sums())
        gain = effect.gain
        sums.projects += 1
        sums.changed += effect.changed
        sums.gaining += gain > 0
        sums.losing += gain < 0
        sums.gained += max(gain, Fraction())
        sums.lost -= min(gain, Fraction())
        sums.points_before += effect.before.points or 0
        sums.points_after += effect.after.points or 0
        sums.refused += effect.after.refused is not None and effect.after.actions < effect.before.actions
        if effect.after.points is not None:
            one = AgencyPoints(1, effect.after.points, effect.after.points, effect.after.points)
            self._agency(effect.agency, one)

    def add(self, other: "Tally") -> None:
        """Take in the tally of another chunk."""
        self.unread += other.unread
        self.several = other.several
        for kind, sums in other.kinds.items():
            self.kinds.setdefault(kind, Sums()).add(sums)
        for code, points in other.agencies.items():
            self._agency(code, points)

    def _agency(self, code: str, points: AgencyPoints) -> None:
        if code in self.agencies:
            self.agencies[code].add(points)
        else:
            self.agencies[code] = attrs.evolve(points)

    @property
    def total(self) -> Sums:
        """All kinds together."""
        total = Sums()
        for sums in self.kinds.values():
            total.add(sums)
        return total

    def agency_points(self) -> Iterator[tuple[str, Fraction]]:
        """The points of each agency, its projects taken together as the rules say (A20)."""
        for code, points in sorted(self.agencies.items()):
            yield code, points.read(self.several)

    @property
    def agencies_decided(self) -> int:
        """Agencies with several projects whose points the reading of A20 decides."""
        return sum(
            1 for one in self.agencies.values() if one.read(self.several) != one.read(SeveralProjects.MEAN)
        )
