"""The example document of the history format, and others made from it."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EXAMPLE_FILE = Path(__file__).parents[1] / "examples" / "history.json"
EXAMPLE: dict[str, Any] = json.loads(EXAMPLE_FILE.read_text(encoding="utf-8"))

Place = tuple[str | int, ...]


def places(value: object, place: Place = ()) -> Iterator[Place]:
    """Where every value within this one stands."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*place, key)
        yield from places(inner, (*place, key))


def with_value(place: Place, value: object) -> dict[str, Any]:
    """The example with another value there."""
    document = copy.deepcopy(EXAMPLE)
    part: Any = document
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = value
    return document


def up_to(actions: int, *more: dict[str, Any], **project: object) -> dict[str, Any]:
    """The example with its first actions only, then these; and with other fields of the project."""
    document = copy.deepcopy(EXAMPLE)
    document["actions"] = [*document["actions"][:actions], *more]
    document["project"] |= project
    return document
