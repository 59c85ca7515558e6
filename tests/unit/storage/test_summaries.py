"""Summaries: stored and read back the same, and sorted in a database as the figures are."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.storage import Append, Summary, open_storage
from bestservice_workflow.storage.summaries import dump, points_order, read

figures = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**60), max_value=10**60)
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
summaries = st.builds(
    Summary,
    agency=texts,
    fiscal_year=st.integers(1, 9999),
    state=texts,
    next_due=st.none() | st.dates(),
    points=st.none() | figures,
)


@given(summaries)
def test_a_summary_comes_back_as_it_was(summary: Summary) -> None:
    assert read(dump(summary)) == summary
    assert str(read(dump(summary)).points) == str(summary.points)


@given(st.lists(figures))
def test_figures_sort_as_texts_as_they_do_as_figures(values: list[Decimal]) -> None:
    by_text = sorted(values, key=lambda value: points_order(value) or "")
    assert by_text == sorted(values)


@given(figures, figures)
def test_equal_figures_have_equal_texts(one: Decimal, other: Decimal) -> None:
    assert (points_order(one) == points_order(other)) == (one == other)


@pytest.mark.parametrize(
    "points", ["NaN", "Infinity", "-Infinity", "1E+3000000", "1E-3000000", "1." + "3" * 100]
)
def test_a_figure_without_measure_is_refused(points: str) -> None:
    summary = Summary(
        agency="5001", fiscal_year=2558, state="draft", next_due=date(2015, 1, 5), points=Decimal(points)
    )
    append = Append(stream="p", bodies=(b"{}",), expected=0, recorded="now", summary=summary)
    with open_storage("memory:") as store:
        with pytest.raises(InvalidDocument, match=r"summary\.points"):
            store.append(append)
        store.append(Append(stream="p", bodies=(b"{}",), expected=0, recorded="now"))
        with pytest.raises(InvalidDocument, match=r"summary\.points"):
            store.summarise(summary, stream="p", expected=1)


def test_all_faults_of_an_append_are_told_at_once() -> None:
    append = Append(stream="", bodies=(), expected=-1, recorded="", key="\n", fingerprint="\ud800")
    with open_storage("memory:") as store, pytest.raises(InvalidDocument) as caught:
        store.append(append)
    assert [fault.path for fault in caught.value.faults] == [
        "stream",
        "recorded",
        "key",
        "fingerprint",
        "expected",
        "bodies",
    ]
