"""``decide`` gives the event, or every reason against it; ``draft`` gives the first fact."""

from datetime import date

import pytest
from tests.histories import PROJECT, REJECTED, RULES, SUBMITTED, TO_REVISE, action, after

from bestservice_workflow.actions import Trigger
from bestservice_workflow.errors import Refused
from bestservice_workflow.events import State
from bestservice_workflow.machine import TABLE, decide, draft
from bestservice_workflow.machine.deciding import known_triggers
from bestservice_workflow.machine.decision import Decision
from bestservice_workflow.machine.engine import build_machine
from bestservice_workflow.machine.table import triggers_from


def test_a_draft_pins_the_rulebook_it_came_under() -> None:
    drafted = draft(PROJECT, RULES)
    assert (drafted.rulebook, drafted.digest) == ("fy2558", RULES.digest)
    assert [period.clause for period in drafted.opened] == ["S6.2"]


def test_an_event_tells_what_when_and_under_which_law() -> None:
    event = decide(after(), action("submit 2014-11-28"), RULES)
    assert (event.source, event.target) == (State.DRAFT, State.SUBMITTED)
    assert event.effective == date(2014, 11, 28)
    assert event.digest == RULES.as_of(event.effective).digest
    assert event.action == action("submit 2014-11-28")


def test_the_effective_day_follows_the_end_of_the_day() -> None:
    office_hours = RULES.override({"calendar.day_ends": "16:30"})
    late = action("submit 2014-12-01T16:30:00+07:00")
    assert decide(after(), late, RULES).deductions == ()
    assert decide(after(), late, office_hours).effective == date(2014, 12, 2)
    assert [one.days_late for one in decide(after(), late, office_hours).deductions] == [1]


def test_a_refusal_says_what_can_be_done_instead() -> None:
    with pytest.raises(Refused) as refused:
        decide(after(*TO_REVISE), action("start 2014-12-12"), RULES)
    assert refused.value.code == "illegal_transition"
    assert refused.value.clause is None
    assert (refused.value.do, refused.value.state) == ("start", "revision")
    assert "its steps are notify, resubmit" in str(refused.value)
    assert "ขั้นตอนของสถานะนี้คือ" in refused.value.message_th


def test_a_refusal_joins_the_words_of_all_its_reasons() -> None:
    with pytest.raises(Refused) as refused:
        decide(after(team=()), action("submit 2014-11-28", letter=None), RULES)
    assert str(refused.value) == "; ".join(reason.message for reason in refused.value.reasons)
    assert refused.value.message_th == "; ".join(reason.message_th for reason in refused.value.reasons)
    assert len(refused.value.reasons) == 2


def test_the_state_decides_what_is_known_with_the_readings() -> None:
    begun = Decision.begin(after(*REJECTED), action("appeal 2014-12-12"), RULES)
    assert known_triggers(begun) == (Trigger.NOTIFY, Trigger.RESUBMIT, Trigger.APPEAL)
    assert triggers_from(State.REVISION) == (Trigger.NOTIFY, Trigger.RESUBMIT, Trigger.APPEAL)
    assert triggers_from(State.SCORED) == (Trigger.NOTIFY,)


def test_another_machine_can_be_asked() -> None:
    broken = build_machine(row for row in TABLE if row.trigger is not Trigger.OPEN_REVIEW)
    with pytest.raises(Refused):
        decide(after(*SUBMITTED), action("open_review 2014-12-09"), RULES, machine=broken)
