"""Consideration, modification and appeal (S7.4, S8.5, S8.6.1, S9.6.2)."""

from tests.scenarios.stories import due, outcome_of, refusal

SENT = "submit 2014-11-28"
REVISED = (SENT, "open_review 2014-12-09", "request_revision 2014-12-09", "notify 2014-12-12")
REJECTED = (SENT, "open_review 2014-12-09", "reject 2014-12-09", "notify 2014-12-12")


def test_ten_working_days_run_over_the_year_end() -> None:
    in_time = outcome_of(*REVISED, "resubmit 2014-12-26")
    assert due(in_time, "S8.6.1") == [("2014-12-26", "2014-12-26", 0)]
    assert in_time["deductions"] == []


def test_a_late_modification_costs_a_flat_part_however_late() -> None:
    assert outcome_of(*REVISED, "resubmit 2014-12-29")["deductions_total"] == "0.0200"
    assert outcome_of(*REVISED, "resubmit 2015-02-27")["deductions_total"] == "0.0200"


def test_the_office_is_late_at_nobodys_cost() -> None:
    outcome = outcome_of(SENT, "open_review 2014-12-09", "approve 2014-12-09", "notify 2014-12-22")
    assert due(outcome, "S8.5") == [("2014-12-19", "2014-12-22", 3)]
    assert outcome["deductions"] == []


def test_a_project_that_does_not_pass_in_three_rounds_is_not_evaluated() -> None:
    story = [*REVISED]
    for month in ("01", "02"):
        story += [f"resubmit 2015-{month}-05", f"open_review 2015-{month}-10"]
        story += [f"request_revision 2015-{month}-10", f"notify 2015-{month}-12"]
    outcome = outcome_of(*story, as_of="2015-03-31")
    assert (outcome["state"], outcome["round"], outcome["outcome"]) == ("rejected", 3, "not_evaluated")
    assert outcome["score"] == {
        "indicators": [],
        "percent": None,
        "level": None,
        "weight": "5",
        "gross": "0.0000",
        "net": "0.0000",
    }
    assert outcome_of(*story)["outcome"] == "pending"  # on the day of the notice it can still be appealed
    assert refusal(outcome_of(*story, "resubmit 2015-02-13")) == ["round_limit_reached"]


def test_a_rejected_project_may_come_back_while_rounds_are_left() -> None:
    outcome = outcome_of(*REJECTED, "resubmit 2014-12-22", "open_review 2015-01-13", "approve 2015-01-13")
    assert (outcome["state"], outcome["round"]) == ("approved", 2)


def test_or_may_only_appeal_where_the_rules_are_read_so() -> None:
    outcome = outcome_of(*REJECTED, "resubmit 2014-12-22", review__rejected_may_resubmit=False)
    assert refusal(outcome) == ["illegal_transition"]


def test_an_appeal_within_seven_working_days_is_heard_and_final() -> None:
    heard = (*REJECTED, "appeal 2014-12-23")
    assert outcome_of(*heard, "grant_appeal 2015-01-06")["state"] == "approved"
    dismissed = outcome_of(*heard, "dismiss_appeal 2015-01-06")
    assert (dismissed["state"], dismissed["outcome"]) == ("rejected", "not_evaluated")
    again = outcome_of(*heard, "dismiss_appeal 2015-01-06", "notify 2015-01-07", "resubmit 2015-01-08")
    assert refusal(again) == ["decision_final"]


def test_an_appeal_on_the_eighth_day_has_lapsed() -> None:
    outcome = outcome_of(*REJECTED, "appeal 2014-12-24")
    assert refusal(outcome) == ["deadline_passed"]
    assert (outcome["refused"]["clause"], outcome["state"]) == ("S9.6.2", "rejected")
    assert due(outcome, "S9.6.2") == [("2014-12-23", None, 0)]


def test_nobody_can_act_on_a_resolution_before_it_is_announced() -> None:
    story = (SENT, "open_review 2014-12-09", "reject 2014-12-09")
    assert refusal(outcome_of(*story, "appeal 2014-12-10")) == ["not_notified"]
    assert refusal(outcome_of(*story, "resubmit 2014-12-10")) == ["not_notified"]
    assert refusal(outcome_of(*REJECTED, "notify 2014-12-15")) == ["already_notified"]
