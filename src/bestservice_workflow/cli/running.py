"""Runs the command line: exit statuses, and how a run ends early."""

import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, TextIO

import click

from bestservice_workflow.cli.announce import announce
from bestservice_workflow.cli.correct import correct
from bestservice_workflow.cli.demo import demo
from bestservice_workflow.cli.diagram import diagram
from bestservice_workflow.cli.explain import explain
from bestservice_workflow.cli.messages import WrongCall, tell_each
from bestservice_workflow.cli.provisional_years import warnings_as_notes
from bestservice_workflow.cli.replay import replay
from bestservice_workflow.cli.rules import rules
from bestservice_workflow.cli.verify import verify
from bestservice_workflow.cli.verify_rules import verify_rules
from bestservice_workflow.cli.whatif import whatif

INTERRUPTED = 130
"""As shells tell of a program that Ctrl-C ended."""
BROKEN_PIPE = 141
"""As shells tell of a program whose reader went away."""
CRASHED = 70
"""A fault of the program itself, as ``sysexits.h`` has it: never to be taken for a refusal."""
_FAULT = ("Fault", "ข้อขัดข้อง")
_CRASHED = (
    "this is a fault of the program, not of what you gave it; please report it with the lines above",
    "เป็นความผิดพลาดของโปรแกรม ไม่ใช่ของข้อมูลที่ให้มา โปรดแจ้งผู้ดูแลพร้อมข้อความข้างต้น",
)


def installed_version() -> str:
    """The version that is installed; a copy that only lies on the path has none."""
    try:
        return version("bestservice-workflow")
    except PackageNotFoundError:
        return "(not installed)"


class _Commands(click.Group):
    """The group; output that cannot be written ends a run without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- what a command returns
        if sys.stdout is None:
            raise WrongCall.because(
                "cannot write: standard output is closed", "เขียนข้อมูลไม่ได้: ช่องข้อมูลออกมาตรฐานปิดอยู่"
            )
        try:
            with warnings_as_notes():
                done = super().invoke(ctx)
            sys.stdout.flush()
        except click.UsageError as error:
            raise WrongCall.of_usage(error) from None
        except BrokenPipeError:
            _leave_nothing_to_flush()
            ctx.exit(BROKEN_PIPE)
        except OSError as error:
            _leave_nothing_to_flush()
            why = error.strerror or str(error)
            raise WrongCall.because(f"cannot write: {why}", f"เขียนข้อมูลไม่ได้: {why}") from None
        return done


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(installed_version(), prog_name="bestservice")
def bestservice() -> None:
    """The Bangkok Best Service project (KPI 3.2), from draft to score, by the rules of a fiscal year."""


for command in (replay, explain, announce, correct, verify, whatif, demo, rules, verify_rules, diagram):
    bestservice.add_command(command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one call of the command line; gives its exit status."""
    _speak_utf8(sys.stdout, sys.stderr)
    try:
        status: object = bestservice.main(arguments, prog_name="bestservice", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except Exception:  # noqa: BLE001 -- whatever it is, it must not end with the status of a refusal
        traceback.print_exc()
        tell_each(_CRASHED, headings=_FAULT, language=None)
        return CRASHED
    return status if isinstance(status, int) else 0


def _speak_utf8(*streams: TextIO) -> None:
    """Thai reaches every file and pipe, whatever the locale; a terminal gets what it can show."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave_nothing_to_flush() -> None:
    """Give the interpreter somewhere to flush to when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
