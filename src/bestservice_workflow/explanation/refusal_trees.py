"""Why an action was refused: each reason, down to the facts and the clause it rests on."""

from collections.abc import Callable
from datetime import date

from bestservice_workflow.actions import Trigger
from bestservice_workflow.errors import Reason, Refused
from bestservice_workflow.explanation import state_trees
from bestservice_workflow.explanation.derivation import Node, derived
from bestservice_workflow.explanation.grounds import Grounds, Law, asked
from bestservice_workflow.explanation.operations import Operation
from bestservice_workflow.explanation.words import TRIGGERS

_RESOLUTIONS = frozenset(
    {
        Trigger.APPROVE,
        Trigger.REQUEST_REVISION,
        Trigger.REJECT,
        Trigger.GRANT_APPEAL,
        Trigger.DISMISS_APPEAL,
    }
)


def refusal_tree(refused: Refused, grounds: Grounds, *, on: date) -> Node:
    """The refusal of an action on its effective day; true where any of its reasons holds."""
    law = grounds.law_on(on)
    do, do_th = TRIGGERS[Trigger(refused.do)]
    label = (f"refused: {do}", f"ไม่อาจ{do_th}")
    return derived(label, Operation.ANY, *(_reason(reason, grounds, law, on) for reason in refused.reasons))


def _reason(reason: Reason, grounds: Grounds, law: Law, on: date) -> Node:
    known = _KNOWN.get(reason.code)
    rests_on = known(grounds, law, on) if known is not None else state_trees.state_tree(grounds)
    said = asked(("reason", "เหตุผล"), reason.code)
    return derived((reason.message, reason.message_th), Operation.ALL, said, rests_on)


def _rounds_used(grounds: Grounds, law: Law, _on: date) -> Node:
    left = state_trees.rounds_left(grounds, law)
    return derived(("no consideration is left", "ไม่เหลือจำนวนครั้งการพิจารณา"), Operation.NOT, left)


def _appeals_used(grounds: Grounds, law: Law, _on: date) -> Node:
    left = state_trees.appeals_left(grounds, law)
    return derived(("no appeal is left", "ใช้สิทธิขอชี้แจงแล้ว"), Operation.NOT, left)


def _resolution(grounds: Grounds, _law: Law, _on: date) -> Node:
    return _latest(grounds, _RESOLUTIONS)


def _notice(grounds: Grounds, _law: Law, _on: date) -> Node:
    return _latest(grounds, frozenset({Trigger.NOTIFY}))


def _latest(grounds: Grounds, among: frozenset[Trigger]) -> Node:
    done = [place for place, event in enumerate(grounds.accepted) if event.action.do in among]
    if not done:
        return grounds.fact(("nothing was resolved yet", "ยังไม่มีมติ"), value=True, action=None)
    return grounds.fact(TRIGGERS[grounds.accepted[done[-1]].action.do], value=True, action=done[-1])


_KNOWN: dict[str, Callable[[Grounds, Law, date], Node]] = {
    "deadline_passed": state_trees.lapsed,
    "round_limit_reached": _rounds_used,
    "appeal_already_used": _appeals_used,
    "decision_final": lambda grounds, law, _: state_trees.final(grounds, law),
    "not_notified": _resolution,
    "already_notified": _notice,
}
"""By code of the reason; the others rest on where the case stands, and on what the action itself says."""
