"""A connection to a ledger: one SQLite file, or a schema of a PostgreSQL database."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from laut.errors import LedgerError, MissingError

APPLICATION = 0x6C617574  # `laut`, in the header of the file
PATIENCE = 60.0  # seconds that a writer waits for another
SCHEMA = "laut"
_SERVERS = ("postgresql://", "postgres://")


def is_server(place: str) -> bool:
    """Whether a ledger is named by the address of a PostgreSQL database."""
    return place.startswith(_SERVERS)


def shown(place: str) -> str:
    """How a ledger is named in messages: a path, or an address without user and password."""
    return place.split("@")[-1] if is_server(place) else place


def schema(place: str) -> str:
    """The schema that an address names behind #, `laut` without one."""
    found = urlsplit(place).fragment or SCHEMA
    if not found.isidentifier():
        raise LedgerError("a name of letters, digits and _ behind #", repr(found), shown(place))
    return found


def engine(place: str) -> Engine:
    """The engine for a ledger: a path, or `postgresql://user@host/database`, with `#name` for a schema other than `laut`."""
    return _server(place) if is_server(place) else _file(Path(place))


def _file(path: Path) -> Engine:
    made = create_engine(_address(path), connect_args={"timeout": PATIENCE, "check_same_thread": False, "isolation_level": None})

    @event.listens_for(made, "connect")
    def prepare(connection: sqlite3.Connection, _: Any) -> None:
        cursor = connection.cursor()
        for pragma in ("foreign_keys=ON", "synchronous=FULL", "cache_size=-32000", "temp_store=MEMORY", "mmap_size=268435456"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        how = "IMMEDIATE" if connection.get_execution_options().get("writing") else "DEFERRED"
        connection.exec_driver_sql(f"BEGIN {how}")

    return made


def _address(path: Path) -> str:
    """Where the file is. In a folder that one may not write SQLite cannot note who reads: then it is told that nobody writes."""
    alone = path.exists() and not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    return f"sqlite:///file:{quote(str(path))}?immutable=1&uri=true" if alone else f"sqlite:///{path}"


def _server(place: str) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise MissingError("the package psycopg", "none", do="pip install 'laut[postgres]'") from None
    address = "postgresql+psycopg://" + place.split("#", 1)[0].split("://", 1)[1]
    options = f"-csearch_path={schema(place)}"
    return create_engine(address, pool_pre_ping=True, connect_args={"options": options, "connect_timeout": 10})


@contextmanager
def said_plainly(place: str) -> Iterator[None]:
    """Errors of the database as one of ours: what was expected, what was found, where."""
    try:
        yield
    except OperationalError as error:
        raise LedgerError(*_operational(str(error.orig)), shown(place)) from None
    except UnicodeDecodeError:
        raise LedgerError("a ledger", "damaged words in it", shown(place), "restore it from a backup") from None
    except DBAPIError as error:
        raise LedgerError("a ledger that can be read", " ".join(str(error.orig).split()), shown(place), "laut info checks it") from None


def _operational(message: str) -> tuple[str, str]:
    """What was expected and what was found, for a failure that is none of ours."""
    low = message.lower()
    known = (
        ("database or disk is full", "room on the disk", "none; nothing of this article was kept"),
        ("no space left", "room on the disk", "none; nothing of this article was kept"),
        ("readonly database", "a ledger that can be written", "a read-only one"),
        ("unable to open database", "a ledger that can be opened", "a path that cannot"),
        ("malformed", "a ledger", "a damaged file"),
        ("file is not a database", "a ledger", "another file"),
        ("database is locked", "a ledger that nobody keeps locked", f"one that another process held for {PATIENCE:.0f} s"),
        ("disk i/o error", "a disk that works", "an error in reading or writing"),
    )
    found = next(((expected, there) for mark, expected, there in known if mark in low), None)
    return found or ("a database that answers", " ".join(message.split())[:200])


def scalar(connection: Connection, words: str, **values: Any) -> Any:
    """The one value that a query gives, None without any."""
    return connection.execute(text(words), values).scalar()
