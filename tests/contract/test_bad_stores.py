"""The contract itself: every seeded-bad store fails it by name, and a good one does not."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from bestservice_workflow.storage import Capability, Storage
from bestservice_workflow.storage.memory import MemoryStorage
from bestservice_workflow.testing import Place, Verdict, validate
from bestservice_workflow.testing.bad_stores import BAD_STORES, Shelf, place_of
from bestservice_workflow.testing.storage_validation import all_checks


@pytest.mark.parametrize(
    ("kind", "check"), BAD_STORES.items(), ids=lambda value: getattr(value, "__name__", "")
)
def test_a_bad_store_is_failed_by_name(kind: type[Shelf], check: str) -> None:
    report = validate(lambda: place_of(kind))

    assert report.verdict is Verdict.FAILED
    assert check in report.failed
    assert f"FAILED {check}" in str(report)


def test_the_good_store_they_are_made_of_passes_in_full() -> None:
    report = validate(lambda: place_of(Shelf))

    assert report.failed == {}
    assert report.verdict is Verdict.FULL


def test_a_store_that_declares_nothing_passes_the_base() -> None:
    report = validate(lambda: Place(open=MemoryStorage))

    assert report.verdict is Verdict.BASE
    assert "is_durable_before_it_answers" in report.skipped


def test_nothing_run_is_no_pass() -> None:
    assert validate(lambda: Place(open=MemoryStorage), only=()).verdict is Verdict.NOTHING_RUN
    assert (
        validate(lambda: Place(open=MemoryStorage), only=["is_whole_when_opened_again"]).verdict
        is Verdict.NOTHING_RUN
    )


def test_a_store_that_cannot_be_opened_fails_every_check() -> None:
    def broken() -> MemoryStorage:
        raise ConnectionError

    report = validate(lambda: Place(open=broken))

    assert report.verdict is Verdict.FAILED
    assert report.passed == ()


def test_a_declared_host_transaction_that_cannot_be_checked_fails() -> None:
    class Hosted(Shelf):
        capabilities = Shelf.capabilities | {Capability.HOST_TRANSACTION}

    assert "commits_with_the_host" in validate(lambda: place_of(Hosted)).failed


def test_every_check_has_a_bad_store_that_it_fails() -> None:
    """No check of the contract is there for show."""
    failed = {name for kind in BAD_STORES for name in validate(partial(place_of, kind)).failed}
    without = {
        check.name for check in all_checks() if check.needs is not Capability.HOST_TRANSACTION
    } - failed
    assert without == set()


class _Hosted(Shelf):
    capabilities = Shelf.capabilities | {Capability.HOST_TRANSACTION}


@pytest.mark.parametrize(
    ("kept", "check"), [(True, "rolls_back_with_the_host"), (False, "commits_with_the_host")]
)
def test_a_store_that_does_not_join_the_host_is_failed_by_name(*, kept: bool, check: str) -> None:
    """One that writes for itself keeps what the host rolls back; one that never commits loses it."""

    def factory() -> Place:
        disk = MemoryStorage()

        @contextmanager
        def joined(_: object) -> Iterator[Storage]:
            yield _Hosted(disk if kept else None)

        return Place(open=lambda: _Hosted(disk), joined=joined)

    report = validate(factory)

    assert list(report.failed) == ([check] if kept else ["commits_with_the_host", "rolls_back_with_the_host"])
