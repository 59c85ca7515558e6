"""Checks of the storage contract: finding summaries."""

from datetime import date
from decimal import Decimal
from itertools import pairwise, product

import attrs

from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.storage.protocol import Found, Query, Storage, Summary
from bestservice_workflow.testing.storage_samples import draft, holds, refused, same, summed
from bestservice_workflow.testing.storage_validation import Check, Place

_DUES = (None, date(2014, 12, 1), date(2015, 1, 5))
_POINTS = (None, Decimal("-0.5"), Decimal(0), Decimal("9.99"), Decimal(10), Decimal(-12), Decimal("1E+2"))
_SUMMARIES = {
    f"{agency}-{number:03}": Summary(
        agency=agency,
        fiscal_year=2558 + number % 2,
        state=("draft", "submitted", "approved")[number % 3],
        next_due=due,
        points=points,
    )
    for number, (agency, due, points) in enumerate(product(("5001", "5002", "ฝ่าย"), _DUES, _POINTS))
}
_QUERIES = {
    "everything": Query(),
    "by agency": Query(agency="5001"),
    "by fiscal year": Query(fiscal_year=2558),
    "by state": Query(states=frozenset({"draft"})),
    "by states": Query(states=frozenset({"draft", "approved"})),
    "by no state": Query(states=frozenset()),
    "by due day": Query(due_by=date(2014, 12, 1)),
    "by all of them": Query(
        agency="5002", fiscal_year=2559, states=frozenset({"draft", "submitted"}), due_by=date(2015, 1, 5)
    ),
    "nothing": Query(agency="50"),
}


def filters_summaries(place: Place) -> None:
    """Each filter leaves exactly the rows that match, and several filters leave those that match all."""
    with _filled(place) as store:
        for what, query in _QUERIES.items():
            rows = store.find(attrs.evolve(query, limit=1000)).rows
            same({row.stream: row.summary for row in rows}, _expected(query), what=what)


def sorts_and_pages(place: Place) -> None:
    """Each sort gives each row once, in order, None last, whatever the size of a page."""
    with _filled(place) as store:
        for column, sign in product(("stream", "agency", "state", "next_due", "points"), ("", "-")):
            for query, limit in ((Query(), 1000), (Query(), 10), (Query(agency="5001"), 4)):
                asked = attrs.evolve(query, sort=sign + column, limit=limit)
                _check_order(_all_pages(store, asked), asked, column=column, down=sign == "-")


def pages_stably(place: Place) -> None:
    """Rows that come or change between two pages make no other row appear twice or not at all."""
    with place.open() as store:
        for number in range(10, 20):
            store.append(summed(f"p{number}", Summary(agency="5001", fiscal_year=2558, state="draft")))
        first = store.find(Query(limit=4))
        store.append(summed("p00", Summary(agency="5001", fiscal_year=2558, state="draft")))
        store.append(draft("p10", expected=1))
        second = store.find(Query(limit=4, cursor=first.next))
        third = store.find(Query(limit=4, cursor=second.next))
        streams = [row.stream for page in (first, second, third) for row in page.rows]
        same(streams, [f"p{number}" for number in range(10, 20)], what="rows over three pages")
        same(third.next, None, what="the cursor at the end")


def refuses_an_unknown_sort_or_cursor(place: Place) -> None:
    """A sort, limit or cursor that cannot be is refused, not guessed at."""
    with _filled(place) as store:
        cursor = store.find(Query(limit=3)).next
        for what, query in {
            "an unknown sort": Query(sort="colour"),
            "a limit of nothing": Query(limit=0),
            "a cursor that is none": Query(cursor="x"),
            "the cursor of another sort": Query(cursor=cursor, sort="-agency"),
        }.items():
            refused(InvalidDocument, store.find, query, what=what)


def _filled(place: Place) -> Storage:
    store = place.open()
    store.append_all([summed(stream, summary) for stream, summary in _SUMMARIES.items()])
    store.append(draft("without a summary"))
    return store


def _expected(query: Query) -> dict[str, Summary]:
    return {
        stream: summary
        for stream, summary in _SUMMARIES.items()
        if query.agency in {None, summary.agency}
        and query.fiscal_year in {None, summary.fiscal_year}
        and (query.states is None or summary.state in query.states)
        and (query.due_by is None or (summary.next_due or date.max) <= query.due_by)
    }


def _all_pages(store: Storage, query: Query) -> list[Found]:
    rows: list[Found] = []
    page = store.find(query)
    while True:
        rows.extend(page.rows)
        if page.next is None:
            return rows
        same(len(page.rows), query.limit, what="rows of a page that is not the last")
        page = store.find(attrs.evolve(query, cursor=page.next))


def _check_order(rows: list[Found], query: Query, *, column: str, down: bool) -> None:
    what = f"sorted by {query.sort}, {query.limit} a page"
    same({row.stream: row.summary for row in rows}, _expected(query), what=what)
    same(len(rows), len(_expected(query)), what=what)
    values = [row.stream if column == "stream" else getattr(row.summary, column) for row in rows]
    known = [value for value in values if value is not None]
    same(values, known + [None] * (len(values) - len(known)), what=f"{what}: None last")
    same(known, sorted(known, reverse=down), what=what)
    for (one, row), (other, next_row) in pairwise(zip(values, rows, strict=True)):
        if one == other:
            holds((row.stream < next_row.stream) != down, what=f"{what}: ties by stream")


CHECKS = tuple(
    Check(name=run.__name__, run=run)
    for run in (
        filters_summaries,
        sorts_and_pages,
        pages_stably,
        refuses_an_unknown_sort_or_cursor,
    )
)
