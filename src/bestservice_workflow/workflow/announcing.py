"""Announcing a deadline or a day off: dated, on record, and told to every case that it moves."""

from datetime import date

import attrs

from bestservice_workflow.actions import Role
from bestservice_workflow.errors import AnnouncementRefused, Conflict, InvalidRulebook
from bestservice_workflow.events import Corrected
from bestservice_workflow.moments import Moment
from bestservice_workflow.rulebook import KINDS, Announcement, Rulebook
from bestservice_workflow.rulebook.faults import unknown_name, wrong_value
from bestservice_workflow.rulebook.kinds import ValueRefused
from bestservice_workflow.serialization import to_bytes
from bestservice_workflow.storage import Append, Storage
from bestservice_workflow.workflow.affected import Affected, ImpossibleFor, Scan, scan, streams
from bestservice_workflow.workflow.changes import ProjectChanged
from bestservice_workflow.workflow.law import Announced, Law, announced_to_bytes
from bestservice_workflow.workflow.settling import settle
from bestservice_workflow.workflow.stream import summary_of

MOST_ATTEMPTS = 20
"""How often everything is judged again after others wrote first, before it gives up with ``Conflict``."""


@attrs.frozen(kw_only=True)
class AnnouncementMade:
    """An announcement that was recorded, and what it changed."""

    announcement: Announcement
    moved: tuple[ProjectChanged, ...]
    """Projects whose open periods it moved."""
    judged_again: tuple[ProjectChanged, ...]
    """Projects that got a correction, since it reached back over what was judged."""


def announcement_of(
    field: str, value: object, *, known_since: date, reference: str, rules: Rulebook
) -> Announcement:
    """Read an announcement.

    Raises:
        InvalidRulebook: no such parameter, a value of the wrong kind, no reference; all at once.
        AnnouncementRefused: a parameter that no clause lets the Office announce.
    """
    if field not in KINDS:
        raise InvalidRulebook.of([unknown_name("field", field, KINDS)])
    if not rules.parameters[field].announceable:
        known = ", ".join(name for name, parameter in rules.parameters.items() if parameter.announceable)
        raise refused(
            "not_announceable",
            field,
            f"no clause lets {field} be announced during the year; what can be is {known}",
            f"ไม่มีข้อใดให้ประกาศเปลี่ยน {field} ระหว่างปี ประกาศได้เฉพาะ {known}",
        )
    faults = []
    read: object = None
    try:
        read = KINDS[field].read(value)
    except ValueRefused as error:
        faults.append(wrong_value("value", error))
    if not reference.strip():
        faults += InvalidRulebook.because(
            "must say where it was announced", "ต้องระบุที่มาของประกาศ", path="reference"
        ).faults
    if faults:
        raise InvalidRulebook.of(faults)
    return Announcement(known_since=known_since, field=field, value=read, reference=reference)


def refused(
    code: str, field: str, why: str, why_th: str, *, touched: tuple[str, ...] = ()
) -> AnnouncementRefused:
    """The error that says why an announcement cannot be made."""
    return AnnouncementRefused(
        code=code,
        field=field,
        touched=touched,
        message=f"{field} is not announced: {why}",
        message_th=f"ไม่อาจประกาศ {field} ได้: {why_th}",
    )


def must_be_new(announced: Announced, rules: Rulebook) -> None:
    """Refuse what is not the Office's to announce, or changes nothing.

    Raises:
        AnnouncementRefused: by another role, or saying what holds already.
    """
    one = announced.announcement
    if announced.by.role is not Role.OFFICE:
        raise refused("not_permitted", one.field, "only the Office announces", "ผู้ประกาศต้องเป็นสำนักงาน ก.ก.")
    same = rules.as_of(one.known_since).parameters[one.field].value
    wider = rules.announced(one).as_of(one.known_since).parameters[one.field].value
    if same == wider:
        raise refused("nothing_changes", one.field, "it holds already", "ค่านี้ใช้บังคับอยู่แล้ว")


