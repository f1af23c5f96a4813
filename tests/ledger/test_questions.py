"""Questions and findings of a ledger: the same in any order of adding, kept, and weighed again where something was added, decided or
taken out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from bench.newsroom import newsroom
from sqlalchemy import Connection, select, text

from laut.engines import case
from laut.engines.adding import add
from laut.engines.questions import refresh
from laut.errors import LedgerError, MissingError
from laut.ledger import Ledger, asked, tables
from laut.ledger.packing import expanded


def written(folder: Path, size: int) -> list[Path]:
    """Articles of the newsroom as files."""
    found = []
    for story in newsroom(size, seed=11):
        for article in story.articles:
            found.append(folder / f"{story.id}-{article.name}.txt")
            found[-1].write_text(article.page(), encoding="utf-8")
    return found


def kept(ledger: Ledger) -> list[list[tuple[str, str]]]:
    """All questions and findings as they are kept, in the order of their ids."""
    with ledger.reading() as connection:
        return [
            sorted((id, expanded(data).decode()) for id, data in connection.execute(select(table.c.id, table.c.packed)))
            for table in (tables.question, tables.finding)
        ] + beside(connection)


def beside(connection: Connection) -> list[list[tuple[str, str]]]:
    """By which words questions are found, which findings are about them, and which calculations hold."""
    word, about, f, q = tables.question_word, tables.question_finding, tables.finding, tables.question
    return [
        sorted((str(row[0]), str(row[1])) for row in connection.execute(select(one, other)))
        for one, other in ((word.c.word, word.c.question), (about.c.question, about.c.finding), (f.c.id, f.c.held), (q.c.id, q.c.head))
    ]


def put(ledger: Ledger, files: Sequence[Path]) -> None:
    add(ledger, [str(file) for file in files], workers=1)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return written(tmp_path_factory.mktemp("newsroom"), 36)


def test_the_same_in_any_order_and_any_pieces(articles: list[Path], ledger: Ledger, tmp_path: Path) -> None:
    put(ledger, articles)
    refresh(ledger)
    whole = kept(ledger)
    assert whole[0] and whole[1]
    for n, pieces in enumerate((1, 7, len(articles))):
        mixed = Random(n).sample(articles, len(articles))
        with Ledger(tmp_path / f"{n}.laut", create=True) as other:
            size = len(mixed) // pieces
            for b in range(0, len(mixed), size):
                put(other, mixed[b : b + size])
                refresh(other)
            assert kept(other) == whole


def test_an_older_ledger_is_filled(articles: list[Path], place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where the copy of a PostgreSQL ledger goes
    with Ledger(place, create=True) as ledger:
        put(ledger, articles[:12])
        refresh(ledger)
        whole = kept(ledger)
        assert all(whole)
        with ledger.writing() as connection:
            for name in ("question_word", "question_finding"):
                connection.execute(text(f"drop table {name}"))
            for name in ("question_shown", "question_last", "question_least", "finding_shown", "finding_kind"):
                connection.execute(text(f"drop index {name}"))
            connection.execute(text("alter table finding drop column held"))
            connection.execute(text("alter table question drop column head"))
            connection.execute(text("create index question_shown on question (articles, last, id)"))
            connection.execute(text("create index finding_shown on finding (rank, day, id)"))
            connection.execute(text("update alembic_version set version_num = '0002'"))
    with Ledger(place) as ledger:
        assert kept(ledger) == whole


def test_questions_are_found_and_listed(articles: list[Path], ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    put(ledger, articles)
    refresh(ledger)
    with ledger.reading() as connection:
        every = list(asked.questions(connection, [], 1, None, 0))
        for rare in (2000, 2):  # rare words are looked up, common ones asked for in the order of the list
            monkeypatch.setattr(asked, "_RARE", rare)
            for words in (["sold"], ["sold", "KALD"], ["%"], ["zzz", "sold"], ["Soldaten", "soldiers"]):
                found = [row["id"] for row in asked.questions(connection, words, 1, None, 0)]
                wanted = [
                    row["id"]
                    for row in every
                    if asked.terms(words)
                    and all(any(t.startswith(w) for t in asked.terms(row["about"].values())) for w in asked.terms(words))
                ]
                assert found == wanted
        for order in asked.ORDERS:
            pages = [row["id"] for n in range(0, len(every), 10) for row in asked.questions(connection, [], 1, 10, n, "", order)]
            assert sorted(pages) == sorted(row["id"] for row in every) and len(set(pages)) == len(pages)
        conflicts = list(asked.questions(connection, [], 1, None, 0, "conflict"))
        assert {row["id"] for row in conflicts} == {row["id"] for row in every if row["relation"] == "conflict"}
        some = next(row for row in asked.findings(connection, ("conflict",), 1, 0))
        assert some in [row for id in some["questions"] for row in asked.findings_of(connection, id)] or not some["questions"]
        counts = asked.kinds(connection)
        assert sum(a + b for a, b in counts.values()) == asked.counts(connection)["findings"]


def test_the_second_time_nothing_is_weighed(articles: list[Path], ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    put(ledger, articles[:12])
    first = case.questions(ledger, every=True)
    monkeypatch.setattr("laut.engines.questions._weigh", lambda *_: pytest.fail("weighed again"))
    assert case.questions(ledger, every=True) == first


def test_what_is_taken_out_is_weighed_no_more(articles: list[Path], ledger: Ledger, tmp_path: Path) -> None:
    put(ledger, articles)
    refresh(ledger)
    ledger.forget(3, "asked to")
    ledger.forget(8, "asked to")
    refresh(ledger)
    with Ledger(tmp_path / "without.laut", create=True) as other:
        put(other, articles)
        other.forget(3, "asked to")
        other.forget(8, "asked to")
        refresh(other)
        assert kept(other) == kept(ledger)
    with ledger.reading() as connection:
        gone = {hash for hash, at in connection.execute(select(tables.document.c.hash, tables.document.c.forgotten)) if at}
    text = json.dumps(kept(ledger))
    assert len(gone) == 2 and not any(hash in text for hash in gone)


def test_a_correction_changes_the_answer_and_its_undoing_changes_it_back(articles: list[Path], ledger: Ledger) -> None:
    put(ledger, articles[:12])
    found = next(q for q in case.questions(ledger) if all(a.bound == "exact" for a in q.answers))
    named = case.articles(ledger, (a.article for a in found.answers))
    answer = found.answers[0]
    before = kept(ledger)
    made = ledger.decide(f"{named[answer.article]['document']}/{answer.figure}", set={"low": 777777, "high": 777777}, why="misread")
    after = case.question(ledger, found.id)
    assert (after.answers[0].low == 777777 and after.relation == "conflict") or 777777 in {a.low for a in after.answers}
    ledger.undo(made.id)
    refresh(ledger)
    assert kept(ledger) == before


def test_join_split_pin_and_undo(articles: list[Path], ledger: Ledger) -> None:
    put(ledger, articles[:12])
    one, other = case.questions(ledger)[:2]
    before = kept(ledger)
    joined = case.join(ledger, one.id, other.id, "one matter")
    both = case.question(ledger, min(one, other, key=lambda q: (q.answers[0].published, q.answers[0].article, q.answers[0].span)).id)
    assert {a.figure for a in both.answers} >= {a.figure for a in one.answers}
    assert len(both.answers) == len(one.answers) + len(other.answers)
    ledger.undo(joined.id)
    refresh(ledger)
    assert kept(ledger) == before

    named = case.articles(ledger, (a.article for a in one.answers))
    last = one.answers[-1]
    split = case.split(ledger, one.id, [f"{named[last.article]['document']}/{last.figure}"], "another one")
    assert len(case.question(ledger, one.id).answers) < len(one.answers)
    ledger.undo(split.id)

    pinned = case.pin(ledger, one.id, "what the town lost", "")
    assert case.question(ledger, one.id).about == "what the town lost" and case.question(ledger, one.id).pinned
    assert [q.id for q in case.questions(ledger, "town lost")] == [one.id]
    ledger.undo(pinned.id)
    refresh(ledger)
    assert kept(ledger) == before
    assert [d.kind for d in ledger.log()] == ["join", "undo", "split", "undo", "pin", "undo"]


def test_what_cannot_be_decided_is_said(articles: list[Path], ledger: Ledger) -> None:
    put(ledger, articles[:12])
    found = case.questions(ledger)[0]
    with pytest.raises(MissingError, match="laut questions lists them"):
        case.question(ledger, "q000000000f")
    with pytest.raises(LedgerError, match="two questions"):
        case.join(ledger, found.id, found.id, "same")
    with pytest.raises(MissingError, match="an answer of the question"):
        case.split(ledger, found.id, ["99/f1"], "no")
    with pytest.raises(LedgerError, match="a reason"):
        case.pin(ledger, found.id, "", " ")
    with pytest.raises(LedgerError, match="a kind of finding"):
        case.check(ledger, ["lies"])


def test_findings_stand_on_their_words(articles: list[Path], ledger: Ledger) -> None:
    put(ledger, articles)
    texts = {row["id"]: row["text"] for row in case.with_texts(ledger, case.every_article(ledger))}
    questions = case.questions(ledger, every=True)
    for answer in (a for q in questions for a in q.answers):
        assert " ".join(texts[answer.article][slice(*answer.span)].split()) == answer.text
    for finding in case.check(ledger):
        for article, span in finding.spans:
            assert 0 <= span.b <= span.e <= len(texts[article])
