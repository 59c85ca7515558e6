"""Law: fold(decide) agrees with the plain model after every action, accepted or refused."""

import json

import pytest
from tests.oracle.random_documents import documents

from bestservice_workflow.case import evolve
from bestservice_workflow.errors import Refused
from bestservice_workflow.history import read_document
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.rulebook import load_rulebook
from bestservice_workflow.testing import model as plain

SECRETARY = load_rulebook("fy2558").override(
    {"review.recorded_by": ["office"], "appeal.final": False, "appeal.limit": 2, "appeal.uses_round": True}
)


@pytest.mark.parametrize("seed", range(3))
def test_on_random_documents(seed: int) -> None:
    accepted = 0
    for raw, _ in documents(seed, 400):
        document = read_document(json.dumps(raw))
        case = evolve(None, draft(document.project, document.rules))
        model = plain.begin(document.project, document.rules)
        for action in document.actions:
            against = plain.reasons(model, action, document.rules)
            try:
                event = decide(case, action, document.rules)
            except Refused as refused:
                assert [reason.code for reason in refused.reasons] == against, raw
                continue
            assert against == [], raw
            case, model = evolve(case, event), plain.step(model, action, document.rules)
            assert plain.differences(model, case) == [], raw
            accepted += 1
    assert accepted > 2000
