"""The real PostgreSQL of the contract, for the deep tests too."""

from tests.contract.conftest import postgres_server

__all__ = ["postgres_server"]
