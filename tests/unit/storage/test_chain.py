"""The hash chain: each field counts, and none can run into the next."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.storage.samples import AT, SUMMARY

from bestservice_workflow.errors import IntegrityError
from bestservice_workflow.storage import Append, chain

APPEND = Append(
    stream="p",
    bodies=(b'{"a":1}', b'{"b":2}', b'{"c":3}'),
    expected=0,
    recorded=AT,
    key="k",
    fingerprint="f",
    summary=SUMMARY,
)
RECORDS = chain.link(APPEND, previous=chain.GENESIS)


def test_a_chain_that_nobody_touched() -> None:
    assert chain.verify(RECORDS, stream="p") == (3, RECORDS[-1].hash)
    assert chain.verify(RECORDS[1:], stream="p", previous=RECORDS[0].hash, after=1) == (3, RECORDS[-1].hash)


def test_the_hash_is_a_contract() -> None:
    """Stores in the field hold hashes: this one must never come out otherwise."""
    assert RECORDS[-1].hash == "7b774ee6417301a631fa28c8bd16a8c2c42119b2858abf9db75fc6b64deb44c1"


@pytest.mark.parametrize(
    "change",
    [
        {"stream": "q"},
        {"version": 4},
        {"first": 2},
        {"recorded": "2014-11-28T10:12:00+00:00"},
        {"body": b'{"c":4}'},
        {"hash": "0" * 64},
        {"key": "x"},
        {"key": None},
        {"fingerprint": ""},
        {"summary": None},
    ],
    ids=str,
)
def test_any_changed_field_is_found(change: dict[str, object]) -> None:
    changed = attrs.evolve(RECORDS[2], **change)  # type: ignore[arg-type]
    with pytest.raises(IntegrityError) as caught:
        chain.verify([*RECORDS[:2], changed], stream="p")
    assert (caught.value.stream, caught.value.version) == ("p", 3)


@pytest.mark.parametrize("order", [(1, 2), (0, 2), (1, 0, 2), (0, 0, 1, 2), (0, 1, 1, 2), (2, 1, 0)])
def test_records_dropped_swapped_or_doubled_are_found(order: tuple[int, ...]) -> None:
    with pytest.raises(IntegrityError):
        chain.verify([RECORDS[index] for index in order], stream="p")


@given(first=st.tuples(*[st.text(max_size=5)] * 3), second=st.tuples(*[st.text(max_size=5)] * 3))
def test_fields_never_run_into_each_other(first: tuple[str, str, str], second: tuple[str, str, str]) -> None:
    def digest(fields: tuple[str, str, str]) -> str:
        stream, recorded, fingerprint = fields
        return chain.digest(
            chain.GENESIS,
            stream=stream,
            version=1,
            first=1,
            recorded=recorded,
            body=b"{}",
            key=None,
            fingerprint=fingerprint,
            summary=None,
        )

    assert (digest(first) == digest(second)) == (first == second)


def test_none_is_not_the_empty_text() -> None:
    rest = {"stream": "p", "version": 1, "first": 1, "recorded": AT, "body": b"{}", "fingerprint": ""}
    hashes = {
        chain.digest(chain.GENESIS, **rest, key=key, summary=summary)  # type: ignore[arg-type]
        for key in (None, "", "-")
        for summary in (None, "", "-")
    }
    assert len(hashes) == 9
