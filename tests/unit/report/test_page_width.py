"""Long lines are broken so that trees keep their shape."""

from rich.console import Console

from bestservice_workflow.report.page_width import fitted

TREE = """\
points
├─ one two three four five six seven eight
│  └─ nine ten eleven twelve thirteen fourteen
└─ สิบห้า สิบหก
   ├─ fifteen sixteen seventeen eighteen
  10 Dec 2014   [a day of the receipt]
"""

FITTED = """\
points
├─ one two three four five
│    six seven eight
│  └─ nine ten eleven twelve
│       thirteen fourteen
└─ สิบห้า สิบหก
   ├─ fifteen sixteen
   │    seventeen eighteen
  10 Dec 2014   [a day of
    the receipt]
"""


def test_what_goes_on_hangs_below_its_own_branch() -> None:
    assert fitted(TREE, to=Console(width=30)) == FITTED


def test_what_fits_is_left_as_it_is() -> None:
    assert fitted(TREE, to=Console(width=80)) == TREE


def test_words_have_room_however_deep_the_tree() -> None:
    told = fitted("│  " * 20 + "├─ one two three four five six seven", to=Console(width=60))
    assert [line.lstrip("│├─ ") for line in told.splitlines()] == ["one two three four five", "six seven"]
