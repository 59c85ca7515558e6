"""Law: after an announcement that judges again, every project is as if it had been known on its day all along."""

import json
from datetime import date, timedelta
from random import Random

import attrs
import pytest
from tests.oracle.random_documents import documents
from tests.stored import Hands

from bestservice_workflow.actions import Actor
from bestservice_workflow.errors import AnnouncementRefused
from bestservice_workflow.history import Replay, read_document, replay
from bestservice_workflow.rulebook import Announcement
from bestservice_workflow.storage import open_storage
from bestservice_workflow.workflow import Workflow

SEEDS = range(3)
DOCUMENTS_A_SEED = 100
FIRST = date(2014, 11, 1)


def stored(run: Replay) -> Workflow:
    workflow = Workflow(open_storage("memory:"), run.document.rules, clock=Hands("2015-12-01"))
    workflow.draft(run.document.project)
    for action in run.document.actions[: run.case.actions]:
        workflow.do(run.document.project.id, action)
    return workflow


def announcement(rng: Random) -> Announcement:
    known = FIRST + timedelta(days=rng.randrange(330))
    later = known + timedelta(days=rng.randint(1, 40))
    field = rng.choice(
        ["submission.deadline", "report.deadline", "scoring.deadline", "calendar.extra_days_off"]
    )
    value = (later,) if field == "calendar.extra_days_off" else later
    return Announcement(known_since=known, field=field, value=value, reference="กท 1")


@pytest.mark.parametrize("seed", SEEDS)
def test_as_if_it_had_been_known_on_its_day(seed: int) -> None:
    rng, judged = Random(seed), 0  # noqa: S311 -- no secret
    for document, _ in documents(seed, DOCUMENTS_A_SEED):
        run = replay(read_document(json.dumps(document)))
        workflow, one, project = stored(run), announcement(rng), run.document.project.id
        before = workflow.history(project)
        value = [day.isoformat() for day in one.value] if isinstance(one.value, tuple) else one.value
        try:
            made = workflow.announce(
                one.field,
                value,
                known_since=one.known_since,
                reference=one.reference,
                by=Actor.office(),
                judge_again=True,
            )
        except AnnouncementRefused:
            assert workflow.history(project) == before
            continue
        judged += bool(made.judged_again)
        actions = run.document.actions[: run.case.actions]
        as_if = replay(attrs.evolve(run.document, actions=actions, rules=run.document.rules.announced(one)))
        case = workflow.load(project)
        assert (case.state, case.points_deducted, case.score) == (
            as_if.case.state,
            as_if.case.points_deducted,
            as_if.case.score,
        )
        assert [period.days_late for period in case.periods] == [p.days_late for p in as_if.case.periods]
        assert len(workflow.history(project)) == len(before) + bool(made.judged_again)
        assert workflow.verify(others=[run.document.rules]).sound
    assert judged > 10
