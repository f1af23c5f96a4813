"""An older ledger is migrated after a copy was made; of a newer one, and of what is none, it is said and nothing is changed."""

from __future__ import annotations

import multiprocessing
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from laut.errors import LedgerError
from laut.ledger import Ledger, database, keeping, migrating, opening, tables
from tests.ledger.sample import put

ARTICLE = "Die Fähre nach Juist fällt aus. Das teilte die Reederei am Montag mit."
NEXT = """'''A later version.'''

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("failure", sa.Column("times", sa.Integer(), nullable=True))
"""


def _version(connection: Connection) -> str:
    return str(database.scalar(connection, "select version_num from alembic_version"))


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """As if this laut were one version further: a folder of migrations with one more."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrating._FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0004_later.py").write_text(NEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)  # where the copy of a PostgreSQL ledger goes
    with monkeypatch.context() as later:
        later.setattr(migrating, "_FOLDER", folder)
        later.setattr(opening, "VERSION", "0004")
        yield folder


def test_the_migrations_make_the_tables(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or "words" not in name}
        )
        other = {"sqlite": "document_latest", "postgresql": "document_published"}[
            connection.dialect.name
        ]  # the index of the other database
        found = [change for change in compare_metadata(context, tables.metadata) if (change[0], change[1].name) != ("add_index", other)]
        assert found == []
        assert _version(connection) == tables.VERSION


def test_an_older_ledger_is_migrated_after_a_copy(place: str, newer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr(opening, "VERSION", "0003")
        before.setattr(migrating, "_FOLDER", Path(migrating.__file__).parent / "migrations")
        with Ledger(place, create=True) as old:
            put(old, ARTICLE)
    with Ledger(place) as ledger, ledger.reading() as connection:
        assert _version(connection) == "0004"
        assert keeping.count(connection, tables.document) == 1
    copies = [*Path(place).parent.glob("*.backup")] if not database.is_server(place) else [*Path.cwd().glob("*.dump")]
    assert len(copies) == 1 and copies[0].stat().st_size > 1000
    with Ledger(place):
        assert len([*copies[0].parent.glob(f"*{copies[0].suffix}")]) == 1  # only a migration makes a copy


def test_the_copy_is_a_ledger(tmp_path: Path, newer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "case.laut"
    with monkeypatch.context() as before:
        before.setattr(opening, "VERSION", "0003")
        before.setattr(migrating, "_FOLDER", Path(migrating.__file__).parent / "migrations")
        with Ledger(place, create=True) as old:
            put(old, ARTICLE)
    with Ledger(place):
        pass
    (copy,) = tmp_path.glob("*.backup")
    with Ledger(copy) as ledger, ledger.reading() as connection:  # itself migrated, once more after a copy
        assert keeping.count(connection, tables.document) == 1


def test_a_newer_ledger_is_refused(place: str) -> None:
    with Ledger(place, create=True) as ledger, ledger.writing() as connection:
        connection.execute(text("update alembic_version set version_num = '0999'"))
    with pytest.raises(LedgerError, match="0999; a newer laut wrote it"):
        Ledger(place)
    with pytest.raises(LedgerError, match="0999"):
        Ledger(place, create=True)


def test_a_migration_that_fails_changes_nothing(place: str, newer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr(opening, "VERSION", "0003")
        before.setattr(migrating, "_FOLDER", Path(migrating.__file__).parent / "migrations")
        with Ledger(place, create=True) as old:
            put(old, ARTICLE)
    file = newer / "versions" / "0004_later.py"
    file.write_text(NEXT + "    raise ValueError('half way')\n", encoding="utf-8")
    with pytest.raises(ValueError, match="half way"):
        Ledger(place)
    with monkeypatch.context() as before:
        before.setattr(opening, "VERSION", "0003")
        ledger = Ledger(place)
    with ledger, ledger.reading() as connection:
        assert _version(connection) == "0003"
        assert keeping.count(connection, tables.document) == 1


def _make(place: str) -> None:
    with Ledger(place, create=True):
        pass


def test_two_processes_make_one_ledger(place: str) -> None:
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_make, args=(place,)) for _ in range(3)]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0, 0]
    with Ledger(place) as ledger, ledger.reading() as connection:
        assert _version(connection) == tables.VERSION


def test_what_is_no_ledger_is_said_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as raw:
        raw.execute("create table mine (x)")
    page = tmp_path / "page.html"
    page.write_text("<p>Kein Verzeichnis</p>", encoding="utf-8")
    (tmp_path / "empty").touch()
    for path, found in ((other, "another database"), (page, "another file"), (tmp_path, "a folder"), (tmp_path / "none", "nothing")):
        before = path.read_bytes() if path.is_file() else b""
        with pytest.raises(LedgerError, match=found):
            Ledger(path, create=path.exists())
        assert (path.read_bytes() if path.is_file() else b"") == before
    with pytest.raises(LedgerError, match="another file"):
        Ledger(tmp_path / "empty")
    with Ledger(tmp_path / "empty", create=True):  # an empty file is a place for a ledger
        pass
    with pytest.raises(LedgerError, match="none at this path"):
        Ledger(tmp_path / "no" / "folder.laut", create=True)
