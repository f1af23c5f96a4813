"""A damaged ledger, a full disk, a read-only file, a server that goes away: one clear error, and what was kept stays."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from laut.errors import LautError, LedgerError
from laut.ledger import Ledger, asking, counting, keeping, speaking, tables
from tests.ledger.articles import article
from tests.ledger.postgres import Server
from tests.ledger.sample import put

ROUNDS = 60


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of some articles, closed."""
    place = tmp_path_factory.mktemp("sound") / "case.laut"
    with Ledger(place, create=True, who="Ada") as ledger:
        for n in range(12):
            put(ledger, article(n), f"{n}.txt")
        ledger.note("1", "x")
    return place


def use(place: Path) -> None:
    """Ask all of a ledger."""
    with Ledger(place, who="Ada") as ledger:
        with ledger.reading() as connection:
            counting.counts(connection)
            speaking.listed(connection)
            hits = asking.search(connection, asking.Wanted())
        for hit in hits:
            ledger.decided(hit.id)
        ledger.log()
        ledger.diff()
        put(ledger, article(99), "99.txt")
        ledger.note(None, "y")


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_bytes_that_changed_are_said_or_do_no_harm(sound: Path, tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    data = bytearray(sound.read_bytes())
    where = random.choice(["head", "page", "run"])
    for _ in range(random.choice([1, 20])):
        at = random.randrange(100) if where == "head" else random.randrange(len(data))
        data[at] = random.randrange(256)
    if where == "run":
        at = random.randrange(len(data) - 4096)
        data[at : at + 4096] = random.randbytes(4096)
    place = tmp_path / "case.laut"
    place.write_bytes(data)
    try:
        use(place)
    except LautError as error:
        assert str(error)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.7, 0.99])
def test_a_ledger_that_is_cut_off_is_said(sound: Path, tmp_path: Path, share: float) -> None:
    data = sound.read_bytes()
    place = tmp_path / "case.laut"
    place.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(LautError):
        use(place)


def test_a_damaged_journal_loses_nothing_that_was_kept(sound: Path, tmp_path: Path) -> None:
    place = tmp_path / "case.laut"
    shutil.copy(sound, place)
    Path(f"{place}-wal").write_bytes(Random(1).randbytes(50_000))
    use(place)


@pytest.fixture
def read_only(sound: Path, tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "shelf" / "case.laut"
    place.parent.mkdir()
    shutil.copy(sound, place)
    place.chmod(0o444)
    place.parent.chmod(0o555)
    yield place
    place.parent.chmod(0o755)


READ = """
import os, sys
from laut.errors import LautError
from laut.ledger import Ledger, asking

def use(place):
    with Ledger(place, who="Ada") as ledger:
        with ledger.reading() as connection:
            print(asking.total(connection, asking.Wanted()))
        try:
            ledger.note(None, "x")
        except LautError as error:
            print(error)

use(sys.argv[1])  # all is imported before the rights are given up
if os.getuid() == 0:
    os.setgid(65534), os.setuid(65534)
use(sys.argv[2])
"""


def test_a_read_only_ledger_is_read_and_not_written(sound: Path, read_only: Path, tmp_path: Path) -> None:
    """As a user for whom the file system says no: root may write everywhere."""
    other = tmp_path / "other.laut"
    shutil.copy(sound, other)
    for folder in read_only.parents[:5]:
        folder.chmod(folder.stat().st_mode | 0o055)
    done = subprocess.run([sys.executable, "-c", READ, str(other), str(read_only)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:2] == ["12", "12"] and "a read-only one" in lines[2]


FULL = """
import resource, signal, sys
from pathlib import Path
from laut.errors import LautError
from laut.ledger import Ledger
from tests.ledger.articles import article
from tests.ledger.sample import put

place = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Ledger(place, create=True) as ledger:
    put(ledger, article(0), "0.txt")
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    try:
        for n in range(1, 400):
            put(ledger, article(n), f"{n}.txt")
    except LautError as error:
        print(n, error)
"""


def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk that is full."""
    place = tmp_path / "case.laut"
    top = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", FULL, str(place)], capture_output=True, text=True, check=False, cwd=top)
    number, _, said = done.stdout.partition(" ")
    assert "expected" in said and "case.laut" in said, done.stderr
    with Ledger(place) as ledger:
        with ledger.reading() as connection:
            assert connection.exec_driver_sql("pragma integrity_check").scalar() == "ok"
            assert keeping.count(connection, tables.document) == int(number) == keeping.count(connection, tables.reading)
        put(ledger, article(int(number)), f"{number}.txt")  # there is room again


@pytest.mark.real
def test_a_server_that_goes_away_is_said(tmp_path: Path) -> None:
    server = Server()
    try:
        with Ledger(f"{server.address}#gone", create=True) as ledger:
            put(ledger, article(0), "0.txt")
            server.stop()
            for ask in (lambda: put(ledger, article(1), "1.txt"), lambda: ledger.log(), lambda: ledger.note(None, "x")):
                with pytest.raises(LedgerError, match="expected"):
                    ask()
            server.start()
            put(ledger, article(1), "1.txt")
            with ledger.reading() as connection:
                assert keeping.count(connection, tables.document) == 2
        with pytest.raises(LedgerError, match="a database without one"):
            Ledger(f"{server.address}#other")
        with pytest.raises(LedgerError) as wrong:
            Ledger(server.address.replace("laut@", "laut:geheim@") + "x", create=True)
        assert "geheim" not in str(wrong.value) and "does not exist" in str(wrong.value)
        with pytest.raises(LedgerError, match="letters, digits and _"):
            Ledger(f"{server.address}#a b")
    finally:
        server.end()
