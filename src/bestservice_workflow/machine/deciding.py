"""The one pure function that decides: case and action in, event out, or refused with every reason."""

from transitions import Machine

from bestservice_workflow.actions import Action, Trigger
from bestservice_workflow.case import Case
from bestservice_workflow.deadlines import open_period
from bestservice_workflow.errors import Reason, Refused
from bestservice_workflow.events import Accepted, Drafted, Subject
from bestservice_workflow.explanation.refusals import illegal_transition
from bestservice_workflow.machine.decision import Decision
from bestservice_workflow.machine.engine import MACHINE, run
from bestservice_workflow.machine.table import TABLE
from bestservice_workflow.project import Project
from bestservice_workflow.rulebook import Rulebook


def draft(project: Project, rules: Rulebook) -> Drafted:
    """The first fact of a case: the project, and the time for its submission, which runs at once (S6.2)."""
    opened = open_period(Subject.SUBMISSION, began=None, rules=rules)
    return Drafted(project=project, rulebook=rules.id, digest=rules.digest, opened=(opened,))


def decide(case: Case, action: Action, rules: Rulebook, *, machine: Machine = MACHINE) -> Accepted:
    """What the rules make of an action on a case. Pure: no clock, no store.

    Raises:
        Refused: with the reason of every guard that failed.

    """
    decision = Decision.begin(case, action, rules)
    if run(decision, machine=machine):
        return decision.accepted()
    reasons = tuple(decision.reasons) or (_illegal(decision),)
    raise Refused(
        do=action.do,
        state=case.state,
        reasons=reasons,
        message="; ".join(reason.message for reason in reasons),
        message_th="; ".join(reason.message_th for reason in reasons),
    )


def _illegal(decision: Decision) -> Reason:
    return illegal_transition(decision.action.do, decision.case.state, known_triggers(decision))


def known_triggers(decision: Decision) -> tuple[Trigger, ...]:
    """What the state of this case knows, under the readings in force."""
    rows = (row for row in TABLE if row.source is decision.case.state)
    return tuple(dict.fromkeys(row.trigger for row in rows if row.when is None or row.when(decision)))
