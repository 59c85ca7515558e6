"""Without the packages of the extra, the command line says which to install."""

import subprocess
import sys

import pytest
from tests.command_line import environment

WITHOUT = """
import sys
sys.modules[{package!r}] = None  # as if it were not installed
from bestservice_workflow.cli import main
main()
"""


@pytest.mark.parametrize("package", ["click", "rich"])
def test_the_extra_to_install_is_named(package: str) -> None:
    done = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-c", WITHOUT.format(package=package)],
        capture_output=True,
        check=False,
        env=environment(),
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        f"Error: this needs the package {package}, which is not installed: "
        'pip install "bestservice-workflow[cli]"\n'
        f"ข้อผิดพลาด: ส่วนนี้ต้องใช้แพ็กเกจ {package} ซึ่งยังไม่ได้ติดตั้ง: "
        'pip install "bestservice-workflow[cli]"\n'
    )
