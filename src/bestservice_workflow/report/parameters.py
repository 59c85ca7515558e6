"""The parameters of a rulebook as tables, a section each."""

from itertools import groupby

import orjson
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bestservice_workflow.report.language import Language
from bestservice_workflow.report.terminal import put
from bestservice_workflow.report.words import plain_table
from bestservice_workflow.rulebook import Announcement, Parameter, Rulebook
from bestservice_workflow.rulebook.sections import KINDS

_NAME, _CLAUSE, _READING = 30, 11, 3


def print_parameters(rules: Rulebook, *, on: Console, language: Language) -> None:
    """Print a rulebook: each parameter with its value, clause, reading and reason."""
    put(on, Text(f"{rules.id}: {language.of((rules.title, rules.title_th))}", style="bold"))
    parameters = [rules.parameters[name] for name in KINDS]
    for section, members in groupby(parameters, key=_section):
        put(on, Text(f"\n{section}", style="bold cyan"))
        for parameter in members:
            _print(parameter, on=on)
    for announcement in rules.announcements:
        put(on, _announced(announcement, language))


def _section(parameter: Parameter) -> str:
    return parameter.name.partition(".")[0]


def _print(parameter: Parameter, *, on: Console) -> None:
    table = plain_table(header=False, expand=True)
    table.add_column(width=_NAME, overflow="fold")
    table.add_column(ratio=1, overflow="fold", style="bold")
    table.add_column(width=_CLAUSE)
    table.add_column(width=_READING, style="yellow")
    name = parameter.name.partition(".")[2]
    table.add_row(f"  {name}", _written(parameter.plain), parameter.clause, parameter.reading or "")
    put(on, table)
    why = parameter.reason or parameter.wording
    if why:
        put(on, Padding(Text(why, style="dim"), (0, 0, 0, 4)))


def _written(value: object) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _announced(announcement: Announcement, language: Language) -> Text:
    since = language.day(announcement.known_since)
    said = language.of((f"known since {since}", f"ทราบตั้งแต่ {since}"))
    value = _written(KINDS[announcement.field].write(announcement.value))
    return Text(f"\n{announcement.field} = {value}, {said}: {announcement.reference}")
