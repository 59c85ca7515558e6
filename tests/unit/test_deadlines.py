"""When periods end, how late an act is, and how they stand on a day."""

from datetime import date, timedelta

import pytest
from tests.histories import (
    APPEALED,
    EXECUTING,
    NOTIFIED,
    REJECTED,
    REPORTED,
    RULES,
    SUBMITTED,
    TO_REVISE,
    after,
    again,
    then,
)

from bestservice_workflow.calendars import government_calendar
from bestservice_workflow.deadlines import (
    as_known,
    close_period,
    count_days_late,
    deadlines,
    due_day,
    lapsed_appeal,
    open_period,
    parameter_of,
)
from bestservice_workflow.events import PeriodKind, Subject
from bestservice_workflow.rulebook.choices import DayCount
from bestservice_workflow.rulebook.sections import KINDS

FRIDAY = date(2014, 12, 12)
SATURDAY = date(2014, 12, 13)
CALENDAR = government_calendar()


class TestDueDay:
    @pytest.mark.parametrize(
        ("subject", "began", "due"),
        [
            (Subject.NOTIFICATION, FRIDAY, date(2014, 12, 23)),
            (Subject.REVISION, FRIDAY, date(2014, 12, 26)),
            (Subject.APPEAL, FRIDAY, date(2014, 12, 23)),
            (Subject.SUBMISSION, None, date(2014, 12, 1)),
            (Subject.SUBMISSION, FRIDAY, date(2014, 12, 1)),
            (Subject.SCORING, FRIDAY, date(2015, 11, 2)),
            (Subject.REPORT, FRIDAY, None),
        ],
    )
    def test_as_the_slides_say(self, subject: Subject, began: date | None, due: date | None) -> None:
        assert due_day(subject, began=began, rules=RULES) == due

    @pytest.mark.parametrize("subject", [Subject.NOTIFICATION, Subject.REVISION, Subject.APPEAL])
    def test_the_first_day_counts_where_the_rulebook_says_so_and_it_is_a_working_day(
        self, subject: Subject
    ) -> None:
        counted = RULES.override({f"{subject}.count_first_day": True, f"{subject}.working_days": 3})
        assert due_day(subject, began=FRIDAY, rules=counted) == date(2014, 12, 16)
        assert due_day(subject, began=SATURDAY, rules=counted) == date(2014, 12, 17)

    def test_a_period_of_two_days_that_counts_its_first_ends_on_the_next_working_day(self) -> None:
        counted = RULES.override({"appeal.count_first_day": True, "appeal.working_days": 2})
        assert due_day(Subject.APPEAL, began=FRIDAY, rules=counted) == date(2014, 12, 15)

    def test_a_period_of_one_day_that_counts_its_first_is_over_at_once(self) -> None:
        counted = RULES.override({"appeal.count_first_day": True, "appeal.working_days": 1})
        assert due_day(Subject.APPEAL, began=FRIDAY, rules=counted) == FRIDAY
        assert due_day(Subject.APPEAL, began=SATURDAY, rules=counted) == date(2014, 12, 15)

    def test_a_fixed_day_off_stays_where_the_rulebook_says_so(self) -> None:
        fixed = RULES.override({"calendar.roll": False})
        assert due_day(Subject.SUBMISSION, began=None, rules=fixed) == date(2014, 11, 30)
        assert due_day(Subject.SCORING, began=FRIDAY, rules=fixed) == date(2015, 10, 31)

    def test_a_working_day_does_not_move(self) -> None:
        monday = RULES.override({"submission.deadline": "2014-12-15"})
        assert due_day(Subject.SUBMISSION, began=None, rules=monday) == date(2014, 12, 15)

    def test_every_kind_has_its_parameter(self) -> None:
        assert {parameter_of(subject) for subject in Subject} <= set(KINDS)
        assert parameter_of(Subject.APPEAL) == "appeal.working_days"


