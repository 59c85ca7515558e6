"""The actions of one project, dated as its plan has them fall."""

from datetime import date, timedelta
from typing import Any

import attrs

from bestservice_workflow.calendars import government_calendar
from bestservice_workflow.sample_year.plans import Ends, Plan, Resolution

Action = dict[str, Any]

SUBMISSION_ENDS = date(2014, 12, 1)
FIRST_MEETING = date(2014, 12, 9)
BETWEEN_MEETINGS = timedelta(days=14)
REPORTS_BEGIN = date(2015, 9, 1)
SCORING_BEGINS = date(2015, 10, 5)
SCORED_LATE = date(2015, 11, 4)

_OFFICE = {"role": "office", "id": "ocsc"}
_COMMITTEE = {"role": "committee", "id": "committee"}
_ON_APPEAL = (Resolution.GRANT, Resolution.DISMISS)


@attrs.define
class Course:
    """Gathers the actions of one project, each dated after the one before."""

    code: str
    number: int
    """Sets projects apart: who reports when, and so on."""
    plan: Plan
    day: date = SUBMISSION_ENDS
    actions: list[Action] = attrs.field(factory=list)

    def run(self, results: list[dict[str, str]]) -> list[Action]:
        """Give all that is done to the project; ``results`` is what it will report."""
        if self.plan.ends is Ends.NEVER_SENT:
            return []
        self._submit()
        resolutions = self.plan.resolutions
        for place, resolution in enumerate(resolutions):
            self._consider(resolution)
            following = resolutions[place + 1] if place + 1 < len(resolutions) else None
            if following in _ON_APPEAL:
                self._later(3)
                self._do("appeal", note="ขอชี้แจงเหตุผลและความจำเป็นของโครงการต่อคณะกรรมการ")
            elif following is not None:
                self._later(self.plan.revised_after)
                self._do(
                    "resubmit", changes={"service": "ปรับปรุงตามมติคณะกรรมการ ระบุกลุ่มผู้รับบริการและช่องทางให้ชัดเจน"}
                )
        if resolutions[-1] in (Resolution.APPROVE, Resolution.GRANT):
            self._carry_out(results)
        return self.actions

    def _submit(self) -> None:
        self.day = SUBMISSION_ENDS + timedelta(days=self.plan.sent_late)
        if not self.plan.sent_late:
            self._earlier(self.number % 17)
        sent = f"{self.day.isoformat()}T{9 + self.number % 8:02}:{self.number * 7 % 60:02}:00+07:00"
        self._do("submit", letter=f"กท {4000 + self.number}/{1200 + 3 * self.number}", email=sent)

    def _consider(self, resolution: Resolution) -> None:
        self.day = _next_meeting(self.day + timedelta(days=3), skip=self.number % 3)
        if resolution not in _ON_APPEAL:
            self._do("open_review", by=_OFFICE)
        self._do(resolution.value, by=_COMMITTEE)
        self._later(self.plan.noticed_after)
        self._do("notify", by=_OFFICE)

    def _carry_out(self, results: list[dict[str, str]]) -> None:
        self._later(1 + self.number % 4)
        self._do("start")
        if self.plan.ends is Ends.EXECUTING:
            return
        self.day = REPORTS_BEGIN
        self._later(self.number % 20)
        self._do("report", results=results)
        if self.plan.ends is Ends.REPORTED:
            return
        self.day = SCORED_LATE if self.plan.scored_late else SCORING_BEGINS
        self._later(self.number % 3 if self.plan.scored_late else self.number % 16)
        self._do("score", by=_OFFICE)

    def _do(self, do: str, *, by: dict[str, str] | None = None, **details: Any) -> None:  # noqa: ANN401 -- by action
        actor = by or {"role": "agency", "id": self.code}
        self.actions.append({"do": do, "at": self.day.isoformat(), "by": actor, **details})

    def _later(self, working_days: int) -> None:
        if working_days:
            self.day = government_calendar().add(self.day, working_days)

    def _earlier(self, working_days: int) -> None:
        for _ in range(working_days):
            self.day -= timedelta(days=1)
            while not government_calendar().is_working(self.day):
                self.day -= timedelta(days=1)


def _next_meeting(earliest: date, *, skip: int) -> date:
    """The committee meets every other Tuesday; some projects wait for their turn (``skip`` 2)."""
    meeting = FIRST_MEETING
    while meeting < earliest or not government_calendar().is_working(meeting):
        meeting += BETWEEN_MEETINGS
    return meeting + BETWEEN_MEETINGS if skip == 2 and meeting == FIRST_MEETING else meeting  # noqa: PLR2004 -- one in three
