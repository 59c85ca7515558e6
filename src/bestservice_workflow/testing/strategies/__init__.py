"""Hypothesis strategies of the domain; each says how it shrinks.

``days_around``, ``instants_around`` and ``figures`` crowd around what a rule turns on, and shrink to it;
``projects``, ``actors``, ``actions`` and ``histories`` give what the rules work on; the ``hostile_…`` ones
give what no rule may ever let through.
"""

from bestservice_workflow.testing.extras import needs

needs("hypothesis")

from bestservice_workflow.testing.strategies.acts import (  # noqa: E402
    actions,
    actors,
    histories,
    hostile_actors,
)
from bestservice_workflow.testing.strategies.plans import hostile_projects, projects  # noqa: E402
from bestservice_workflow.testing.strategies.times import (  # noqa: E402
    days_around,
    hostile_moments,
    instants_around,
    moments_around,
)
from bestservice_workflow.testing.strategies.values import (  # noqa: E402
    figures,
    hostile_figures,
    hostile_text,
    thai_text,
)

__all__ = [
    "actions",
    "actors",
    "days_around",
    "figures",
    "histories",
    "hostile_actors",
    "hostile_figures",
    "hostile_moments",
    "hostile_projects",
    "hostile_text",
    "instants_around",
    "moments_around",
    "projects",
    "thai_text",
]