class TestDaysLate:
    @pytest.mark.parametrize(
        ("on", "calendar_days", "working_days"),
        [
            (date(2014, 12, 11), 0, 0),
            (date(2014, 12, 12), 0, 0),
            (date(2014, 12, 13), 1, 0),
            (date(2014, 12, 15), 3, 1),
            (date(2014, 12, 16), 4, 2),
        ],
    )
    def test_are_counted_as_read(self, on: date, calendar_days: int, working_days: int) -> None:
        assert count_days_late(FRIDAY, on, days=DayCount.CALENDAR, calendar=CALENDAR) == calendar_days
        assert count_days_late(FRIDAY, on, days=DayCount.WORKING, calendar=CALENDAR) == working_days

    @pytest.mark.parametrize("subject", list(Subject))
    def test_by_each_period_s_own_reading(self, subject: Subject) -> None:
        announced = RULES.override({"report.deadline": "2014-11-28", "scoring.deadline": "2014-11-28"})
        began = date(2014, 11, 3)
        period = open_period(subject, began=began, rules=announced)
        assert period.due is not None
        on = period.due + timedelta(days=7)
        working = announced.override({f"{subject}.late.days": "working"})
        assert close_period(period, on=on, rules=announced).days_late == 7
        assert close_period(period, on=on, rules=working).days_late < 7


class TestKnowledge:
    """4 May 2015 was declared a day off on 27 January 2015."""

    def test_a_period_closed_before_it_was_known_keeps_its_day(self) -> None:
        rules = RULES.override({"submission.deadline": "2015-05-04"})
        early = rules.as_of(date(2015, 1, 26))
        period = open_period(Subject.SUBMISSION, began=None, rules=early)
        assert close_period(period, on=date(2015, 1, 26), rules=early).due == date(2015, 5, 4)
        later = rules.as_of(date(2015, 1, 27))
        assert close_period(period, on=date(2015, 5, 6), rules=later).due == date(2015, 5, 6)

    def test_the_law_is_known_to_the_evaluation_day_and_never_less_than_to_the_last_action(self) -> None:
        rules = RULES.override({"submission.deadline": "2015-05-04"})
        drafted, submitted = after(rules=rules), after("submit 2015-02-02", rules=rules)
        assert as_known(drafted, rules, on=None) is rules
        before, known = date(2015, 1, 26), date(2015, 5, 4)
        assert as_known(drafted, rules, on=before).calendar.is_working(known)
        assert not as_known(submitted, rules, on=before).calendar.is_working(known)
        assert not as_known(drafted, rules, on=date(2015, 1, 27)).calendar.is_working(known)


class TestLapsedAppeal:
    LAST = date(2014, 12, 23)

    def test_from_the_day_after_the_last(self) -> None:
        case = after(*REJECTED, NOTIFIED)
        assert lapsed_appeal(case, RULES, on=self.LAST) is None
        assert lapsed_appeal(case, RULES, on=date(2014, 12, 24)) == self.LAST

    def test_not_before_the_notice_nor_once_used(self) -> None:
        assert lapsed_appeal(after(*REJECTED), RULES, on=date(2015, 9, 1)) is None
        assert lapsed_appeal(after(*APPEALED), RULES, on=date(2015, 9, 1)) is None
        dismissed = after(*APPEALED, "dismiss_appeal 2014-12-22", "notify 2014-12-23")
        assert lapsed_appeal(dismissed, RULES, on=date(2015, 9, 1)) is None

    def test_not_for_the_last_round_s_right_before_the_next_notice(self) -> None:
        case = after(*REJECTED, NOTIFIED, *again("2015-02"), "reject 2015-02-03")
        assert lapsed_appeal(case, RULES, on=date(2015, 9, 1)) is None

    def test_not_where_there_is_none(self) -> None:
        assert lapsed_appeal(after(*TO_REVISE, NOTIFIED), RULES, on=date(2015, 9, 1)) is None

    def test_not_where_late_ones_are_accepted(self) -> None:
        lenient = RULES.override({"appeal.late.effect": "accepted"})
        assert lapsed_appeal(after(*REJECTED, NOTIFIED), lenient, on=date(2015, 9, 1)) is None


