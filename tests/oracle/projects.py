"""Whether a project is complete (S6.1, S7.2) and may be presented at all (S3)."""

from datetime import date
from typing import Any

from tests.oracle.readings import CONTINUES_FROM, FISCAL_YEAR

Project = dict[str, Any]


def is_blank(value: object) -> bool:
    """Absent, null, an empty list, or a text of nothing but white space."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value in ([], {})


def missing_clause(project: Project) -> str | None:
    """The clause that an incomplete project fails, S6.1 before S7.2; None for a complete one."""
    team = project.get("team")
    if is_blank(team) or all(is_blank(member) for member in team or []):
        return "S6.1"
    if any(is_blank(project.get(field)) for field in ("indicators", "method", "service", "period")):
        return "S7.2"
    if any(is_blank(indicator.get("target")) for indicator in project["indicators"]):
        return "S7.2"
    return None


def ineligible_clause(project: Project) -> str | None:
    """The first clause of S3 that bars the project; None for one that may be presented."""
    category = project["category"]
    if category == "continuing" and project.get("continues") != CONTINUES_FROM:
        return "S3.1"
    if category == "improved" and (
        project.get("previously_presented") or is_blank(project.get("improvement"))
    ):
        return "S3.3"
    if project.get("facebook") and is_blank(project.get("distinctive")):
        return "S3.note"
    if not overlaps_fiscal_year(project.get("period")):
        return "S3.2"
    return None


def overlaps_fiscal_year(period: dict[str, str] | None) -> bool:
    """A period that is not stated yet is incomplete, not outside the year."""
    if not period:
        return True
    first, last = FISCAL_YEAR
    return date.fromisoformat(period["start"]) <= last and date.fromisoformat(period["end"]) >= first
