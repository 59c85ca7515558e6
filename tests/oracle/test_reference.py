"""The oracle gives the contract's own example to the letter, and a few cases counted by hand."""

import json
from datetime import date
from typing import Any

import pytest
from tests.oracle.reference import outcome

AGENCY = {"role": "agency", "id": "5001"}
OFFICE = {"role": "office", "id": "ocsc"}
COMMITTEE = {"role": "committee", "id": "committee"}

PROJECT: dict[str, Any] = {
    "id": "5001-2558-1",
    "agency": {"code": "5001", "name": "สำนักงานเขตพระนคร", "kind": "line"},
    "title": "คลองสวย น้ำใส ภูมิทัศน์สวยงามที่คลองคูเมืองเดิม",
    "category": "new",
    "previously_presented": False,
    "facebook": False,
    "team": ["หัวหน้าฝ่ายรักษาความสะอาดฯ"],
    "indicators": [{"id": "k1", "name": "ร้อยละของความพึงพอใจ", "unit": "ร้อยละ", "target": "80"}],
    "method": "…",
    "service": "…",
    "period": {"start": "2015-01-05", "end": "2015-08-31"},
}


def done(do: str, at: str, by: dict[str, str], **more: object) -> dict[str, Any]:
    return {"do": do, "at": at, "by": by, **more}


def submitted(at: str) -> dict[str, Any]:
    return done("submit", at, AGENCY, letter="กท 4001/1234", email="2014-11-28T10:12:00+07:00")


EXAMPLE = [
    submitted("2014-11-28"),
    done("open_review", "2014-12-09", OFFICE),
    done("request_revision", "2014-12-09", COMMITTEE, note="…"),
    done("notify", "2014-12-12", OFFICE),
    done("resubmit", "2014-12-29", AGENCY, changes={"method": "…"}),
    done("open_review", "2015-01-13", OFFICE),
    done("approve", "2015-01-13", COMMITTEE),
    done("notify", "2015-01-15", OFFICE),
    done("start", "2015-01-19", AGENCY),
    done("report", "2015-09-15", AGENCY, results=[{"indicator": "k1", "achieved": "76"}]),
    done("score", "2015-10-12", OFFICE),
]


def document(actions: list[dict[str, Any]], **overrides: object) -> dict[str, Any]:
    return {
        "format": "bestservice-history/1",
        "rulebook": "fy2558",
        "overrides": {name.replace("__", "."): value for name, value in overrides.items()},
        "project": PROJECT,
        "actions": actions,
    }


def test_the_example_of_the_contract_to_the_letter() -> None:
    assert outcome(document(EXAMPLE)) == json.loads("""
{
  "format": "bestservice-outcome/1",
  "id": "5001-2558-1",
  "ok": true,
  "state": "scored",
  "round": 2,
  "deductions": [
    {"clause": "S8.6.1", "action": 4, "due": "2014-12-26", "on": "2014-12-29", "days_late": 3, "points": "0.0200"}
  ],
  "deductions_total": "0.0200",
  "deadlines": [
    {"clause": "S6.2", "who": "agency", "kind": "duty", "due": "2014-12-01", "done": "2014-11-28", "days_late": 0},
    {"clause": "S8.5", "who": "office", "kind": "duty", "due": "2014-12-19", "done": "2014-12-12", "days_late": 0},
    {"clause": "S8.6.1", "who": "agency", "kind": "duty", "due": "2014-12-26", "done": "2014-12-29", "days_late": 3},
    {"clause": "S8.5", "who": "office", "kind": "duty", "due": "2015-01-22", "done": "2015-01-15", "days_late": 0},
    {"clause": "S11.9", "who": "office", "kind": "duty", "due": "2015-11-02", "done": "2015-10-12", "days_late": 0}
  ],
  "outcome": "scored",
  "score": {
    "indicators": [{"id": "k1", "target": "80", "achieved": "76", "percent": "95.0000"}],
    "percent": "95.0000", "level": "4.5000", "weight": "5", "gross": "4.5000", "net": "4.4800"
  },
  "refused": null
}
""")


@pytest.mark.parametrize(
    ("at", "overrides", "points"),
    [
        ("2014-12-01", {}, None),
        ("2014-12-02", {}, "0.5100"),
        ("2014-12-02", {"submission__late__free_days": 1}, "0.5000"),
        ("2014-12-01", {"calendar__roll": False}, "0.5100"),
        ("2014-12-08", {}, "0.5700"),
        ("2014-12-08", {"submission__late__days": "working"}, "0.5400"),
        ("2014-12-01T16:30:00+07:00", {}, None),
        ("2014-12-01T16:29:59.999999+07:00", {"calendar__day_ends": "16:30"}, None),
        ("2014-12-01T16:30:00+07:00", {"calendar__day_ends": "16:30"}, "0.5100"),
        ("2014-12-01T17:00:00Z", {}, "0.5100"),
    ],
)
def test_lateness_of_a_submission(at: str, overrides: dict[str, Any], points: str | None) -> None:
    deductions = outcome(document([submitted(at)], **overrides))["deductions"]
    assert [one["points"] for one in deductions] == ([points] if points else [])


def rejected_in_the_last_round(resolution: str) -> list[dict[str, Any]]:
    return [
        submitted("2014-11-28"),
        done("open_review", "2015-04-16", OFFICE),
        done(resolution, "2015-04-17", COMMITTEE),
        done("notify", "2015-04-20", OFFICE),
    ]


@pytest.mark.parametrize("resolution", ["reject", "request_revision"])
def test_nine_working_days_from_20_april_2015_end_on_labour_day(resolution: str) -> None:
    given = document(rejected_in_the_last_round(resolution), review__max_rounds=1, appeal__working_days=9)
    in_time = outcome(given, as_of=date(2015, 5, 1))
    too_late = outcome(given, as_of=date(2015, 5, 2))
    assert in_time["deadlines"][-1]["due"] == "2015-05-01"
    assert (in_time["state"], in_time["outcome"]) == ("rejected", "pending")
    assert (too_late["state"], too_late["outcome"]) == ("rejected", "not_evaluated")


def test_every_reason_is_told_in_the_order_of_the_guards() -> None:
    actions = [
        *rejected_in_the_last_round("reject"),
        done("appeal", "2015-04-29", AGENCY),
        done("dismiss_appeal", "2015-05-06", COMMITTEE),
        done(
            "resubmit", "2015-05-05", {"role": "agency", "id": "5002"}, changes={"team": [], "facebook": True}
        ),
    ]
    refused = outcome(document(actions, review__max_rounds=1))["refused"]
    assert [(one["code"], one["clause"]) for one in refused["reasons"]] == [
        ("not_permitted", None),
        ("out_of_order", None),
        ("not_notified", "S8.5"),
        ("round_limit_reached", "S7.4"),
        ("decision_final", "S9.6.2"),
        ("incomplete_project", "S6.1"),
        ("ineligible_project", "S3.note"),
    ]
