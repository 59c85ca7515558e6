"""Everything about a case, explained as it stands on a day."""

from datetime import date

import attrs

from bestservice_workflow.explanation.deduction_trees import deduction_tree
from bestservice_workflow.explanation.derivation import Node
from bestservice_workflow.explanation.grounds import Grounds
from bestservice_workflow.explanation.receipt import Receipt, receipts
from bestservice_workflow.explanation.state_trees import points_tree, state_tree


@attrs.frozen(kw_only=True)
class Explanation:
    """Why a case stands where it stands: trees down to facts and clauses, and the receipts of its deadlines.

    >>> from bestservice_workflow import Agency, AgencyKind, Category, Project, draft, load_rulebook
    >>> rules = load_rulebook("fy2558")
    >>> project = Project(
    ...     id="1001-2558-1",
    ...     agency=Agency(code="1001", name="สำนักงานเขตพระนคร", kind=AgencyKind.LINE),
    ...     title="คลองสวย น้ำใส",
    ...     category=Category.NEW,
    ... )
    >>> told = explain(Grounds.of([draft(project, rules)], rules), on=date(2014, 12, 3))
    >>> told.deadlines[0].due.isoformat(), told.deadlines[0].days_late
    ('2014-12-01', 2)
    """

    project: str
    title: str
    agency: str
    on: date | None
    """The day for which it holds."""
    decimals: int
    """To how many decimals the rulebook shows figures (A8)."""
    state: Node
    deductions: tuple[Node, ...]
    points: Node
    """With the outcome, and the whole of the score, below it."""
    deadlines: tuple[Receipt, ...]

    @property
    def trees(self) -> tuple[Node, ...]:
        """All the trees."""
        return (self.state, *self.deductions, self.points)


def explain(grounds: Grounds, *, on: date | None) -> Explanation:
    """Explain a case by its facts, as it stands on a day; by default that of its last action."""
    day = on or grounds.case.last_effective
    project = grounds.case.project
    return Explanation(
        project=project.id,
        title=project.title,
        agency=project.agency.name,
        on=day,
        decimals=grounds.rules.scoring.decimals,
        state=state_tree(grounds),
        deductions=tuple(deduction_tree(deduction, grounds) for deduction in grounds.case.deductions),
        points=points_tree(grounds, on=day),
        deadlines=receipts(grounds, on=day),
    )
