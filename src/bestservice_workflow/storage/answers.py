"""What an append answers, the first time and again."""

from bestservice_workflow.storage import failures
from bestservice_workflow.storage.protocol import Appended, Record


def answer(last: Record, *, repeated: bool = False) -> Appended:
    """The answer to the append that ``last`` is the last record of."""
    return Appended(
        stream=last.stream, first=last.first, version=last.version, head=last.hash, repeated=repeated
    )


def answer_again(last: Record, *, fingerprint: str) -> Appended:
    """The first answer once more, if the same was asked.

    Raises:
        KeyReused: something else was asked.
    """
    if last.fingerprint != fingerprint:
        raise failures.key_reused(last.stream, key=last.key or "")
    return answer(last, repeated=True)