def already_judged(field: str, judged: list[Affected]) -> AnnouncementRefused:
    """The error that names the projects that were judged already."""
    touched = tuple(one.stream for one in judged)
    shown = ", ".join(touched[:5]) + (" …" if len(touched) > 5 else "")  # noqa: PLR2004 -- enough to recognise them
    return refused(
        "already_judged",
        field,
        f"it reaches back over what was judged for {len(touched)} project(s): {shown}; "
        "say judge_again to have each of them judged again, on record",
        f"ประกาศนี้มีผลย้อนหลังถึงสิ่งที่วินิจฉัยแล้วของ {len(touched)} โครงการ ได้แก่ {shown} "
        "หากประสงค์ให้วินิจฉัยใหม่ต้องระบุ judge_again",
        touched=touched,
    )


def announce(
    storage: Storage, law: Law, announced: Announced, *, now: Moment, recorded: str
) -> AnnouncementMade:
    """Record an announcement, and judge again what it reaches back over, if it says so; all or none.

    Raises:
        AnnouncementRefused: see ``AnnouncementRefused.code``; nothing was written.
        Conflict: others kept writing first.
    """
    for _ in range(MOST_ATTEMPTS - 1):
        try:
            return _announce(storage, law, announced, now=now, recorded=recorded)
        except Conflict:
            continue
    return _announce(storage, law, announced, now=now, recorded=recorded)


def _announce(
    storage: Storage, law: Law, announced: Announced, *, now: Moment, recorded: str
) -> AnnouncementMade:
    before = law.now()
    must_be_new(announced, before)
    after = before.announced(announced.announcement)
    on = now.effective_day(before.counting.day_ends)
    seen = _seen(storage, law, announced, after, on=on)
    judged = [one for one in seen.affected if one.facts is not None]
    if judged and not announced.judge_again:
        raise already_judged(announced.announcement.field, judged)
    first = Append(
        stream=law.stream,
        bodies=(announced_to_bytes(announced),),
        expected=len(before.announcements) - len(law.written.announcements),
        recorded=recorded,
    )
    corrections = [_correction(one, announced, after, recorded=recorded, on=on) for one in judged]
    storage.append_all([first, *corrections])
    moved = [one for one in seen.affected if one.facts is None]
    again = {one.stream for one in judged}
    crossing = (
        stream
        for stream, version in streams(storage, before.fiscal_year.year)
        if version != seen.versions.get(stream) and stream not in again
    )
    for stream in {*crossing, *(one.stream for one in moved)}:
        settle(storage, law, stream, recorded=recorded, on=on)
    return AnnouncementMade(
        announcement=announced.announcement,
        moved=tuple(one.changed for one in moved),
        judged_again=tuple(one.changed for one in judged),
    )


def _seen(storage: Storage, law: Law, announced: Announced, after: Rulebook, *, on: date) -> Scan:
    try:
        return scan(storage, law, after, on=on)
    except ImpossibleFor as impossible:
        stream, why = impossible.stream, impossible.refused
        raise refused(
            "later_fact_impossible",
            announced.announcement.field,
            f"project {stream!r} would have a fact that is not allowed: {why.message}",
            f"โครงการ {stream!r} จะมีข้อเท็จจริงที่ขัดต่อเกณฑ์: {why.message_th}",
            touched=(stream,),
        ) from None


def _correction(
    affected: Affected, announced: Announced, rules: Rulebook, *, recorded: str, on: date
) -> Append:
    reference = announced.announcement.reference
    again = Corrected(
        at=announced.at,
        by=announced.by,
        reason=f"{announced.announcement.field}: {reference}",
        authority=reference,
        fact=None,
        facts=affected.facts or (),
    )
    return Append(
        stream=affected.stream,
        bodies=(to_bytes(again),),
        expected=affected.version,
        recorded=recorded,
        summary=summary_of(affected.after, rules, on=on),
    )
