"""The project that an exploration follows, sound and with each fault that a guard must find."""

from typing import Any, cast

import attrs

from bestservice_workflow.case import changed
from bestservice_workflow.project import (
    Agency,
    AgencyKind,
    Category,
    Duration,
    Indicator,
    Project,
    ProjectChanges,
)
from bestservice_workflow.rulebook import Rulebook

SOUND = "sound"
_TWO = (Indicator(id="k1", name="ความพึงพอใจ", target="100"), Indicator(id="k2", name="เวลา", target="100"))


def plans(rules: Rulebook) -> dict[str, ProjectChanges]:
    """What a project can say of itself: one plan for each way to be sound, and for each way not to be."""
    year = rules.fiscal_year
    base: dict[str, Any] = {
        "category": Category.NEW,
        "continues": None,
        "improvement": None,
        "previously_presented": False,
        "facebook": False,
        "distinctive": None,
        "team": ("หัวหน้าฝ่าย",),
        "indicators": _TWO,
        "method": "Lean",
        "service": "คลองสะอาด",
        "period": Duration(start=year.start, end=year.end),
    }
    last_year = Duration(start=year.start.replace(year=year.start.year - 1), end=year.start.replace(month=9))
    other: dict[str, dict[str, Any]] = {
        SOUND: {},
        "continuing": {"category": Category.CONTINUING, "continues": rules.eligibility.continues_from},
        "improved": {"category": Category.IMPROVED, "improvement": "ขยายผล"},
        "distinctive Facebook": {"facebook": True, "distinctive": "ตอบภายในวันเดียว"},
        "without a team": {"team": ()},
        "without indicators": {"indicators": ()},
        "without a target": {"indicators": (_TWO[0], attrs.evolve(_TWO[1], target=None))},
        "without a method": {"method": " "},
        "without a service": {"service": ""},
        "without a period": {"period": None},
        "continuing from another year": {
            "category": Category.CONTINUING,
            "continues": rules.eligibility.continues_from - 1,
        },
        "presented before": {
            "category": Category.IMPROVED,
            "improvement": "ขยายผล",
            "previously_presented": True,
        },
        "not improved": {"category": Category.IMPROVED},
        "plain Facebook": {"facebook": True},
        "outside the year": {"period": last_year},
    }
    return {name: cast("ProjectChanges", {**base, **values}) for name, values in other.items()}


def project_of(rules: Rulebook) -> Project:
    """A sound project of the rulebook's year."""
    year = rules.fiscal_year.year
    begun = Project(
        id=f"1001-{year}-1",
        agency=Agency(code="1001", name="สำนักงานเขตพระนคร", kind=AgencyKind.LINE),
        title="คลองสวย น้ำใส",
        category=Category.NEW,
    )
    return changed(begun, plans(rules)[SOUND])
