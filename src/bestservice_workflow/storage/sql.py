"""What the SQL backends share: table names, columns, and the text of ``find``.

Parameters are written ``:name``, as sqlite3 and SQLAlchemy take them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from bestservice_workflow.storage import failures, summaries
from bestservice_workflow.storage.protocol import Found, Page, Query, Record, Summary

DEFAULT_PREFIX = "bestservice_"
_PLAIN = re.compile(r"[a-z][a-z0-9_]{0,29}")

RECORD = "version, first_version, recorded, body, hash, idempotency_key, fingerprint, summary"
"""A record's columns, in the order that ``record`` reads."""
SUMMARY = "agency, fiscal_year, state, next_due, points"
"""A summary's columns, in the order that ``found`` reads."""
NULLABLE = {"next_due": "next_due", "points": "points_order"}
"""Sorts whose column may be NULL."""
_NO_SUMMARY: dict[str, object] = {
    **dict.fromkeys(("agency", "fiscal_year", "state", "next_due", "points", "points_order"))
}
_SORT_COLUMNS = {"stream": "stream", "agency": "agency", "state": "state", **NULLABLE}


def _is_plain(_: object, field: "attrs.Attribute[str]", name: str | None) -> None:
    if name is not None and not _PLAIN.fullmatch(name):
        raise failures.invalid(
            path=field.name,
            why=f"{name!r} must be 1 to 30 of a-z, 0-9 and _, beginning with a letter",
            why_th=f"{name!r} ต้องเป็น a-z, 0-9 หรือ _ ยาว 1 ถึง 30 ตัว และขึ้นต้นด้วยตัวอักษร",
        )


@attrs.frozen
class Tables:
    """The names of a store's tables: ``{prefix}meta``, ``{prefix}streams``, ``{prefix}records``."""

    prefix: str = attrs.field(default=DEFAULT_PREFIX, validator=_is_plain)
    schema: str | None = attrs.field(default=None, validator=_is_plain)
    """The database schema they are in; None for the connection's own."""

    def fill(self, text: str) -> str:
        """SQL text with its table names filled in, and ``{record}`` and ``{summary}`` by their columns."""
        home = f"{self.schema}." if self.schema else ""
        for name in ("meta", "streams", "records"):
            text = text.replace(f"{{{name}}}", f"{home}{self.prefix}{name}")
        return text.replace("{record}", RECORD).replace("{summary}", SUMMARY).replace("{prefix}", self.prefix)


def record(stream: str, row: Sequence[Any], *, position: int | None = None) -> Record:
    """A record from its row, with the columns of ``RECORD``."""
    version, first, recorded, body, digest, key, fingerprint, summary = row
    return Record(
        stream=stream,
        version=version,
        first=first,
        recorded=recorded,
        body=body.encode(),
        hash=digest,
        key=key,
        fingerprint=fingerprint,
        summary=summary,
        position=position,
    )


def record_values(record: Record) -> dict[str, object]:
    """A record's row, by column."""
    return {
        "stream": record.stream,
        "version": record.version,
        "first_version": record.first,
        "recorded": record.recorded,
        "body": record.body.decode(),
        "hash": record.hash,
        "idempotency_key": record.key,
        "fingerprint": record.fingerprint,
        "summary": record.summary,
    }


def summary_values(summary: Summary | None) -> dict[str, object]:
    """A summary's columns; all None without one."""
    if summary is None:
        return dict(_NO_SUMMARY)
    return {
        "agency": summary.agency,
        "fiscal_year": summary.fiscal_year,
        "state": summary.state,
        "next_due": None if summary.next_due is None else summary.next_due.isoformat(),
        "points": None if summary.points is None else str(summary.points),
        "points_order": summaries.points_order(summary.points),
    }


def found(row: Sequence[Any]) -> Found:
    """A found summary from the columns ``stream, version`` and those of ``SUMMARY``."""
    stream, version, agency, fiscal_year, state, next_due, points = row
    return Found(
        stream=stream,
        version=version,
        summary=summaries.parse(
            agency=agency, fiscal_year=fiscal_year, state=state, next_due=next_due, points=points
        ),
    )


Run = Callable[[str, dict[str, object]], Sequence[Sequence[Any]]]
"""Runs a query's text with its parameters and gives its rows."""


def find(query: Query, *, tables: Tables, run: Run) -> Page:
    """``find``, by at most two queries that an index can serve: first the rows that have a key, then the others."""
    order = summaries.Order.of(query)
    rows: list[Found] = []
    for text, parameters in _phases(query, order):
        missing = query.limit + 1 - len(rows)
        if missing > 0:
            rows.extend(map(found, run(tables.fill(text), {**parameters, "missing": missing})))
    return summaries.page(rows, query=query, order=order)


def _phases(query: Query, order: summaries.Order) -> Iterator[tuple[str, dict[str, object]]]:
    conditions, parameters = _filters(query)
    column = _SORT_COLUMNS[order.column]
    way, compare = ("DESC", "<") if order.down else ("ASC", ">")
    place = order.after
    if place is not None:
        parameters |= {"after_stream": place.stream, "after_key": place.key}

    def select(*more: str, by: str) -> str:
        where = " AND ".join([*conditions, *more])
        return (
            f"SELECT stream, version, {{summary}} FROM {{streams}} WHERE {where} ORDER BY {by} LIMIT :missing"  # noqa: S608 - no outside text
        )

    beyond = f"stream {compare} :after_stream"
    if column == "stream":
        yield select(*([beyond] if place else []), by=f"stream {way}"), parameters
        return
    if place is None or place.key is not None:
        after = [f"({column}, stream) {compare} (:after_key, :after_stream)"] if place else []
        yield select(f"{column} IS NOT NULL", *after, by=f"{column} {way}, stream {way}"), parameters
    if order.column in NULLABLE:
        after = [beyond] if place is not None and place.key is None else []
        yield select(f"{column} IS NULL", *after, by=f"stream {way}"), parameters


def _filters(query: Query) -> tuple[list[str], dict[str, object]]:
    conditions: list[str] = []
    parameters: dict[str, object] = {}
    if query.agency is None:
        conditions.append("agency IS NOT NULL")
    else:
        conditions.append("agency = :agency")
        parameters["agency"] = query.agency
    if query.fiscal_year is not None:
        conditions.append("fiscal_year = :fiscal_year")
        parameters["fiscal_year"] = query.fiscal_year
    if query.states is not None:
        names = {f"state_{index}": state for index, state in enumerate(sorted(query.states))}
        conditions.append(f"state IN ({', '.join(f':{name}' for name in names)})" if names else "1 = 0")
        parameters |= names
    if query.due_by is not None:
        conditions.append("next_due <= :due_by")
        parameters["due_by"] = query.due_by.isoformat()
    return conditions, parameters
