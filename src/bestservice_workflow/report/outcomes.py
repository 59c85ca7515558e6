"""Outcomes of history documents as a table, printed row by row, so that it can be as long as it likes."""

from collections import Counter
from datetime import date
from pathlib import PurePath
from typing import Any

import attrs
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bestservice_workflow.actions import Role, Trigger
from bestservice_workflow.events import State
from bestservice_workflow.explanation.words import ROLES, STATES, TRIGGERS
from bestservice_workflow.report.advice import ADVICE
from bestservice_workflow.report.language import Language
from bestservice_workflow.report.terminal import ROOMY, put
from bestservice_workflow.report.words import OUTCOMES, safe, state_style
from bestservice_workflow.scoring import Outcome


@attrs.frozen
class _Column:
    heading: tuple[str, str]
    width: int
    roomy: int
    numeric: bool = False


_PROJECT_LEAST = 12
_CLAUSE = 8
_COLUMNS = (
    _Column(("state", "สถานะ"), 17, 19),
    _Column(("round", "ครั้งที่"), 5, 5, numeric=True),
    _Column(("late", "เกินกำหนด"), 14, 46),
    _Column(("deducted", "หักคะแนน"), 8, 8, numeric=True),
    _Column(("score %", "ร้อยละ"), 8, 8, numeric=True),
    _Column(("net", "สุทธิ"), 7, 7, numeric=True),
)


@attrs.define
class OutcomeTable:
    """A table that prints each outcome as it comes."""

    console: Console
    language: Language = attrs.field(kw_only=True)
    _begun: bool = attrs.field(init=False, default=False)
    _spaced: bool = attrs.field(init=False, default=False)
    _counted: Counter[str] = attrs.field(init=False, factory=Counter)

    def add(self, outcome: dict[str, Any], *, place: str) -> None:
        """Print one outcome; ``place`` says where its document stands."""
        self._counted[outcome["outcome"] if outcome["ok"] else "refused"] += 1
        table = self._table(headed=not self._begun)
        self._begun = True
        self._spaced = outcome["refused"] is not None
        name = safe(outcome["id"]) if outcome["id"] else PurePath(place).name
        table.add_row(Text(name, style="bold"), *self._cells(outcome))
        parts: list[RenderableType] = [table]
        if outcome["refused"] is not None:
            parts.append(self._refusal(outcome["refused"], place=place))
        put(self.console, Group(*parts))

    def end(self) -> None:
        """Print how many there were of each kind."""
        say = self.language.of
        total = sum(self._counted.values())
        counts = [f"{total:,} {say(('document' if total == 1 else 'documents', 'เอกสาร'))}"]
        counts += [
            f"{say(words)} {self._counted[kind]:,}" for kind, words in OUTCOMES.items() if self._counted[kind]
        ]
        if not self._spaced:
            put(self.console, "")
        put(self.console, Text(" · ".join(counts), style="bold"))

    @property
    def _roomy(self) -> bool:
        return self.console.width >= ROOMY

    def _table(self, *, headed: bool) -> Table:
        table = Table(
            box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=headed, header_style="bold cyan"
        )
        widths = [column.roomy if self._roomy else column.width for column in _COLUMNS]
        left = self.console.width - sum(widths) - len(widths)
        table.add_column(
            self.language.of(("project", "โครงการ")),
            width=max(_PROJECT_LEAST, min(left, 30)),
            overflow="fold",
        )
        for column, width in zip(_COLUMNS, widths, strict=True):
            table.add_column(
                self.language.of(column.heading),
                width=width,
                justify="right" if column.numeric else "left",
                overflow="fold",
            )
        return table

    def _cells(self, outcome: dict[str, Any]) -> list[Text]:
        score = outcome["score"] or {}
        late = [self._late(entry) for entry in outcome["deadlines"] if entry["days_late"]]
        deducted = any(map(int, outcome["deductions_total"].replace(".", "")))
        return [
            self._state(outcome),
            Text(str(outcome["round"] or "–")),
            Text("\n".join(late) or "–", style="yellow" if late else "dim"),
            Text(outcome["deductions_total"] if deducted else "–", style="yellow" if deducted else "dim"),
            Text(score.get("percent") or "–"),
            Text(score.get("net") or "–", style="bold"),
        ]

    def _state(self, outcome: dict[str, Any]) -> Text:
        if outcome["refused"] is not None and outcome["refused"]["action"] is None:
            return Text(self.language.of(("unreadable", "อ่านไม่ได้")), style="red")
        if outcome["outcome"] == Outcome.NOT_EVALUATED:
            return Text(self.language.of(OUTCOMES["not_evaluated"]), style="red")
        state = State(outcome["state"])
        return Text(self.language.of(STATES[state]), style=state_style(state))

    def _late(self, entry: dict[str, Any]) -> str:
        days = f"{entry['days_late']} {self.language.of(('d', 'วัน'))}"
        if not self._roomy:
            return f"{entry['clause']} {days}"
        who = self.language.of(ROLES[Role(entry["who"])])
        due = self.language.day(date.fromisoformat(entry["due"]))
        return f"{entry['clause']} {who} {days} ({self.language.of(('due', 'ครบ'))} {due})"

    def _refusal(self, refused: dict[str, Any], *, place: str) -> RenderableType:
        say = self.language.of
        if refused["action"] is None:
            what = say(("cannot be read as a history document", "อ่านเป็นเอกสารประวัติไม่ได้"))
        else:
            trigger = say(TRIGGERS[Trigger(refused["do"])])
            what = f"actions[{refused['action']}] {trigger}: {say(OUTCOMES['refused'])}"
        reasons = Table.grid(padding=(0, 1))
        reasons.add_column(width=_CLAUSE, style="red", justify="right")
        reasons.add_column(overflow="fold")
        for reason in refused["reasons"]:
            message = safe(say((reason["message"], reason["message_th"])))
            where = reason.get("path", "$")
            told = Text(message if where == "$" else f"{safe(where)}: {message}")
            reasons.add_row(reason["clause"] or "–", told.append(f" ({reason['code']})", style="dim"))
        for code in dict.fromkeys(reason["code"] for reason in refused["reasons"]):
            if code in ADVICE:
                reasons.add_row("→", Text(say(ADVICE[code]), style="green"))
        head = Text(f"✗ {what}", style="bold red").append(f"  {place}", style="dim")
        return Group(Padding(head, (0, 0, 0, 2)), reasons, "")
