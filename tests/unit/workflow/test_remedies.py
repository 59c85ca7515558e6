"""A refusal tells what is open instead: by whom, until when, at what cost."""

import pickle
from datetime import date
from fractions import Fraction

import pytest
from tests.histories import NOTIFIED, REJECTED, SUBMITTED, action
from tests.stored import carry, workflow_on

from bestservice_workflow.actions import Action
from bestservice_workflow.errors import Refused


def refusal(*steps: str, wanted: str | Action) -> Refused:
    workflow = workflow_on("2014-12-24")
    project = carry(workflow, *steps)
    asked = action(wanted) if isinstance(wanted, str) else wanted
    with pytest.raises(Refused) as refused:
        workflow.do(project, asked)
    with pytest.raises(Refused) as foreseen:
        workflow.preview(project, asked)
    assert foreseen.value.remedies == refused.value.remedies
    return refused.value


def test_a_lapsed_appeal_leaves_a_resubmission_in_time() -> None:
    refused = refusal(*REJECTED, NOTIFIED, wanted="appeal 2014-12-24")
    assert [reason.code for reason in refused.reasons] == ["deadline_passed"]
    assert [(remedy.do, remedy.until, remedy.cost) for remedy in refused.remedies] == [
        ("resubmit", date(2014, 12, 26), Fraction())
    ]
    assert refused.remedies[0].message == "the agency can resubmit until 2014-12-26"
    assert refused.remedies[0].message_th == "หน่วยงานสามารถส่งโครงการที่ปรับแก้ได้ภายในวันที่ 26 ธ.ค. 2557"


def test_a_late_resubmission_tells_what_it_costs() -> None:
    refused = refusal(*REJECTED, NOTIFIED, wanted="appeal 2014-12-29")
    (remedy,) = refused.remedies
    assert remedy.cost == Fraction("0.02")
    assert remedy.message == "the agency can resubmit, late since 2014-12-26, at 0.02 point"
    assert "โดยถูกตัด 0.02 คะแนน" in remedy.message_th


def test_the_same_step_put_right_comes_first() -> None:
    refused = refusal(wanted=action("submit 2014-11-28", letter=None))
    assert [remedy.do for remedy in refused.remedies] == ["submit", "edit"]
    assert "once what is missing is put right" in refused.remedies[0].message


def test_somebody_else_s_step_is_told_too() -> None:
    refused = refusal(*SUBMITTED, wanted="start 2014-12-09")
    assert [(remedy.do, remedy.by) for remedy in refused.remedies] == [("open_review", ("office",))]


def test_an_action_dated_too_early_is_judged_at_the_last_one() -> None:
    refused = refusal(*SUBMITTED, wanted="open_review 2014-11-01")
    assert [remedy.do for remedy in refused.remedies] == ["open_review"]


def test_remedies_survive_pickling() -> None:
    refused = refusal(*REJECTED, NOTIFIED, wanted="appeal 2014-12-24")
    assert pickle.loads(pickle.dumps(refused)).remedies == refused.remedies  # noqa: S301 -- our own bytes
