"""Law: the library and the oracle, written apart from each other, say the same of every history."""

import json
from typing import Any

import pytest
from tests.oracle.random_documents import documents
from tests.oracle.reference import outcome

from bestservice_workflow.history import outcome_of_text

SEEDS = range(4)
DOCUMENTS_A_SEED = 600
WORDS = {"message", "message_th"}


def without_words(told: Any) -> Any:
    """The outcome less its messages, which the oracle does not write."""
    if isinstance(told, dict):
        return {key: without_words(value) for key, value in told.items() if key not in WORDS}
    return [without_words(item) for item in told] if isinstance(told, list) else told


@pytest.mark.parametrize("seed", SEEDS)
def test_every_outcome_is_the_oracle_s_key_by_key(seed: int) -> None:
    refused = 0
    for document, as_of in documents(seed, DOCUMENTS_A_SEED):
        text = json.dumps(document, ensure_ascii=False)
        told = without_words(outcome_of_text(text, as_of=as_of))
        expected = outcome(document, as_of=as_of)
        for key in told.keys() | expected.keys():
            assert told.get(key) == expected.get(key), f"{key} of {text} as of {as_of}"
        refused += not told["ok"]
    assert DOCUMENTS_A_SEED / 4 < refused < DOCUMENTS_A_SEED * 3 / 4
