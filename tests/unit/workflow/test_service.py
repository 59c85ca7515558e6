"""The service: durable steps, decided by the rules, repeated safely."""

from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import attrs
import pendulum
import pytest
from tests.histories import AGENCY, COMMITTEE, FULL_RESULTS, OFFICE, PROJECT

from bestservice_workflow import (
    Accepted,
    Actor,
    Approve,
    Case,
    Conflict,
    Drafted,
    InvalidDocument,
    NotFound,
    Refused,
    State,
    Submit,
    Trigger,
    Workflow,
    load_rulebook,
)
from bestservice_workflow.errors import AnnouncementRefused, KeyReused, RulebookMismatch, StorageDamaged
from bestservice_workflow.storage import Append
from bestservice_workflow.workflow.triggers import Triggers

ID = PROJECT.id
NOW = pendulum.datetime(2014, 12, 3, 9, 30, tz="Asia/Bangkok")


def submit(workflow: Workflow, *, key: str | None = None, letter: str = "กท 1/1") -> Case:
    action = Submit(at="2014-12-03", by=AGENCY, letter=letter, email="2014-12-03")
    return workflow.do(ID, action, key=key)


@pytest.fixture
def drafted(workflow: Workflow) -> Workflow:
    workflow.draft(PROJECT)
    return workflow


def test_there_is_a_method_for_every_trigger() -> None:
    for trigger in Trigger:
        assert callable(getattr(Triggers, trigger.value))


def test_a_project_goes_all_the_way_by_methods(drafted: Workflow) -> None:
    w = drafted
    w.edit(ID, by=AGENCY, at="2014-11-01", changes={"method": "Lean"})
    w.submit(ID, by=AGENCY, at="2014-11-28", letter="กท 1/1", email="2014-11-28T10:00:00+07:00")
    w.open_review(ID, by=OFFICE, at="2014-12-01")
    w.request_revision(ID, by=COMMITTEE, at="2014-12-02")
    w.notify(ID, by=OFFICE, at="2014-12-03")
    w.resubmit(ID, by=AGENCY, at="2014-12-04", changes={"service": "ดูแลคลองและทางเดิน"})
    w.open_review(ID, by=OFFICE, at="2014-12-09")
    w.reject(ID, by=COMMITTEE, at="2014-12-09")
    w.notify(ID, by=OFFICE, at="2014-12-11")
    w.appeal(ID, by=AGENCY, at="2014-12-12", note="ขอชี้แจง")
    w.grant_appeal(ID, by=COMMITTEE, at="2014-12-15")
    w.notify(ID, by=OFFICE, at="2014-12-16")
    w.start(ID, by=AGENCY, at="2015-01-05")
    w.report(ID, by=AGENCY, at="2015-09-15", results=FULL_RESULTS)
    case = w.score(ID, by=OFFICE, at="2015-10-12")
    assert case.state is State.SCORED
    assert case == w.load(ID)
    assert (case.project.method, case.project.service) == ("Lean", "ดูแลคลองและทางเดิน")
    assert case.score is not None
    assert case.score.net == 5


def test_an_appeal_can_be_dismissed_and_a_project_approved_by_methods(drafted: Workflow) -> None:
    drafted.submit(ID, by=AGENCY, at="2014-11-28", letter="กท 1/1", email="2014-11-28")
    drafted.open_review(ID, by=OFFICE, at="2014-12-01")
    assert drafted.preview(ID, Approve(at="2014-12-01", by=COMMITTEE)).case.state is State.APPROVED
    drafted.reject(ID, by=COMMITTEE, at="2014-12-01")
    drafted.notify(ID, by=OFFICE, at="2014-12-02")
    drafted.appeal(ID, by=AGENCY, at="2014-12-03")
    assert drafted.dismiss_appeal(ID, by=COMMITTEE, at="2014-12-04").final


def test_without_a_date_a_step_takes_effect_now(drafted: Workflow) -> None:
    case = drafted.submit(ID, by=AGENCY, letter="กท 1/1", email="2014-12-03")
    assert case.last_effective == date(2014, 12, 3)
    assert [deduction.days_late for deduction in case.deductions] == [2]


def test_a_refused_step_writes_nothing(drafted: Workflow) -> None:
    before = drafted.storage.load(ID)
    with pytest.raises(Refused):
        drafted.open_review(ID, by=OFFICE, at="2014-12-01")
    assert drafted.storage.load(ID) == before


def test_a_project_is_drafted_once(drafted: Workflow) -> None:
    with pytest.raises(Conflict):
        drafted.draft(PROJECT)


