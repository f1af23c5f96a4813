"""Migrations, by Alembic: the tables of a new ledger and the way from each older version to this one."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from os import fsync, getpid
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text
from sqlalchemy.schema import CreateSchema

from laut.errors import LedgerError
from laut.ledger import database

_FOLDER = Path(__file__).parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config


def known() -> tuple[str, ...]:
    """The versions that there is a way from, the newest first."""
    return tuple(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def make(engine: Engine) -> None:
    """The tables of today in a database that has none; of two processes that do so at once, one waits for the other."""
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:  # two that make one schema at once would both find none
            connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": database.APPLICATION})
            connection.execute(CreateSchema(database.scalar(connection, "select current_setting('search_path')"), if_not_exists=True))
    upgrade(engine)


def upgrade(engine: Engine) -> None:
    """All migrations that are missing, in one transaction: all or none."""
    config = _config()
    with engine.execution_options(writing=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": database.APPLICATION})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def backup(engine: Engine, place: str, version: str) -> Path:
    """A copy of the ledger as it is, beside it (PostgreSQL: by pg_dump, in the folder one stands in); LedgerError where none is made."""
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{getpid()}"
    target = Path(f"{place}.{version}.{moment}.backup") if engine.dialect.name == "sqlite" else Path(f"laut.{version}.{moment}.dump")
    copied(engine, place, target)
    return target


def copied(engine: Engine, place: str, target: Path) -> None:
    """The ledger as it is at this moment at `target`, whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    try:
        if engine.dialect.name == "sqlite":
            with closing(engine.raw_connection()) as raw:
                raw.cursor().execute("vacuum into ?", (str(part),))
            with closing(sqlite3.connect(part)) as copy:
                copy.execute("pragma journal_mode = wal")
        else:
            _dumped(place, part)
        with part.open("rb+") as stream:
            fsync(stream.fileno())
        part.rename(target)
    except sqlite3.Error as error:
        raise LedgerError("room for a copy of the ledger", str(error), str(target)) from None
    finally:
        for name in ("", "-wal", "-shm"):
            Path(f"{part}{name}").unlink(missing_ok=True)


def _dumped(place: str, target: Path) -> None:
    tool = shutil.which("pg_dump")
    if tool is None:
        raise LedgerError("pg_dump, to copy the ledger", "none", database.shown(place), "install the package postgresql-client")
    address = place.split("#", 1)[0]
    command = [tool, "-Fc", "-n", database.schema(place), "-f", str(target), "-d", address]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise LedgerError("a copy of the ledger", done.stderr.strip()[:200], database.shown(place))
