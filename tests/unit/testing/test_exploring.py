"""Explore reaches everything within its bounds, says what it saw, and shows what it found."""

import json
from pathlib import Path

import pytest
from tests.histories import RULES

from bestservice_workflow.events import State
from bestservice_workflow.history import HistoryDocument, outcome_of_text, read_document
from bestservice_workflow.machine import TABLE
from bestservice_workflow.testing import Bounds, Exploration, Invariant, explore, violations
from bestservice_workflow.testing.exploring import Step, Verdict
from bestservice_workflow.testing.exploring.alphabet import Alphabet
from bestservice_workflow.testing.exploring.findings import Finding
from bestservice_workflow.testing.exploring.projects import plans

ONE_ROUND = RULES.override({"review.max_rounds": 1, "review.rejected_may_resubmit": False})
UNMEASURED = ONE_ROUND.override({"completeness.states": []})


@pytest.fixture(scope="module")
def explored() -> Exploration:
    return explore(RULES.override({"review.max_rounds": 2}))


class TestComplete:
    def test_every_state_row_guard_and_hook_is_reached(self, explored: Exploration) -> None:
        assert explored.verdict is Verdict.COMPLETE, explored.summary()
        assert explored.complete
        assert {reached.case.state for reached in explored.reached} == set(State)
        assert explored.states == len(explored.reached) > 1000
        assert explored.transitions == len(explored.edges) > 15_000
        assert explored.attempts > 100_000

    def test_it_tells_how_often_each_rule_spoke(self, explored: Exploration) -> None:
        guards = {name: fired for name, fired in explored.fired.items() if name.startswith("guard")}
        assert len(guards) == len({guard for row in TABLE for guard in row.guards})
        assert all(fired.passed and fired.refused for fired in guards.values())
        hooks = [name for name in explored.fired if name.startswith("hook")]
        assert len(hooks) == len({hook for row in TABLE for hook in row.hooks})

    def test_its_histories_lead_where_it_says(self, explored: Exploration) -> None:
        source, action, target = explored.edges[len(explored.edges) // 2]
        assert (*explored.reached[source].history, action) in set(explored.histories())
        assert explored.reached[target].case.state
        assert explored.depth == max(len(reached.history) for reached in explored.reached)

    def test_the_digest_is_the_rulebook_s(self, explored: Exploration) -> None:
        assert explored.digest == RULES.override({"review.max_rounds": 2}).digest
        assert explored.digest[:12] in explored.summary()


class TestIncomplete:
    @pytest.mark.parametrize("bounds", [Bounds(states=10), Bounds(depth=2)])
    def test_reaching_a_bound_is_no_pass(self, bounds: Bounds) -> None:
        explored = explore(RULES, bounds)
        assert explored.verdict is Verdict.INCOMPLETE
        assert not explored.complete
        assert explored.findings == ()


class TestReadings:
    @pytest.mark.parametrize(
        "overrides",
        [
            {"report.deadline": "2015-09-10", "report.late.flat": "0.1", "calendar.day_ends": "16:30"},
            {"appeal.late.effect": "accepted", "review.recorded_by": ["committee", "office"]},
            {"appeal.final": False, "scoring.between_levels": "step", "submission.late.days": "working"},
            {"appeal.against": ["reject", "request_revision"], "review.revision_in_last_round": "revise"},
            {"appeal.count_first_day": True, "calendar.roll": False, "scoring.below_first_level": "floor"},
        ],
    )
    def test_under_each_no_step_is_wrong(self, overrides: dict[str, object]) -> None:
        rules = ONE_ROUND.override(overrides)
        explored = explore(rules, Bounds(relations=False))
        assert all(finding.check.startswith("vacuous") for finding in explored.findings), explored.summary()
        assert explored.states > 200


class TestOwnInvariants:
    def test_are_held_too(self) -> None:
        def no_appeals(step: Step) -> str | None:
            return "an appeal" if step.after.state is State.APPEAL else None

        own = Invariant(name="no_appeals", clause="S9.6.2", check=no_appeals)
        explored = explore(ONE_ROUND, Bounds(findings=1), invariants=[own])
        assert explored.verdict is Verdict.FAILED
        assert [(one.check, one.clause, one.length) for one in explored.findings] == [
            ("no_appeals", "S9.6.2", 5)
        ]


@pytest.fixture(scope="module")
def finding() -> Finding:
    return explore(UNMEASURED, Bounds(findings=1)).findings[0]


class TestFinding:
    """A rulebook that asks for no indicators lets through projects that cannot be scored."""

    def test_says_what_and_by_which_history(self, finding: Finding) -> None:
        assert finding.check == "crash"
        assert "without indicators has no score" in finding.message
        assert [action.do for action in finding.history][-2:] == ["report", "score"]

    def test_is_shown_as_a_table_of_dates_actors_actions_states_and_clauses(self, finding: Finding) -> None:
        table = finding.table().splitlines()
        assert table[1].split() == ["no", "day", "day", "(B.E.)", "actor", "action", "leads", "to", "clauses"]
        assert len(table) == finding.length + 2
        assert "1 ต.ค. 2557" in table[2]
        assert "submitted" in table[3]
        assert "S6.2" in table[3]
        assert "fails: ValueError" in table[-1]

    def test_is_a_document_that_replays(self, finding: Finding) -> None:
        text = json.dumps(finding.document(), ensure_ascii=False)
        assert outcome_of_text(text, rulebook=RULES)["refused"]["code"] == "incomplete_project"
        document = read_document(text, rulebook=UNMEASURED)
        assert document.actions == finding.history
        assert violations(document) == ("crash",)

    def test_is_a_test_that_fails_while_it_stands(self, finding: Finding, tmp_path: Path) -> None:
        source = finding.as_pytest()
        compiled: dict[str, object] = {}
        exec(compile(source, str(tmp_path / "test_crash.py"), "exec"), compiled)  # noqa: S102 -- its own words
        test = compiled["test_crash"]
        assert callable(test)
        test()  # the shipped rulebook has no such fault
        assert '"crash" not in violations(document)' in source


def test_a_sound_history_breaks_nothing() -> None:
    explored = explore(RULES, Bounds(states=400))
    history = max(explored.histories(), key=len)
    document = HistoryDocument(project=explored.project, actions=history, rules=RULES)
    assert len(history) > 5
    assert violations(document) == ()


def test_what_is_tried_covers_every_fault_of_a_project() -> None:
    attempts = list(Alphabet(RULES, later=30).attempts(explore(RULES, Bounds(states=1)).reached[0].case))
    assert {attempt.content for attempt in attempts if attempt.action.do == "edit"} == set(plans(RULES))
    assert len({attempt.action.by for attempt in attempts}) == 4