def test_what_is_not_there_is_not_found(workflow: Workflow) -> None:
    asks: list[Callable[[], object]] = [
        lambda: workflow.load(ID),
        lambda: workflow.history(ID),
        lambda: workflow.version(ID),
        lambda: workflow.options(ID),
        lambda: submit(workflow),
    ]
    for ask in asks:
        with pytest.raises(NotFound, match="draft it first"):
            ask()


class TestKeys:
    def test_the_same_step_is_done_once_and_answered_alike(self, drafted: Workflow) -> None:
        first = submit(drafted, key="k1")
        drafted.open_review(ID, by=OFFICE, at="2014-12-09")
        assert submit(drafted, key="k1") == first
        assert drafted.version(ID) == 3

    def test_a_step_without_a_date_is_the_same_step_later(self, url: str) -> None:
        minutes = count()

        with Workflow.open(url, clock=lambda: NOW.add(minutes=next(minutes))) as workflow:
            workflow.draft(PROJECT)
            first = workflow.submit(ID, by=AGENCY, letter="กท 1/1", email="2014-12-01", key="k1")
            assert workflow.submit(ID, by=AGENCY, letter="กท 1/1", email="2014-12-01", key="k1") == first

    def test_another_step_or_another_actor_with_the_key_is_refused(self, drafted: Workflow) -> None:
        submit(drafted, key="k1")
        with pytest.raises(KeyReused):
            submit(drafted, key="k1", letter="กท 1/2")
        with pytest.raises(KeyReused):
            drafted.open_review(ID, by=OFFICE, at="2014-12-09", key="k1")
        assert drafted.version(ID) == 2

    def test_a_draft_can_have_one_too(self, workflow: Workflow) -> None:
        first = workflow.draft(PROJECT, key="k1")
        assert workflow.draft(PROJECT, key="k1") == first
        with pytest.raises(KeyReused):
            workflow.draft(attrs.evolve(PROJECT, title="อื่น"), key="k1")


class TestVersions:
    def test_the_expected_one_is_taken(self, drafted: Workflow) -> None:
        action = Submit(at="2014-12-01", by=AGENCY, letter="กท 1/1", email="2014-12-01")
        assert drafted.do(ID, action, expected=1).state is State.SUBMITTED

    def test_another_one_is_a_conflict_that_tells_both(self, drafted: Workflow) -> None:
        with pytest.raises(Conflict) as conflict:
            drafted.edit(ID, by=AGENCY, at="2014-11-01", changes={}, expected=7)
        assert (conflict.value.expected, conflict.value.actual) == (7, 1)

    def test_without_one_a_step_is_decided_again_on_the_newest_facts(self, tmp_path: Path) -> None:
        """Another writer gets in between the decision and the commit, once."""
        url = f"sqlite:///{tmp_path}/store.db"
        with Workflow.open(url) as ours, Workflow.open(url) as theirs:
            ours.draft(PROJECT)
            instants = iter([*"ab"])

            def clock() -> pendulum.DateTime:
                """Called between the decision and the commit: the first time, they write."""
                if next(instants, "") == "a":
                    theirs.edit(ID, by=AGENCY, at="2014-11-02", changes={"method": "theirs"})
                return NOW

            racing = Workflow(ours.storage, ours.rulebook, clock=clock)
            case = racing.edit(ID, by=AGENCY, at="2014-11-03", changes={"service": "ours"})
        assert (case.project.method, case.project.service) == ("theirs", "ours")
        assert case.actions == 2


def test_a_preview_writes_nothing_and_tells_what_would_be(drafted: Workflow) -> None:
    action = Submit(at="2014-12-03", by=AGENCY, letter="กท 1/1", email="2014-12-03")
    preview = drafted.preview(ID, action)
    assert preview.case.state is State.SUBMITTED
    assert preview.event.deductions == preview.case.deductions != ()
    assert drafted.version(ID) == 1
    assert drafted.do(ID, action) == preview.case


def test_the_history_has_every_fact_in_order(drafted: Workflow) -> None:
    submit(drafted)
    history = drafted.history(ID)
    assert [type(fact.event) for fact in history] == [Drafted, Accepted]
    assert [fact.version for fact in history] == [1, 2]
    assert history[0].recorded == "2014-12-03T09:30:00+07:00"


def test_subscribers_hear_of_what_is_committed(drafted: Workflow) -> None:
    heard: list[tuple[State, Trigger]] = []
    drafted.subscribe(lambda case, event: heard.append((case.state, event.action.do)))
    submit(drafted, key="k1")
    submit(drafted, key="k1")
    with pytest.raises(Refused):
        submit(drafted)
    assert heard == [(State.SUBMITTED, Trigger.SUBMIT)]


