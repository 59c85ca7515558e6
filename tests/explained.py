"""Explanations for tests: the usual project, late twice, as far as a test needs it."""

from datetime import date

from tests.histories import PROJECT, RULES, action

from bestservice_workflow.actions import Action
from bestservice_workflow.explanation import Explanation, Grounds, explain
from bestservice_workflow.history import HistoryDocument, Replay, replay
from bestservice_workflow.rulebook import Rulebook

LATE_TWICE = (
    "submit 2014-12-03",
    "open_review 2014-12-09",
    "request_revision 2014-12-09",
    "notify 2014-12-12",
    "resubmit 2014-12-29",
    "open_review 2015-01-13",
    "approve 2015-01-13",
    "notify 2015-01-15",
    "start 2015-01-19",
    "report 2015-09-15",
    "score 2015-10-12",
)


def run(*steps: str | Action, rules: Rulebook = RULES) -> Replay:
    """The usual project after these steps, all accepted."""
    actions = tuple(action(step) if isinstance(step, str) else step for step in steps)
    done = replay(HistoryDocument(project=PROJECT, actions=actions, rules=rules))
    assert done.refused is None
    return done


def grounds(*steps: str | Action, rules: Rulebook = RULES) -> Grounds:
    """What explanations of it rest on."""
    return Grounds.of(run(*steps, rules=rules).events, rules)


def explained(*steps: str | Action, on: str | None = None, rules: Rulebook = RULES) -> Explanation:
    """The explanation of the usual project after these steps."""
    return explain(grounds(*steps, rules=rules), on=None if on is None else date.fromisoformat(on))
