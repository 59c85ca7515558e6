"""Whatever stands in a document: it is read, or refused with faults in two languages; nothing else happens."""

import copy
import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bestservice_workflow.history import outcome_of_text

EXAMPLE = json.loads((Path(__file__).parents[2] / "examples" / "history.json").read_text(encoding="utf-8"))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["2014-11-28", "2557-11-28", "2014-11-28T10:00:00+07:00", "new", "agency", "80", "๘๐"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, part in inner for found in places(part, (*path, key)))]


PLACES = places(EXAMPLE)[1:]


@given(place=st.sampled_from(PLACES), value=VALUES)
def test_with_anything_in_any_place(place: tuple[str | int, ...], value: object) -> None:
    document = copy.deepcopy(EXAMPLE)
    holder = document
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    check(json.dumps(document))


@given(place=st.sampled_from(PLACES))
def test_without_any_one_thing(place: tuple[str | int, ...]) -> None:
    document = copy.deepcopy(EXAMPLE)
    holder = document
    for key in place[:-1]:
        holder = holder[key]
    del holder[place[-1]]
    check(json.dumps(document))


@given(value=VALUES)
def test_with_nothing_of_a_document_in_it(value: object) -> None:
    check(json.dumps(value))


@given(text=st.text())
def test_with_any_text(text: str) -> None:
    check(text)


def check(text: str) -> None:
    outcome = outcome_of_text(text)
    json.dumps(outcome, ensure_ascii=False).encode()
    assert outcome["ok"] is (outcome["refused"] is None)
    for reason in [] if outcome["refused"] is None else outcome["refused"]["reasons"]:
        assert reason["message"]
        assert reason["message_th"]
        assert (reason["code"] == "invalid_document") == ("path" in reason)