def test_projects_are_found_by_state_agency_and_next_due_day(drafted: Workflow) -> None:
    other = attrs.evolve(PROJECT, id="1002-2558-1", agency=attrs.evolve(PROJECT.agency, code="1002"))
    drafted.draft(other)
    submit(drafted)
    assert [row.stream for row in drafted.find(states=[State.SUBMITTED]).rows] == [ID]
    assert [row.stream for row in drafted.find(agency="1002").rows] == ["1002-2558-1"]
    assert [row.stream for row in drafted.find(due_by=date(2014, 12, 1)).rows] == ["1002-2558-1"]
    first = drafted.find(limit=1)
    assert [row.stream for row in drafted.find(limit=1, cursor=first.next).rows] == ["1002-2558-1"]


def test_a_case_of_another_year_is_not_judged_by_this_one(url: str) -> None:
    rules = load_rulebook("fy2558")
    next_year = attrs.evolve(rules, id="fy2559")
    with Workflow.open(url, rulebook=rules) as workflow:
        workflow.draft(PROJECT)
        other = Workflow(workflow.storage, next_year)
        with pytest.raises(RulebookMismatch) as mismatch:
            other.edit(ID, by=AGENCY, at="2014-11-01", changes={})
        assert mismatch.value.rulebook == "fy2558"


def test_an_agency_cannot_act_for_another(drafted: Workflow) -> None:
    with pytest.raises(Refused) as refused:
        drafted.edit(ID, by=Actor.agency("1002"), at="2014-11-01", changes={})
    assert refused.value.code == "not_permitted"


def test_a_step_on_one_project_never_touches_another(drafted: Workflow) -> None:
    theirs = attrs.evolve(PROJECT, id="theirs", agency=attrs.evolve(PROJECT.agency, code="1002"))
    drafted.draft(theirs)
    with pytest.raises(InvalidDocument, match="never change"):
        drafted.edit(ID, by=AGENCY, at="2014-11-03", changes={"id": "theirs", "title": "x"})  # type: ignore[typeddict-unknown-key]
    assert drafted.load("theirs").project == theirs
    assert drafted.version("theirs") == 1


def test_a_subscriber_that_fails_spoils_nothing(drafted: Workflow, caplog: pytest.LogCaptureFixture) -> None:
    heard: list[State] = []
    drafted.subscribe(lambda case, _: [][case.actions])
    drafted.subscribe(lambda case, _: heard.append(case.state))
    assert submit(drafted).state is State.SUBMITTED
    assert heard == [State.SUBMITTED]
    assert "a subscriber failed after submit" in caplog.text


def test_states_are_checked_before_anything_is_looked_for(drafted: Workflow) -> None:
    assert drafted.find(states=["draft"]).rows == drafted.find(states=[State.DRAFT]).rows != ()
    for states in (["aproved"], "approved"):
        with pytest.raises(InvalidDocument):
            drafted.find(states=states)


def test_days_are_taken_as_text_too(drafted: Workflow) -> None:
    assert drafted.agenda(on="2014-12-03") == drafted.agenda(on=date(2014, 12, 3)) != ()
    assert drafted.find(due_by="2014-12-01").rows
    with pytest.raises(InvalidDocument, match="write 2014-12-03"):
        drafted.agenda(on="2557-12-03")


def test_a_record_that_cannot_be_read_is_told_with_its_place(drafted: Workflow) -> None:
    drafted.storage.append(
        Append(
            stream="x",
            bodies=(b'{"schema":1,"type":"accepted"}',),
            expected=0,
            recorded="2014-12-03T00:00:00Z",
        )
    )
    with pytest.raises(StorageDamaged, match="record 1 of 'x' cannot be read"):
        drafted.load("x")


def test_what_the_office_announces_is_for_the_rulebook_to_say(url: str) -> None:
    rules = load_rulebook("fy2558")
    wider = attrs.evolve(rules.parameters["review.max_rounds"], announceable=True)
    own = attrs.evolve(rules, parameters={**rules.parameters, "review.max_rounds": wider})
    with Workflow.open(url, rulebook=own, clock=lambda: NOW) as workflow:
        made = workflow.announce(
            "review.max_rounds", 4, known_since="2014-12-03", reference="ที่ 1/2557", by=OFFICE
        )
        assert made.announcement.value == workflow.rulebook.as_of(date(2014, 12, 3)).review.max_rounds == 4
        with pytest.raises(AnnouncementRefused, match=r"what can be is .*review\.max_rounds"):
            workflow.announce(
                "scoring.decimals", 2, known_since="2014-12-03", reference="ที่ 2/2557", by=OFFICE
            )
