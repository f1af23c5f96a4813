"""A ledger that is open: connections to read from and to write with, and the verbs that are asked of it."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, text

from laut.ledger import database
from laut.ledger.opening import opened

NAME = "LAUT_WHO"


class Ledger:
    """The ledger at `place`: the path of a file, or `postgresql://user@host/database#schema`.

    With `create` a ledger that is not there is made. `who` signs decisions: a name; else LAUT_WHO, else the name of the user.
    Raises LedgerError where there is none, where it is damaged, something else, or of a newer version.
    """

    def __init__(self, place: str | Path, *, create: bool = False, who: str | None = None) -> None:
        self.place = str(place)
        self.engine = opened(self.place, create)
        self._who = who

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({database.shown(self.place)!r})"

    def close(self) -> None:
        """Give back the connections."""
        self.engine.dispose()

    @property
    def who(self) -> str:
        """Who decides: as given, else LAUT_WHO, else the name of the user of this machine."""
        return self._who or os.environ.get(NAME) or getpass.getuser()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is at one moment, whatever others write meanwhile."""
        with database.said_plainly(self.place), self.engine.execution_options(isolation_level=self._snapshot()).connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that writes all that is done with it at its end, or nothing. One writes at a time, others wait."""
        with database.said_plainly(self.place), self.engine.execution_options(writing=True).begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("select pg_advisory_xact_lock(:key, hashtext(current_schema()))"), {"key": database.APPLICATION})
            yield connection

    def _snapshot(self) -> str:
        return "REPEATABLE READ" if self.engine.dialect.name == "postgresql" else "SERIALIZABLE"
