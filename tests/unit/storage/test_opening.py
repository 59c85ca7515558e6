"""Opening a store by URL: what is imported, what is refused, and in which words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.storage.samples import step

import bestservice_workflow
from bestservice_workflow.errors import InvalidDocument, MissingExtra, StorageUnavailable
from bestservice_workflow.storage import open_storage

DRIVERS = ("sqlite3", "psycopg", "psycopg_pool", "sqlalchemy", "fcntl")


def run(code: str) -> str:
    home = str(Path(bestservice_workflow.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": home}
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment
    ).stdout


def test_no_driver_is_imported_before_it_is_used() -> None:
    code = "import sys, bestservice_workflow.storage as s, bestservice_workflow.testing; s.open_storage('memory:')"
    assert run(f"{code}; print([name for name in {DRIVERS} if name in sys.modules])") == "[]\n"


def test_the_testing_package_needs_no_pytest_for_a_report() -> None:
    code = "import sys; sys.modules['pytest'] = None\nfrom bestservice_workflow import testing\nprint(testing.validate)"
    assert "function validate" in run(code)


def test_the_contract_without_pytest_names_the_extra() -> None:
    code = (
        "import sys; sys.modules['pytest'] = None\nfrom bestservice_workflow import errors, testing\n"
        "try: testing.StorageContract\nexcept errors.MissingExtra as error: print(error.extra, error)"
    )
    out = run(code)
    assert out.startswith("testing ")
    assert 'pip install "bestservice-workflow[testing]"' in out


@pytest.mark.parametrize(
    ("url", "package", "extra"),
    [
        ("postgresql:///x", "psycopg", "postgres"),
        ("postgresql:///x", "psycopg_pool", "postgres"),
        ("sqlalchemy:sqlite://", "sqlalchemy", "sqlalchemy"),
    ],
)
def test_a_missing_driver_names_its_extra(
    url: str, package: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("bestservice_workflow.storage.")]:
        if name.rpartition(".")[2].startswith(("postgres", "sqlalchemy")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=f"bestservice-workflow\\[{extra}\\]") as caught:
        open_storage(url)
    assert caught.value.extra == extra


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://x", "'mysql' is no known kind of store (known: jsonl, memory"),
        ("best.db", "'best.db' is no known kind"),
        ("", "'' is no known kind"),
        ("sqlite:///x.db?colour=red", "url.colour: no such option of sqlite (known: prefix, timeout, mode)"),
        ("sqlite:///x.db?timeout=soon", "url.timeout: 'soon' does not fit"),
        ("sqlite:///x.db?mode=w", "url.mode: 'w' does not fit: rwc, rw or ro"),
        ("sqlite:///x.db?prefix=a;b", "prefix: 'a;b' must be 1 to 30 of a-z"),
        ("memory:?a=b", "url.a: no such option of memory (known: none)"),
        ("postgresql://x/y?colour=red", "colour"),
        ("sqlalchemy:nothing", "Could not parse SQLAlchemy URL"),
        ("sqlalchemy:nosuch://x", "nosuch"),
    ],
)
def test_a_url_that_cannot_be_is_refused_in_two_languages(url: str, said: str) -> None:
    with pytest.raises(InvalidDocument) as caught:
        open_storage(url)
    assert said in str(caught.value)
    assert caught.value.message_th


@pytest.mark.parametrize("form", ["sqlite:///{}", "jsonl:{}"])
def test_names_of_files(form: str, tmp_path: Path) -> None:
    """A path is a path: with ``..``, blanks, Thai, percent signs; two that differ by case are two."""
    (tmp_path / "a").mkdir()
    for name in ("a/../best", "ที่เก็บ โครงการ", "100%25", "Best", "BEST"):
        with open_storage(form.format(tmp_path / name)) as store:
            assert store.append(step()).version == 1
    assert (tmp_path / "best").exists()
    assert (tmp_path / "100%").exists()


@pytest.mark.parametrize("form", ["sqlite:///{}", "jsonl:{}"])
@pytest.mark.parametrize(
    "name", ["a\0b", "ก" * 100, "missing/best"], ids=["NUL", "300 bytes of Thai", "no folder"]
)
def test_names_that_no_file_can_have(form: str, name: str, tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable) as caught:
        open_storage(form.format(tmp_path / name))
    assert "cannot be used" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["sqlite:///", "jsonl:", "sqlite:"])
def test_a_url_without_a_name(url: str) -> None:
    with pytest.raises(StorageUnavailable, match="names no"):
        open_storage(url)
