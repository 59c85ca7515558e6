"""Words and colours that several reports share."""

from bestservice_workflow.events import State

OUTCOMES: dict[str, tuple[str, str]] = {
    "scored": ("scored", "ให้คะแนนแล้ว"),
    "pending": ("pending", "ยังไม่เสร็จสิ้น"),
    "not_evaluated": ("not evaluated", "ไม่ได้รับการประเมิน"),
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
