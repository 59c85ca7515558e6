"""What an accepted action leaves behind: periods opened and closed, deductions, the score."""

from collections.abc import Callable

import attrs

from bestservice_workflow.deadlines import close_period, open_period
from bestservice_workflow.deductions import deduction_for
from bestservice_workflow.events import Cause, PeriodKind, State, Subject
from bestservice_workflow.machine.decision import Decision
from bestservice_workflow.rulebook.choices import Appealable
from bestservice_workflow.scoring import score_card

Hook = Callable[[Decision], None]


def _begin(decision: Decision, subject: Subject, *, kind: PeriodKind = PeriodKind.DUTY) -> None:
    decision.opened.append(open_period(subject, began=decision.effective, rules=decision.rules, kind=kind))


def _end(decision: Decision, subject: Subject) -> None:
    outstanding = decision.outstanding(subject)
    if outstanding is None:
        return
    place, period = outstanding
    done = close_period(period, on=decision.effective, rules=decision.rules)
    decision.closed.append((place, done))
    deduction = deduction_for(done, action=decision.case.actions, rules=decision.rules)
    if deduction is not None:
        decision.deductions.append(deduction)


def end_submission(decision: Decision) -> None:
    """The project is in; lateness is deducted (S6.2)."""
    _end(decision, Subject.SUBMISSION)


def count_round(decision: Decision) -> None:
    """One more consideration (S7.4)."""
    decision.round += 1


def count_appeal(decision: Decision) -> None:
    """One more appeal; it uses up a consideration where the rulebook says so (A13)."""
    decision.appeals += 1
    if decision.rules.appeal.uses_round:
        decision.round += 1


def begin_notification(decision: Decision) -> None:
    """There is a resolution to announce (S8.5)."""
    decision.notified = False
    _begin(decision, Subject.NOTIFICATION)


def end_notification(decision: Decision) -> None:
    """The resolution is announced; the Office's lateness is recorded (S8.5, A15)."""
    decision.notified = True
    _end(decision, Subject.NOTIFICATION)


def begin_revision(decision: Decision) -> None:
    """The agency must modify the project, or may, where it was not approved (S8.6.1, A11)."""
    if decision.state is State.REVISION:
        _begin(decision, Subject.REVISION)
    elif decision.rules.review.rejected_may_resubmit and decision.rounds_left and not decision.final:
        _begin(decision, Subject.REVISION, kind=PeriodKind.RIGHT)


def end_revision(decision: Decision) -> None:
    """The modified project is in; lateness is deducted (S8.6.1, A5)."""
    decision.cause = None
    _end(decision, Subject.REVISION)


def begin_appeal(decision: Decision) -> None:
    """The agency may appeal against what was announced (S9.6.2, A12)."""
    rules = decision.rules.appeal
    resolution = Appealable.REQUEST_REVISION if decision.state is State.REVISION else Appealable.REJECT
    if resolution in rules.against and decision.appeals < rules.limit and not decision.final:
        _begin(decision, Subject.APPEAL, kind=PeriodKind.RIGHT)


def end_appeal(decision: Decision) -> None:
    """The appeal is in (S9.6.2)."""
    _end(decision, Subject.APPEAL)


def overtake_revision(decision: Decision) -> None:
    """An appeal makes the time for modification moot."""
    outstanding = decision.outstanding(Subject.REVISION)
    if outstanding is not None:
        place, period = outstanding
        decision.closed.append((place, attrs.evolve(period, moot=True)))


def make_final(decision: Decision) -> None:
    """The committee's reconsideration is final (S9.6.2)."""
    decision.final = decision.rules.appeal.final


def note_rounds_exhausted(decision: Decision) -> None:
    """The project did not pass within its considerations (A18)."""
    decision.cause = Cause.ROUNDS_EXHAUSTED


def begin_report(decision: Decision) -> None:
    """The project is to be reported on (S10.8)."""
    _begin(decision, Subject.REPORT)


def end_report(decision: Decision) -> None:
    """The report is in; lateness is recorded, and deducted where the rulebook says so (S10.8, A16)."""
    _end(decision, Subject.REPORT)


def begin_scoring(decision: Decision) -> None:
    """The Office is to score the project (S11.9)."""
    _begin(decision, Subject.SCORING)


def end_scoring(decision: Decision) -> None:
    """The Office has scored; its lateness is recorded (S11.9, A15)."""
    _end(decision, Subject.SCORING)


def give_score(decision: Decision) -> None:
    """The score, from what was reported (S4, S5)."""
    decision.score = score_card(decision.case, decision.case.results, decision.rules)
