"""Why a case stands where it stands, and what the KPI says of it (S7.4, S9.6.2; A11–A14, A18)."""

from datetime import date

from bestservice_workflow.actions import Trigger
from bestservice_workflow.events import Accepted, Cause, State, Subject
from bestservice_workflow.explanation.derivation import Node, derived
from bestservice_workflow.explanation.grounds import Grounds, Law, asked
from bestservice_workflow.explanation.operations import Operation
from bestservice_workflow.explanation.period_trees import due_tree, life_of
from bestservice_workflow.explanation.score_trees import score_tree
from bestservice_workflow.explanation.words import TRIGGERS
from bestservice_workflow.rulebook.choices import Appealable, LateAppeal
from bestservice_workflow.scoring import Outcome

_STATE = ("state of the project", "สถานะของโครงการ")
_REJECTED_BY = frozenset({Trigger.REJECT, Trigger.REQUEST_REVISION, Trigger.DISMISS_APPEAL})
_FINAL_BY = frozenset({Trigger.GRANT_APPEAL, Trigger.DISMISS_APPEAL})


def state_tree(grounds: Grounds) -> Node:
    """Where the case stands: each accepted step, in order, and the state it led to."""
    drafted = grounds.fact(("drafted", "ร่างโครงการ"), State.DRAFT, action=None)
    steps = [_step(place, event, grounds) for place, event in enumerate(grounds.accepted)]
    return derived(_STATE, Operation.LAST, drafted, *steps)


def _step(place: int, event: Accepted, grounds: Grounds) -> Node:
    label = TRIGGERS[event.action.do]
    if event.cause is Cause.ROUNDS_EXHAUSTED and event.action.do is Trigger.REQUEST_REVISION:
        law = grounds.law(place)
        return derived(
            label,
            Operation.ROUND_RULE,
            _rounds(grounds, law, upto=place + 1),
            law.rule("review.max_rounds"),
            law.rule("review.revision_in_last_round"),
        )
    return grounds.fact(label, event.target, action=place)


def _rounds(grounds: Grounds, law: Law, *, upto: int | None = None) -> Node:
    """Considerations so far: each opening is one, and each appeal where the rulebook says so (A13)."""

    def done(do: Trigger) -> list[Node]:
        return [
            grounds.fact(TRIGGERS[do], 1, action=place)
            for place, event in enumerate(grounds.accepted[:upto])
            if event.action.do is do
        ]

    appeals = derived(("appeals", "การขอชี้แจง"), Operation.SUM, _none_before(grounds), *done(Trigger.APPEAL))
    by_appeal = derived(
        ("appeals that count as considerations", "การขอชี้แจงที่นับเป็นการพิจารณา"),
        Operation.PRODUCT,
        appeals,
        law.rule("appeal.uses_round"),
    )
    label = ("considerations so far", "จำนวนครั้งที่พิจารณาแล้ว")
    return derived(label, Operation.SUM, *done(Trigger.OPEN_REVIEW), by_appeal)


def _none_before(grounds: Grounds) -> Node:
    return grounds.fact(("none at first", "เริ่มแรกยังไม่มี"), 0, action=None)


def outcome_tree(grounds: Grounds, *, on: date | None) -> Node:
    """What the KPI says of the project on a day: scored, pending, or not evaluated."""
    state = state_tree(grounds)
    ways = [] if on is None or state.value is not State.REJECTED else [_way_back(grounds, on=on)]
    return derived(("outcome", "ผลการประเมิน"), Operation.OUTCOME, state, *ways)


def points_tree(grounds: Grounds, *, on: date | None) -> Node:
    """The points of the project on a day, with the whole of its score below; None while pending."""
    outcome = outcome_tree(grounds, on=on)
    score = score_tree(grounds) if outcome.value is Outcome.SCORED else None
    reading = grounds.law_on(on).rule("scoring.not_evaluated")
    known = (outcome, reading) if score is None else (outcome, reading, score)
    return derived(("points", "คะแนนของโครงการ"), Operation.POINTS, *known)


