"""Adding: the same content whatever the order and the workers, each article once, nothing that fails is lost."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

import laut
from laut.engines import adding
from laut.engines.added import Added
from laut.errors import LedgerError
from laut.ledger import Ledger, loading, tables
from laut.ledger.forgetting import forget
from tests.ledger.articles import article, written
from tests.ledger.canonical import canonical


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve articles, German and English."""
    written(tmp_path / "articles", range(12))
    return tmp_path / "articles"


def test_order_and_workers_do_not_matter(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    paths = [str(path) for path in folder.iterdir()]
    Random(3).shuffle(paths)
    added = adding.add(ledger, paths, workers=2)
    with Ledger(tmp_path / "other.laut", create=True) as other:
        assert adding.add(other, sorted(paths), workers=1).counts == added.counts == {"new": 12}
        mine, its = canonical(ledger), canonical(other)
    assert mine == its


def test_adding_again_changes_nothing(ledger: Ledger, folder: Path) -> None:
    adding.add(ledger, [str(folder)])
    before = canonical(ledger)
    for anew in (False, True):
        again = adding.add(ledger, [str(folder)], anew=anew)
        assert (again.counts, again.kept, again.failures) == ({"known": 12}, 0, [])
        assert canonical(ledger) == before


def test_the_same_article_from_two_places_is_one(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "copy.txt"
    other.write_bytes((folder / "000003.txt").read_bytes())
    added = adding.add(ledger, [str(folder / "000003.txt"), str(other), str(other)])
    assert [(one.document, one.what) for one in added.documents] == [(1, "new"), (1, "known"), (1, "known")]
    assert sorted(len(rows) for name, rows in canonical(ledger).items() if name in ("document", "fetch")) == [1, 2]


def test_what_is_given_makes_another_article(ledger: Ledger, folder: Path) -> None:
    path = str(folder / "000000.txt")
    adding.add(ledger, [path])
    added = adding.add(ledger, [path], adding.How({"outlet": "Nachtausgabe"}))
    assert added.kept == 1
    assert adding.add(ledger, [path], adding.How({"outlet": "Nachtausgabe"})).counts == {"known": 1}


def test_what_fails_is_kept_with_its_reason_until_it_is_mended(ledger: Ledger, folder: Path) -> None:
    (folder / "000001.txt").write_bytes(b"")
    (folder / "000002.txt").write_bytes(b"---\ntitle: open\n")
    added = adding.add(ledger, [str(folder), str(folder / "none.txt")])
    assert (added.counts, len(added.failures), added.done) == ({"new": 10}, 3, 13)
    assert [Path(place).name for place in _open_failures(ledger)] == ["000001.txt", "000002.txt", "none.txt"]
    assert all("expected" in failure.reason for failure in added.failures)
    (folder / "000001.txt").write_text(article(1, "en"), encoding="utf-8")
    assert adding.add(ledger, [str(folder)]).counts == {"new": 1, "known": 10}
    assert [Path(place).name for place in _open_failures(ledger)] == ["000002.txt", "none.txt"]


def test_a_known_file_that_was_broken_for_a_while_is_mended(ledger: Ledger, folder: Path) -> None:
    path = folder / "000001.txt"
    good = path.read_bytes()
    adding.add(ledger, [str(path)])
    path.write_bytes(b"")
    adding.add(ledger, [str(path)])
    assert _open_failures(ledger) == [str(path)]
    path.write_bytes(good)
    assert adding.add(ledger, [str(path)]).counts == {"known": 1}
    assert _open_failures(ledger) == []


def test_a_newer_reader_reads_again_and_the_old_reading_stays(ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    adding.add(ledger, [str(folder)], workers=1)
    assert adding.read_again(ledger).done == 0
    monkeypatch.setattr("laut.reading.__version__", "9.9")
    again = adding.read_again(ledger, workers=1)
    assert (again.counts, adding.read_again(ledger, workers=1).done) == ({"read_again": 12}, 0)
    t = tables.reading
    with ledger.reading() as connection:
        found = connection.execute(select(t.c.version, t.c.current).where(t.c.document == 1).order_by(t.c.id)).all()
        assert dict(loading.reading(connection, 1).reader)["version"] == "9.9"
    assert [tuple(row) for row in found] == [(laut.__version__, False), ("9.9", True)]


def test_a_file_is_read_again_by_a_newer_reader_when_it_is_added_again(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adding.add(ledger, [str(folder)], workers=1)
    monkeypatch.setattr("laut.reading.__version__", "9.9")
    assert adding.add(ledger, [str(folder)], workers=1).counts == {"read_again": 12}


def test_what_was_taken_out_stays_out_unless_it_is_given_back(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    path = folder / "000004.txt"
    adding.add(ledger, [str(path)])
    forget(ledger, 1, "court order")
    other = tmp_path / "other.txt"
    other.write_bytes(path.read_bytes())
    before = canonical(ledger)
    added = adding.add(ledger, [str(path), str(other)], anew=True)
    assert (added.done, len(added.passed), len(added.gone), added.failures) == (2, 2, 2, [])
    assert canonical(ledger) == before
    assert adding.add(ledger, [str(path)], anyway=True).kept == 1
    assert len(canonical(ledger)["words"]) == 1
    assert adding.add(ledger, [str(path)]).counts == {"known": 1}


def test_one_article_that_the_ledger_cannot_hold_does_not_stop_the_rest(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = adding.keep

    def failing(connection, reading, got, terms, moment):  # type: ignore[no-untyped-def]
        kept = keep(connection, reading, got, terms, moment)
        if got.place.endswith("000005.txt"):
            raise OverflowError("too large")
        return kept

    monkeypatch.setattr(adding, "keep", failing)
    added = adding.add(ledger, [str(folder)], workers=1)
    assert (added.counts, [Path(failure.place).name for failure in added.failures]) == ({"new": 11}, ["000005.txt"])
    with ledger.reading() as connection:
        assert connection.execute(select(tables.document.c.id).where(tables.document.c.place.endswith("000005.txt"))).first() is None


def test_a_database_that_fails_stops_with_how_many_were_kept(ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = adding.keep

    def failing(connection, reading, got, terms, moment):  # type: ignore[no-untyped-def]
        if got.place.endswith("000007.txt"):
            raise OperationalError("insert", {}, Exception("database or disk is full"))
        return keep(connection, reading, got, terms, moment)

    monkeypatch.setattr(adding, "keep", failing)
    monkeypatch.setattr(adding, "MOST", 3)
    monkeypatch.setattr(adding, "SECONDS", 1000.0)
    with pytest.raises(LedgerError, match=r"room on the disk.*6 were kept before"):
        adding.add(ledger, [str(folder)], workers=1)
    assert len(canonical(ledger)["document"]) == 6
    monkeypatch.setattr(adding, "keep", keep)
    assert adding.add(ledger, [str(folder)], workers=1).counts == {"known": 6, "new": 6}


def test_what_is_read_is_kept_when_ctrl_c_comes(ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = adding.answer

    def interrupted(how: adding.How, work: adding.Work) -> adding.Answer:
        if work.place.endswith("000004.txt"):
            raise KeyboardInterrupt
        return answer(how, work)

    monkeypatch.setattr(adding, "answer", interrupted)
    monkeypatch.setattr(adding, "SECONDS", 1000.0)
    with pytest.raises(KeyboardInterrupt):
        adding.add(ledger, [str(folder)], workers=1)
    assert len(canonical(ledger)["document"]) == 4


def test_the_ledger_is_not_added_to_itself(tmp_path: Path) -> None:
    written(tmp_path, range(2))
    added = laut.add(tmp_path / "case.laut", tmp_path)
    assert (added.counts, added.failures) == ({"new": 2}, [])


def test_progress_is_told(ledger: Ledger, folder: Path) -> None:
    told: list[int] = []

    def tell(added: Added) -> None:
        told.append(added.done)

    adding.add(ledger, [str(folder)], tell=tell, workers=1)
    assert (told[0], told[-1]) == (0, 12)
    assert told == sorted(told)


def test_the_front_door_takes_a_place_or_an_open_ledger(place: str, folder: Path) -> None:
    paths = sorted(folder.iterdir())
    assert laut.add(place, paths[0], paths[1]).counts == {"new": 2}
    with laut.Ledger(place) as case:
        assert laut.add(case, *paths[1:3], outlet="Abendblatt am Fluss").kept == 2
        assert laut.add(case, again=True).done == 0


def _open_failures(ledger: Ledger) -> list[str]:
    t = tables.failure
    with ledger.reading() as connection:
        return list(connection.execute(select(t.c.place).where(t.c.mended.is_(None)).order_by(t.c.place)).scalars())
