"""What is asked of the questions and findings of a ledger, and what people decide on questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from laut.engines.questions import Tell, refresh
from laut.errors import LedgerError, MissingError
from laut.ledger import asked, decisions, loading, ruling
from laut.ledger.book import Ledger
from laut.ledger.decisions import APART_FIGURES, PIN, TOGETHER, Decision
from laut.records import FINDING_KINDS, CaseFinding, Question
from laut.weighing.casebook import TURN, once
from laut.weighing.worded import finding_from, question_dict, question_from

SEVERAL = 2  # articles that answer a question, for it to be listed unasked


def questions(
    ledger: Ledger,
    text: str = "",
    *,
    every: bool = False,
    limit: int | None = None,
    offset: int = 0,
    ui: str = "de",
    tell: Tell | None = None,
) -> tuple[Question, ...]:
    """The questions whose wording has the words of `text`, those that most articles answer first; with `every` also those of one article.

    What was added since the last time is weighed first. Raises LedgerError.
    """
    refresh(ledger, tell)
    with ledger.reading() as connection:
        rows = list(asked.questions(connection, text.split(), 1 if every else SEVERAL, limit, offset))
    return tuple(question_from(row, ui) for row in rows)


def question(ledger: Ledger, id: str, ui: str = "de") -> Question:
    """One question by its id, or the first letters of it; MissingError for none."""
    refresh(ledger)
    with ledger.reading() as connection:
        return question_from(asked.question(connection, id), ui)


def check(
    ledger: Ledger, kinds: Iterable[str] = (), *, limit: int | None = None, offset: int = 0, ui: str = "de", tell: Tell | None = None
) -> tuple[CaseFinding, ...]:
    """The findings in the order in which an editor checks them, of all `kinds` or of these. Raises LedgerError for a kind that there is
    not."""
    wanted = tuple(kinds)
    for kind in wanted:
        if kind not in FINDING_KINDS:
            raise LedgerError(f"a kind of finding: {', '.join(FINDING_KINDS)}", repr(kind))
    refresh(ledger, tell)
    with ledger.reading() as connection:
        rows = list(asked.findings(connection, wanted, limit, offset))
        turned = list(asked.findings(connection, (TURN,), None, 0)) if any(row["kind"] == TURN for row in rows) else []
    kept = {f.id for f in once([finding_from(row, ui) for row in turned])}
    return tuple(finding_from(row, ui) for row in rows if row["kind"] != TURN or row["id"] in kept)


def articles(ledger: Ledger, hashes: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Number, outlet, title and day of documents by `Document.id`."""
    with ledger.reading() as connection:
        return asked.articles(connection, sorted(set(hashes)))


def listed(ledger: Ledger, found: Sequence[Question], every: bool = False) -> dict[str, Any]:
    """Questions as the contract of the ledger has them, with their articles, or with `every` one of the ledger."""
    wanted = every_article(ledger) if every else [a.article for q in found for a in (*q.answers, *q.disputes)]
    return {"articles": with_texts(ledger, wanted), "questions": [question_dict(q) for q in found]}


def with_texts(ledger: Ledger, hashes: Iterable[str]) -> list[dict[str, Any]]:
    """Documents as the contract of the ledger lists them: id, outlet, title, day, text, and the original of a copy."""
    from laut.ledger import briefs

    found = []
    with ledger.reading() as connection:
        known = asked.articles(connection, sorted(set(hashes)))
        numbers = {row["document"] for row in known.values()}
        pairs = briefs.copied(connection, numbers)
        names = briefs.hashes(connection, {original for original, _ in pairs.values()})
        for hash, row in known.items():
            reading = loading.reading(connection, row["document"])
            copy = pairs.get(row["document"])
            found.append({
                "id": hash, "document": row["document"], "outlet": row["outlet"], "title": row["title"], "published": row["published"],
                "text": reading.document.text, "copy_of": names[copy[0]] if copy else None,
            })  # fmt: skip
    return sorted(found, key=lambda a: (a["published"] or "9", a["id"]))


def every_article(ledger: Ledger) -> list[str]:
    """`Document.id` of every document that has its content."""
    with ledger.reading() as connection:
        return asked.hashes(connection)


def join(ledger: Ledger, one: str, other: str, why: str) -> Decision:
    """Say that two questions are one. MissingError for none, LedgerError without a reason."""
    mine, yours = question(ledger, one), question(ledger, other)
    if mine.id == yours.id:
        raise LedgerError("two questions", "the same one twice", one)
    return _decide(ledger, TOGETHER, {"figures": [*_anchors(ledger, mine, ()), *_anchors(ledger, yours, ())]}, {}, why)


def split(ledger: Ledger, name: str, answers: Sequence[str], why: str) -> Decision:
    """Say that some answers (`12/f3`: document and figure) answer another question than the others of this one."""
    found = question(ledger, name)
    wanted = set(answers)
    named = articles(ledger, (a.article for a in found.answers))
    shown = {f"{named[a.article]['document']}/{a.figure}": a for a in found.answers}
    for answer in answers:
        if answer not in shown:
            raise MissingError(f"an answer of the question: {', '.join(sorted(shown))}", answer)
    rest = [key for key in shown if key not in wanted]
    if not rest or not wanted:
        raise LedgerError("some answers that go and some that stay", "all of them" if wanted else "none", name)
    target = {"figures": _anchors(ledger, found, wanted), "others": _anchors(ledger, found, rest)}
    return _decide(ledger, APART_FIGURES, target, {}, why)


def pin(ledger: Ledger, name: str, called: str, why: str) -> Decision:
    """Keep the answers of a question together whatever is added, and call it by a name of one's own where one is given."""
    found = question(ledger, name)
    return _decide(ledger, PIN, {"figures": _anchors(ledger, found, ())}, {"name": called.strip()}, why or called)


def _decide(ledger: Ledger, kind: str, target: dict[str, Any], value: dict[str, Any], why: str) -> Decision:
    if not why.strip():
        raise LedgerError("a reason", "none", do='--why "..."')
    with ledger.writing() as connection:
        return decisions.get(connection, decisions.write(connection, ledger.who, kind, target, value, why))


def _anchors(ledger: Ledger, found: Question, wanted: Iterable[str]) -> list[dict[str, Any]]:
    """What the answers of a question, or those wanted (`12/f3`), are found again by."""
    only = set(wanted)
    named = articles(ledger, (a.article for a in found.answers))
    return [
        ruling.anchor(a.article, a.span.b, a.text)
        for a in found.answers
        if not only or f"{named[a.article]['document']}/{a.figure}" in only
    ]
