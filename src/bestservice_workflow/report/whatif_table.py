"""What other rules would have done, as tables for a page of any width: figures are never broken or cut."""

from collections.abc import Sequence
from itertools import groupby

import attrs
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from bestservice_workflow.report.language import Language
from bestservice_workflow.report.terminal import put
from bestservice_workflow.report.whatif import HEADINGS, reading_rows, totals
from bestservice_workflow.rulebook.readings import Reading
from bestservice_workflow.rulebook.words import Words
from bestservice_workflow.workflow.tallies import Tally

_ANSWERS: tuple[Words, ...] = (
    ("", ""),
    ("question, and how else it is read", "ประเด็น และแนวการตีความอื่น"),
    ("changed", "เปลี่ยน"),
    ("won", "คะแนนเพิ่ม"),
    ("lost", "คะแนนลด"),
    ("agencies", "หน่วยงาน"),
)
_INDENT = "  "


@attrs.frozen
class WhatIfTables:
    """Prints the totals, or what each reading decides."""

    console: Console
    language: Language = attrs.field(kw_only=True)

    def totals(self, tally: Tally) -> None:
        """The totals by kind of agency, then of all."""
        self._print(HEADINGS, list(totals(tally, language=self.language)), words=0)

    def readings(self, readings: Sequence[Reading], tallies: Sequence[Tally]) -> None:
        """Each question once, and below it what is decided by each other way to read it."""
        told = reading_rows(readings, tallies, language=self.language)
        rows: list[tuple[str, ...]] = []
        for (name, question), answers in groupby(told, key=lambda row: row[:2]):
            rows.append((name, question, *[""] * (len(_ANSWERS) - 2)))
            rows += [("", f"{_INDENT}{answer}", *figures) for _, _, answer, *figures in answers]
        self._print(_ANSWERS, rows, words=1)

    def _print(self, headings: Sequence[Words], rows: Sequence[Sequence[str]], *, words: int) -> None:
        heads = [self.language.of(heading) for heading in headings]
        widths = [max(map(cell_len, column)) for column in zip(heads, *rows, strict=True)]
        gap = 2 if sum(widths) + 2 * (len(widths) - 1) <= self.console.width else 1
        fixed = sum(widths) - widths[words] + gap * (len(widths) - 1)
        told = " ".join([heads[words], *(row[words] for row in rows)]).split()
        least = max(cell_len(word) for word in told) + len(_INDENT)
        widths[words] = min(widths[words], max(least, self.console.width - fixed))
        table = Table(box=None, padding=(0, gap, 0, 0), pad_edge=False, header_style="bold cyan")
        for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
            figure = place > words
            table.add_column(head, width=width, justify="right" if figure else "left", no_wrap=figure)
        for row in rows:
            table.add_row(*row)
        self.console.width = max(self.console.width, fixed + widths[words])
        put(self.console, table)
