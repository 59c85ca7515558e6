"""How faults of rulebooks and overrides are worded."""

from collections.abc import Iterable

from bestservice_workflow.checking import nearest
from bestservice_workflow.errors import Fault
from bestservice_workflow.rulebook.kinds import ValueRefused


def unknown_name(path: str, name: str, names: Iterable[str]) -> Fault:
    """A name that is not known, with the nearest one that is."""
    near = nearest(name, names)
    hint = f"; the nearest is {near!r}" if near else ""
    hint_th = f" ชื่อที่ใกล้เคียงที่สุดคือ {near!r}" if near else ""
    return Fault(path=path, message=f"unknown name {name!r}{hint}", message_th=f"ไม่รู้จักชื่อ {name!r}{hint_th}")


def wrong_value(path: str, error: ValueRefused) -> Fault:
    """A value of the wrong kind."""
    return Fault(path=path, message=error.message, message_th=error.message_th)
