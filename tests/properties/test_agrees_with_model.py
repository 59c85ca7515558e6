"""Law: fold(decide) agrees with the plain model after every action, accepted or refused."""

import json

import pytest
from tests.oracle.random_documents import documents

from bestservice_workflow.actions import Action
from bestservice_workflow.case import Case, evolve
from bestservice_workflow.errors import Refused
from bestservice_workflow.history import read_document
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing import model as plain


def codes_against(case: Case, action: Action, rules: Rulebook) -> list[str]:
    try:
        decide(case, action, rules)
    except Refused as refused:
        return [reason.code for reason in refused.reasons]
    return []


@pytest.mark.parametrize("seed", range(3))
def test_on_random_documents(seed: int) -> None:
    accepted = 0
    for raw, _ in documents(seed, 400):
        document = read_document(json.dumps(raw))
        case = evolve(None, draft(document.project, document.rules))
        model = plain.begin(document.project, document.rules)
        for action in document.actions:
            against = plain.reasons(model, action, document.rules)
            assert codes_against(case, action, document.rules) == against, raw
            if against:
                continue
            event = decide(case, action, document.rules)
            case, model = evolve(case, event), plain.step(model, action, document.rules)
            assert plain.differences(model, case) == [], raw
            accepted += 1
    assert accepted > 2000
