"""``bestservice demo``: a made-up fiscal year of all agencies, through the real workflow."""

import sys
from datetime import date, timedelta
from pathlib import Path

import click
import orjson

from bestservice_workflow.cli.demo_file import made_anew
from bestservice_workflow.cli.messages import WrongCall
from bestservice_workflow.cli.options import day_option, language_option
from bestservice_workflow.cli.progress import Progress
from bestservice_workflow.errors import StorageError
from bestservice_workflow.report.language import Language
from bestservice_workflow.sample_year import documents as sample_documents

DEFAULT_FILE = Path("bestservice-demo.db")
DEFAULT_DAY = date(2014, 12, 30)
AHEAD = timedelta(days=14)
"""How far the agenda looks."""


@click.command()
@click.option(
    "--db",
    "file",
    type=click.Path(path_type=Path),
    help=f"SQLite file to write, not there yet; by default {DEFAULT_FILE}, made anew on each run.",
)
@day_option("--on", "Day of the agenda; by default 30 December 2014.")
@click.option("--documents", is_flag=True, help="Only print the year as history documents, one on each line.")
@language_option()
def demo(*, file: Path | None, on: date | None, documents: bool, language: Language) -> None:
    """Play a fiscal year of all 69 agencies through the workflow, into a SQLite file.

    All dates and resolutions are made up; seven results are real. It is the same on every run.
    """
    if documents:
        for document in sample_documents():
            sys.stdout.buffer.write(orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE))
        sys.stdout.buffer.flush()
        return
    try:
        _play(made_anew(file, default=DEFAULT_FILE), on=on or DEFAULT_DAY, language=language)
    except StorageError as error:
        raise WrongCall.of(error, about=str(file or DEFAULT_FILE)) from None


def _play(file: Path, *, on: date, language: Language) -> None:
    from bestservice_workflow.report.demo import DemoReport  # noqa: PLC0415 -- loads rich, not for --documents
    from bestservice_workflow.report.terminal import console  # noqa: PLC0415
    from bestservice_workflow.sample_year.playing import SampleClock, play, read_year  # noqa: PLC0415
    from bestservice_workflow.workflow import Workflow  # noqa: PLC0415

    clock, year = SampleClock(), read_year()
    report = DemoReport(console(), language=language)
    report.opening(file, year)
    with Workflow.open(f"sqlite:///{file}", clock=clock) as workflow:
        shown = False
        with Progress(None, language=language) as progress:
            for day in play(workflow, year, clock=clock):
                if day > on and not shown:
                    shown = True
                    progress.hide()
                    report.agenda(workflow.agenda(on=on, until=on + AHEAD), on=on, until=on + AHEAD)
                progress.advance(bytes_read=0)
        if not shown:
            report.agenda(workflow.agenda(on=on, until=on + AHEAD), on=on, until=on + AHEAD)
        report.results(workflow, on=clock.day)
        report.refusals(workflow)
    report.closing(file)
