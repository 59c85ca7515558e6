"""The example package of a third party: found through its entry point, and held to the contract."""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.storage import Append, open_storage
from bestservice_workflow.testing import Place, StorageContract, Verdict, validate

EXAMPLE = Path(__file__).parents[2] / "examples" / "third_party_storage"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The example as an installer leaves it: its module, and its entry points beside it."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text())["project"]
    info = tmp_path / "site" / "bestservice_onefile-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    groups = (
        f"[{group}]\n" + "".join(f"{name} = {target}\n" for name, target in entries.items())
        for group, entries in project["entry-points"].items()
    )
    (info / "entry_points.txt").write_text("\n".join(groups))
    monkeypatch.syspath_prepend(info.parent)
    monkeypatch.syspath_prepend(EXAMPLE)
    yield
    sys.modules.pop("bestservice_onefile", None)


@pytest.mark.usefixtures("installed")
class TestThirdParty(StorageContract):
    @pytest.fixture
    def place(self, tmp_path: Path) -> Place:
        return Place(open=lambda: open_storage(f"onefile:{tmp_path}/best.jsonl"))


@pytest.mark.usefixtures("installed")
def test_it_lasts(tmp_path: Path) -> None:
    url = f"onefile:{tmp_path}/best.jsonl"
    with open_storage(url) as store:
        store.append(Append(stream="p", bodies=(b"{}",), expected=0, recorded="2015-01-05T09:00:00+07:00"))
    with open_storage(url) as store:
        assert store.head("p").version == 1


@pytest.mark.usefixtures("installed")
def test_one_process_at_a_time_is_base_not_full(tmp_path: Path) -> None:
    numbers = iter(range(1000))
    report = validate(
        lambda: Place(open=lambda: open_storage(f"onefile:{tmp_path}/{next(numbers)}")), only=["begins_empty"]
    )
    assert report.verdict is Verdict.BASE


@pytest.mark.usefixtures("installed")
def test_it_is_named_among_what_is_known() -> None:
    with pytest.raises(InvalidDocument, match="onefile"):
        open_storage("twofile:x")


def test_without_the_package_it_is_not_known() -> None:
    with pytest.raises(InvalidDocument, match="'onefile' is no known kind of store"):
        open_storage("onefile:x")
