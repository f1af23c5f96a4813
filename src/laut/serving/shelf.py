"""What an assistant asks, answered with sourced claims alone, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, TypeVar

from laut.engines import case
from laut.engines.proofing import proof_of
from laut.engines.questions import refresh
from laut.errors import InputError, MissingError
from laut.ledger import Ledger, asked, briefs
from laut.records import CaseFinding, Finding, Reading, Span
from laut.records import Question as Weighed
from laut.serving import asking, handed
from laut.serving.sourced import Claim, Counted, Counts, Origins, Passage, Words, claims, of_answer, passages

PAGE, MOST = 20, 100  # entries of a page, unless fewer are asked for; at most
LONGEST = 2_000  # code points of words that are asked for
_PASSAGES = 1_000
_T = TypeVar("_T")


def read(text: str, limit: int, cursor: str | None, **given: Any) -> handed.Read:
    """An article that was sent. Raises LautError."""
    reading = asking.read(text, **given)
    found = [_inside(reading, f) for f in reading.findings]
    page = _article(reading, limit, cursor, {}, [])
    lost = sum(f is None for f in found) if not _start(cursor) else 0
    findings = [] if _start(cursor) else [f for f in found if f]
    more = {"findings": findings, "unread": len(reading.unread), "left_out": page.left_out + lost}
    return handed.Read(**(dict(page) | more))


def _inside(reading: Reading, found: Finding) -> handed.Finding | None:
    return _finding(found, passages(reading.document, found.spans))


def _finding(found: Finding | CaseFinding, words: list[Passage]) -> handed.Finding | None:
    """A finding with the words that it stands on; None without any."""
    if not words:
        return None
    return handed.Finding(
        id=found.id, kind=found.kind, quoted_says=found.says, holds=found.holds, origins_at_least=found.origins_at_least,
        origins_at_most=found.origins_at_most, words=words,
    )  # fmt: skip


def article(ledger: Ledger, name: str, b: int | None, e: int | None, limit: int, cursor: str | None) -> handed.Article:
    """An article of a ledger; with `b` and `e` those of its words and the claims that they are of. Raises LautError."""
    kept = ledger.decided(name).reading
    if b is None and e is None:
        return _article(kept, limit, cursor, _counts(ledger, [kept]), [])
    span = _span(kept, b, e)
    quoted = passages(kept.document, [span])
    if not quoted:
        raise MissingError("an article whose outlet is known, to quote its words", "none", name)
    return _article(kept, limit, cursor, _counts(ledger, [kept]), quoted, [span])


def _span(reading: Reading, b: int | None, e: int | None) -> Span:
    length = len(reading.document.text)
    if b is None or e is None or not 0 <= b < e <= length or e - b > LONGEST:
        raise InputError(f"0 <= b < e <= {length}, and at most {LONGEST} characters", f"b={b}, e={e}")
    return Span(b, e)


def _article(
    reading: Reading, limit: int, cursor: str | None, counts: Counts, quoted: list[Any], spans: Sequence[Span] = ()
) -> handed.Article:
    document = reading.document
    wanted = _touching(reading, spans) if spans else {c.id for c in reading.claims}
    rows = [made for c, made in zip(reading.claims, claims(reading, counts), strict=True) if c.id in wanted]
    some, following = _page(rows, limit, cursor)
    return handed.Article(
        article=document.id, quoted_outlet=document.outlet, quoted_title=document.title, quoted=quoted, claims=[c for c in some if c],
        left_out=sum(c is None for c in some), next=following,
    )  # fmt: skip


def _touching(reading: Reading, spans: Iterable[Span]) -> set[str]:
    """The ids of the claims that have words of some spans."""
    some = list(spans)
    return {c.id for c in reading.claims for s in c.spans for x in some if s.b < x.e and x.b < s.e}


def search(ledger: Ledger, query: str, limit: int, cursor: str | None, **wanted: Any) -> handed.Claims:
    """The claims that a search stands on, of the last published article first; the cursor counts claims. Raises LautError."""
    start, want = _start(cursor), _size(limit)
    found: list[Claim | None] = []
    seen = offset = 0
    refresh(ledger)
    while len(found) <= want:
        hits = ledger.search(query, limit=20, offset=offset, **wanted)
        for hit in hits.hits:
            kept = ledger.decided(hit.id).reading
            marked = [p.span for p in hits.passages(hit, _PASSAGES)]
            ids = _touching(kept, marked) if marked else {c.id for c in kept.claims}
            if seen + len(ids) > start and len(found) <= want:
                rows = [made for c, made in zip(kept.claims, claims(kept, _counts(ledger, [kept])), strict=True) if c.id in ids]
                found += rows[max(0, start - seen) :]
            seen += len(ids)
        offset += len(hits.hits)
        if not hits.hits or len(found) > want:
            break
    some = found[:want]
    following = str(start + want) if len(found) > want else None
    return handed.Claims(claims=[c for c in some if c], left_out=sum(c is None for c in some), next=following)


def questions(ledger: Ledger, text: str, every: bool, limit: int, cursor: str | None, ui: str) -> handed.Questions:
    """The questions of a ledger whose wording has the words of `text`. Raises LautError."""
    start, want = _start(cursor), _size(limit)
    rows = case.questions(ledger, text, every=every, limit=want + 1, offset=start, ui=ui)
    following = str(start + want) if len(rows) > want else None
    return handed.Questions(questions=[handed.Asked(**_asked(q)) for q in rows[:want]], left_out=0, next=following)


def _asked(q: Weighed) -> dict[str, Any]:
    return {
        "id": q.id, "quoted_about": q.about, "articles": len({a.article for a in q.answers}), "relation": q.relation,
        "sourcing": list(q.sourcing), "origins": Origins(at_least=q.at_least, at_most=q.at_most, question=q.id),
    }  # fmt: skip


def question(ledger: Ledger, id: str, limit: int, cursor: str | None, ui: str) -> handed.Question:
    """A question with its answers, in the order of publication; what disputes them comes with the first page. Raises LautError."""
    q = case.question(ledger, id, ui)
    counted = Counted(q.id, q.at_least, q.at_most)
    some, following = _page(q.answers, limit, cursor)
    disputes = () if _start(cursor) else q.disputes
    kept = {a.article: ledger.decided(a.article).reading for a in (*some, *disputes)}
    answers, against = ([of_answer(a, kept[a.article], counted) for a in rows] for rows in (some, disputes))
    return handed.Question(
        **_asked(q), answers=[c for c in answers if c], disputes=[c for c in against if c],
        left_out=sum(c is None for c in (*answers, *against)), next=following,
    )  # fmt: skip


def findings(ledger: Ledger, kinds: Iterable[str], limit: int, cursor: str | None, ui: str) -> handed.Findings:
    """The findings of a ledger. Raises LautError."""
    start, want = _start(cursor), _size(limit)
    rows = case.check(ledger, kinds, limit=want + 1, offset=start, ui=ui)
    found = [_across(ledger, f) for f in rows[:want]]
    following = str(start + want) if len(rows) > want else None
    return handed.Findings(findings=[f for f in found if f], left_out=sum(f is None for f in found), next=following)


def _across(ledger: Ledger, found: CaseFinding) -> handed.Finding | None:
    return _finding(found, [p for article, span in found.spans for p in passages(ledger.decided(article).reading.document, [span])])


def proof(ledger: Ledger, draft: str, limit: int, cursor: str | None, ui: str | None, **given: Any) -> handed.Proof:
    """A draft against a ledger. Raises LautError."""
    reading = asking.read(draft, **given)
    made = proof_of(reading, ledger, ui)
    some, following = _page(made.findings, limit, cursor)
    rows, lost = [], 0
    for one in some:
        own = [words for article, span in one.finding.spans if article == made.draft for words in _own(reading, span)]
        beside = [_beside(ledger, words.answer) for words in one.beside]
        lost += sum(c is None for c in beside)
        rows.append(
            handed.Proofed(kind=one.finding.kind, quoted_says=one.finding.says, draft=own, beside=[c for c in beside if c is not None])
        )
    return handed.Proof(figures=made.figures, compared=len(made.compared), findings=rows, left_out=lost, next=following)


def _own(reading: Reading, span: Span) -> list[Words]:
    return [Words(quote=reading.document.text[span.b : span.e], b=span.b, e=span.e)]


def _beside(ledger: Ledger, answer: Any) -> Claim | None:
    kept = ledger.decided(answer.article).reading
    counted = _counts(ledger, [kept]).get((answer.article, answer.figure), Counted("", 0, 1))
    return of_answer(answer, kept, counted)


def _counts(ledger: Ledger, readings: Iterable[Reading]) -> Counts:
    """The origins of the questions that the figures of some articles answer."""
    hashes = [reading.document.id for reading in readings]
    with ledger.reading() as connection:
        numbers = {row["document"] for row in asked.articles(connection, hashes).values()}
        rows = list(asked.of(connection, set(briefs.parts(connection, numbers).values())))
    return {
        (answer["article"], answer["figure"]): Counted(row["id"], row["origins_at_least"], row["origins_at_most"])
        for row in rows for answer in row["answers"] if answer["article"] in hashes
    }  # fmt: skip


def _page(rows: Sequence[_T], limit: int, cursor: str | None) -> tuple[list[_T], str | None]:
    start, want = _start(cursor), _size(limit)
    return list(islice(rows, start, start + want)), str(start + want) if len(rows) > start + want else None


def _size(limit: int) -> int:
    if not 1 <= limit <= MOST:
        raise InputError(f"a limit from 1 to {MOST}", str(limit), "limit")
    return limit


def _start(cursor: str | None) -> int:
    """Where a page begins; InputError for what is no cursor of ours."""
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 10):
        raise InputError("the cursor that a page before this one gave", repr(cursor[:40]), "cursor")
    return int(cursor)


