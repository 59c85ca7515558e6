"""The parameters of a rulebook as tables, a section each."""

import json
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bestservice_workflow.report.language import Language
from bestservice_workflow.report.terminal import put
from bestservice_workflow.report.words import plain_table, safe
from bestservice_workflow.rulebook import Announcement, Parameter, Rulebook
from bestservice_workflow.rulebook.sections import KINDS
from bestservice_workflow.rulebook.words import Words

_NAME, _CLAUSE, _READING = 30, 11, 3
_SECTIONS: dict[str, Words] = {
    "weight": ("weight", "น้ำหนัก"),
    "eligibility": ("eligibility", "โครงการที่นำเสนอได้"),
    "completeness": ("completeness", "ความครบถ้วนของโครงการ"),
    "submission": ("submission", "การส่งโครงการ"),
    "review": ("review", "การพิจารณา"),
    "notification": ("notification", "การแจ้งผลการพิจารณา"),
    "revision": ("revision", "การปรับแก้โครงการ"),
    "appeal": ("appeal", "การขอชี้แจง"),
    "report": ("report", "การรายงานผล"),
    "scoring": ("scoring", "การให้คะแนน"),
    "calendar": ("calendar", "การนับวัน"),
}
_ANNOUNCED: Words = ("announced during the year", "ที่ประกาศระหว่างปี")


def print_parameters(rules: Rulebook, *, on: Console, language: Language) -> None:
    """Print a rulebook: each parameter with its value, clause, reading and reason; then what was announced."""
    put(on, Text(f"{rules.id}: {language.of((rules.title, rules.title_th))}", style="bold"))
    parameters = [rules.parameters[name] for name in KINDS]
    for section, members in groupby(parameters, key=_section):
        _heading(_titled(section, language), on=on)
        for parameter in members:
            _print(parameter, on=on)
    if rules.announcements:
        _heading(language.of(_ANNOUNCED), on=on)
        for announcement in rules.announcements:
            _print_announcement(announcement, on=on, language=language)


def _section(parameter: Parameter) -> str:
    return parameter.name.partition(".")[0]


def _titled(section: str, language: Language) -> str:
    """The section's name; in Thai with the word that field names begin with beside it."""
    name = language.of(_SECTIONS[section])
    return name if name == section else f"{name} ({section})"


def _heading(title: str, *, on: Console) -> None:
    put(on, Text(f"\n{title}", style="bold cyan"))


def _print(parameter: Parameter, *, on: Console) -> None:
    table = plain_table(header=False, expand=True)
    table.add_column(width=_NAME, overflow="fold")
    table.add_column(ratio=1, overflow="fold", style="bold")
    table.add_column(width=_CLAUSE)
    table.add_column(width=_READING, style="yellow")
    name = parameter.name.partition(".")[2]
    table.add_row(f"  {name}", _written(parameter.plain), parameter.clause, parameter.reading or "")
    put(on, table)
    _indented(parameter.reason or parameter.wording, on=on)


def _print_announcement(announcement: Announcement, *, on: Console, language: Language) -> None:
    table = plain_table(header=False, expand=True)
    table.add_column(width=_NAME, overflow="fold")
    table.add_column(ratio=1, overflow="fold", style="bold")
    table.add_row(f"  {announcement.field}", _written(KINDS[announcement.field].write(announcement.value)))
    put(on, table)
    since = language.day(announcement.known_since)
    reference = safe(announcement.reference)
    told = (f"known since {since}: {reference}", f"ทราบตั้งแต่วันที่ {since} ตาม {reference}")
    _indented(language.of(told), on=on)


def _indented(told: str, *, on: Console) -> None:
    if told:
        put(on, Padding(Text(told, style="dim"), (0, 0, 0, 4)))


def _written(value: object) -> str:
    """A value as TOML and JSON have it; a list can be broken between its items."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
