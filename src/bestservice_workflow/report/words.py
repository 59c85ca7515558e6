"""Words and colours that several reports share."""

from rich.table import Table

from bestservice_workflow.events import State

OUTCOMES: dict[str, tuple[str, str]] = {
    "scored": ("scored", "ให้คะแนนแล้ว"),
    "pending": ("pending", "ยังไม่เสร็จสิ้น"),
    "not_evaluated": ("not evaluated", "ไม่ได้ประเมินผล"),
    "refused": ("refused", "ถูกปฏิเสธ"),
}

_STYLES = {
    State.REVISION: "yellow",
    State.APPEAL: "yellow",
    State.REJECTED: "red",
    State.APPROVED: "cyan",
    State.EXECUTING: "cyan",
    State.REPORTED: "cyan",
    State.SCORED: "green",
}


def state_style(state: State) -> str:
    """The colour in which a state is written."""
    return _STYLES.get(state, "")


def safe(text: str) -> str:
    """The text without what would move the cursor or break a line of the table."""
    return "".join(character if character.isprintable() else "�" for character in text)


def short_name(agency: str) -> str:
    """A district's name as people say it, for narrow columns.

    >>> short_name("สำนักงานเขตพระนคร")
    'เขตพระนคร'
    """
    return agency.replace("สำนักงานเขต", "เขต", 1)


def plain_table(*, header: bool = True, expand: bool = False) -> Table:
    """A table without lines, that looks the same on a terminal and in a file."""
    return Table(
        box=None,
        padding=(0, 1),
        pad_edge=False,
        show_header=header,
        header_style="bold cyan",
        expand=expand,
    )
