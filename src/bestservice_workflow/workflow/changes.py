"""What a correction or an announcement changes for a project, in words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from bestservice_workflow.case import Case
from bestservice_workflow.deadlines import Deadline, deadlines
from bestservice_workflow.explanation.words import STATES, SUBJECTS
from bestservice_workflow.figures import exact, shown
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.rulebook.words import Words, in_words
from bestservice_workflow.scoring import Outcome, outcome_of, points_of

_OUTCOMES: dict[Outcome, Words] = {
    Outcome.PENDING: ("pending", "ยังไม่เสร็จสิ้น"),
    Outcome.SCORED: ("scored", "ให้คะแนนแล้ว"),
    Outcome.NOT_EVALUATED: ("not evaluated", "ไม่ได้รับการประเมิน"),
}


@attrs.frozen(kw_only=True)
class Change:
    """One thing that is no longer as it was."""

    what: str
    """``project``, ``state``, ``round``, ``outcome``, ``points``, ``deductions``, ``deadline`` or ``late``."""
    clause: str | None
    """For deadlines."""
    before: Any
    after: Any
    message: str
    message_th: str


@attrs.frozen(kw_only=True)
class ProjectChanged:
    """A project for which something changed."""

    project: str
    agency: str
    changes: tuple[Change, ...]


@attrs.frozen(kw_only=True)
class Standing:
    """A case under a law, on a day."""

    case: Case
    rules: Rulebook
    on: date

    @property
    def outcome(self) -> Outcome:
        """What the KPI says of it."""
        return outcome_of(self.case, self.rules, on=self.on)

    @property
    def points(self) -> str | None:
        """Its points, as shown."""
        points = points_of(self.case, self.rules, on=self.on)
        return None if points is None else shown(points, self.rules.scoring.decimals)

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Its periods, as they stand."""
        return deadlines(self.case, self.rules, on=self.on)


def changes_between(before: Standing, after: Standing) -> tuple[Change, ...]:
    """Everything that differs between two standings of one project."""
    return tuple(_changes(before, after))


def _changes(before: Standing, after: Standing) -> Iterator[Change]:
    was, now = before.case, after.case
    if was.project != now.project:
        fields = [f.name for f in attrs.fields(type(was.project))]
        differing = [name for name in fields if getattr(was.project, name) != getattr(now.project, name)]
        yield _change(
            "project", tuple(differing), tuple(differing), ("what the project states", "รายละเอียดโครงการ")
        )
    if was.state is not now.state:
        yield _change("state", was.state, now.state, ("state", "สถานะ"), STATES[was.state], STATES[now.state])
    if was.round != now.round:
        yield _change("round", was.round, now.round, ("considerations", "จำนวนครั้งที่พิจารณา"))
    old, new = before.outcome, after.outcome
    if old is not new:
        yield _change("outcome", old, new, ("outcome", "ผลการประเมิน"), _OUTCOMES[old], _OUTCOMES[new])
    if was.points_deducted != now.points_deducted:
        taken, takes = exact(was.points_deducted), exact(now.points_deducted)
        yield _change("deductions", taken, takes, ("points deducted", "คะแนนที่ตัด"))
    if before.points != after.points:
        yield _change("points", before.points, after.points, ("points", "คะแนน"))
    yield from _moved(before.deadlines, after.deadlines)


def _moved(before: tuple[Deadline, ...], after: tuple[Deadline, ...]) -> Iterator[Change]:
    old, new = _by_turn(before), _by_turn(after)
    for turn in dict.fromkeys([*old, *new]):
        was, now = old.get(turn), new.get(turn)
        subject, clause = turn[0], (was or now or after[0]).clause
        what, what_th = SUBJECTS[subject]
        due, due_now = was and was.due, now and now.due
        if due != due_now:
            label = (f"last day to {what} ({clause})", f"กำหนด{what_th} (ข้อ {clause})")
            yield _change("deadline", due, due_now, label, clause=clause)
        late, late_now = was.days_late if was else 0, now.days_late if now else 0
        if late != late_now:
            label = (f"days late to {what} ({clause})", f"จำนวนวันที่{what_th}ล่าช้า (ข้อ {clause})")
            yield _change("late", late, late_now, label, clause=clause)


def _by_turn(told: tuple[Deadline, ...]) -> dict[tuple[Any, int], Deadline]:
    turns: dict[tuple[Any, int], Deadline] = {}
    for deadline in told:
        turn = sum(1 for subject, _ in turns if subject is deadline.subject)
        turns[deadline.subject, turn] = deadline
    return turns


def _change(  # noqa: PLR0917 -- read as: what, from, to, called, from in words, to in words
    what: str,
    before: Any,  # noqa: ANN401 -- a value of any kind
    after: Any,  # noqa: ANN401
    label: Words,
    old: Words | None = None,
    new: Words | None = None,
    *,
    clause: str | None = None,
) -> Change:
    (was, was_th), (now, now_th) = old or in_words(before), new or in_words(after)
    if what == "project":
        message, message_th = f"{label[0]}: {now}", f"{label[1]}: {now_th}"
    else:
        message, message_th = f"{label[0]}: {was} → {now}", f"{label[1]}: {was_th} → {now_th}"
    return Change(
        what=what, clause=clause, before=before, after=after, message=message, message_th=message_th
    )
