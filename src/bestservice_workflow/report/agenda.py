"""What is due or overdue, as a table."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from bestservice_workflow.actions import Role
from bestservice_workflow.deadlines import Deadline
from bestservice_workflow.events import PeriodKind
from bestservice_workflow.explanation.words import ROLES, SUBJECTS
from bestservice_workflow.report.language import Language
from bestservice_workflow.report.words import plain_table, short_name
from bestservice_workflow.workflow import AgendaItem


def agenda_table(
    items: Sequence[AgendaItem], *, agencies: Mapping[str, str], language: Language, most: int = 12
) -> RenderableType:
    """The open periods, the earliest first; ``agencies`` names them by code."""
    say = language.of
    table = plain_table(expand=True)
    table.add_column(say(("due", "ครบกำหนด")), no_wrap=True)
    table.add_column(say(("late", "เกิน")), justify="right", no_wrap=True, style="red")
    table.add_column(say(("project", "โครงการ")), no_wrap=True, overflow="ellipsis", ratio=1)
    table.add_column(say(("what is to be done", "สิ่งที่ต้องดำเนินการ")), no_wrap=True, overflow="ellipsis")
    for item in items[:most]:
        deadline = item.deadline
        days = f"{deadline.days_late} {say(('d', 'วัน'))}" if item.overdue else ""
        what = f"{deadline.clause} {_what(deadline, language)}"
        name = short_name(agencies.get(item.agency, item.agency))
        table.add_row(language.day(deadline.due), days, f"{item.project} {name}", what)
    more = len(items) - most
    rest = Text(say((f"and {more} more", f"และอีก {more} รายการ")), style="dim")
    return Group(table, rest) if more > 0 else table


def _what(deadline: Deadline, language: Language) -> str:
    act = language.of(SUBJECTS[deadline.subject])
    if deadline.who is not Role.AGENCY:
        return f"{language.of(ROLES[deadline.who])}: {act}"
    return f"{act} {language.of(('(a right)', '(สิทธิ)'))}" if deadline.kind is PeriodKind.RIGHT else act
