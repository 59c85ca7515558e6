"""Law: a history is the same, and gives the same, however often it is run, written or stored."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.histories import PROJECT
from tests.properties.kit import RULEBOOKS

from bestservice_workflow import open_storage
from bestservice_workflow.history import HistoryDocument
from bestservice_workflow.storage import Record
from bestservice_workflow.storage.memory import MemoryStorage
from bestservice_workflow.testing import laws
from bestservice_workflow.testing.strategies import histories

LONG = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
any_history = st.sampled_from(RULEBOOKS).flatmap(lambda rules: histories(rules, longest=25))


@LONG
@given(any_history)
def test_replay_is_deterministic(document: HistoryDocument) -> None:
    laws.replay_is_deterministic(document)


@LONG
@given(any_history)
def test_export_then_import_is_identity(document: HistoryDocument) -> None:
    laws.export_then_import_is_identity(document)


@LONG
@given(any_history)
def test_stored_facts_read_back(document: HistoryDocument) -> None:
    laws.stored_facts_read_back(document)


@LONG
@given(any_history)
def test_every_step_is_right(document: HistoryDocument) -> None:
    laws.every_step_is_right(document)


@LONG
@given(any_history)
def test_deductions_only_grow(document: HistoryDocument) -> None:
    laws.deductions_only_grow(document)


@settings(LONG, max_examples=15)
@given(any_history)
def test_every_backend_gives_the_same_bytes(document: HistoryDocument) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        MemoryStorage() as memory,
        open_storage(f"sqlite:///{Path(folder) / 'cases.db'}") as disk,
    ):
        laws.every_backend_gives_the_same_bytes(document, [memory, disk])


def test_a_broken_law_says_so() -> None:
    class Forgetful(MemoryStorage):
        """A store that gives back one record less than it got."""

        def load(self, stream: str, /, *, after: int = 0) -> tuple[Record, ...]:
            return super().load(stream, after=after)[:-1]

    document = HistoryDocument(project=PROJECT, actions=(), rules=RULEBOOKS[0])
    with pytest.raises(laws.LawBroken, match="other bytes than it got"):
        laws.every_backend_gives_the_same_bytes(document, [Forgetful()])
