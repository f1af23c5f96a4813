"""Questions and findings of a ledger: the same in any order of adding, kept, and weighed again where something was added, decided or
taken out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from bench.newsroom import newsroom
from sqlalchemy import select

from laut.engines import case
from laut.engines.adding import add
from laut.engines.questions import refresh
from laut.errors import LedgerError, MissingError
from laut.ledger import Ledger, tables
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
