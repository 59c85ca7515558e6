"""What an exploration found out."""

from collections.abc import Iterator
from enum import StrEnum

import attrs

from bestservice_workflow.actions import Action
from bestservice_workflow.case import Case
from bestservice_workflow.project import Project
from bestservice_workflow.testing.exploring.counting import Fired
from bestservice_workflow.testing.exploring.findings import Finding


class Verdict(StrEnum):
    """What an exploration shows."""

    COMPLETE = "COMPLETE"
    """Every state within the abstraction was reached, and every check held."""
    FAILED = "FAILED"
    """Something against the rules was found."""
    INCOMPLETE = "INCOMPLETE"
    """A bound was reached first. That is no pass."""


@attrs.frozen(kw_only=True)
class Reached:
    """One abstract state, by a shortest way there."""

    history: tuple[Action, ...]
    case: Case
    plan: str
    """What the project says of itself: ``sound``, ``without a team`` …"""


@attrs.frozen(kw_only=True)
class Exploration:
    """All that an exploration found out."""

    verdict: Verdict
    states: int
    transitions: int
    """Accepted actions, each from one abstract state to one."""
    attempts: int
    """Actions tried, accepted and refused."""
    depth: int
    """Actions on the longest of the shortest ways."""
    fired: dict[str, Fired]
    """How often each row, guard and hook spoke."""
    digest: str
    """Of the rulebook."""
    findings: tuple[Finding, ...]
    project: Project
    reached: tuple[Reached, ...] = attrs.field(repr=False)
    edges: tuple[tuple[int, Action, int], ...] = attrs.field(repr=False)
    """Every transition: from which place of ``reached``, by which action, to which place."""

    @property
    def complete(self) -> bool:
        """Whether everything was reached and everything held."""
        return self.verdict is Verdict.COMPLETE

    def histories(self) -> Iterator[tuple[Action, ...]]:
        """A history for every transition, the transition last."""
        for source, action, _ in self.edges:
            yield (*self.reached[source].history, action)

    def summary(self) -> str:
        """The figures and the findings, for a person."""
        head = (
            f"{self.verdict}: {self.states} states, {self.transitions} transitions, {self.attempts} attempts, "
            f"depth {self.depth}, rulebook {self.digest[:12]}"
        )
        return "\n\n".join([head, *(finding.table() for finding in self.findings)])
