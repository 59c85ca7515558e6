"""The case as it was: on a day, and as the store knew it at an instant."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import takewhile

from bestservice_workflow.case import Case, fold
from bestservice_workflow.errors import InvalidDocument, NotFound
from bestservice_workflow.events import Decided, Drafted
from bestservice_workflow.moments import Moment
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.workflow.facts import in_force
from bestservice_workflow.workflow.stream import Recorded


def case_as_of(
    history: Sequence[Recorded],
    *,
    stream: str,
    day: date | None,
    recorded: datetime | str | None,
    rules: Rulebook,
) -> Case:
    """The case on a day, by the facts that had been recorded at an instant; None is "now" for either.

    Raises:
        NotFound: nothing had been recorded by then.
        InvalidDocument: ``recorded`` is no instant with its offset.
    """
    known = [one for one in history if recorded is None or _instant(one.recorded) <= _instant(recorded)]
    if not known:
        raise NotFound(
            stream=stream,
            message=f"nothing had been recorded of project {stream!r} at {recorded}",
            message_th=f"ณ เวลา {recorded} ยังไม่มีการบันทึกโครงการ {stream!r}",
        )
    ends = rules.counting.day_ends
    facts: list[Decided] = [fact.event for fact in in_force(known)]
    held = takewhile(lambda fact: day is None or _effective(fact, ends) <= day, facts)
    return fold(list[Decided](held))


def _effective(fact: Decided, day_ends: int) -> date:
    return date.min if isinstance(fact, Drafted) else fact.action.at.effective_day(day_ends)


def _instant(value: datetime | str) -> datetime:
    instant = Moment.of(value).instant
    if instant is None:
        raise InvalidDocument.because(
            f"{value!r} is a day; say an instant with its offset, such as 2015-01-05T09:00:00+07:00",
            f"{value!r} เป็นวันที่ ให้ระบุเวลาพร้อมเขตเวลา เช่น 2015-01-05T09:00:00+07:00",
            path="recorded",
        )
    return instant
