"""Projects, sound and faulty."""

from typing import Any

from hypothesis import strategies as st

from bestservice_workflow.case import changed
from bestservice_workflow.project import Agency, AgencyKind, Indicator, Project, ProjectChanges
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing.exploring.projects import SOUND, plans, project_of
from bestservice_workflow.testing.strategies.values import figures, thai_text

_SOUND = (SOUND, "continuing", "improved", "distinctive Facebook")


@st.composite
def projects(draw: st.DrawFn, rules: Rulebook) -> Project:
    """Projects that may be submitted: any kind of agency, one to four indicators, each sound category.

    Shrinks to one new project of a line agency with one indicator.
    """
    plan = draw(st.sampled_from(_SOUND))
    targets = draw(st.lists(figures(100, 80), min_size=1, max_size=4))
    indicators = tuple(
        Indicator(id=f"k{place}", target=target or 1) for place, target in enumerate(targets, start=1)
    )
    code = draw(st.integers(1001, 1004).map(str))
    values: dict[str, Any] = {
        "id": f"{code}-{rules.fiscal_year.year}-1",
        "agency": Agency(code=code, name=draw(thai_text()), kind=draw(st.sampled_from(AgencyKind))),
        "title": draw(thai_text()),
        "category": project_of(rules).category,
    }
    return changed(Project(**values), ProjectChanges(**{**plans(rules)[plan], "indicators": indicators}))


def hostile_projects(rules: Rulebook) -> st.SearchStrategy[Project]:
    """Projects that may be drafted and must not be submitted, each for one reason. Shrinks to one without a team."""
    faulty = [plan for name, plan in plans(rules).items() if name not in _SOUND]
    return st.sampled_from(faulty).map(lambda plan: changed(project_of(rules), plan))
