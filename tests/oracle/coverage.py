"""What a batch of random documents covers: ends, refusals, deductions, overrides, odd turns."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.oracle.calendar_ import civil_day, effective_day, is_instant
from tests.oracle.readings import DEFAULTS
from tests.oracle.reference import outcome
from tests.oracle.steps import new_case, take

Document = dict[str, Any]


def summary(batch: Iterable[tuple[Document, date | None]]) -> str:
    counts: dict[str, Counter[str]] = {}
    total = 0
    for document, as_of in batch:
        total += 1
        for heading, items in traits(document, as_of).items():
            counts.setdefault(heading, Counter()).update(items)
    lines = [f"{total} documents"]
    for heading, counter in counts.items():
        lines.append(f"\n{heading}")
        lines.extend(f"  {number:7}  {item}" for item, number in counter.most_common())
    return "\n".join(lines)


def traits(document: Document, as_of: date | None) -> dict[str, list[str]]:
    found = outcome(document, as_of=as_of)
    reasons = found["refused"]["reasons"] if found["refused"] else []
    return {
        "end": [f"{found['state']}, {found['outcome']}, {'ok' if found['ok'] else 'refused'}"],
        "rounds opened": [str(found["round"])],
        "evaluated": ["as of a day" if as_of else "on the last accepted day"],
        "refused action and first code": [f"{found['refused']['do']}: {one['code']}" for one in reasons[:1]],
        "reasons": [f"{one['code']} {one['clause'] or '-'}" for one in reasons],
        "reasons of one refusal": [str(len(reasons))] if reasons else [],
        "deductions": [one["clause"] for one in found["deductions"]],
        "deadlines": [deadline_trait(one) for one in found["deadlines"]],
        "levels": [level_trait(found["score"])] if found["outcome"] == "scored" else [],
        "overrides, by field": override_traits(document),
        "turns": turns(document),
    }


def deadline_trait(entry: dict[str, Any]) -> str:
    ended = "open" if entry["done"] is None else "done"
    return f"{entry['clause']} {entry['kind']}, {ended}, {'late' if entry['days_late'] else 'not late'}"


def level_trait(score: dict[str, Any]) -> str:
    level, whole = float(score["level"]), float(score["level"]).is_integer()
    below = "nothing" if level == 0 else "below 1" if level < 1 else "1 to 5"
    net = ", net 0" if float(score["net"]) == 0 else ""
    return f"{below}{', whole' if whole else ''}{net}"


def override_traits(document: Document) -> list[str]:
    listed = []
    for field, value in document["overrides"].items():
        closed = isinstance(value, bool) or str(value) in {"working", "calendar", "zero", "floor", "step"}
        is_other = "" if value != DEFAULTS[field] else " (the default)"
        listed.append(f"{field}{f' = {value}' if closed else ''}{is_other}")
    return listed


def turns(document: Document) -> list[str]:
    """The turns of the workflow that are easy to get wrong, as they were accepted."""
    case = new_case(document)
    seen = []
    for action in document["actions"]:
        previous, before, day_before = case["last_at"], case["state"], case["last_day"]
        if take(action, case):
            break
        at, do = action["at"], action["do"]
        seen.append(f"{do} from {before}")
        if do == "request_revision" and case["state"] == "rejected":
            seen.append("A18: modify in the last round")
        if effective_day(at, case["rules"]) != civil_day(at):
            seen.append("16:30 moves an action to the next day")
        if previous and is_instant(at) != is_instant(previous):
            seen.append("a date and an instant compared")
        if day_before and case["last_day"] < day_before:
            seen.append("effective day before that of the previous action")
    seen.extend("a revision made moot by an appeal" for period in case["periods"] if period["moot"])
    return seen
