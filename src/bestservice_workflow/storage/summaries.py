"""Summaries: their stored JSON form, their sort keys, and the cursor of a page."""

import base64
import binascii
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs
import orjson

from bestservice_workflow.storage import failures
from bestservice_workflow.storage.protocol import Found, Page, Query, Summary

SORTS = ("stream", "agency", "state", "next_due", "points")


def dump(summary: Summary) -> str:
    """The summary as one line of JSON, always the same for the same summary.

    >>> dump(Summary(agency="5001", fiscal_year=2558, state="draft", points=Decimal("-0.50")))
    '{"agency":"5001","fiscal_year":2558,"state":"draft","next_due":null,"points":"-0.50"}'
    """
    fields = {
        "agency": summary.agency,
        "fiscal_year": summary.fiscal_year,
        "state": summary.state,
        "next_due": None if summary.next_due is None else summary.next_due.isoformat(),
        "points": None if summary.points is None else str(summary.points),
    }
    return orjson.dumps(fields).decode()


def read(text: str) -> Summary:
    """The summary that ``dump`` wrote."""
    fields = orjson.loads(text)
    return parse(**fields)


def parse(*, agency: str, fiscal_year: int, state: str, next_due: str | None, points: str | None) -> Summary:
    """A summary from its stored columns."""
    return Summary(
        agency=agency,
        fiscal_year=fiscal_year,
        state=state,
        next_due=None if next_due is None else date.fromisoformat(next_due),
        points=None if points is None else Decimal(points),
    )


def points_order(points: Decimal | None) -> str | None:
    """A text that sorts as the number does, exactly, in any database; None for None.

    >>> sorted(["10", "-2", "0", "9.5", "-10", "1E+2"], key=lambda text: points_order(Decimal(text)))
    ['-10', '-2', '0', '9.5', '10', '1E+2']
    """
    if points is None:
        return None
    if points == 0:
        return "1"
    digits = "".join(map(str, points.as_tuple().digits)).lstrip("0").rstrip("0")
    magnitude = f"{points.adjusted() + 5000:04d}{digits}"
    if points > 0:
        return f"2{magnitude}"
    return "0" + "".join(str(9 - int(digit)) for digit in magnitude) + "~"


def sort_key(found: Found, column: str) -> str | None:
    """What ``find`` sorts this row by."""
    match column:
        case "stream":
            return found.stream
        case "agency":
            return found.summary.agency
        case "state":
            return found.summary.state
        case "next_due":
            due = found.summary.next_due
            return None if due is None else due.isoformat()
        case _:
            return points_order(found.summary.points)


@attrs.frozen
class Place:
    """Where a page ended: the sort key and stream of its last row."""

    key: str | None
    stream: str


@attrs.frozen(kw_only=True)
class Order:
    """How a query sorts, and where its page begins."""

    column: str
    down: bool
    after: Place | None

    @classmethod
    def of(cls, query: Query) -> "Order":
        """Read a query's ``sort`` and ``cursor``.

        Raises:
            InvalidDocument: no such sort, or a cursor that did not come from a page of the same sort.
        """
        down = query.sort.startswith("-")
        column = query.sort.removeprefix("-")
        if column not in SORTS:
            raise failures.invalid(
                path="sort",
                why=f"{query.sort!r} is none of {', '.join(SORTS)}",
                why_th=f"{query.sort!r} ไม่อยู่ใน {', '.join(SORTS)}",
            )
        if query.limit < 1:
            raise failures.invalid(path="limit", why="must be at least 1", why_th="ต้องไม่น้อยกว่า 1")
        return cls(column=column, down=down, after=_place(query.cursor, sort=query.sort))

    def cursor(self, last: Found, *, sort: str) -> str:
        """The cursor of the page after ``last``."""
        packed = orjson.dumps([sort, sort_key(last, self.column), last.stream])
        return base64.urlsafe_b64encode(packed).decode()


def _place(cursor: str | None, *, sort: str) -> Place | None:
    if cursor is None:
        return None
    try:
        of_sort, key, stream = orjson.loads(base64.urlsafe_b64decode(cursor))
        if of_sort == sort and isinstance(stream, str) and isinstance(key, str | None):
            return Place(key, stream)
    except (ValueError, TypeError, binascii.Error):
        pass
    raise failures.invalid(
        path="cursor",
        why=f"this is not the cursor of a page sorted by {sort!r}",
        why_th=f"ไม่ใช่ตัวชี้หน้าของรายการที่เรียงตาม {sort!r}",
    )


def page(rows: Iterable[Found], *, query: Query, order: Order) -> Page:
    """The page of these rows, of which one more than the limit may be given to tell that there is a next."""
    shown = tuple(rows)
    if len(shown) <= query.limit:
        return Page(rows=shown, next=None)
    shown = shown[: query.limit]
    return Page(rows=shown, next=order.cursor(shown[-1], sort=query.sort))


def search(rows: Iterable[Found], query: Query) -> Page:
    """``find`` over rows in memory."""
    order = Order.of(query)
    matching = [row for row in rows if _matches(row, query)]
    known = [(key, row) for row in matching if (key := sort_key(row, order.column)) is not None]
    unknown = [row for row in matching if sort_key(row, order.column) is None]
    known.sort(key=lambda pair: (pair[0], pair[1].stream), reverse=order.down)
    unknown.sort(key=lambda row: row.stream, reverse=order.down)
    ordered = [row for _, row in known] + unknown
    if order.after is not None:
        ordered = [row for row in ordered if _is_after(row, order, order.after)]
    return page(ordered[: query.limit + 1], query=query, order=order)


def _matches(row: Found, query: Query) -> bool:
    summary = row.summary
    return (
        (query.agency is None or summary.agency == query.agency)
        and (query.fiscal_year is None or summary.fiscal_year == query.fiscal_year)
        and (query.states is None or summary.state in query.states)
        and (query.due_by is None or (summary.next_due is not None and summary.next_due <= query.due_by))
    )


def _is_after(row: Found, order: Order, place: Place) -> bool:
    key = sort_key(row, order.column)
    if key is None or place.key is None:
        if key is not None or place.key is not None:
            return key is None
        return row.stream < place.stream if order.down else row.stream > place.stream
    here, there = (key, row.stream), (place.key, place.stream)
    return here < there if order.down else here > there
