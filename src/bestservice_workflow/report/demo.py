"""What the demo tells: the year's opening, one day's agenda, the results, what is refused, what to try."""

import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import attrs
from rich.console import Console, RenderableType
from rich.text import Text

from bestservice_workflow.actions import Actor, Appeal, Approve, Report, Result
from bestservice_workflow.errors import Refused
from bestservice_workflow.history import HistoryDocument
from bestservice_workflow.report.agenda import agenda_table
from bestservice_workflow.report.language import Language
from bestservice_workflow.report.terminal import put, put_line
from bestservice_workflow.report.words import plain_table
from bestservice_workflow.report.year import Year
from bestservice_workflow.sample_year import agencies, published_results
from bestservice_workflow.workflow import AgendaItem, Workflow

_PROJECT, _CLAUSE = 13, 6
_MADE_UP = """\
The dates, the resolutions and most projects are made up. The seven projects marked ★ bear the real \
subjects and final percentages that the city published for this KPI, for later fiscal years."""
_MADE_UP_TH = """\
วันที่ มติ และโครงการส่วนใหญ่เป็นข้อมูลสมมติ ส่วนเจ็ดโครงการที่มีเครื่องหมาย ★ ใช้ชื่อและผลสำเร็จสุดท้ายจริง \
ตามที่กรุงเทพมหานครเผยแพร่สำหรับตัวชี้วัดนี้ในปีงบประมาณต่อ ๆ มา"""


@attrs.frozen
class DemoReport:
    """Prints the demo, section by section."""

    console: Console
    language: Language = attrs.field(kw_only=True)

    def opening(self, file: Path, year: Sequence[HistoryDocument]) -> None:
        """What is about to be played."""
        actions = sum(len(document.actions) for document in year)
        count = len(agencies())
        self._heading(
            (
                f"Best Service, fiscal year B.E. 2558: {count} agencies, {len(year)} projects, {actions} actions",
                f"Best Service ปีงบประมาณ พ.ศ. 2558: {count} หน่วยงาน {len(year)} โครงการ {actions} ขั้นตอน",
            ),
            first=True,
        )
        self._print(Text(self._say((_MADE_UP, _MADE_UP_TH)), style="dim"))
        self._print(
            Text(
                self._say(
                    (
                        f"Every action is a durable step of the real workflow, into {file}.",
                        f"ทุกขั้นตอนบันทึกถาวรผ่านระบบงานจริงลงในแฟ้ม {file}",
                    )
                ),
                style="dim",
            )
        )

    def agenda(self, items: Sequence[AgendaItem], *, on: date, until: date) -> None:
        """What was due on a day of the year."""
        day, end = self.language.day(on), self.language.day(until)
        self._heading(
            (f"On {day}: overdue, and due by {end}", f"วันที่ {day}: ที่เกินกำหนด และที่ครบกำหนดภายใน {end}")
        )
        if items:
            names = {agency.code: agency.name for agency in agencies()}
            self._print(agenda_table(items, agencies=names, language=self.language))
        else:
            self._print(Text(self._say(("nothing", "ไม่มี"))))

    def results(self, workflow: Workflow, *, on: date) -> None:
        """Where the year ended."""
        ids = [row.stream for row in workflow.find(limit=1000).rows]
        cases = [workflow.load(project) for project in ids]
        year = Year(cases=cases, rules=workflow.rulebook, on=on, language=self.language)
        day = self.language.day(on)
        self._heading(
            (f"The year's end: projects by state on {day}", f"สิ้นปี: จำนวนโครงการตามสถานะ ณ วันที่ {day}")
        )
        self._print(year.states())
        self._heading(("Points deducted for lateness", "คะแนนที่ถูกหักเพราะล่าช้า"))
        self._print(year.deductions())
        self._heading(("Scores, best and last", "คะแนนสูงสุดและต่ำสุด"))
        self._print(
            year.scores(marked=published_projects(cases=[case.project.title for case in cases], ids=ids))
        )
        self._heading(("Not evaluated, or not done yet", "ไม่ได้รับการประเมิน หรือยังไม่เสร็จสิ้น"))
        self._print(year.not_evaluated())

    def refusals(self, workflow: Workflow) -> None:
        """Three actions that the rules do not allow; nothing of them is written."""
        self._heading(("And what the rules refuse", "สิ่งที่เกณฑ์ไม่อนุญาต"))
        on = "2015-11-30"
        committee, other = Actor.committee(), Actor.agency("1002")
        appeal = Appeal(at=on, by=Actor.agency("1036"))
        report = Report(at=on, by=other, results=(Result(indicator="k9", achieved="1"),))
        for project, action in (
            ("1036-2558-1", appeal),
            ("1008-2558-1", report),
            ("1001-2558-1", Approve(at=on, by=committee)),
        ):
            try:
                workflow.do(project, action)
            except Refused as refused:
                self._refused(project, refused)

    def _refused(self, project: str, refused: Refused) -> None:
        table = plain_table(header=False)
        table.add_column(width=_PROJECT, style="red")
        table.add_column(width=_CLAUSE, style="red")
        table.add_column()
        for place, reason in enumerate(refused.reasons):
            message = self._say((reason.message, reason.message_th))
            table.add_row("" if place else f"✗ {project}", reason.clause or "–", message)
        self._print(table)

    def closing(self, file: Path) -> None:
        """What to try next; every line works as it stands."""
        program, python = _called("bestservice"), _shown(Path(sys.executable))
        self._heading(("Try next", "ลองทำต่อ"))
        for command in (
            f"{program} demo --on 16/1/2558 --lang th",
            f"{program} demo --documents > year.jsonl",
            f"{program} replay year.jsonl --as-of 2015-11-30",
            f"{program} rules",
            f"{program} diagram --rounds 3",
            f"""{python} -c "from bestservice_workflow import Workflow as W; print(W.open('sqlite:///{file}').load('1001-2558-1').score)\"""",
        ):
            put_line(self.console, Text(f"  {command}", style="green"))

    def _heading(self, words: tuple[str, str], *, first: bool = False) -> None:
        self._print(Text(f"{'' if first else chr(10)}{self._say(words)}", style="bold"))

    def _print(self, printed: RenderableType) -> None:
        put(self.console, printed)

    def _say(self, words: tuple[str, str]) -> str:
        return self.language.of(words)


def published_projects(*, cases: Sequence[str], ids: Sequence[str]) -> frozenset[str]:
    """The projects that bear a published subject."""
    subjects = {result.subject for result in published_results()}
    return frozenset(id_ for id_, title in zip(ids, cases, strict=True) if title in subjects)


def _called(name: str) -> str:
    """How the program was called, so that it can be called so again."""
    called = Path(sys.argv[0])
    if called.name != name:
        return f"{_shown(Path(sys.executable))} -m bestservice_workflow"
    return name if shutil.which(name) == str(called) else _shown(called)


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
