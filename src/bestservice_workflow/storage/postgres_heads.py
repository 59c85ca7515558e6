"""What a process remembers of the streams it has seen, to spare a round trip."""

import threading
from collections import OrderedDict


class Heads:
    """The hashes that this process last saw streams end with, so that a step need not ask for them."""

    _MOST = 10_000

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: OrderedDict[str, tuple[int, str]] = OrderedDict()

    def get(self, stream: str, version: int) -> str | None:
        """The hash of the stream at this version, if that is what was seen."""
        with self._lock:
            seen = self._seen.get(stream)
        return seen[1] if seen is not None and seen[0] == version else None

    def put(self, stream: str, version: int, head: str) -> None:
        """Note how the stream ends."""
        with self._lock:
            self._seen[stream] = (version, head)
            self._seen.move_to_end(stream)
            if len(self._seen) > self._MOST:
                self._seen.popitem(last=False)

    def forget(self, stream: str) -> None:
        """What was seen proved wrong."""
        with self._lock:
            self._seen.pop(stream, None)
