"""The progress bar: on a terminal, after a while, and out of the way of what is printed."""

import io

import pytest

from bestservice_workflow.cli import progress
from bestservice_workflow.cli.progress import Progress
from bestservice_workflow.report.language import Language


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def at_once(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal, and no patience: to be called in the test, since pytest sets its own streams before it."""
    made = Terminal()
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setattr(progress, "_PATIENCE", -1)
    return made


def test_a_bar_tells_how_much_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_once(monkeypatch)
    with Progress(200, language=Language.EN) as bar:
        bar.advance(bytes_read=100)
        assert f"{'━' * 15}{'╌' * 15}  50%  1 done, " in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_bar_that_is_hidden_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_once(monkeypatch)
    with Progress(200, language=Language.TH) as bar:
        bar.advance(bytes_read=50)
        bar.hide()
        bar.hide()
        assert terminal.getvalue().count("\r\x1b[K") == 2
        bar.advance(bytes_read=200)
        assert "100%  2 เสร็จแล้ว, " in terminal.getvalue()


def test_it_does_not_flicker(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_once(monkeypatch)
    with Progress(200, language=Language.EN) as bar:
        for _ in range(50):
            bar.advance(bytes_read=1)
    assert terminal.getvalue().count("done") < 5


def test_where_nobody_knows_the_size_only_the_count_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_once(monkeypatch)
    with Progress(None, language=Language.EN) as bar:
        bar.advance(bytes_read=50)
    assert "1 done, " in terminal.getvalue()
    assert "%" not in terminal.getvalue()


def test_short_input_has_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Terminal()
    monkeypatch.setattr("sys.stderr", made)
    with Progress(200, language=Language.EN) as bar:
        bar.advance(bytes_read=100)
    assert made.getvalue() == ""
