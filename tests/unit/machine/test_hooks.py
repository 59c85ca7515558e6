"""What each accepted action leaves behind: periods, deductions, rounds, the score."""

from datetime import date
from fractions import Fraction

from tests.histories import (
    APPEALED,
    APPROVED,
    EXECUTING,
    NOTIFIED,
    REJECTED,
    REPORTED,
    REVIEWED,
    RULES,
    SCORED,
    SUBMITTED,
    TO_REVISE,
    after,
    again,
    exhausted,
    then,
)

from bestservice_workflow.actions import Role
from bestservice_workflow.case import Case
from bestservice_workflow.events import Cause, Deduction, Period, PeriodKind, State, Subject


def latest(case: Case, subject: Subject) -> Period:
    found = case.latest(subject)
    assert found is not None
    return found[1]


def subjects(case: Case) -> list[Subject]:
    return [period.subject for period in case.periods]


class TestSubmission:
    def test_its_period_runs_from_the_draft(self) -> None:
        assert after().periods == (
            Period(
                subject=Subject.SUBMISSION,
                clause="S6.2",
                who=Role.AGENCY,
                kind=PeriodKind.DUTY,
                began=None,
                due=date(2014, 12, 1),
            ),
        )

    def test_it_ends_without_a_deduction_in_time(self) -> None:
        case = after("submit 2014-12-01")
        assert latest(case, Subject.SUBMISSION).done == date(2014, 12, 1)
        assert case.deductions == ()

    def test_it_ends_with_one_when_late(self) -> None:
        case = after("edit 2014-10-06", "submit 2014-12-04")
        assert case.deductions == (
            Deduction(
                subject=Subject.SUBMISSION,
                clause="S6.2",
                action=1,
                due=date(2014, 12, 1),
                on=date(2014, 12, 4),
                days_late=3,
                points=Fraction(53, 100),
            ),
        )


class TestRounds:
    def test_a_review_counts_one(self) -> None:
        assert after(*SUBMITTED).round == 0
        assert after(*REVIEWED).round == 1
        assert after(*exhausted()).round == 3

    def test_an_appeal_counts_one_where_the_rulebook_says_so(self) -> None:
        costly = RULES.override({"appeal.uses_round": True})
        assert (after(*APPEALED).round, after(*APPEALED).appeals) == (1, 1)
        assert after(*APPEALED, rules=costly).round == 2

    def test_a_revision_in_the_last_round_rejects(self) -> None:
        two = (*TO_REVISE, NOTIFIED, *again("2015-02"))
        second = after(*two, "request_revision 2015-02-03", "notify 2015-02-05")
        third = then(second, *again("2015-03"), "request_revision 2015-03-03")
        assert second.state is State.REVISION
        assert second.cause is None
        assert third.state is State.REJECTED
        assert third.cause is Cause.ROUNDS_EXHAUSTED

    def test_or_leads_to_another_where_the_rulebook_says_so(self) -> None:
        endless = RULES.override({"review.revision_in_last_round": "revise", "review.max_rounds": 1})
        case = after(*TO_REVISE, NOTIFIED, rules=endless)
        assert case.state is State.REVISION
        assert latest(case, Subject.REVISION).kind is PeriodKind.DUTY


class TestNotification:
    def test_a_resolution_begins_it(self) -> None:
        for steps in (APPROVED, REJECTED, TO_REVISE):
            case = after(*steps)
            assert not case.notified
            assert latest(case, Subject.NOTIFICATION).due == date(2014, 12, 19)

    def test_the_notice_ends_it_and_records_lateness_without_a_deduction(self) -> None:
        """The Office's own lateness costs the agency nothing (A15)."""
        case = after(*APPROVED, "notify 2014-12-22")
        assert case.notified
        assert latest(case, Subject.NOTIFICATION).days_late == 3
        assert case.deductions == ()

    def test_it_may_come_while_work_goes_on(self) -> None:
        before = ("start 2014-12-10", "report 2015-09-15", "score 2015-10-12")
        for place in range(4):
            last = ("notify 2014-12-12", "notify 2014-12-12", "notify 2015-09-16", "notify 2015-10-13")[place]
            case = after(*APPROVED, *before[:place], last)
            assert case.notified
            assert Subject.APPEAL not in subjects(case)
            assert Subject.REVISION not in subjects(case)


