"""Laws that every rulebook must keep, as plain functions: hold next year's to them before it ships.

Each takes what it is about, and raises ``LawBroken`` with what it found. With the strategies of this kit::

    @given(histories(load_rulebook("fy2559.toml")))
    def test_replay(document: HistoryDocument) -> None:
        laws.replay_is_deterministic(document)
"""

import json
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from bestservice_workflow.calendars import WorkingCalendar
from bestservice_workflow.case import Case, fold
from bestservice_workflow.deadlines import due_day
from bestservice_workflow.deductions import late_points
from bestservice_workflow.events import Subject
from bestservice_workflow.history import HistoryDocument, evaluated, read_document, replay
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.rulebook.sections import Late
from bestservice_workflow.scoring import level_of
from bestservice_workflow.serialization import from_bytes, plain_of, to_bytes
from bestservice_workflow.storage import Append, Storage
from bestservice_workflow.testing.exploring import violations

_RECORDED = "2014-10-01T00:00:00+07:00"


class LawBroken(AssertionError):
    """A law that does not hold, and on what."""


def _hold(what: object, message: str) -> None:
    if not what:
        raise LawBroken(message)


def replay_is_deterministic(document: HistoryDocument) -> None:
    """The same history gives the same facts, the same case, the same outcome."""
    first, second = replay(document), replay(document)
    _hold(first.events == second.events, "two replays of one history gave different events")
    _hold(evaluated(first) == evaluated(second), "two replays of one history gave different outcomes")


def export_then_import_is_identity(document: HistoryDocument) -> None:
    """A history written as a document and read again is the same history, with the same outcome."""
    read = read_document(json.dumps(as_plain(document), ensure_ascii=False), rulebook=document.rules)
    _hold(read.project == document.project, "the project changed on the way")
    _hold(read.actions == document.actions, "an action changed on the way")
    _hold(evaluated(replay(read)) == evaluated(replay(document)), "the outcome changed on the way")


def as_plain(document: HistoryDocument) -> dict[str, object]:
    """The document's own plain JSON values."""
    return {
        "format": "bestservice-history/1",
        "rulebook": document.rules.id,
        "project": plain_of(document.project),
        "actions": [plain_of(action) | {"do": action.do.value} for action in document.actions],
    }


def stored_facts_read_back(document: HistoryDocument) -> None:
    """Every event written to bytes and read again is the same event, and they fold to the same case."""
    events = replay(document).events
    read = [from_bytes(to_bytes(event)) for event in events]
    _hold(tuple(read) == events, "an event changed in storage")
    _hold(fold(read) == replay(document).case, "the case changed in storage")


def every_backend_gives_the_same_bytes(document: HistoryDocument, storages: Iterable[Storage]) -> None:
    """Stores that were given the same facts hold the same bytes, in the same chain of hashes."""
    bodies = tuple(to_bytes(event) for event in replay(document).events)
    held = set()
    for storage in storages:
        stream = document.project.id
        storage.append(Append(stream=stream, bodies=bodies, expected=0, recorded=_RECORDED))
        records = storage.load(stream)
        held.add(tuple((record.version, record.body, record.hash) for record in records))
        _hold(tuple(record.body for record in records) == bodies, "a store gives other bytes than it got")
    _hold(len(held) == 1, "two stores hold different records of the same facts")


def every_step_is_right(document: HistoryDocument) -> None:
    """Every step keeps the invariants and agrees with the plain model."""
    broken = violations(document)
    _hold(not broken, f"{', '.join(broken)} on {[action.do.value for action in document.actions]}")


def deductions_only_grow(document: HistoryDocument) -> None:
    """No action takes a deduction back, or makes one smaller."""
    events = replay(document).events
    before: Case = fold(events[:1])
    for place in range(2, len(events) + 1):
        after = fold(events[:place])
        kept = after.deductions[: len(before.deductions)] == before.deductions
        _hold(kept, f"a deduction was taken back by action {place - 2}")
        before = after


def levels_are_bounded_and_monotone(rules: Rulebook, low: Fraction, high: Fraction) -> None:
    """A level is between 0 and the highest; a higher percentage never has a lower level."""
    first, second = (level_of(percent, rules.scoring) for percent in sorted((low, high)))
    _hold(0 <= first <= second <= len(rules.scoring.levels), f"levels {first} and {second}")


def each_level_is_reached_at_its_percentage(rules: Rulebook) -> None:
    """Level n is what the n-th percentage of the rulebook gives, exactly."""
    for number, percent in enumerate(rules.scoring.levels, start=1):
        _hold(level_of(percent, rules.scoring) == number, f"{percent} % is not level {number}")


def later_never_costs_less(late: Late, days: int, more: int) -> None:
    """More days late never cost less; no day late costs nothing."""
    few, many = sorted((days, more))
    _hold(late_points(late, few) <= late_points(late, many), f"{many} days late cost less than {few}")
    _hold(late_points(late, 0) == 0, "being in time costs points")


def periods_end_on_working_days(rules: Rulebook, subject: Subject, began: date) -> None:
    """A period counted in working days ends on one, on or after its beginning; a fixed one where it is rolled."""
    due = due_day(subject, began=began, rules=rules)
    counted = subject in {Subject.NOTIFICATION, Subject.REVISION, Subject.APPEAL}
    if due is not None and (counted or rules.counting.roll):
        _hold(rules.calendar.is_working(due), f"{subject} ends on {due}, a day off")
    _hold(due is None or not counted or due >= began, f"{subject} ends before it begins")


def a_day_off_never_shortens(rules: Rulebook, subject: Subject, began: date, off: date) -> None:
    """One more day off leaves a period as long as it was, or makes it longer."""
    more = rules.override({"calendar.extra_days_off": [off.isoformat()]})
    before, after = (due_day(subject, began=began, rules=one) for one in (rules, more))
    _hold(before is None or (after is not None and after >= before), f"with {off} off, {subject} is shorter")


def working_days_add_up(calendar: WorkingCalendar, day: date, m: int, n: int) -> None:
    """``m`` working days and then ``n`` are ``m + n``; none of them is a day off."""
    there = calendar.add(calendar.add(day, m), n)
    _hold(there == calendar.add(day, m + n), f"{m} and then {n} working days after {day} are not {m + n}")
    _hold(calendar.is_working(there), f"{there} is a day off")
