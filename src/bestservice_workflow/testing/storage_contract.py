"""The storage contract as a pytest class, which the author of a backend subclasses."""

import pytest

from bestservice_workflow.testing.storage_validation import Check, Place, all_checks, declared


class StorageContract:
    """Every promise of a storage backend, one test each.

    Subclass it and say where a new and empty store is made::

        class TestMyBackend(StorageContract):
            @pytest.fixture
            def place(self, tmp_path):
                return Place(open=lambda: MyStorage(tmp_path / "store"))
    """

    @pytest.fixture
    def place(self) -> Place:
        """A new and empty place; overridden by the subclass."""
        raise NotImplementedError

    @pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name)
    def test_contract(self, place: Place, check: Check) -> None:
        """The backend keeps this promise, or does not declare the capability it belongs to."""
        if check.needs is not None and check.needs not in declared(place):
            pytest.skip(f"the backend does not declare {check.needs.value}")
        check.run(place)