def _way_back(grounds: Grounds, *, on: date) -> Node:
    """Whether something is still open to a project that was not approved."""
    law = grounds.law_on(on)
    return derived(
        ("a way back is open", "ยังมีทางดำเนินการต่อ"),
        Operation.ALL,
        derived(("the decision is not final", "ผลการพิจารณายังไม่สิ้นสุด"), Operation.NOT, final(grounds, law)),
        derived(
            ("resubmission or appeal", "ส่งโครงการใหม่หรือขอชี้แจง"),
            Operation.ANY,
            _resubmission(grounds, law),
            _appeal(grounds, law, on),
        ),
    )


def final(grounds: Grounds, law: Law) -> Node:
    """Whether the committee has spoken its final word."""
    spoken = [place for place, event in enumerate(grounds.accepted) if event.action.do in _FINAL_BY]
    label = ("the committee has reconsidered on appeal", "คณะกรรมการพิจารณาทบทวนตามคำชี้แจงแล้ว")
    reconsidered = grounds.fact(label, bool(spoken), action=spoken[-1] if spoken else None)
    decisive = grounds.law(spoken[-1]) if spoken else law
    return derived(
        ("the decision is final", "ผลการพิจารณาสิ้นสุดแล้ว"),
        Operation.ALL,
        reconsidered,
        decisive.rule("appeal.final"),
    )


def _resubmission(grounds: Grounds, law: Law) -> Node:
    return derived(
        ("it may be modified and resubmitted", "ปรับแก้และส่งโครงการใหม่ได้"),
        Operation.ALL,
        law.rule("review.rejected_may_resubmit"),
        rounds_left(grounds, law),
    )


def rounds_left(grounds: Grounds, law: Law) -> Node:
    """Whether the committee may consider the project once more."""
    label = ("considerations are left", "ยังเหลือจำนวนครั้งการพิจารณา")
    return derived(label, Operation.LESS, _rounds(grounds, law), law.rule("review.max_rounds"))


def _appeal(grounds: Grounds, law: Law, on: date) -> Node:
    against = law.rule("appeal.against")
    last = ("the last resolution", "มติครั้งล่าสุด")
    resolved = [place for place, event in enumerate(grounds.accepted) if event.action.do in _REJECTED_BY]
    rejection = grounds.fact(last, Appealable.REJECT, action=resolved[-1])
    return derived(
        ("it may be appealed", "ขอชี้แจงได้"),
        Operation.ALL,
        derived(("the resolution can be appealed", "มตินี้ขอชี้แจงได้"), Operation.CONTAINS, against, rejection),
        appeals_left(grounds, law),
        derived(("it is not too late", "ยังไม่พ้นกำหนด"), Operation.NOT, lapsed(grounds, law, on)),
    )


def appeals_left(grounds: Grounds, law: Law) -> Node:
    """Whether the project may be appealed once more."""
    filed = [
        grounds.fact(TRIGGERS[Trigger.APPEAL], 1, action=place)
        for place, event in enumerate(grounds.accepted)
        if event.action.do is Trigger.APPEAL
    ]
    label = ("appeals filed", "จำนวนครั้งที่ขอชี้แจงแล้ว")
    appeals = derived(label, Operation.SUM, _none_before(grounds), *filed)
    limit = law.rule("appeal.limit")
    return derived(("appeals are left", "ยังมีสิทธิขอชี้แจง"), Operation.LESS, appeals, limit)


def lapsed(grounds: Grounds, law: Law, on: date) -> Node:
    """Whether the time to appeal is over (A14)."""
    case = grounds.case
    latest = case.latest(Subject.APPEAL)
    label = ("the time to appeal is over", "พ้นกำหนดขอชี้แจง")
    accepts_late = law.rules.appeal.late.effect is LateAppeal.ACCEPTED
    if accepts_late or not case.notified or latest is None or not latest[1].open:
        runs = ("a time to appeal is running out", "มีระยะเวลาขอชี้แจงที่กำลังนับ")
        nothing = grounds.fact(runs, value=False, action=len(grounds.accepted) - 1)
        return derived(label, Operation.ALL, nothing, law.rule("appeal.late.effect"))
    life = life_of(latest[0], grounds, on=on)
    day = asked(("on the day asked", "ณ วันที่พิจารณา"), on)
    return derived(label, Operation.LATER, day, due_tree(life, grounds))
