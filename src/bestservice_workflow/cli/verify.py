"""``bestservice verify``: whether a store holds what was decided, and was decided by the rules."""

from collections.abc import Iterable
from pathlib import Path

import click

from bestservice_workflow.cli.messages import WrongCall, printable
from bestservice_workflow.cli.options import language_option, rulebook_option
from bestservice_workflow.cli.stores import REFUSED, opened, store_option
from bestservice_workflow.report.language import Language
from bestservice_workflow.rulebook import Rulebook

_FILE = click.Path(path_type=Path)


@click.command()
@store_option()
@click.option("--key", type=_FILE, help="File with the key of the seal, kept by the office.")
@click.option("--seal", type=_FILE, help="Write the heads of all streams, sealed with the key, to this file.")
@click.option("--sealed", type=_FILE, help="Compare with heads that were sealed before.")
@rulebook_option("The rulebook that the store is run by; by default fy2558.")
@language_option()
def verify(
    *,
    store: str,
    key: Path | None,
    seal: Path | None,
    sealed: Path | None,
    rulebook: Rulebook | None,
    language: Language,
) -> None:
    """Check every hash chain, and decide every stored fact again under the rules that it pins.

    Exit status: 0 all is sound, 1 something was found, 2 the call is wrong.
    """
    if (seal or sealed) and key is None:
        raise WrongCall.because("--seal and --sealed need --key", "--seal และ --sealed ต้องใช้คู่กับ --key")
    secret = b"" if key is None else _read(key).strip()
    kept = None if sealed is None else _read(sealed)
    with opened(store, rulebook=rulebook) as workflow:
        verified = workflow.verify()
        found = [(one.message, one.message_th) for one in verified.findings]
        if kept is not None:
            rewritten = workflow.check_heads(kept, key=secret)
            found += [(error.message, error.message_th) for error in rewritten]
        if seal is not None:
            seal.write_bytes(workflow.sealed_heads(key=secret))
    _tell(found, language)
    streams, facts = f"{verified.streams:,}", f"{verified.facts:,}"
    counted = (
        f"{streams} streams, {facts} records verified: {len(found)} found",
        f"ตรวจสอบ {streams} รายการ {facts} ระเบียน พบข้อผิดพลาด {len(found)} รายการ",
    )
    click.echo(language.of(counted))
    if found:
        raise click.exceptions.Exit(REFUSED)


def _tell(found: Iterable[tuple[str, str]], language: Language) -> None:
    for words in found:
        click.echo(printable(language.of(words)))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise WrongCall.because(f"{path}: cannot be read: {why}", f"{path}: อ่านแฟ้มไม่ได้: {why}") from None