class TestWaysBack:
    def test_a_modification_is_a_duty(self) -> None:
        case = after(*TO_REVISE, NOTIFIED)
        assert latest(case, Subject.REVISION).kind is PeriodKind.DUTY
        assert latest(case, Subject.REVISION).due == date(2014, 12, 26)
        assert Subject.APPEAL not in subjects(case)

    def test_after_a_rejection_both_are_rights(self) -> None:
        case = after(*REJECTED, NOTIFIED)
        assert latest(case, Subject.REVISION).kind is PeriodKind.RIGHT
        assert latest(case, Subject.APPEAL).kind is PeriodKind.RIGHT
        assert latest(case, Subject.APPEAL).due == date(2014, 12, 23)

    def test_without_rounds_only_the_appeal_is_left(self) -> None:
        case = after(*exhausted())
        assert subjects(case)[-2:] == [Subject.NOTIFICATION, Subject.APPEAL]

    def test_after_a_dismissed_appeal_none_is(self) -> None:
        case = after(*APPEALED, "dismiss_appeal 2014-12-22", "notify 2014-12-23")
        assert subjects(case)[-1] is Subject.NOTIFICATION
        assert case.final

    def test_nor_where_only_the_appeal_had_been_open(self) -> None:
        appeal_only = RULES.override({"review.rejected_may_resubmit": False})
        assert Subject.REVISION not in subjects(after(*REJECTED, NOTIFIED, rules=appeal_only))

    def test_an_appeal_used_before_leaves_the_resubmission(self) -> None:
        lasting = RULES.override({"appeal.final": False})
        case = after(*APPEALED, "dismiss_appeal 2014-12-22", "notify 2014-12-23", rules=lasting)
        assert subjects(case)[-1] is Subject.REVISION

    def test_a_late_resubmission_costs(self) -> None:
        case = after(*TO_REVISE, NOTIFIED, "resubmit 2014-12-29")
        assert [(one.clause, one.days_late, one.points) for one in case.deductions] == [
            ("S8.6.1", 3, Fraction(2, 100))
        ]

    def test_a_resubmission_clears_the_cause(self) -> None:
        one = RULES.override({"review.max_rounds": 1})
        case = after(*TO_REVISE, NOTIFIED, rules=one)
        more = RULES.override({"review.max_rounds": 2})
        assert case.cause is Cause.ROUNDS_EXHAUSTED
        assert then(case, "resubmit 2014-12-15", rules=more).cause is None

    def test_an_appeal_makes_the_modification_moot(self) -> None:
        both = RULES.override({"appeal.against": ["reject", "request_revision"]})
        case = after(*TO_REVISE, NOTIFIED, "appeal 2014-12-15", rules=both)
        assert latest(case, Subject.REVISION).moot
        assert not latest(case, Subject.REVISION).open
        assert latest(case, Subject.APPEAL).done == date(2014, 12, 15)

    def test_an_appeal_where_no_modification_is_open_overtakes_none(self) -> None:
        case = after(*exhausted(), "appeal 2015-03-09")
        assert not latest(case, Subject.REVISION).moot
        assert case.state is State.APPEAL


class TestAppealResolved:
    def test_a_granted_one_approves_for_good(self) -> None:
        case = after(*APPEALED, "grant_appeal 2014-12-22")
        assert (case.state, case.final, case.notified) == (State.APPROVED, True, False)

    def test_a_dismissed_one_rejects_for_good(self) -> None:
        case = after(*APPEALED, "dismiss_appeal 2014-12-22")
        assert (case.state, case.final, case.notified) == (State.REJECTED, True, False)


class TestReport:
    def test_without_an_announced_deadline_it_is_never_late(self) -> None:
        case = after(*EXECUTING)
        assert latest(case, Subject.REPORT).due is None
        assert latest(after(*REPORTED), Subject.REPORT).days_late == 0

    def test_with_one_its_lateness_is_recorded(self) -> None:
        announced = RULES.override({"report.deadline": "2015-08-31"})
        case = after(*REPORTED, rules=announced)
        assert latest(case, Subject.REPORT).days_late == 15
        assert case.deductions == ()

    def test_and_deducted_where_the_rulebook_says_so(self) -> None:
        costly = RULES.override(
            {"report.deadline": "2015-08-31", "report.late.flat": "0.1", "report.late.per_day": "0.01"}
        )
        assert after(*REPORTED, rules=costly).points_deducted == Fraction(25, 100)


class TestScore:
    def test_it_is_given_and_the_office_s_lateness_recorded(self) -> None:
        case = after(*REPORTED, "score 2015-11-04")
        assert case.score is not None
        assert case.score.net == 5
        assert latest(case, Subject.SCORING).days_late == 2
        assert case.deductions == ()

    def test_it_is_not_there_before(self) -> None:
        assert after(*REPORTED).score is None
        assert after(*SCORED).state is State.SCORED
