"""Opening a store by its URL; the driver of a backend is imported only when a URL asks for it."""

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any
from urllib.parse import parse_qsl, unquote

import attrs

from bestservice_workflow.errors import MissingExtra
from bestservice_workflow.storage import failures
from bestservice_workflow.storage.protocol import Storage

GROUP = "bestservice_workflow.storage"
"""The entry point group of third parties: a scheme, and what opens a URL of that scheme."""

_OPENERS = {
    "memory": ("memory", "MemoryStorage"),
    "jsonl": ("jsonl", "JsonlStorage"),
    "sqlite": ("sqlite", "SqliteStorage"),
    "postgresql": ("postgres", "PostgresStorage"),
    "postgres": ("postgres", "PostgresStorage"),
    "sqlalchemy": ("sqlalchemy", "SqlAlchemyStorage"),
}
_EXTRAS = {"psycopg": "postgres", "psycopg_pool": "postgres", "sqlalchemy": "sqlalchemy"}


@attrs.frozen(kw_only=True)
class StoreUrl:
    """A store's URL, taken apart."""

    url: str
    scheme: str
    place: str
    """What stands between the scheme and the options: decoded, without the leading ``//`` or ``///``."""
    options: dict[str, str]

    @classmethod
    def of(cls, url: str) -> "StoreUrl":
        """Take a URL apart.

        >>> StoreUrl.of("sqlite:////srv/best.db?timeout=5").place
        '/srv/best.db'
        """
        scheme, _, rest = url.partition(":")
        place, _, query = rest.partition("?")
        if place.startswith("//"):
            place = place[2:]
            place = place.removeprefix("/")
        return cls(url=url, scheme=scheme, place=unquote(place), options=dict(parse_qsl(query)))

    def take(self, **kinds: Callable[[str], Any]) -> dict[str, Any]:
        """The options, converted; an option that is not among ``kinds`` is refused.

        Raises:
            InvalidDocument: an unknown option, or one of the wrong kind.
        """
        taken: dict[str, Any] = {}
        for name, text in self.options.items():
            if name not in kinds:
                known = ", ".join(kinds) or "none"
                raise failures.invalid(
                    path=f"url.{name}",
                    why=f"no such option of {self.scheme} (known: {known})",
                    why_th=f"{self.scheme} ไม่มีตัวเลือกนี้ (ที่มี: {known})",
                )
            try:
                taken[name] = kinds[name](text)
            except ValueError as error:
                raise failures.invalid(
                    path=f"url.{name}", why=f"{text!r} does not fit: {error}", why_th=f"ใช้ค่า {text!r} ไม่ได้"
                ) from None
        return taken


def open_storage(url: str, /) -> Storage:
    """Open the store that a URL names, making it if there is none.

    ``memory:`` · ``jsonl:FOLDER`` · ``sqlite:///FILE`` (``sqlite:////absolute/file``) · ``postgresql://…`` ·
    ``sqlalchemy:`` and any SQLAlchemy URL, and whatever an installed package adds to the entry point group
    ``bestservice_workflow.storage``.

    Raises:
        InvalidDocument: a URL of no known scheme, or with an option that the backend does not have.
        MissingExtra: the backend's driver is not installed.
        StorageError: the store cannot be opened.

    >>> with open_storage("memory:") as store:
    ...     store.feed()
    ()
    """
    parts = StoreUrl.of(url)
    if parts.scheme in _OPENERS:
        return _opener(*_OPENERS[parts.scheme])(parts)
    for entry in entry_points(group=GROUP, name=parts.scheme):
        store: Storage = entry.load()(url)
        return store
    known = sorted({*_OPENERS, *(entry.name for entry in entry_points(group=GROUP))})
    raise failures.invalid(
        path="url",
        why=f"{parts.scheme!r} is no known kind of store (known: {', '.join(known)})",
        why_th=f"ไม่รู้จักที่เก็บข้อมูลแบบ {parts.scheme!r} (ที่มี: {', '.join(known)})",
    )


def _opener(module: str, kind: str) -> Callable[[StoreUrl], Storage]:
    try:
        backend = getattr(import_module(f"bestservice_workflow.storage.{module}"), kind)
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in _EXTRAS:
            raise
        raise MissingExtra.needing(package, extra=_EXTRAS[package]) from error
    opener: Callable[[StoreUrl], Storage] = backend.at
    return opener
