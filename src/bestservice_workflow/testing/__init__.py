"""For those who test with this library, or build a backend for it; needs the extra ``testing``."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from bestservice_workflow.errors import MissingExtra

if TYPE_CHECKING:
    from bestservice_workflow.testing.storage_contract import StorageContract
    from bestservice_workflow.testing.storage_validation import Place, Report, Verdict, validate

__all__ = ["Place", "Report", "StorageContract", "Verdict", "validate"]

_HOMES = {
    "Place": "storage_validation",
    "Report": "storage_validation",
    "StorageContract": "storage_contract",
    "Verdict": "storage_validation",
    "validate": "storage_validation",
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
