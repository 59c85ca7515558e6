"""Messages to the person at the keyboard, always on standard error."""

from collections.abc import Iterable
from typing import IO, Any, Self

import click

from bestservice_workflow.errors import InvalidDocument, InvalidRulebook, WorkflowError


class WrongCall(click.ClickException):
    """The call itself is wrong: told in English and in Thai, exit status 2."""

    exit_code = 2

    def __init__(self, told: Iterable[tuple[str, str]]) -> None:
        self.told = tuple(told)
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

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 -- the interface of click
        """Write it to standard error."""
        for message, message_th in self.told:
            tell(f"Error: {message}")
            tell(f"ข้อผิดพลาด: {message_th}")


def tell(message: str) -> None:
    """Write a line to standard error."""
    click.echo(message, err=True)


def printable(text: str) -> str:
    """The text without what would move the cursor or break the line."""
    return "".join(character if character.isprintable() else "�" for character in text)
