"""The sample year as history documents, the same on every run."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from bestservice_workflow.project import Agency
from bestservice_workflow.sample_year.course import Course
from bestservice_workflow.sample_year.data import Published, agencies, published_results
from bestservice_workflow.sample_year.plans import PASSES, PLANS
from bestservice_workflow.sample_year.titles import BUREAUS, DISTRICTS, METHODS, SERVICE, TEAM

_SEED = 2558
_NEW, _CONTINUING, _IMPROVED = "new", "continuing", "improved"
_MEASURES = (
    ("ร้อยละความพึงพอใจของผู้รับบริการ", "ร้อยละ", 85),
    ("ร้อยละของเรื่องที่แล้วเสร็จภายในเวลาที่กำหนด", "ร้อยละ", 90),
    ("จำนวนผู้รับบริการผ่านช่องทางใหม่", "ราย", 1200),
    ("จำนวนกิจกรรมที่ดำเนินการในชุมชน", "ครั้ง", 24),
)


def documents() -> Iterator[dict[str, Any]]:
    """Every project of the year as a history document: one of each agency, and one more of a district.

    >>> next(documents())["project"]["id"]
    'B01-2558-1'
    """
    random = Random(_SEED)  # noqa: S311 -- made-up results are no secrets
    real = published_results()
    number = 0
    for agency in agencies():
        published = [result for result in real if result.agency == agency.code]
        for place, result in enumerate(published or [None], start=1):
            yield _document(agency, place=place, number=number, published=result, random=random)
            number += 1


def _document(
    agency: Agency, *, place: int, number: int, published: Published | None, random: Random
) -> dict[str, Any]:
    measured = [_published(published)] if published else _made_up(number, random)
    plan = PLANS.get(agency.code, PASSES) if place == 1 else PASSES
    results = [{"indicator": measure["id"], "achieved": achieved} for measure, achieved in measured]
    return {
        "format": "bestservice-history/1",
        "rulebook": "fy2558",
        "project": {
            "id": f"{agency.code}-2558-{place}",
            "agency": {"code": agency.code, "name": agency.name, "kind": agency.kind.value},
            "title": published.subject if published else _title(agency.code, number),
            **_category(number),
            "team": list(TEAM),
            "indicators": [measure for measure, _ in measured],
            "method": METHODS[number % len(METHODS)],
            "service": SERVICE,
            "period": {"start": "2015-01-05", "end": "2015-08-31"},
        },
        "actions": Course(agency.code, number, plan).run(results),
    }


def _title(code: str, number: int) -> str:
    return BUREAUS.get(code) or DISTRICTS[number % len(DISTRICTS)]


def _category(number: int) -> dict[str, Any]:
    match number % 5:
        case 3:
            return {"category": _CONTINUING, "continues": 2557}
        case 4:
            return {"category": _IMPROVED, "improvement": "ขยายบริการสู่ช่องทางออนไลน์และวัดผลทุกเดือน"}
    return {"category": _NEW}


def _published(published: Published) -> tuple[dict[str, str], str]:
    measure = {"id": "k1", "name": "ผลสำเร็จของโครงการตามที่เผยแพร่", "unit": "ร้อยละ", "target": "100"}
    return measure, published.result


def _made_up(number: int, random: Random) -> list[tuple[dict[str, str], str]]:
    """One to three measures, most of them reached, some by far not."""
    measured = []
    for place in range(1 + number % 3):
        name, unit, target = _MEASURES[(number + place) % len(_MEASURES)]
        reached = random.choice((112, 105, 100, 100, 100, 98, 96, 93, 91, 88, 84, 79, 72, 61))
        achieved = Decimal(target * reached) / 100
        achieved = min(achieved, Decimal(100)) if unit == "ร้อยละ" else achieved.to_integral_value()
        measure = {"id": f"k{place + 1}", "name": name, "unit": unit, "target": str(target)}
        measured.append((measure, format(achieved.normalize(), "f")))
    return measured
