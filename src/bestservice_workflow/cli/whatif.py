"""``bestservice whatif``: who would gain and who would lose under other rules."""

import csv
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import attrs
import click

from bestservice_workflow.cli.inputs import Inputs
from bestservice_workflow.cli.messages import WrongCall, note
from bestservice_workflow.cli.options import language_option, rulebook_option
from bestservice_workflow.cli.progress import Progress
from bestservice_workflow.cli.provisional_years import receive_years, send_years
from bestservice_workflow.cli.stores import opened, store_option
from bestservice_workflow.errors import InvalidRulebook
from bestservice_workflow.report import whatif as report
from bestservice_workflow.report.language import Language
from bestservice_workflow.report.whatif_page import whatif_page
from bestservice_workflow.rulebook import DEFAULT_RULEBOOK, Rulebook, load_rulebook
from bestservice_workflow.rulebook.readings import READINGS
from bestservice_workflow.workflow.tallies import Effect, Tally
from bestservice_workflow.workflow.whatif import Item, Scenario, stored_projects, what_if

MOST_TOLD = 20
"""Changed projects that are told on the terminal; the CSV file has all."""

MOST_ON_PAGE = 1000
"""Changed projects that are told on the page."""


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE...]")
@store_option(required=False)
@rulebook_option("Other rules: a shipped id, or a TOML file.")
@click.option("--set", "sets", multiple=True, metavar="FIELD=VALUE", help="Another value; may come again.")
@click.option("--readings", is_flag=True, help="Ask instead what each reading A1–A20 decides.")
@click.option("--jobs", type=click.IntRange(1), help="Processes; by default one for each processor.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Write every changed project here.")
@click.option("--html", "html_file", type=click.Path(path_type=Path), help="Write the table as a page here.")
@language_option()
def whatif(
    *,
    files: tuple[str, ...],
    store: str | None,
    rulebook: Rulebook | None,
    sets: tuple[str, ...],
    readings: bool,
    jobs: int | None,
    csv_file: Path | None,
    html_file: Path | None,
    language: Language,
) -> None:
    """Decide history documents, or with --store all stored projects, again under other rules.

    Tells who gains, who loses and by how much, in total and by kind of agency.
    """
    if bool(files) == (store is not None):
        raise WrongCall.because("name FILEs or --store, one of them", "ระบุ FILE หรือ --store อย่างใดอย่างหนึ่ง")
    scenarios = _scenarios(rulebook, sets, readings=readings)
    with ExitStack() as stack:
        told = _Told(language=language, quiet=readings)
        if csv_file is not None:
            stream = stack.enter_context(csv_file.open("w", encoding="utf-8-sig", newline=""))
            told.rows_to(csv.writer(stream).writerow)
        source = _Source(files, store, stack)
        progress = stack.enter_context(Progress(source.size, language=language))
        workers = jobs or os.cpu_count() or 1
        tallies = what_if(
            source,
            scenarios,
            own=load_rulebook(DEFAULT_RULEBOOK),
            executor=_pool(workers, stack),
            workers=workers,
            each=told.add,
            progress=lambda done: progress.advance(
                bytes_read=source.bytes_read, documents=done - progress.documents
            ),
        )
    for hint in source.hints:
        note(hint, language=language)
    _print(tallies, language, readings=readings)
    if html_file is not None:
        html_file.write_text(_page(scenarios, tallies, told, readings=readings), encoding="utf-8")


def _page(scenarios: Sequence[Scenario], tallies: Sequence[Tally], told: "_Told", *, readings: bool) -> str:
    language = told.language
    if readings:
        rows = list(report.reading_rows(READINGS, tallies, language=language))
        return whatif_page(report.READING_HEADINGS, rows, rules=(), changed=(), language=language)
    own = load_rulebook(DEFAULT_RULEBOOK)
    rules = [language.of((one.message, one.message_th)) for one in own.diff(scenarios[0].rules(own))]
    rows = list(report.totals(tallies[0], language=language))
    return whatif_page(report.HEADINGS, rows, rules=rules, changed=told.lines, language=language)


