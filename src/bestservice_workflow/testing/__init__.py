"""For those who test with this library, or build a backend for it; needs the extra ``testing``."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from bestservice_workflow.errors import MissingExtra

if TYPE_CHECKING:
    from bestservice_workflow.testing.exploring import (
        Bounds,
        Exploration,
        Finding,
        Invariant,
        explore,
        violations,
    )
    from bestservice_workflow.testing.stateful import WorkflowMachine
    from bestservice_workflow.testing.storage_contract import StorageContract
    from bestservice_workflow.testing.storage_validation import Place, Report, Verdict, validate

__all__ = [
    "Bounds",
    "Exploration",
    "Finding",
    "Invariant",
    "Place",
    "Report",
    "StorageContract",
    "Verdict",
    "WorkflowMachine",
    "explore",
    "validate",
    "violations",
]

_HOMES = {
    "Bounds": "exploring",
    "Exploration": "exploring",
    "Finding": "exploring",
    "Invariant": "exploring",
    "Place": "storage_validation",
    "Report": "storage_validation",
    "StorageContract": "storage_contract",
    "Verdict": "storage_validation",
    "WorkflowMachine": "stateful",
    "explore": "exploring",
    "validate": "storage_validation",
    "violations": "exploring",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one function stands for every name in __all__
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    try:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    except ModuleNotFoundError as error:
        if error.name not in {"pytest", "hypothesis"}:
            raise
        raise MissingExtra.needing(error.name, extra="testing") from error
