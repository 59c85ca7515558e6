"""Outcomes of history documents as a table, printed row by row, so that it can be as long as it likes."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import PurePath
from typing import Any

import attrs
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bestservice_workflow.actions import Role, Trigger
from bestservice_workflow.events import State
from bestservice_workflow.explanation.words import ROLES, STATES, TRIGGERS
from bestservice_workflow.report.advice import ADVICE
from bestservice_workflow.report.language import Language
from bestservice_workflow.report.terminal import ROOMY, put, put_line
from bestservice_workflow.report.words import OUTCOMES, safe, state_style
from bestservice_workflow.scoring import Outcome


@attrs.frozen
class _Column:
    heading: tuple[str, str]
    width: int
    numeric: bool = False


_PROJECT, _LEAST, _MOST = ("project", "โครงการ"), 12, 30
_CLAUSE = 8
_UNREADABLE = ("unreadable", "อ่านไม่ได้")
_LATE = ("late", "เกินกำหนด")
_STATE = ("state", "สถานะ")
_ROUND = _Column(("round", "ครั้งที่"), 5, numeric=True)
_ROOM_FOR_LATE = 46
_FIGURES = (
    _Column(("deducted", "หักคะแนน"), 8, numeric=True),
    _Column(("score %", "ร้อยละ"), 8, numeric=True),
    _Column(("net", "สุทธิ"), 7, numeric=True),
)
_DASH = "–"


@attrs.define(slots=False)
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
        if not self._begun:
            self._begun = True
            self._write([Text(self.language.of(words), style="bold cyan") for words in self._headings])
        self._spaced = outcome["refused"] is not None
        name = safe(outcome["id"]) if outcome["id"] else PurePath(place).name
        self._row(Text(name, style="bold"), outcome)
        if outcome["refused"] is not None:
            put(self.console, self._refusal(outcome["refused"], place=place))

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

    @cached_property
    def _columns(self) -> tuple[_Column, ...]:
        """Project, state, round, the late periods where there is room for them, and the figures."""
        late = (_Column(_LATE, _ROOM_FOR_LATE),) if self._roomy else ()
        words = (_STATE, *STATES.values(), OUTCOMES["not_evaluated"], _UNREADABLE)
        state = _Column(_STATE, max(cell_len(self.language.of(word)) for word in words))
        others = (state, _ROUND, *late, *_FIGURES)
        left = self.console.width - sum(column.width + 1 for column in others)
        return (_Column(_PROJECT, max(_LEAST, min(left, _MOST))), *others)

    @property
    def _headings(self) -> list[tuple[str, str]]:
        return [column.heading for column in self._columns]

    def _row(self, name: Text, outcome: dict[str, Any]) -> None:
        late = [self._late(entry) for entry in outcome["deadlines"] if entry["days_late"]]
        if name.cell_len > self._columns[0].width:
            self._write([name])
            name = Text()
        if not self._roomy:
            self._write([name, self._state(outcome), self._round(outcome), *self._figures(outcome)])
            for told in late:
                self._write([Text(f"  {self.language.of(_LATE)}: {told}", style="yellow")])
            return
        first, *rest = [Text(told, style="yellow") for told in late] or [Text(_DASH, style="dim")]
        self._write([name, self._state(outcome), self._round(outcome), first, *self._figures(outcome)])
        for more in rest:
            self._write([Text(), Text(), Text(), more])

    def _write(self, cells: Sequence[Text]) -> None:
        """Write a row; one line of its own is a hundred times cheaper than a table of its own."""
        line = Text()
        for place, (cell, column) in enumerate(zip(cells, self._columns, strict=False)):
            gap = " " * (column.width - cell.cell_len)
            line.append(" " if place else "")
            line.append_text(Text(gap).append_text(cell) if column.numeric else cell.copy().append(gap))
        line.rstrip()
        if self.console.is_terminal:
            put_line(self.console, line)
        else:
            self.console.file.write(f"{line.plain}\n")

    def _round(self, outcome: dict[str, Any]) -> Text:
        return Text(str(outcome["round"] or _DASH))

    def _figures(self, outcome: dict[str, Any]) -> list[Text]:
        score = outcome["score"] or {}
        deducted = any(map(int, outcome["deductions_total"].replace(".", "")))
        return [
            Text(outcome["deductions_total"] if deducted else _DASH, style="yellow" if deducted else "dim"),
            Text(score.get("percent") or _DASH),
            Text(score.get("net") or _DASH, style="bold"),
        ]

    def _state(self, outcome: dict[str, Any]) -> Text:
        if outcome["refused"] is not None and outcome["refused"]["action"] is None:
            return Text(self.language.of(_UNREADABLE), style="red")
        if outcome["outcome"] == Outcome.NOT_EVALUATED:
            return Text(self.language.of(OUTCOMES["not_evaluated"]), style="red")
        state = State(outcome["state"])
        return Text(self.language.of(STATES[state]), style=state_style(state))

    def _late(self, entry: dict[str, Any]) -> str:
        days = f"{entry['days_late']} {self.language.of(('d', 'วัน'))}"
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
