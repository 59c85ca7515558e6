"""Putting a wrongly recorded fact right, by a correction on record; everything after it is decided again."""

from collections.abc import Sequence
from datetime import date

import attrs

from bestservice_workflow.actions import Action, Actor, Role
from bestservice_workflow.case import Case, fold
from bestservice_workflow.errors import CorrectionRefused, InvalidDocument, Reason
from bestservice_workflow.events import Accepted, Corrected, Decided, Drafted
from bestservice_workflow.machine import draft
from bestservice_workflow.moments import Moment
from bestservice_workflow.project import Project
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.workflow.changes import Change, Standing, changes_between
from bestservice_workflow.workflow.facts import FactInForce, in_force, put_right_by
from bestservice_workflow.workflow.law import Law
from bestservice_workflow.workflow.redeciding import Impossible, decide_again
from bestservice_workflow.workflow.stream import Recorded


@attrs.frozen(kw_only=True)
class Wanted:
    """A correction that somebody wants: which fact, what it should say, and on whose authority."""

    project: str
    fact: int
    """The version of the record that states the fact, as ``history`` tells it."""
    to: Action | Project
    """What was really done; for the first fact, the project as it was really drafted."""
    by: Actor
    reason: str
    authority: str
    at: Moment


@attrs.frozen(kw_only=True)
class Correction:
    """A correction that was recorded, and what it changed."""

    before: Case
    after: Case
    changes: tuple[Change, ...]


def corrected(wanted: Wanted, recorded: Sequence[Recorded], law: Law) -> tuple[Corrected, Case]:
    """The correction as a fact to be recorded, and the case before it.

    Raises:
        InvalidDocument: no reason, or no authority.
        CorrectionRefused: by the wrong role, of no fact in force, changing nothing, or making it or a later
            fact impossible.
        UnknownRulebook: a fact was decided under rules that are not here.
    """
    for name, text in (("reason", wanted.reason), ("authority", wanted.authority)):
        if not text.strip():
            raise InvalidDocument.because("must not be blank", "ต้องไม่เว้นว่าง", path=name)
    if wanted.by.role is not Role.OFFICE:
        raise _refused(
            wanted, "not_permitted", "only the Office corrects the record", "ผู้แก้ไขข้อมูลได้มีเพียงสำนักงาน ก.ก."
        )
    facts = in_force(recorded)
    place = _place(wanted, facts, recorded)
    for fact in facts:
        law.of(fact.event, stream=wanted.project)
    rules = law.now()
    replaced = [fact.event for fact in facts]
    replaced[place] = _replacement(wanted, replaced[place], law)
    try:
        again = decide_again(replaced, rules)
    except Impossible as impossible:
        raise _impossible(wanted, facts, place, impossible) from None
    record = Corrected(
        at=wanted.at,
        by=wanted.by,
        reason=wanted.reason,
        authority=wanted.authority,
        fact=wanted.fact,
        facts=again.facts,
    )
    return record, fold(fact.event for fact in facts)


def told(before: Case, after: Case, rules: Rulebook, *, on: date) -> Correction:
    """What a correction changed, as the project stands on a day."""
    changes = changes_between(
        Standing(case=before, rules=rules, on=on), Standing(case=after, rules=rules, on=on)
    )
    return Correction(before=before, after=after, changes=changes)


def _place(wanted: Wanted, facts: Sequence[FactInForce], recorded: Sequence[Recorded]) -> int:
    for place, fact in enumerate(facts):
        if fact.version == wanted.fact:
            return place
    later = put_right_by(recorded, wanted.fact)
    if later is not None:
        raise _refused(
            wanted,
            "already_corrected",
            f"it was corrected before, by record {later}; correct that one instead",
            f"ข้อเท็จจริงนี้ได้แก้ไขแล้วตามระเบียนที่ {later} หากยังไม่ถูกต้องให้แก้ไขระเบียนดังกล่าว",
            later=later,
        )
    known = ", ".join(str(version) for version in sorted(fact.version for fact in facts))
    raise _refused(
        wanted, "no_such_fact", f"there is no such fact; there are {known}", f"ไม่มีข้อเท็จจริงนี้ ที่มีอยู่คือ {known}"
    )


def _replacement(wanted: Wanted, wrong: Decided, law: Law) -> Decided:
    to = wanted.to
    if isinstance(wrong, Drafted):
        if not isinstance(to, Project) or (to.id, to.agency.code) != (
            wrong.project.id,
            wrong.project.agency.code,
        ):
            raise _refused(
                wanted,
                "other_project",
                "the draft can only be replaced by the same project of the same agency",
                "ร่างโครงการต้องแทนด้วยโครงการเดิมของหน่วยงานเดิมเท่านั้น",
            )
        if to != wrong.project:
            return draft(to, law.of(wrong, stream=wanted.project))
    elif not isinstance(to, Action):
        raise _refused(
            wanted,
            "other_project",
            "an action is replaced by an action",
            "ขั้นตอนต้องแทนด้วยขั้นตอน ไม่ใช่ร่างโครงการ",
        )
    elif to != wrong.action:
        return attrs.evolve(wrong, action=to)
    raise _refused(
        wanted,
        "nothing_changes",
        "it says so already; nothing is to be corrected",
        "ข้อมูลเดิมถูกต้องตรงกันแล้ว ไม่มีสิ่งที่ต้องแก้ไข",
    )


def _impossible(
    wanted: Wanted, facts: Sequence[FactInForce], place: int, impossible: Impossible
) -> CorrectionRefused:
    against, reasons = facts[impossible.place], impossible.refused.reasons
    why, why_th = impossible.refused.message, impossible.refused.message_th
    if impossible.place == place:
        return _refused(
            wanted,
            "impossible",
            f"so it is not allowed: {why}",
            f"ข้อมูลใหม่ขัดต่อเกณฑ์: {why_th}",
            reasons=reasons,
        )
    event = against.event
    name = event.action.do.value if isinstance(event, Accepted) else "draft"
    return _refused(
        wanted,
        "later_fact_impossible",
        f"then fact {against.version} ({name}) would be impossible: {why}; correct that one first",
        f"หากแก้ไขเช่นนี้ ข้อเท็จจริงที่ {against.version} ({name}) จะเกิดขึ้นไม่ได้: {why_th} โปรดแก้ไขข้อเท็จจริงนั้นก่อน",
        later=against.version,
        reasons=reasons,
    )


def _refused(
    wanted: Wanted,
    code: str,
    why: str,
    why_th: str,
    *,
    later: int | None = None,
    reasons: tuple[Reason, ...] = (),
) -> CorrectionRefused:
    return CorrectionRefused(
        code=code,
        stream=wanted.project,
        fact=wanted.fact,
        later=later,
        reasons=reasons,
        message=f"fact {wanted.fact} of project {wanted.project!r} cannot be corrected: {why}",
        message_th=f"ไม่อาจแก้ไขข้อเท็จจริงที่ {wanted.fact} ของโครงการ {wanted.project!r}: {why_th}",
    )
