"""What an exploration found against the rules, with the shortest history that shows it."""

import json
from collections.abc import Callable
from typing import Any

import attrs

from bestservice_workflow.actions import Action
from bestservice_workflow.calendars import format_day
from bestservice_workflow.case import Case, evolve
from bestservice_workflow.errors import Refused
from bestservice_workflow.events import Accepted
from bestservice_workflow.figures import exact
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.project import Project
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.serialization import plain_of

Decide = Callable[[Case, Action, Rulebook], Accepted]
"""What decides: the machine of the rules, or one from another table."""

_FORMAT = "bestservice-history/1"
_TITLES = ("no", "day", "day (B.E.)", "actor", "action", "leads to", "clauses")


@attrs.frozen(kw_only=True)
class Line:
    """One step of a history, as a person reads it."""

    day: str
    day_th: str
    actor: str
    action: str
    leads_to: str
    clauses: str


@attrs.frozen(kw_only=True)
class Finding:
    """Something against the rules, and the shortest history on which it shows."""

    check: str
    """Which check found it: ``rounds``, ``dead_end``, ``vacuous`` …"""
    clause: str | None
    message: str
    rules: Rulebook = attrs.field(repr=False, eq=False)
    project: Project = attrs.field(repr=False, eq=False)
    history: tuple[Action, ...] = ()
    """The actions that lead there, the one at fault last."""
    lines: tuple[Line, ...] = attrs.field(default=(), repr=False)

    @property
    def length(self) -> int:
        """How many actions its history takes."""
        return len(self.history)

    def table(self) -> str:
        """The history as a table of dates, actors, actions, states and clauses."""
        rows = [
            (str(place), line.day, line.day_th, line.actor, line.action, line.leads_to, line.clauses)
            for place, line in enumerate(self.lines, start=1)
        ]
        widths = [max(len(cell) for cell in column) for column in zip(_TITLES, *rows, strict=True)]
        told = (
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in [_TITLES, *rows]
        )
        return "\n".join([f"{self.check} ({self.clause or '-'}): {self.message}", *told])

    def document(self) -> dict[str, Any]:
        """The history as a document that ``bestservice replay`` runs."""
        return {
            "format": _FORMAT,
            "rulebook": self.rules.id,
            "project": plain_of(self.project),
            "actions": [plain_of(action) | {"do": action.do.value} for action in self.history],
        }

    def as_pytest(self) -> str:
        """A test that fails while the finding stands: save it next to the rulebook and run it."""
        name = "".join(letter if letter.isalnum() else "_" for letter in self.check)
        document = json.dumps(self.document(), ensure_ascii=False, indent=2)
        template = _OF_A_HISTORY if self.history else _OF_THE_WHOLE
        return template.format(
            message=self.message.replace('"""', "'''"),
            name=name,
            document=document,
            check=self.check,
            rulebook=self.rules.id,
        )


_OF_A_HISTORY = '''"""{message}"""

from bestservice_workflow.history import read_document
from bestservice_workflow.testing import violations

DOCUMENT = r"""
{document}
"""


def test_{name}() -> None:
    document = read_document(DOCUMENT)  # for a rulebook of your own: rulebook=load_rulebook("path.toml")
    assert "{check}" not in violations(document)
'''

_OF_THE_WHOLE = '''"""{message}"""

from bestservice_workflow import load_rulebook
from bestservice_workflow.testing import explore


def test_{name}() -> None:
    rules = load_rulebook("{rulebook}")  # for a rulebook of your own: its path
    assert "{check}" not in [finding.check for finding in explore(rules).findings]
'''


def lines_of(
    project: Project, history: tuple[Action, ...], rules: Rulebook, *, by: Decide = decide
) -> tuple[Line, ...]:
    """The history as lines, run by the machine that it was found on."""
    case = evolve(None, draft(project, rules))
    lines = []
    for action in history:
        case, line = _line(case, action, rules, by)
        lines.append(line)
    return tuple(lines)


def _line(case: Case, action: Action, rules: Rulebook, by: Decide) -> tuple[Case, Line]:
    clauses: list[str | None] = []
    try:
        event = by(case, action, rules)
    except Refused as refused:
        leads_to = "refused: " + ", ".join(reason.code for reason in refused.reasons)
        clauses = [reason.clause for reason in refused.reasons]
    except Exception as error:  # noqa: BLE001 -- a broken rule may fail in any way; that is told
        leads_to = f"fails: {type(error).__name__}: {error}"
    else:
        after = evolve(case, event)
        clauses = [*(one.clause for one in event.opened), *(period.clause for _, period in event.closed)]
        taken = "".join(f", −{exact(one.points)}" for one in event.deductions)
        case, leads_to = after, f"{after.state}{f' (round {after.round})' if after.round else ''}{taken}"
    line = Line(
        day=action.at.text,
        day_th=format_day(action.at.day),
        actor=f"{action.by.role} {action.by.id}",
        action=action.do.value,
        leads_to=leads_to,
        clauses=" ".join(dict.fromkeys(clause for clause in clauses if clause)),
    )
    return case, line
