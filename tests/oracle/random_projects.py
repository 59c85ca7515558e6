"""Random projects, complete and eligible or not, and random results around the score levels."""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

Project = dict[str, Any]

BLANKS = ["", " "]
TARGETS = ["80", "80.0", "100", "3", "7", "0.3", "12.5", "33.333", "1000000", "0.07", "45.50"]
PERCENTS = ["0", "33.3", "49.99", "50", "50.01", "55", "59.99", "59.999995", "60", "60.01", "62.5", "66.66"]
PERCENTS += ["69.99", "70", "70.005", "75", "79.9999", "80", "84.375", "85", "89.9995", "90", "95", "95.55"]
PERCENTS += ["99.99", "100", "100.01", "104", "250"]
INSIDE = [("2015-01-05", "2015-08-31"), ("2014-10-01", "2015-09-30"), ("2015-09-30", "2016-03-31")]
INSIDE += [("2014-01-01", "2014-10-01"), ("2014-06-01", "2016-06-01"), ("2015-03-02", "2015-03-02")]
OUTSIDE = [("2013-10-01", "2014-09-30"), ("2015-10-01", "2016-09-30"), ("2015-10-01", "2015-10-01")]
CATEGORIES: list[dict[str, Any]] = [
    {"category": "new", "previously_presented": False},
    {"category": "new", "previously_presented": False},
    {"category": "continuing", "continues": 2557, "previously_presented": False},
    {"category": "continuing", "continues": 2557, "previously_presented": True},
    {"category": "improved", "improvement": "นัดหมายล่วงหน้าทางอินเทอร์เน็ต", "previously_presented": False},
]
KINDS = ["line", "staff", "line_and_staff"]


def period(dates: tuple[str, str]) -> dict[str, str]:
    return {"start": dates[0], "end": dates[1]}


def random_indicators(rng: Random) -> list[dict[str, Any]]:
    return [
        {"id": f"k{number}", "name": f"ตัวชี้วัดที่ {number}", "unit": "ร้อยละ", "target": rng.choice(TARGETS)}
        for number in range(1, rng.choice([1, 1, 2, 3, 4]) + 1)
    ]


def sound_project(rng: Random, number: int) -> Project:
    code = f"50{rng.randint(1, 50):02}"
    facebook = rng.random() < 0.15
    project = {
        "id": f"{code}-2558-{number}",
        "agency": {"code": code, "name": "สำนักงานเขต", "kind": rng.choice(KINDS)},
        "title": "คลองสวย น้ำใส",
        **rng.choice(CATEGORIES),
        "facebook": facebook,
        "team": ["หัวหน้าฝ่ายรักษาความสะอาดฯ", "ผู้ช่วยผู้อำนวยการเขต"][: rng.randint(1, 2)],
        "indicators": random_indicators(rng),
        "method": "ลดขั้นตอน",
        "service": "ให้บริการประชาชน",
        "period": period(rng.choice(INSIDE)),
    }
    return project | ({"distinctive": "แจ้งเหตุพร้อมพิกัด"} if facebook else {})


def faulty_indicators(rng: Random) -> list[dict[str, Any]]:
    without_target = [{**one} for one in random_indicators(rng)]
    del rng.choice(without_target)["target"]
    return rng.choice([[], without_target])


FAULTS: list[Callable[[Random], dict[str, Any]]] = [
    lambda _: {"team": []},
    lambda rng: {"indicators": faulty_indicators(rng)},
    lambda rng: {"method": rng.choice(BLANKS)},
    lambda rng: {"service": rng.choice(BLANKS)},
    lambda rng: {"period": period(rng.choice(OUTSIDE))},
    lambda _: {"category": "continuing", "continues": 2556},
    lambda rng: {"category": "improved", "improvement": rng.choice(BLANKS), "previously_presented": False},
    lambda _: {"category": "improved", "improvement": "เพิ่มช่องทาง", "previously_presented": True},
    lambda rng: {"facebook": True, "distinctive": rng.choice(BLANKS)},
]
LEAVES_OUT = ["team", "indicators", "method", "service", "period"]
REPAIRS: dict[str, Any] = {
    "category": "new",
    "facebook": False,
    "team": ["ทีมงานใหม่"],
    "method": "ลดขั้นตอนและใช้ไอที",
    "service": "บริการจุดเดียว",
}


def faulty_changes(rng: Random) -> dict[str, Any]:
    """One to three faults at once."""
    changes: dict[str, Any] = {}
    for fault in rng.sample(FAULTS, rng.choice([1, 1, 2, 3])):
        changes |= fault(rng)
    return changes


def faulty_project(rng: Random, number: int) -> Project:
    project = sound_project(rng, number)
    if rng.random() < 0.5:
        del project[rng.choice(LEAVES_OUT)]
        return project if rng.random() < 0.6 else project | faulty_changes(rng)
    return project | faulty_changes(rng)


def repairing_changes(rng: Random) -> dict[str, Any]:
    return {**REPAIRS, "indicators": random_indicators(rng), "period": period(rng.choice(INSIDE))}


def harmless_changes(rng: Random) -> dict[str, Any]:
    return rng.choice(
        [
            {"method": "ปรับตามมติคณะกรรมการ"},
            {"title": "คลองสวย น้ำใส ระยะที่ 2", "service": "ปรับปรุงแล้ว"},
            {"indicators": random_indicators(rng)},
            {"facebook": True, "distinctive": "ต่างจากโครงการเดิม"},
            {"category": "continuing", "continues": 2557},
            {"period": period(rng.choice(INSIDE))},
        ]
    )


def random_results(rng: Random, project: Project) -> list[dict[str, str]]:
    """One result for every indicator, some per cent of its target, in any order."""
    alike = rng.choice(PERCENTS) if rng.random() < 0.5 else None
    results = []
    for indicator in project["indicators"]:
        percent = Decimal(alike or rng.choice(PERCENTS))
        nudge = Decimal(rng.choice(["0", "0", "0", "0.0001", "0.00000001"]))
        achieved = Decimal(indicator["target"]) * percent / 100 + nudge
        results.append({"indicator": indicator["id"], "achieved": f"{achieved:f}"})
    rng.shuffle(results)
    return results


def faulty_results(rng: Random, project: Project) -> list[dict[str, str]]:
    results = random_results(rng, project)
    fault = rng.choice(["missing", "unknown", "renamed"])
    if fault == "missing":
        results.pop()
    elif fault == "unknown":
        results.append({"indicator": "k99", "achieved": "1"})
    else:
        results[0]["indicator"] = "k98"
    return results
