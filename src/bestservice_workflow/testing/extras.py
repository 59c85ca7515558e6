"""What the testing kit needs besides the library: the extra ``testing``."""

from importlib.util import find_spec

from bestservice_workflow.errors import MissingExtra


def needs(package: str) -> None:
    """Go on only where a package of the extra ``testing`` is installed.

    Raises:
        MissingExtra: it is not.
    """
    if find_spec(package) is None:
        raise MissingExtra.needing(package, extra="testing")
