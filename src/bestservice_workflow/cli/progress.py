"""A progress bar on standard error, for long input, on a terminal only."""

import sys
import time
from types import TracebackType
from typing import Self

import attrs

from bestservice_workflow.report.language import Language

_PATIENCE = 1.0
"""Seconds that pass before there is a bar at all."""
_EVERY = 0.1
"""Seconds between two looks of the bar."""
_WIDTH = 30
_DONE, _TO_DO = "━", "╌"
_ERASE = "\r\x1b[K"


def _on_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


@attrs.define
class Progress:
    """How much of the input is done; between ``hide`` and ``advance`` others may print."""

    size: int | None
    """Bytes of input; None where nobody knows."""
    language: Language = attrs.field(kw_only=True)
    documents: int = 0
    _began: float = attrs.field(init=False, factory=time.monotonic)
    _shown_at: float = attrs.field(init=False, default=0.0)
    _visible: bool = attrs.field(init=False, default=False)
    _wanted: bool = attrs.field(init=False, factory=_on_terminal)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hide()

    def advance(self, *, bytes_read: int, documents: int = 1) -> None:
        """Count one more document, or several, and look again if it is time."""
        self.documents += documents
        now = time.monotonic()
        if self._wanted and now - self._began > _PATIENCE and now - self._shown_at > _EVERY:
            self._shown_at = now
            self._visible = True
            sys.stderr.write(f"{_ERASE}{self._line(bytes_read, seconds=now - self._began)}")
            sys.stderr.flush()

    def hide(self) -> None:
        """Take the bar off the terminal."""
        if self._visible:
            self._visible = False
            self._shown_at = 0.0
            sys.stderr.write(_ERASE)
            sys.stderr.flush()

    def _line(self, bytes_read: int, *, seconds: float) -> str:
        done = self.language.of(("done", "เสร็จแล้ว"))
        counted = f"{self.documents:,} {done}, {self.documents / seconds:,.0f}/s"
        if not self.size:
            return counted
        part = min(1.0, bytes_read / self.size)
        filled = int(part * _WIDTH)
        return f"{_DONE * filled}{_TO_DO * (_WIDTH - filled)} {part:4.0%}  {counted}"
