"""What other rules would have done, on whatever executor."""

import json
import multiprocessing
import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from fractions import Fraction

import pytest
from tests.documents import EXAMPLE
from tests.histories import RULES, SCORED, action
from tests.oracle.random_documents import documents
from tests.stored import carry, workflow_on

from bestservice_workflow.actions import Actor
from bestservice_workflow.errors import InvalidRulebook
from bestservice_workflow.history import outcome_of_text
from bestservice_workflow.project import AgencyKind
from bestservice_workflow.rulebook import KINDS, load_rulebook
from bestservice_workflow.rulebook.readings import READINGS
from bestservice_workflow.workflow.tallies import Effect
from bestservice_workflow.workflow.whatif import Item, Scenario, stored_projects, what_if

TEXTS = [json.dumps(document) for document, _ in documents(5, 60)]
STEP = Scenario(name="step", overrides={"scoring.between_levels": "step"})
ROUNDS = Scenario(name="two rounds", overrides={"review.max_rounds": 2})


def told(items: list[Item], *scenarios: Scenario, **options: object) -> tuple[list[Effect], object]:
    effects: list[Effect] = []
    tallies = what_if(items, scenarios, own=RULES, each=effects.append, **options)  # type: ignore[arg-type]  # as named
    return effects, tallies


def test_every_project_is_decided_as_replay_decides_it() -> None:
    effects, _ = told(list(TEXTS), STEP)
    by_id = {effect.project: effect for effect in effects}
    gains = losses = 0
    for text in TEXTS:
        document = json.loads(text)
        before = outcome_of_text(text)
        document["overrides"] |= {"scoring.between_levels": "step"}
        after = outcome_of_text(json.dumps(document))
        effect = by_id.get(document["project"]["id"])
        if effect is None:
            assert before == after
            continue
        assert (effect.before.state, effect.after.state) == (before["state"], after["state"])
        assert effect.before.points == Fraction(before["score"]["net"])
        assert effect.after.points == Fraction(after["score"]["net"])
        gains, losses = gains + (effect.gain > 0), losses + (effect.gain < 0)
    assert losses > 0
    assert gains == 0


@pytest.mark.parametrize("chunk", [1, 7, 500])
def test_chunks_and_executors_change_nothing(chunk: int) -> None:
    expected = told(list(TEXTS), STEP, ROUNDS)
    assert told(list(TEXTS), STEP, ROUNDS, chunk=chunk) == expected
    with ThreadPoolExecutor(2) as threads:
        assert told(list(TEXTS), STEP, ROUNDS, chunk=chunk, executor=threads, workers=2) == expected


def test_processes_give_the_same() -> None:
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=fresh) as processes:
        assert told(list(TEXTS), STEP, chunk=20, executor=processes, workers=2) == told(list(TEXTS), STEP)


def test_only_a_few_chunks_are_under_way() -> None:
    read = 0

    def items() -> Iterator[Item]:
        nonlocal read
        for text in TEXTS:
            read += 1
            yield text

    ahead: list[int] = []
    with ThreadPoolExecutor(1) as threads:
        what_if(
            items(),
            [STEP],
            own=RULES,
            executor=threads,
            chunk=2,
            progress=lambda done: ahead.append(read - done),
        )
    assert max(ahead) <= 3 * 2
    assert read == len(TEXTS)


def test_stored_projects_are_decided_as_they_now_read() -> None:
    workflow = workflow_on("2015-10-20")
    project = carry(workflow, "submit 2014-12-03", *SCORED[1:])
    carry(workflow, *SCORED, code="2002")
    workflow.correct(
        project, fact=2, to=action("submit 2014-12-02"), by=Actor.office(), reason="ผิด", authority="บันทึก"
    )
    free = Scenario(overrides={"submission.late.free_days": 1})
    effects, _ = told(list(stored_projects(workflow.storage)), free)
    assert [(effect.project, effect.before.deducted, effect.gain) for effect in effects] == [
        (project, Fraction("0.51"), Fraction("0.01"))
    ]


def test_totals_are_by_kind_and_altogether() -> None:
    (tally,) = what_if(TEXTS, [ROUNDS], own=RULES)
    total = tally.total
    assert total.projects + tally.unread == len(TEXTS)
    assert sum(sums.projects for sums in tally.kinds.values()) == total.projects
    assert set(tally.kinds) == set(AgencyKind)
    assert total.points_after - total.points_before == total.gained - total.lost
    assert total.refused > 0


def test_what_cannot_be_read_is_counted() -> None:
    (tally,) = what_if(["{}", "", json.dumps(EXAMPLE)], [STEP], own=RULES)
    assert (tally.unread, tally.total.projects) == (2, 1)


def test_another_rulebook_takes_the_place_of_each_own() -> None:
    strict = Scenario(rulebook=RULES.override({"scoring.levels": ["70", "80", "90", "95", "100"]}))
    effects, _ = told([json.dumps(EXAMPLE)], strict)
    assert [effect.after.points for effect in effects] == [Fraction("3.98")]


def test_an_override_that_no_clause_knows_is_refused_before_anything_runs() -> None:
    with pytest.raises(InvalidRulebook, match=r"submission\.deadline") as refused:
        what_if(iter(TEXTS), [Scenario(overrides={"submission.dedline": "2014-12-15"})], own=RULES)
    assert refused.value.faults[0].path == "set.submission.dedline"


def test_scenarios_and_effects_cross_a_process_pool() -> None:
    effects, _ = told([json.dumps(EXAMPLE)], STEP)
    assert pickle.loads(pickle.dumps(effects)) == effects  # noqa: S301 -- our own bytes


def test_every_other_reading_can_be_had_and_is_another() -> None:
    rules = load_rulebook("fy2558")
    for reading in READINGS:
        other = rules.override(reading.overrides)
        assert set(reading.overrides) <= set(KINDS)
        assert {change.name for change in rules.diff(other)} == set(reading.overrides)
    assert {reading.id for reading in READINGS} == {f"A{n}" for n in range(1, 21)} - {"A10", "A15"}


def test_the_reading_of_several_projects_is_asked_of_agencies() -> None:
    best = Scenario(overrides={"scoring.several_projects": "best"})
    mean, other = what_if(TEXTS, [Scenario(), best], own=RULES)
    assert mean.agencies_decided == 0
    assert other.agencies_decided > 0
    pairs = zip(mean.agency_points(), other.agency_points(), strict=True)
    assert all(high >= low for (_, low), (_, high) in pairs)
