"""``bestservice replay``: what the rules make of history documents."""

import json
import sys
from datetime import date
from typing import Any, Protocol

import attrs
import click
import orjson

from bestservice_workflow.calendars.fallback import FIRST_TOLD, LAST_TOLD, range_error
from bestservice_workflow.cli.documents import LONGEST, Written
from bestservice_workflow.cli.inputs import Inputs
from bestservice_workflow.cli.messages import WrongCall, note, printable, tell
from bestservice_workflow.cli.options import day_option, language_option, rulebook_option
from bestservice_workflow.cli.progress import Progress
from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.history import evaluated, outcome_of_text, outcome_of_unread, read_document
from bestservice_workflow.history import replay as run_through
from bestservice_workflow.report.language import Language
from bestservice_workflow.rulebook import Rulebook

REFUSED = 1
"""Exit status where at least one document was refused."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a document, one on each line.")
@day_option(
    "--as-of",
    "Judge what is still open as of this day (2014-11-28, 28/11/2557 or '28 พ.ย. 2557'), by default the day "
    "of the last accepted action. All actions are run whatever the day: it moves only the evaluation, and "
    "does not show the record as it stood then.",
)
@rulebook_option("Decide every document by this rulebook, whichever it names: a shipped id, or a TOML file.")
@language_option()
@click.pass_context
def replay(
    ctx: click.Context,
    *,
    files: tuple[str, ...],
    as_json: bool,
    as_of: date | None,
    rulebook: Rulebook | None,
    language: Language,
) -> None:
    """Run history documents through the rules, and print what the rules make of them.

    A FILE holds one JSON document, or one on each line (JSON Lines); - is standard input.

    Exit status: 0 every document ran to its end, 1 at least one was refused, 2 the call is wrong.
    """
    _check_day(as_of)
    inputs = Inputs(files)
    later = 0
    inputs.check()
    printer: _Printer = _JsonLines(language) if as_json else _table(language)
    others = _OtherRulebooks(rulebook)
    refused = False
    with Progress(inputs.size, language=language) as progress:
        for written in inputs:
            outcome, last = _outcome(written, as_of=as_of, rulebook=rulebook)
            later += as_of is not None and last is not None and last > as_of
            refused = refused or not outcome["ok"]
            progress.hide()
            others.note(written, language)
            printer.add(outcome, place=written.place)
            progress.advance(bytes_read=inputs.bytes_read)
    printer.end()
    for hint in inputs.hints:
        note(hint, language=language)
    if as_of is not None and later:
        note(_acted_later(later, as_of), language=language)
    ctx.exit(REFUSED if refused else 0)


def _check_day(as_of: date | None) -> None:
    """Refuse a day on which no lateness can be counted, before anything runs."""
    if as_of is not None and not FIRST_TOLD.start <= as_of <= LAST_TOLD.end:
        raise WrongCall.of(range_error(as_of.isoformat()), about="--as-of")


def _acted_later(documents: int, as_of: date) -> tuple[str, str]:
    day, day_th = Language.EN.day(as_of), Language.TH.day(as_of)
    acted = "document has an action" if documents == 1 else "documents have actions"
    english = (
        f"{documents:,} {acted} after {day}, and every action was run; --as-of only moves the day on which "
        "open deadlines are judged"
    )
    thai = (
        f"เอกสาร {documents:,} ฉบับมีขั้นตอนหลังวันที่ {day_th} และทุกขั้นตอนถูกประมวลผลทั้งหมด "
        "ตัวเลือก --as-of เปลี่ยนเฉพาะวันที่ใช้พิจารณากำหนดเวลาที่ยังไม่เสร็จสิ้น"
    )
    return english, thai


def _outcome(
    written: Written, *, as_of: date | None, rulebook: Rulebook | None
) -> tuple[dict[str, Any], date | None]:
    """The outcome, and the day of the last accepted action."""
    if written.text is not None:
        try:
            run = run_through(read_document(written.text, rulebook=rulebook))
        except InvalidDocument:
            return outcome_of_text(written.text, as_of=as_of, rulebook=rulebook), None
        return evaluated(run, as_of=as_of), run.case.last_effective
    size = LONGEST // 2**20
    error = InvalidDocument.because(
        f"longer than {size} MiB; write one document on each line of a .jsonl file",
        f"ยาวเกิน {size} MiB ให้เขียนบรรทัดละหนึ่งเอกสารในแฟ้ม .jsonl",
    )
    return outcome_of_unread(error, rulebook=rulebook), None


class _Printer(Protocol):
    """What becomes of outcomes."""

    def add(self, outcome: dict[str, Any], *, place: str) -> None:
        """Print one; ``place`` says where its document stands."""

    def end(self) -> None:
        """Print what is told at the end."""


@attrs.frozen
class _JsonLines:
    """One JSON object a document, and nothing else, on standard output."""

    language: Language

    def add(self, outcome: dict[str, Any], *, place: str) -> None:
        refused = outcome["refused"]
        if refused is not None and refused["code"] == "invalid_document":
            for reason in refused["reasons"]:
                message = self.language.of((reason["message"], reason["message_th"]))
                where = "" if reason["path"] == "$" else f"{printable(reason['path'])}: "
                tell(f"{place}: {where}{printable(message)}")
        sys.stdout.buffer.write(orjson.dumps(outcome, option=orjson.OPT_APPEND_NEWLINE))
        sys.stdout.buffer.flush()

    def end(self) -> None:
        """The objects say it all."""


def _table(language: Language) -> _Printer:
    from bestservice_workflow.report.outcomes import OutcomeTable  # noqa: PLC0415 -- loads rich, not for --json
    from bestservice_workflow.report.terminal import console  # noqa: PLC0415

    return OutcomeTable(console(), language=language)


@attrs.define
class _OtherRulebooks:
    """Says once of each rulebook that documents name, and that another takes the place of."""

    instead: Rulebook | None
    told: set[str] = attrs.field(factory=set)

    def note(self, written: Written, language: Language) -> None:
        if self.instead is None or written.text is None:
            return
        try:
            raw = json.loads(written.text, parse_int=str, parse_float=str)
        except (ValueError, RecursionError):
            return
        named = raw.get("rulebook") if isinstance(raw, dict) else None
        if not isinstance(named, str) or named == self.instead.id or named in self.told:
            return
        if len(self.told) < _NOTED:
            self.told.add(named)
            name, instead = printable(named), self.instead.id
            note(
                (
                    f"{written.place} names the rulebook {name!r}; it is decided by {instead!r}, as --rulebook says",
                    f"{written.place} ระบุเกณฑ์ {name!r} แต่พิจารณาตาม {instead!r} ที่กำหนดด้วย --rulebook",
                ),
                language=language,
            )


_NOTED = 20
"""How many other rulebooks are told of."""
