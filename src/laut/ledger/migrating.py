"""Migrations, by Alembic: the tables of a new ledger and the way from each older version to this one."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from os import getpid
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
        with engine.begin() as connection:
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
    if engine.dialect.name == "sqlite":
        target = Path(f"{place}.{version}.{moment}.backup")
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("VACUUM INTO ?", (str(target),))
        return target
    tool = shutil.which("pg_dump")
    if tool is None:
        raise LedgerError("pg_dump, to copy the ledger before it is migrated", "none", database.shown(place))
    target = Path(f"laut.{version}.{moment}.dump")
    schema = database.schema(place)
    address = place.split("#", 1)[0]
    done = subprocess.run([tool, "-Fc", "-n", schema, "-f", str(target), "-d", address], capture_output=True, text=True, check=False)
    if done.returncode:
        raise LedgerError("a copy of the ledger before it is migrated", done.stderr.strip()[:200], database.shown(place))
    return target
