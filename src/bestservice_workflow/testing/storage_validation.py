"""Holding a storage backend to the contract, with a report; the checks themselves are in ``storage_checks_*``."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from enum import StrEnum
from importlib import import_module

import attrs

from bestservice_workflow.storage.protocol import Capability, Storage

CHAPTERS = ("append", "keys", "read", "find", "shared")


@attrs.frozen(kw_only=True)
class Place:
    """Where a store under test lives; each check gets a new and empty one."""

    open: Callable[[], Storage]
    """Opens the store of this place; called again, it opens the same store once more (a store that is not
    durable may give a new one)."""
    joined: Callable[[bool], AbstractContextManager[Storage]] | None = None
    """For ``HOST_TRANSACTION``: a store inside a transaction of the host, which is committed at the end if
    the argument is True and rolled back otherwise."""


@attrs.frozen(kw_only=True)
class Check:
    """One promise of the contract."""

    name: str
    run: Callable[[Place], None]
    needs: Capability | None = None
    """The capability a backend must declare for this to apply; None for every backend."""


class Verdict(StrEnum):
    """What a run of the contract shows."""

    FULL = "FULL"
    """Every check passed, those of a durable store that many processes share among them."""
    BASE = "BASE"
    """Every check passed that applies; the backend does not declare to be durable and shared."""
    FAILED = "FAILED"
    NOTHING_RUN = "NOTHING RUN"
    """No check was run. That is no pass."""


@attrs.frozen(kw_only=True)
class Report:
    """What ``validate`` found."""

    verdict: Verdict
    passed: tuple[str, ...]
    failed: dict[str, str]
    """By the name of the check, what was wrong."""
    skipped: tuple[str, ...]
    """Checks of capabilities that the backend does not declare."""

    def __str__(self) -> str:
        lines = [
            f"{self.verdict}: {len(self.passed)} passed, {len(self.failed)} failed, {len(self.skipped)} not declared"
        ]
        lines += [f"  FAILED {name}: {why}" for name, why in self.failed.items()]
        lines += [f"  not declared: {name}" for name in self.skipped]
        return "\n".join(lines)


def all_checks() -> tuple[Check, ...]:
    """Every check of the contract, in reading order."""
    chapters = [import_module(f"bestservice_workflow.testing.storage_checks_{name}") for name in CHAPTERS]
    return tuple(check for chapter in chapters for check in chapter.CHECKS)


def validate(factory: Callable[[], Place], *, only: Iterable[str] | None = None) -> Report:
    """Run the contract against a backend.

    Args:
        factory: Makes a new and empty place for each check.
        only: Names of the checks to run; None for all.

    >>> from bestservice_workflow.storage.memory import MemoryStorage
    >>> validate(lambda: Place(open=MemoryStorage)).verdict
    <Verdict.BASE: 'BASE'>
    """
    wanted = None if only is None else set(only)
    passed: list[str] = []
    failed: dict[str, str] = {}
    skipped: list[str] = []
    capabilities: frozenset[Capability] = frozenset()
    for check in all_checks():
        if wanted is not None and check.name not in wanted:
            continue
        try:
            place = factory()
            capabilities = declared(place)
            if check.needs is not None and check.needs not in capabilities:
                skipped.append(check.name)
                continue
            check.run(place)
        except Exception as error:  # noqa: BLE001 - whatever a backend throws is its failure
            failed[check.name] = f"{type(error).__name__}: {error}"
        else:
            passed.append(check.name)
    return Report(
        verdict=_verdict(passed, failed, capabilities),
        passed=tuple(passed),
        failed=failed,
        skipped=tuple(skipped),
    )


def declared(place: Place) -> frozenset[Capability]:
    """The capabilities of the store at this place."""
    with place.open() as store:
        return store.capabilities


def _verdict(passed: list[str], failed: dict[str, str], capabilities: frozenset[Capability]) -> Verdict:
    if failed:
        return Verdict.FAILED
    if not passed:
        return Verdict.NOTHING_RUN
    shared = {Capability.DURABLE, Capability.MULTI_PROCESS} <= capabilities
    return Verdict.FULL if shared else Verdict.BASE
