"""Law: a corrected project is as it would be, had it been recorded right from the start."""

import json
from datetime import timedelta
from functools import cache
from random import Random

import attrs
import pytest
from tests.oracle.random_documents import documents
from tests.stored import Hands

from bestservice_workflow.actions import Action, Actor, Report, Resubmit
from bestservice_workflow.errors import CorrectionRefused
from bestservice_workflow.explanation import recomputed, walk
from bestservice_workflow.history import Replay, read_document, replay
from bestservice_workflow.moments import Moment
from bestservice_workflow.storage import open_storage
from bestservice_workflow.workflow import Workflow

SEEDS = range(3)
DOCUMENTS_A_SEED = 100
OFFICE = Actor.office()


@cache
def runs(seed: int) -> list[Replay]:
    made = (replay(read_document(json.dumps(document))) for document, _ in documents(seed, DOCUMENTS_A_SEED))
    return [run for run in made if run.case.actions > 2]


def stored(run: Replay, *, but: dict[int, Action] | None = None) -> Workflow:
    """The document's accepted actions in a store, with others in these places."""
    workflow = Workflow(open_storage("memory:"), run.document.rules, clock=Hands("2015-12-01"))
    workflow.draft(run.document.project)
    for place, action in enumerate(run.document.actions[: run.case.actions]):
        workflow.do(run.document.project.id, (but or {}).get(place, action))
    return workflow


def mistaken(action: Action, rng: Random) -> Action:
    """The action as somebody might have recorded it wrongly."""
    if isinstance(action, Report) and action.results and rng.random() < 0.5:
        first, *rest = action.results
        return attrs.evolve(action, results=(attrs.evolve(first, achieved="1"), *rest))
    if isinstance(action, Resubmit) and rng.random() < 0.5:
        return attrs.evolve(action, changes={**action.changes, "method": "บันทึกผิด"})
    if rng.random() < 0.3:
        return attrs.evolve(action, note="บันทึกผิด")
    return attrs.evolve(action, at=Moment.of(action.at.day - timedelta(days=rng.randint(1, 9))))


@pytest.mark.parametrize("seed", SEEDS)
def test_as_if_recorded_right_from_the_start(seed: int) -> None:
    rng, corrected = Random(seed), 0  # noqa: S311 -- no secret
    for run in runs(seed):
        place = rng.randrange(run.case.actions)
        right = run.document.actions[place]
        wrong = mistaken(right, rng)
        project = run.document.project.id
        try:
            workflow = stored(run, but={place: wrong})
        except Exception:  # noqa: BLE001, S112 -- the mistake itself would have been refused
            continue
        if wrong == right:
            continue
        said = {"by": OFFICE, "reason": "ผิด", "authority": "บันทึก"}
        workflow.correct(project, fact=place + 2, to=right, **said)  # type: ignore[arg-type]  # as said
        from_the_start = stored(run)
        assert workflow.load(project) == from_the_start.load(project) == run.case
        summaries = [one.find().rows[0].summary for one in (workflow, from_the_start)]
        assert summaries[0] == summaries[1]
        told = workflow.explain(project)
        assert told == from_the_start.explain(project)
        assert all(recomputed(node) == node.value for tree in told.trees for node in walk(tree))
        corrected += 1
    assert corrected > 15


@pytest.mark.parametrize("seed", SEEDS)
def test_a_refused_correction_leaves_no_trace(seed: int) -> None:
    rng, refused = Random(seed), 0  # noqa: S311 -- no secret
    for run in runs(seed):
        workflow, project = stored(run), run.document.project.id
        before = workflow.history(project)
        place = rng.randrange(run.case.actions)
        far = attrs.evolve(run.document.actions[place], at=Moment.of("2016-09-01"))
        if place + 1 == run.case.actions:
            continue
        with pytest.raises(CorrectionRefused) as error:
            workflow.correct(project, fact=place + 2, to=far, by=OFFICE, reason="ผิด", authority="บันทึก")
        refused += 1
        assert error.value.code in {"impossible", "later_fact_impossible"}
        assert workflow.history(project) == before
    assert refused > 15