class TestDeadlines:
    def test_they_stand_in_the_order_in_which_they_began(self) -> None:
        told = deadlines(after(*REPORTED), RULES, on=date(2015, 9, 15))
        assert [one.clause for one in told] == ["S6.2", "S8.5", "S11.9"]
        assert [one.subject for one in told] == ["submission", "notification", "scoring"]
        assert [one.who for one in told] == ["agency", "office", "office"]
        assert [one.began for one in told] == [None, date(2014, 12, 9), date(2015, 9, 15)]

    def test_on_one_day_by_clause_number(self) -> None:
        rules = RULES.override({"report.deadline": "2015-09-30", "scoring.deadline": "2015-10-30"})
        case = after(*EXECUTING, "report 2015-01-19", rules=rules)
        assert [one.clause for one in deadlines(case, rules, on=None)] == ["S6.2", "S8.5", "S10.8", "S11.9"]

    def test_an_open_duty_is_late_to_the_day(self) -> None:
        case = after(*TO_REVISE, NOTIFIED)
        late = [one.days_late for one in deadlines(case, RULES, on=date(2014, 12, 28))]
        assert late == [0, 0, 2]
        assert [one.days_late for one in deadlines(case, RULES, on=None)] == [0, 0, 0]
        assert [one.days_late for one in deadlines(case, RULES, on=date(2014, 12, 26))] == [0, 0, 0]

    def test_a_right_is_never_late(self) -> None:
        told = deadlines(after(*REJECTED, NOTIFIED), RULES, on=date(2015, 6, 1))
        assert [(one.clause, one.days_late) for one in told if one.kind is PeriodKind.RIGHT] == [
            ("S8.6.1", 0),
            ("S9.6.2", 0),
        ]

    def test_a_done_one_keeps_what_was_recorded(self) -> None:
        case = after("submit 2014-12-03", rules=RULES)
        (told,) = deadlines(case, RULES, on=date(2015, 6, 1))
        assert (told.done, told.days_late, told.open) == (date(2014, 12, 3), 2, False)

    def test_an_open_one_moves_with_what_became_known(self) -> None:
        rules = RULES.override({"submission.deadline": "2015-05-04"})
        (before,) = deadlines(after(rules=rules), rules, on=date(2015, 1, 26))
        (since,) = deadlines(after(rules=rules), rules, on=date(2015, 1, 27))
        assert (before.due, since.due) == (date(2015, 5, 4), date(2015, 5, 6))

    def test_a_duty_is_open_until_done(self) -> None:
        assert [one.open for one in deadlines(after(), RULES, on=None)] == [True]
        assert [one.open for one in deadlines(after(*SUBMITTED), RULES, on=None)] == [False]

    def test_rights_are_open_under_the_last_announced_resolution_only(self) -> None:
        def rights(*more: str) -> list[bool]:
            case = then(after(*REJECTED, NOTIFIED), *more)
            return [one.open for one in deadlines(case, RULES, on=None) if one.kind is PeriodKind.RIGHT]

        assert rights() == [True, True]
        assert rights("resubmit 2015-02-02") == [False, False]
        rejected_again = (*again("2015-02"), "reject 2015-02-03")
        assert rights(*rejected_again) == [False, False]
        assert rights(*rejected_again, "notify 2015-02-05") == [False, False, True, True]
        assert rights("appeal 2014-12-15", "dismiss_appeal 2014-12-16", "notify 2014-12-17") == [False, False]

    def test_a_moot_one_is_not_open_and_not_late(self) -> None:
        both = RULES.override({"appeal.against": ["reject", "request_revision"]})
        case = after(*TO_REVISE, NOTIFIED, "appeal 2014-12-15", rules=both)
        revision = [one for one in deadlines(case, both, on=date(2015, 6, 1)) if one.clause == "S8.6.1"]
        assert [(one.open, one.days_late, one.done) for one in revision] == [(False, 0, None)]
