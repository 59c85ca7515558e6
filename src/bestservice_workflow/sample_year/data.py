"""The real data: the agencies, and what the city published."""

import csv
from importlib import resources

import attrs

from bestservice_workflow.project import Agency, AgencyKind

_OFFSET = 4000
"""A district is 1001 … by its official code, and 5001 … in the records of the monitoring pages."""


@attrs.frozen(kw_only=True)
class Published:
    """One result of this KPI, as published."""

    record: str
    """Of the monitoring pages: ``5001-0763``."""
    agency: str
    """Code of the district."""
    fiscal_year: int | None
    """Of the result, B.E.; None where the page does not tell."""
    subject: str
    result: str
    """The final percentage."""


def agencies() -> tuple[Agency, ...]:
    """The 69 agencies of the city: 19 bureaus and offices, 50 districts.

    >>> len(agencies()), agencies()[19].name
    (69, 'สำนักงานเขตพระนคร')
    """
    return tuple(
        Agency(code=row["code"], name=row["name"], kind=AgencyKind(row["kind"]))
        for row in _rows("agencies.csv")
    )


def published_results() -> tuple[Published, ...]:
    """The seven published results, in the order of the file."""
    return tuple(
        Published(
            record=row["record"],
            agency=str(int(row["record"].partition("-")[0]) - _OFFSET),
            fiscal_year=int(row["fiscal_year"]) if row["fiscal_year"] else None,
            subject=row["subject"],
            result=row["result"],
        )
        for row in _rows("published_results.csv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = (resources.files("bestservice_workflow.sample_year") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
