"""Opening a ledger: a new one gets the tables of today, an older one is migrated after a copy of it was made, a newer one is refused."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from threading import RLock

from sqlalchemy import Engine, inspect

from laut.errors import LedgerError
from laut.ledger import database
from laut.ledger.tables import VERSION

_SQLITE = b"SQLite format 3\x00"
_MAKE = "laut add makes one"


_held: Counter[tuple[int, int]] = Counter()
"""How many ledgers of this process are open on a file, by its device and number."""
_lock = RLock()


def opened(place: str, create: bool = False) -> Engine:
    """The engine of the ledger at `place`, its tables being those of this version; `closed` is to be told when it is given back.

    Raises LedgerError where there is none and `create` is false, where it is damaged, something else, or of a newer version.
    """
    with _lock:
        # A process that closes a file loses all its locks on it, those of SQLite too, and another process would cut off the journal that
        # this one reads: a file that is open already was looked at, and is not opened beside SQLite.
        if not database.is_server(place) and not _held[_file(place)]:
            _look(Path(place), create)
        with database.said_plainly(place):
            engine = database.engine(place)
            try:
                _ready(engine, place, create)
            except BaseException:
                engine.dispose()
                raise
        if not database.is_server(place):
            _held[_file(place)] += 1
        return engine


def closed(place: str) -> None:
    """A ledger that was opened is not open any more."""
    if not database.is_server(place):
        with _lock:
            key = _file(place)
            _held[key] = max(0, _held[key] - 1)


def _file(place: str) -> tuple[int, int]:
    """What tells a file from all others; zeros for one that is not there."""
    try:
        found = Path(place).stat()
    except (OSError, ValueError):
        return 0, 0
    return found.st_dev, found.st_ino


def _look(path: Path, create: bool) -> None:
    """Refuse a path that can be no ledger before anything is written there."""
    if path.is_dir():
        raise LedgerError("the file of a ledger", "a folder", str(path))
    if not path.exists():
        if not create:
            raise LedgerError("the file of a ledger", "nothing at this path", str(path), _MAKE)
        if not path.parent.is_dir():
            raise LedgerError("a folder for the new ledger", "none at this path", str(path.parent))
        return
    with path.open("rb") as stream:
        head = stream.read(100)
    if not head and create:
        return
    if head[:16] != _SQLITE or int.from_bytes(head[68:72], "big") != database.APPLICATION:
        found = "another database" if head[:16] == _SQLITE else "another file"
        raise LedgerError("a ledger", found, str(path), "laut add makes a ledger at a new path")
    _whole(path, head)


def _whole(path: Path, head: bytes) -> None:
    """Refuse a file that was cut off: its head says how many pages it has, and what is not yet in it stands in the journal beside it."""
    journal = Path(f"{path}-wal")
    if head[24:28] != head[92:96] or (journal.exists() and journal.stat().st_size):
        return
    size = int.from_bytes(head[16:18], "big")
    wanted = (65536 if size == 1 else size) * int.from_bytes(head[28:32], "big")
    if (found := path.stat().st_size) < wanted:
        raise LedgerError(f"a ledger of {wanted} bytes", f"{found}: it was cut off", str(path), "restore it from a backup")


def version(engine: Engine) -> str | None:
    """The version of the tables there; None where there are none."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = database.scalar(connection, "select version_num from alembic_version")
        return found


def _ready(engine: Engine, place: str, create: bool) -> None:
    """Make the tables where there are none, migrate them where they are older."""
    found = version(engine)
    if found == VERSION:
        return
    if found is None and not create:
        raise LedgerError("a ledger", "a database without one", database.shown(place), _MAKE)
    from laut.ledger import migrating

    if found is None:
        if engine.dialect.name == "sqlite":
            _mark(str(engine.url.database))
        migrating.make(engine)
    elif found not in migrating.known():
        raise LedgerError(
            f"a ledger of version {VERSION} or older", f"version {found}", database.shown(place), "a newer laut wrote it: install that"
        )
    else:
        migrating.backup(engine, place, found)
        migrating.upgrade(engine)


def _mark(path: str) -> None:
    """Write into the header of the file that it is a ledger, and let readers read while somebody writes."""
    with closing(sqlite3.connect(path, timeout=database.PATIENCE)) as raw:
        raw.execute(f"PRAGMA application_id={database.APPLICATION}")
        raw.execute("PRAGMA journal_mode=WAL")