def _scenarios(rulebook: Rulebook | None, sets: tuple[str, ...], *, readings: bool) -> list[Scenario]:
    if readings:
        if rulebook is not None or sets:
            raise WrongCall.because(
                "--readings asks of each reading by itself; leave --rulebook and --set out",
                "--readings ใช้ร่วมกับ --rulebook หรือ --set ไม่ได้",
            )
        return [Scenario(name=f"{one.id}: {one.other[0]}", overrides=one.overrides) for one in READINGS]
    if rulebook is None and not sets:
        raise WrongCall.because(
            "say which other rules: --rulebook, --set or --readings",
            "โปรดระบุเกณฑ์อื่นด้วย --rulebook, --set หรือ --readings",
        )
    overrides: dict[str, object] = {}
    for said in sets:
        field, equals, value = said.partition("=")
        if not equals:
            raise WrongCall.because(f"--set {said}: write FIELD=VALUE", f"--set {said}: ให้เขียน FIELD=VALUE")
        overrides[field] = _value(value)
    scenario = Scenario(name="what if", rulebook=rulebook, overrides=overrides)
    try:
        scenario.rules(load_rulebook(DEFAULT_RULEBOOK))
    except InvalidRulebook as error:
        raise WrongCall.of(error, about="--set") from None
    return [scenario]


def _value(text: str) -> object:
    """Read a value as a person types it: true, false, null, a whole number, a list, or a text."""
    words: dict[str, object] = {"true": True, "false": False, "null": None}
    if text in words:
        return words[text]
    if text.startswith("["):
        return [part.strip().strip("\"'") for part in text.strip("[]").split(",") if part.strip()]
    return int(text) if text.isascii() and text.isdigit() else text


def _pool(workers: int, stack: ExitStack) -> Executor | None:
    if workers == 1:
        return None
    fresh = multiprocessing.get_context("spawn")
    years = fresh.SimpleQueue()
    stack.callback(receive_years, years)
    pool = ProcessPoolExecutor(workers, mp_context=fresh, initializer=send_years, initargs=(years,))
    return stack.enter_context(pool)


@attrs.define
class _Source:
    """The projects, read as they are needed."""

    files: tuple[str, ...]
    store: str | None
    stack: ExitStack
    _inputs: Inputs = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._inputs = Inputs(self.files)
        self._inputs.check()

    @property
    def size(self) -> int | None:
        return self._inputs.size if self.files else None

    @property
    def bytes_read(self) -> int:
        return self._inputs.bytes_read

    @property
    def hints(self) -> list[tuple[str, str]]:
        return self._inputs.hints

    def __iter__(self) -> Iterator[Item]:
        if self.store is None:
            yield from (written.text or "" for written in self._inputs)
            return
        workflow = self.stack.enter_context(opened(self.store, rulebook=None))
        yield from stored_projects(workflow.storage)


@attrs.define
class _Told:
    """What becomes of each changed project."""

    language: Language
    quiet: bool
    lines: list[str] = attrs.field(factory=list)
    """The first of them in words, for the page."""
    _count: int = 0
    _write: Callable[[Sequence[str]], object] | None = None

    def rows_to(self, write: Callable[[Sequence[str]], object]) -> None:
        write(report.CSV_COLUMNS)
        self._write = write

    def add(self, effect: Effect) -> None:
        self._count += 1
        if self._write is not None:
            self._write(report.csv_row(effect))
        if not self.quiet and self._count == 1:
            click.echo(
                self.language.of(
                    ("Projects that change, points before → after", "โครงการที่ผลเปลี่ยน คะแนนเดิม → ใหม่")
                )
            )
        if self._count <= MOST_ON_PAGE:
            self.lines.append(report.effect_said(effect, language=self.language))
        if not self.quiet and self._count <= MOST_TOLD:
            click.echo(f"  {self.lines[-1]}")
        elif not self.quiet and self._count == MOST_TOLD + 1:
            rest = ("… (--csv writes all of them)", "… (--csv บันทึกครบทุกโครงการ)")
            click.echo(f"  {self.language.of(rest)}")


def _print(tallies: Sequence[Tally], language: Language, *, readings: bool) -> None:
    from bestservice_workflow.report.terminal import console  # noqa: PLC0415 -- loaded once there is something to print
    from bestservice_workflow.report.whatif_table import WhatIfTables  # noqa: PLC0415

    tables = WhatIfTables(console(), language=language)
    if readings:
        tables.readings(READINGS, tallies)
    else:
        tables.totals(tallies[0])
    unread = tallies[0].unread
    if unread:
        note((f"{unread:,} documents could not be read", f"อ่านเอกสารไม่ได้ {unread:,} ฉบับ"), language=language)
