"""Make the shipped table of days off from the ``holidays`` package and ``days_off_corrections.csv``.

Run it by hand, read the difference in version control, and commit both files together::

    PYTHONPATH=src python scripts/make_days_off.py

``--check`` writes nothing and fails if the shipped table is not what the two sources give.
"""

import csv
import io
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from bestservice_workflow.calendars.days_off import DayOff, DayOffKind
from bestservice_workflow.calendars.fallback import days_off_told
from bestservice_workflow.calendars.table import COLUMNS, FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR, read_table

CORRECTIONS = Path(__file__).with_name("days_off_corrections.csv")
TABLE = Path(__file__).parents[1] / "src/bestservice_workflow/calendars/days_off.csv"


@attrs.frozen(kw_only=True)
class Correction:
    """One line of the corrections file; the file's own comment says what the actions do."""

    action: str
    day: date
    columns: dict[str, str]
    reason: str


def read_corrections() -> list[Correction]:
    """Read the corrections; a comment line starts with ``#``."""
    with CORRECTIONS.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return [
            Correction(
                action=cells["action"],
                day=date.fromisoformat(cells["day"]),
                columns={column: cells[column] for column in COLUMNS if column != "day" and cells[column]},
                reason=cells["reason"],
            )
            for cells in csv.DictReader(lines)
        ]


def corrected(told: Iterable[DayOff], corrections: Iterable[Correction]) -> list[DayOff]:
    """Apply the corrections, in their order, to what the package tells.

    Raises:
        ValueError: a correction that corrects nothing: the package has caught up with it, or it was mistyped.
    """
    rows = {row.day: row for row in told}
    for correction in corrections:
        listed = rows.get(correction.day)
        match correction.action:
            case "add" if listed is None:
                rows[correction.day] = DayOff(day=correction.day, **_values(correction.columns))
            case "amend" if listed is not None:
                rows[correction.day] = attrs.evolve(listed, **_values(correction.columns))
            case "drop" if listed is not None:
                del rows[correction.day]
            case "since" if listed is not None:
                _know_since(rows, correction)
            case _:
                message = f"{correction.action} {correction.day}: nothing to correct ({correction.reason})"
                raise ValueError(message)
    return [rows[day] for day in sorted(rows)]


def _know_since(rows: dict[date, DayOff], correction: Correction) -> None:
    """Date every row that has this holiday, and no other, for its reason."""
    holiday = correction.columns["name_en"]
    change = {key: value for key, value in _values(correction.columns).items() if key != "name_en"}
    for day, row in rows.items():
        names = row.name_en.split("; ")
        if day >= correction.day and all(name.startswith(holiday) for name in names):
            rows[day] = attrs.evolve(row, **change)


def _values(columns: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = dict(columns)
    for column in ("known_since", "withdrawn"):
        if column in columns:
            values[column] = date.fromisoformat(columns[column])
    if "kind" in columns:
        values["kind"] = DayOffKind(columns["kind"])
    return values


def as_csv(rows: Iterable[DayOff]) -> str:
    """Write the rows as the text of the shipped file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow("" if cell is None else str(cell) for cell in attrs.astuple(row))
    return text.getvalue()


def make() -> str:
    """Make the text of the shipped table, and hold it to the rules of the reader."""
    first, last = FIRST_FISCAL_YEAR.start, LAST_FISCAL_YEAR.end
    told = [row for row in days_off_told(first.year, last.year) if first <= row.day <= last]
    text = as_csv(corrected(told, read_corrections()))
    read_table(text.splitlines(), first=FIRST_FISCAL_YEAR, last=LAST_FISCAL_YEAR)
    return text


def main() -> int:
    """Write the table, or with ``--check`` compare it."""
    text = make()
    if "--check" in sys.argv[1:]:
        same = TABLE.read_text(encoding="utf-8") == text
        print("the shipped table is up to date" if same else "the shipped table differs: run this script")
        return 0 if same else 1
    TABLE.write_text(text, encoding="utf-8")
    print(f"{text.count(chr(10)) - 1} days off written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
