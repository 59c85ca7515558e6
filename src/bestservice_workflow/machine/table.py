"""The state table: every trigger, from where to where, by whom, under which guards, with which hooks.

The machine, the diagram, the options of a case and the rule-testing kit are all made from it. Two rows
of one trigger and source exclude each other by ``when``: which of them is in force depends on the
rulebook's readings, or on the round. Where none is, the state does not know the trigger.
"""

from collections.abc import Callable

import attrs

from bestservice_workflow.actions import Role, Trigger
from bestservice_workflow.events import State
from bestservice_workflow.machine import guards, hooks
from bestservice_workflow.machine.decision import Decision
from bestservice_workflow.machine.guards import Guard
from bestservice_workflow.machine.hooks import Hook
from bestservice_workflow.rulebook.choices import Appealable, LastRound


@attrs.frozen
class Row:
    """One line of the state table."""

    trigger: Trigger
    source: State
    dest: State
    by: Role
    guards: tuple[Guard, ...] = ()
    """Asked after the two that every row has: who may act, and in what order."""
    hooks: tuple[Hook, ...] = ()
    when: Callable[[Decision], bool] | None = None
    """Under which readings, or in which round, the row is in force; None is always."""


def revision_ends_it(decision: Decision) -> bool:
    """A modification resolved in the last round does not lead to another (A18)."""
    exhausting = decision.rules.review.revision_in_last_round is LastRound.REJECT
    return exhausting and not decision.rounds_left


def revision_follows(decision: Decision) -> bool:
    """A modification can follow the resolution (A18)."""
    return not revision_ends_it(decision)


def rejected_may_resubmit(decision: Decision) -> bool:
    """A project that was not approved may be modified and resubmitted (A11)."""
    return decision.rules.review.rejected_may_resubmit


def rejection_appealable(decision: Decision) -> bool:
    """A "not approved" can be appealed (A12)."""
    return Appealable.REJECT in decision.rules.appeal.against


def revision_appealable(decision: Decision) -> bool:
    """A "modify" can be appealed (A12)."""
    return Appealable.REQUEST_REVISION in decision.rules.appeal.against


T, S = Trigger, State
AGENCY, OFFICE, COMMITTEE = Role.AGENCY, Role.OFFICE, Role.COMMITTEE

_RESUBMISSION = (guards.notified, guards.rounds_left, guards.not_final, guards.complete, guards.eligible)
_APPEAL = (guards.notified, guards.appeal_in_time, guards.appeals_left)
_APPEALED = (hooks.count_appeal, hooks.end_appeal, hooks.overtake_revision)
_RESOLVED = (hooks.begin_notification,)
_ANNOUNCED = (hooks.end_notification,)
_OPENING = (*_ANNOUNCED, hooks.begin_revision, hooks.begin_appeal)

# fmt: off
TABLE: tuple[Row, ...] = (
    Row(T.EDIT, S.DRAFT, S.DRAFT, AGENCY),
    Row(T.SUBMIT, S.DRAFT, S.SUBMITTED, AGENCY,
        (guards.complete, guards.eligible, guards.officially_sent), (hooks.end_submission,)),

    Row(T.OPEN_REVIEW, S.SUBMITTED, S.UNDER_REVIEW, OFFICE, (guards.rounds_left,), (hooks.count_round,)),
    Row(T.APPROVE, S.UNDER_REVIEW, S.APPROVED, COMMITTEE, (), _RESOLVED),
    Row(T.REQUEST_REVISION, S.UNDER_REVIEW, S.REVISION, COMMITTEE, (), _RESOLVED, revision_follows),
    Row(T.REQUEST_REVISION, S.UNDER_REVIEW, S.REJECTED, COMMITTEE,
        (), (*_RESOLVED, hooks.note_rounds_exhausted), revision_ends_it),
    Row(T.REJECT, S.UNDER_REVIEW, S.REJECTED, COMMITTEE, (), _RESOLVED),

    Row(T.NOTIFY, S.REVISION, S.REVISION, OFFICE, (guards.not_yet_notified,), _OPENING),
    Row(T.NOTIFY, S.REJECTED, S.REJECTED, OFFICE, (guards.not_yet_notified,), _OPENING),
    Row(T.NOTIFY, S.APPROVED, S.APPROVED, OFFICE, (guards.not_yet_notified,), _ANNOUNCED),
    Row(T.NOTIFY, S.EXECUTING, S.EXECUTING, OFFICE, (guards.not_yet_notified,), _ANNOUNCED),
    Row(T.NOTIFY, S.REPORTED, S.REPORTED, OFFICE, (guards.not_yet_notified,), _ANNOUNCED),
    Row(T.NOTIFY, S.SCORED, S.SCORED, OFFICE, (guards.not_yet_notified,), _ANNOUNCED),

    Row(T.RESUBMIT, S.REVISION, S.SUBMITTED, AGENCY, _RESUBMISSION, (hooks.end_revision,)),
    Row(T.RESUBMIT, S.REJECTED, S.SUBMITTED, AGENCY, _RESUBMISSION, (hooks.end_revision,), rejected_may_resubmit),

    Row(T.APPEAL, S.REJECTED, S.APPEAL, AGENCY, _APPEAL, _APPEALED, rejection_appealable),
    Row(T.APPEAL, S.REVISION, S.APPEAL, AGENCY, _APPEAL, _APPEALED, revision_appealable),
    Row(T.GRANT_APPEAL, S.APPEAL, S.APPROVED, COMMITTEE, (), (hooks.make_final, *_RESOLVED)),
    Row(T.DISMISS_APPEAL, S.APPEAL, S.REJECTED, COMMITTEE, (), (hooks.make_final, *_RESOLVED)),

    Row(T.START, S.APPROVED, S.EXECUTING, AGENCY, (), (hooks.begin_report,)),
    Row(T.REPORT, S.EXECUTING, S.REPORTED, AGENCY,
        (guards.every_result, guards.known_indicators), (hooks.end_report, hooks.begin_scoring)),
    Row(T.SCORE, S.REPORTED, S.SCORED, OFFICE, (), (hooks.end_scoring, hooks.give_score)),
)
# fmt: on


def actor_of(trigger: Trigger) -> Role:
    """Whose step it is, by the slides; the rulebook may let others record it (A19)."""
    return next(row.by for row in TABLE if row.trigger is trigger)


def triggers_from(state: State) -> tuple[Trigger, ...]:
    """What the state knows, under one reading or another."""
    return tuple(dict.fromkeys(row.trigger for row in TABLE if row.source is state))
