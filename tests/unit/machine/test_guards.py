"""Each guard passes where its clause allows, refuses where it does not, and cites the clause."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs
import pytest
from tests.histories import (
    AGENCY,
    APPEALED,
    APPROVED,
    COMMITTEE,
    EXECUTING,
    FULL_RESULTS,
    NOTIFIED,
    OFFICE,
    REJECTED,
    REPORTED,
    REVIEWED,
    RULES,
    SUBMITTED,
    TO_REVISE,
    action,
    after,
    codes,
    exhausted,
)

from bestservice_workflow.actions import Actor, Result, Role
from bestservice_workflow.errors import Refused
from bestservice_workflow.machine import decide
from bestservice_workflow.machine.decision import Decision
from bestservice_workflow.machine.guards import every_result, known_indicators, permitted
from bestservice_workflow.project import Category, Duration, Indicator

SUBMIT = "submit 2014-11-28"


class TestPermitted:
    def test_the_right_role_may(self) -> None:
        assert codes(after(*SUBMITTED), action("open_review 2014-12-09", by=OFFICE)) == []
        assert codes(after(*REVIEWED), action("reject 2014-12-09", by=COMMITTEE)) == []

    @pytest.mark.parametrize("by", [AGENCY, COMMITTEE])
    def test_another_role_may_not(self, by: Actor) -> None:
        assert codes(after(*SUBMITTED), action("open_review 2014-12-09", by=by)) == ["not_permitted"]

    def test_another_agency_may_not(self) -> None:
        assert codes(after(), action(SUBMIT, by=Actor.agency("1002"))) == ["not_permitted"]

    def test_the_office_has_many_officers(self) -> None:
        assert codes(after(*SUBMITTED), action("open_review 2014-12-09", by=Actor.office("officer-7"))) == []

    def test_a_resolution_is_recorded_by_whom_the_rulebook_says(self) -> None:
        secretary = RULES.override({"review.recorded_by": ["committee", "office"]})
        office_only = RULES.override({"review.recorded_by": ["office"]})
        case = after(*REVIEWED)
        assert codes(case, action("approve 2014-12-09", by=OFFICE)) == ["not_permitted"]
        assert codes(case, action("approve 2014-12-09", by=OFFICE), rules=secretary) == []
        assert codes(case, action("approve 2014-12-09", by=COMMITTEE), rules=secretary) == []
        assert codes(case, action("approve 2014-12-09", by=COMMITTEE), rules=office_only) == ["not_permitted"]
        assert codes(case, action("approve 2014-12-09", by=AGENCY), rules=secretary) == ["not_permitted"]


class TestInOrder:
    def test_the_first_action_has_nothing_before_it(self) -> None:
        assert codes(after(), "submit 2014-10-01") == []

    @pytest.mark.parametrize(
        ("at", "refused"),
        [
            ("2014-11-28", []),
            ("2014-11-27", ["out_of_order"]),
            ("2014-11-28T00:00:00+07:00", []),
            ("2014-11-27T17:00:00Z", []),
            ("2014-11-27T16:59:59Z", ["out_of_order"]),
        ],
    )
    def test_after_a_day_civil_days_are_compared(self, at: str, refused: list[str]) -> None:
        assert codes(after(*SUBMITTED), f"open_review {at}") == refused

    @pytest.mark.parametrize(
        ("at", "refused"),
        [
            ("2014-11-28T10:00:00+07:00", []),
            ("2014-11-28T03:00:00Z", []),
            ("2014-11-28T09:59:59.999999+07:00", ["out_of_order"]),
            ("2014-11-28", []),
        ],
    )
    def test_after_an_instant_instants_are_compared(self, at: str, refused: list[str]) -> None:
        assert codes(after("submit 2014-11-28T10:00:00+07:00"), f"open_review {at}") == refused


class TestComplete:
    @pytest.mark.parametrize(
        ("project", "clause"),
        [
            ({"team": ()}, "S6.1"),
            ({"team": (" ", "")}, "S6.1"),
            ({"team": (), "method": ""}, "S6.1"),
            ({"indicators": ()}, "S7.2"),
            ({"indicators": (Indicator(id="k1", target="1"), Indicator(id="k2"))}, "S7.2"),
            ({"method": "  "}, "S7.2"),
            ({"service": "\n"}, "S7.2"),
            ({"period": None}, "S7.2"),
        ],
    )
    def test_what_is_missing_is_refused(self, project: Mapping[str, Any], clause: str) -> None:
        assert codes(after(**project), SUBMIT) == [f"incomplete_project {clause}"]

    def test_one_name_makes_a_team(self) -> None:
        assert codes(after(team=("", "ก")), SUBMIT) == []

    def test_the_rulebook_says_what_is_asked(self) -> None:
        case = after(team=(), method="", service="")
        lenient = RULES.override({"completeness.team": False, "completeness.states": ["indicators"]})
        assert codes(case, SUBMIT, rules=lenient) == []
        strict = RULES.override({"completeness.team": False, "completeness.states": ["service"]})
        assert codes(case, SUBMIT, rules=strict) == ["incomplete_project S7.2"]

    def test_a_resubmission_is_judged_with_its_changes(self) -> None:
        case = after(*TO_REVISE, NOTIFIED)
        assert codes(case, action("resubmit 2014-12-15", changes={"method": ""})) == [
            "incomplete_project S7.2"
        ]
        assert codes(case, action("resubmit 2014-12-15", changes={"method": "ใหม่"})) == []


class TestEligible:
    @pytest.mark.parametrize(
        ("project", "clause"),
        [
            ({"category": Category.CONTINUING}, "S3.1"),
            ({"category": Category.CONTINUING, "continues": 2556}, "S3.1"),
            ({"category": Category.IMPROVED}, "S3.3"),
            ({"category": Category.IMPROVED, "improvement": " "}, "S3.3"),
            ({"category": Category.IMPROVED, "improvement": "ก", "previously_presented": True}, "S3.3"),
            ({"facebook": True}, "S3.note"),
            ({"facebook": True, "distinctive": " "}, "S3.note"),
            ({"period": Duration(start=date(2013, 10, 1), end=date(2014, 9, 30))}, "S3.2"),
            ({"period": Duration(start=date(2015, 10, 1), end=date(2016, 1, 1))}, "S3.2"),
        ],
    )
    def test_what_may_not_be_presented_is_refused(self, project: Mapping[str, Any], clause: str) -> None:
        assert codes(after(**project), SUBMIT) == [f"ineligible_project {clause}"]

    @pytest.mark.parametrize(
        "project",
        [
            {"category": Category.CONTINUING, "continues": 2557},
            {"category": Category.IMPROVED, "improvement": "ก"},
            {"category": Category.NEW, "continues": 2550, "previously_presented": True},
            {"facebook": True, "distinctive": "ก"},
            {"period": Duration(start=date(2013, 10, 1), end=date(2014, 10, 1))},
            {"period": Duration(start=date(2015, 9, 30), end=date(2016, 1, 1))},
        ],
    )
    def test_what_may_be_presented_is_accepted(self, project: Mapping[str, Any]) -> None:
        assert codes(after(**project), SUBMIT) == []

    def test_a_period_not_stated_is_incomplete_and_not_ineligible(self) -> None:
        assert codes(after(period=None), SUBMIT) == ["incomplete_project S7.2"]

    @pytest.mark.parametrize(
        ("rule", "project"),
        [
            (
                "improved_never_presented",
                {"category": Category.IMPROVED, "improvement": "ก", "previously_presented": True},
            ),
            ("facebook_needs_distinction", {"facebook": True}),
            ("within_fiscal_year", {"period": Duration(start=date(2013, 1, 1), end=date(2013, 2, 1))}),
        ],
    )
    def test_each_bar_can_be_lifted(self, rule: str, project: Mapping[str, Any]) -> None:
        assert codes(after(**project), SUBMIT) != []
        assert codes(after(**project), SUBMIT, rules=RULES.override({f"eligibility.{rule}": False})) == []


class TestOfficiallySent:
    @pytest.mark.parametrize(
        "fields", [{"letter": None}, {"letter": " "}, {"email": None}, {"letter": None, "email": None}]
    )
    def test_letter_and_email_are_one_proof(self, fields: Mapping[str, Any]) -> None:
        assert codes(after(), action(SUBMIT, **fields)) == ["missing_submission_proof S6.2"]

    def test_the_rulebook_says_which_proof(self) -> None:
        by_email = RULES.override({"submission.proof": ["email"]})
        assert codes(after(), action(SUBMIT, letter=None), rules=by_email) == []
        assert codes(after(), action(SUBMIT, email=None), rules=by_email) == ["missing_submission_proof S6.2"]


class TestNotice:
    def test_ways_back_wait_for_it(self) -> None:
        case = after(*REJECTED)
        assert codes(case, "resubmit 2014-12-10") == ["not_notified S8.5"]
        assert codes(case, "appeal 2014-12-10") == ["not_notified S8.5"]
        assert codes(after(*REJECTED, NOTIFIED), "appeal 2014-12-15") == []

    def test_it_is_given_once(self) -> None:
        case = after(*REJECTED, NOTIFIED)
        assert codes(case, "notify 2014-12-12") == ["already_notified S8.5"]
        assert codes(after(*REJECTED), NOTIFIED) == []


class TestRounds:
    def test_after_the_last_one_no_way_leads_back(self) -> None:
        assert codes(after(*exhausted()), "resubmit 2015-03-09") == ["round_limit_reached S7.4"]

    def test_the_number_is_the_rulebook_s(self) -> None:
        four = RULES.override({"review.max_rounds": 4})
        assert codes(after(*exhausted(), rules=four), "resubmit 2015-03-09", rules=four) == []

    def test_a_review_is_not_opened_once_none_is_left(self) -> None:
        two = RULES.override({"review.max_rounds": 1})
        case = after(*REJECTED, NOTIFIED, "resubmit 2014-12-15")
        assert codes(case, "open_review 2014-12-16", rules=two) == ["round_limit_reached S7.4"]
        assert codes(case, "open_review 2014-12-16") == []


class TestFinality:
    def test_a_dismissed_appeal_is_final(self) -> None:
        case = after(*APPEALED, "dismiss_appeal 2014-12-22", "notify 2014-12-23")
        assert codes(case, "resubmit 2014-12-24") == ["decision_final S9.6.2"]
        assert codes(case, "appeal 2014-12-24") == ["appeal_already_used S9.6.2"]

    def test_unless_the_rulebook_says_it_is_not(self) -> None:
        open_ended = RULES.override({"appeal.final": False, "appeal.limit": 2})
        case = after(*APPEALED, "dismiss_appeal 2014-12-22", "notify 2014-12-23", rules=open_ended)
        assert codes(case, "resubmit 2014-12-24", rules=open_ended) == []
        assert codes(case, "appeal 2014-12-24", rules=open_ended) == []


class TestAppealInTime:
    """Notified on Friday 12 December: seven working days end on Tuesday 23 December."""

    def test_the_last_day_is_in_time_and_the_next_is_not(self) -> None:
        case = after(*REJECTED, NOTIFIED)
        assert codes(case, "appeal 2014-12-23") == []
        assert codes(case, "appeal 2014-12-24") == ["deadline_passed S9.6.2"]

    def test_a_day_counted_from_itself_ends_a_day_sooner(self) -> None:
        sooner = RULES.override({"appeal.count_first_day": True})
        case = after(*REJECTED, NOTIFIED, rules=sooner)
        assert codes(case, "appeal 2014-12-22", rules=sooner) == []
        assert codes(case, "appeal 2014-12-23", rules=sooner) == ["deadline_passed S9.6.2"]

    def test_a_rulebook_may_accept_it_late(self) -> None:
        lenient = RULES.override({"appeal.late.effect": "accepted"})
        assert codes(after(*REJECTED, NOTIFIED), "appeal 2015-01-30", rules=lenient) == []

    @pytest.mark.parametrize(
        ("steps", "offered"),
        [((*REJECTED, NOTIFIED), True), (exhausted(), False)],
        ids=["round 1", "round 3"],
    )
    def test_the_refusal_offers_a_resubmission_only_where_rounds_are_left(
        self, steps: tuple[str, ...], *, offered: bool
    ) -> None:
        with pytest.raises(Refused) as refused:
            decide(after(*steps), action("appeal 2015-04-30"), RULES)
        assert refused.value.code == "deadline_passed"
        assert ("resubmitted" in str(refused.value)) == offered


class TestResults:
    K1, K2 = FULL_RESULTS
    OTHER = Result(indicator="k9", achieved="1")

    @pytest.mark.parametrize(
        ("results", "refused"),
        [
            ((K1, K2), []),
            ((K2, K1), []),
            ((K1,), ["results_incomplete S10.8"]),
            ((), ["results_incomplete S10.8"]),
            ((K1, K1, K2), ["results_incomplete S10.8"]),
            ((K1, K2, OTHER), ["unknown_indicator S10.8"]),
            ((K1, OTHER), ["results_incomplete S10.8", "unknown_indicator S10.8"]),
        ],
    )
    def test_one_for_every_indicator_and_none_unknown(
        self, results: tuple[Result, ...], refused: list[str]
    ) -> None:
        assert codes(after(*EXECUTING), action("report 2015-09-15", results=results)) == refused


class TestUnknownToTheState:
    @pytest.mark.parametrize(
        ("steps", "next_step"),
        [
            ((), "open_review 2014-11-28"),
            (SUBMITTED, "edit 2014-11-29"),
            (APPROVED, "report 2015-09-15"),
            (REPORTED, "start 2015-09-16"),
        ],
    )
    def test_it_hides_everything_else(self, steps: tuple[str, ...], next_step: str) -> None:
        wrong = action(next_step, by=Actor.agency("9999"))
        assert codes(after(*steps), wrong) == ["illegal_transition"]

    def test_readings_take_ways_away(self) -> None:
        appeal_only = RULES.override({"review.rejected_may_resubmit": False})
        revisable = RULES.override({"appeal.against": ["request_revision"]})
        rejected, to_revise = after(*REJECTED, NOTIFIED), after(*TO_REVISE, NOTIFIED)
        assert codes(rejected, "resubmit 2014-12-15", rules=appeal_only) == ["illegal_transition"]
        assert codes(rejected, "appeal 2014-12-15", rules=revisable) == ["illegal_transition"]
        assert codes(to_revise, "appeal 2014-12-15") == ["illegal_transition"]
        assert codes(to_revise, "appeal 2014-12-15", rules=revisable) == []


class TestEachStandsOnItsOwn:
    def test_permitted_names_the_agency_whose_project_it_is(self) -> None:
        decision = Decision.begin(after(), action(SUBMIT, by=Actor.agency("1002")), RULES)
        reason = permitted(Role.AGENCY)(decision)
        assert reason is not None
        assert "project of agency '1001'; agency '1002'" in reason.message

    def test_an_act_that_reports_nothing_has_no_results(self) -> None:
        decision = Decision.begin(after(*EXECUTING), action("start 2015-09-15"), RULES)
        assert every_result(decision) is not None
        assert known_indicators(decision) is None

    def test_a_final_word_stands_against_a_modification_too(self) -> None:
        case = attrs.evolve(after(*TO_REVISE, NOTIFIED), final=True)
        assert codes(case, "resubmit 2014-12-15") == ["decision_final S9.6.2"]


def test_every_reason_is_told_in_the_order_of_the_table() -> None:
    case = after(team=(), category=Category.CONTINUING)
    wrong = action(SUBMIT, by=OFFICE, letter=None)
    assert codes(case, wrong) == [
        "not_permitted",
        "incomplete_project S6.1",
        "ineligible_project S3.1",
        "missing_submission_proof S6.2",
    ]
