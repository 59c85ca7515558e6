"""Law: whatever is explained can be worked out again, from facts and clauses alone, and is what was decided."""

import json
from functools import cache

import pytest
from tests.oracle.random_documents import documents

from bestservice_workflow.deadlines import deadlines
from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.explanation.case_explained import Explanation, explain
from bestservice_workflow.explanation.derivation import FactSource, Node, RuleSource, recomputed, walk
from bestservice_workflow.explanation.grounds import Grounds
from bestservice_workflow.explanation.operations import Operation
from bestservice_workflow.history import Replay, read_document, replay
from bestservice_workflow.sample_year import documents as sample_year
from bestservice_workflow.scoring import points_of

SEEDS = range(3)
DOCUMENTS_A_SEED = 150


@cache
def explained(seed: int) -> list[tuple[Replay, Explanation]]:
    told = []
    for document, as_of in documents(seed, DOCUMENTS_A_SEED):
        try:
            run = replay(read_document(json.dumps(document)))
        except InvalidDocument:
            continue
        told.append((run, explain(Grounds.of(run.events, run.document.rules), on=as_of)))
    return told


def test_the_sample_year_is_explained_without_a_leaf_missing() -> None:
    explained_deductions = explained_scores = 0
    for document in sample_year():
        run = replay(read_document(json.dumps(document)))
        explanation = explain(Grounds.of(run.events, run.document.rules), on=None)
        for node in nodes(explanation):
            assert recomputed(node) == node.value
            assert node.children or node.source is not None or node.operation is Operation.SUM
        assert [tree.value for tree in explanation.deductions] == [one.points for one in run.case.deductions]
        assert run.case.score is None or explanation.points.value == run.case.score.net
        explained_deductions += len(explanation.deductions)
        explained_scores += run.case.score is not None
    assert explained_deductions > 5
    assert explained_scores > 50


@cache
def nodes(explanation: Explanation) -> list[Node]:
    return [node for tree in explanation.trees for node in walk(tree)]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_node_follows_from_its_children_and_every_leaf_has_a_source(seed: int) -> None:
    seen: set[Operation | None] = set()
    for run, explanation in explained(seed):
        for node in nodes(explanation):
            assert recomputed(node) == node.value, f"{node.label} of {run.document}"
            assert (node.source is None) == (node.operation is not None)
            assert all(node.label)
            seen.add(node.operation)
    assert seen >= set(Operation)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_explained_is_what_was_decided(seed: int) -> None:
    for run, explanation in explained(seed):
        case, rules = run.case, run.document.rules
        assert explanation.state.value is case.state
        assert [tree.value for tree in explanation.deductions] == [one.points for one in case.deductions]
        assert explanation.points.value == points_of(case, rules, on=explanation.on), run.document
        told = [(one.clause, one.due, one.done, one.days_late) for one in explanation.deadlines if one.due]
        stand = deadlines(case, rules, on=explanation.on)
        assert sorted(told, key=str) == sorted(
            ((d.clause, d.due, d.done, d.days_late) for d in stand), key=str
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_sources_are_facts_of_the_case_and_rules_of_its_rulebook(seed: int) -> None:
    for run, explanation in explained(seed):
        for node in nodes(explanation):
            match node.source:
                case FactSource(action=None):
                    pass
                case FactSource(action=action, do=do, on=on, by=by):
                    event = run.events[(action or 0) + 1]
                    assert (do, on, by) == (event.action.do, event.effective, event.action.by)  # type: ignore[union-attr]  # only the first is a draft
                case RuleSource(name=name, clause=clause):
                    assert clause == run.document.rules.clause(name)
                case _:
                    pass


@pytest.mark.parametrize("seed", SEEDS)
def test_a_receipt_tells_every_day_once(seed: int) -> None:
    for _, explanation in explained(seed):
        for receipt in explanation.deadlines:
            days = [line.day for line in receipt.days]
            assert days == sorted(set(days))
            assert not days or (days[-1] - days[0]).days == len(days) - 1
            assert sum(line.mark == "late" for line in receipt.days) == receipt.days_late
