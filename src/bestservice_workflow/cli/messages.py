"""Messages to the person at the keyboard, always on standard error."""

from collections.abc import Iterable
from typing import IO, Any, Self

import click

from bestservice_workflow.errors import InvalidDocument, InvalidRulebook, WorkflowError
from bestservice_workflow.report.language import Language

_ERROR = ("Error", "ข้อผิดพลาด")
_NOTE = ("Note", "หมายเหตุ")
_SAID = "bestservice_workflow.language"


def say_in(language: Language) -> None:
    """Errors of this call are told in this language only: ``--lang`` asked for it."""
    click.get_current_context().meta[_SAID] = language


def language_said() -> Language | None:
    """The language that ``--lang`` asked for; None where it did not, or where there is no call."""
    context = click.get_current_context(silent=True)
    found = None if context is None else context.meta.get(_SAID)
    return found if isinstance(found, Language) else None


class WrongCall(click.ClickException):
    """The call itself is wrong: told in the language asked for, else in both; exit status 2."""

    exit_code = 2

    def __init__(self, told: Iterable[tuple[str, str]], *, usage: str | None = None) -> None:
        self.told = tuple(told)
        self.language = language_said()
        self.usage = usage
        super().__init__("\n".join(english for english, _ in self.told))

    @classmethod
    def because(cls, message: str, message_th: str) -> Self:
        """Tell one thing that is wrong."""
        return cls([(message, message_th)])

    @classmethod
    def of(cls, error: WorkflowError, *, about: str) -> Self:
        """Tell all the faults of an error of the library; ``about`` is the option or file."""
        if isinstance(error, InvalidDocument | InvalidRulebook):
            return cls(
                (f"{about}: {fault.located(fault.message)}", f"{about}: {fault.located(fault.message_th)}")
                for fault in error.faults
            )
        return cls.because(f"{about}: {error.message}", f"{about}: {error.message_th}")

    @classmethod
    def of_usage(cls, error: click.UsageError) -> Self:
        """Tell what click found wrong with the options and arguments."""
        usage = None if error.ctx is None else error.ctx.get_usage()
        return cls([(error.format_message(), _usage_th(error))], usage=usage)

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 -- the interface of click
        """Write it to standard error."""
        if self.usage is not None:
            tell(self.usage)
        for words in self.told:
            tell_each(words, headings=_ERROR, language=self.language)


def _usage_th(error: click.UsageError) -> str:
    match error:
        case click.MissingParameter(param=click.Argument() as argument):
            return f"ต้องระบุ {argument.metavar or argument.name}"
        case click.MissingParameter(param=click.Option() as option):
            return f"ต้องระบุ {option.opts[0]}"
        case click.BadParameter(param=parameter) if parameter is not None:
            return f"ค่าของ {parameter.opts[0]} ไม่ถูกต้อง"
        case click.NoSuchOption(option_name=name):
            return f"ไม่มีตัวเลือก {name}"
        case click.BadOptionUsage(option_name=name):
            return f"ใช้ตัวเลือก {name} ไม่ถูกต้อง"
        case _:
            return "เรียกใช้คำสั่งไม่ถูกต้อง ดูวิธีใช้ได้ด้วย --help"


def tell_each(words: tuple[str, str], *, headings: tuple[str, str], language: Language | None) -> None:
    """Write a line to standard error in this language; in English and in Thai where None is given."""
    for each in (Language.EN, Language.TH):
        if language in {None, each}:
            tell(f"{each.of(headings)}: {each.of(words)}")


def note(words: tuple[str, str], *, language: Language) -> None:
    """Tell something worth knowing that is not an error."""
    tell_each(words, headings=_NOTE, language=language)


def tell(message: str) -> None:
    """Write a line to standard error."""
    click.echo(message, err=True)


def printable(text: str) -> str:
    """The text without what would move the cursor or break the line."""
    return "".join(character if character.isprintable() else "�" for character in text)
