"""A process that writes a few steps and says on standard output what became of each; run under strace."""

import os
import sys

from bestservice_workflow.errors import OutcomeUnknown, WorkflowError
from bestservice_workflow.storage import Append, open_storage

AT = "2014-11-28T10:12:00+07:00"


def steps() -> list[list[Append]]:
    """Four steps: a new stream, the same stream again, a batch over two streams, and a large record."""

    def part(stream: str, expected: int, *, size: int = 10, count: int = 1, key: str | None = None) -> Append:
        body = b'{"a":"' + b"x" * size + b'"}'
        return Append(stream=stream, bodies=(body,) * count, expected=expected, recorded=AT, key=key)

    return [
        [part("a", 0, key="k-0")],
        [part("a", 1, count=2, key="k-1")],
        [part("b", 0, key="k-2"), part("c", 0, count=3)],
        [part("d", 0, size=20_000, key="k-3")],
    ]


def main() -> None:
    try:
        store = open_storage(sys.argv[1])
    except WorkflowError as error:
        os.write(1, f"closed {type(error).__name__}\n".encode())
        return
    for number, appends in enumerate(steps()):
        try:
            store.append_all(appends)
        except OutcomeUnknown:
            said = "unknown"
        except WorkflowError as error:
            said = f"fail {type(error).__name__}"
        else:
            said = "ok"
        os.write(1, f"{number} {said}\n".encode())
    store.close()


if __name__ == "__main__":
    main()
