"""An article before printing against a case: what was lost on the way to it, what stands without its source, what the case has otherwise.

Precision goes first: a figure that keeps its bound, its hedge and its source gives nothing, nor does one that the draft itself sets beside
the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from laut.errors import LanguageError
from laut.languages import known
from laut.records import Answer, CaseFinding, Question, Reading, Span
from laut.weighing import confirmations, rank, sourcing, strength
from laut.weighing.ask import TIME, Ask
from laut.weighing.brief import Brief, Given, brief
from laut.weighing.counting import NO_ORIGIN
from laut.weighing.desk import Desk, Draft, lay_out
from laut.weighing.fitting import ROUGH, Casebook, standing, written
from laut.weighing.named import NAMED, quotations, sourced
from laut.weighing.proofs import Proof, Proofed, Words
from laut.weighing.relations import CONFLICT, UPDATE
from laut.weighing.strength import BOUNDS, DOUBTFUL
from laut.weighing.weights import weight
from laut.weighing.wording import say

_VAGUE = "order_of_magnitude"
_OPEN = ("at_least", "more_than", "at_most", "less_than")


@dataclass(frozen=True, slots=True)
class _Found:
    draft: Draft
    question: Question | None = None
    beside: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class _Number:
    """One number that the draft gives for a question: all its mentions, and the one that is told with a bound or hedge, if any is."""

    given: Given
    every: tuple[Given, ...]


def proof(
    draft: Reading, case: Sequence[Question], asks_of: Mapping[tuple[str, str], Ask], texts: Mapping[str, str], ui: str | None = None
) -> Proof:
    """What to check in a draft, against the questions of a case.

    `asks_of` has the ask of every answer by `Document.id` and figure, `texts` the text of each article. `ui` is the language of the
    findings, by default that of the draft. Raises LanguageError for a language that no folder of `languages/` describes.
    """
    if draft.document.language not in known():
        raise LanguageError(f"one of the languages {', '.join(known())}", repr(draft.document.language))
    desk, own = lay_out(draft), brief(draft)
    book = Casebook(case, asks_of, texts, own)
    matched = _matched(book, own)
    found = [f for question, numbers in matched for f in _against(desk, book, question, numbers, own.given)]
    found += _alone(desk, matched, found)
    found.sort(key=lambda f: (rank(f.draft), min((s.b for s in f.draft.spans), default=0), f.draft.kind))
    language = ui or draft.document.language or known()[0]
    compared = sorted({g.ask.span: g.ask.figure for _, numbers in matched for n in numbers for g in n.every}.items())
    told = tuple(_proofed(f"p{n}", f, draft, texts, language) for n, f in enumerate(found, 1))
    return Proof(draft.document.id, draft.document.title, told, len(own.given), tuple(figure for _, figure in compared))


def _proofed(ident: str, found: _Found, draft: Reading, texts: Mapping[str, str], ui: str) -> Proofed:
    d, question = found.draft, found.question
    spans = (*((draft.document.id, s) for s in sorted(set(d.spans))), *((a.article, a.span) for a in found.beside))
    who = tuple(dict.fromkeys(name for a in found.beside for name in a.origins))
    finding = CaseFinding(
        ident, d.kind, say(d, ui), spans, who, None, (question.id,) if question else (), question.at_least if question else None,
        question.at_most if question else None,
    )  # fmt: skip
    return Proofed(finding, tuple(Words(a, " ".join(texts.get(a.article, "")[a.quote.b : a.quote.e].split())) for a in found.beside))


def _matched(book: Casebook, own: Brief) -> list[tuple[Question, list[_Number]]]:
    """The questions of the case that the draft answers, with its numbers; what it quotes only to dispute is none."""
    found: dict[str, tuple[Question, list[Given]]] = {}
    loose = []
    for given in own.given:
        question = None if given.disputed else book.question(given)
        if question:
            found.setdefault(question.id, (question, []))[1].append(given)
        elif not given.disputed:
            loose.append(given)
    return [
        (book.near(question, some), _numbers([*some, *(g for g in loose if any(_again(g, other) for other in some))]))
        for question, some in found.values()
    ]


def _again(given: Given, other: Given) -> bool:
    """The draft names the number again, with fewer words: `the 900 people`."""
    one, two = given.ask, other.ask
    same = one.kind == two.kind and (one.thing, one.head) == (two.thing, two.head)
    return same and written(given.stated) == written(other.stated)


def _numbers(some: Sequence[Given]) -> list[_Number]:
    """The numbers that a draft gives: mentions of one number are one, a title's is told by the text where it has it."""
    order = sorted(some, key=lambda g: (written(g.stated), g.ask.in_title, not _weak(g), g.ask.span))
    groups = [list(group) for _, group in groupby(order, key=lambda g: written(g.stated))]
    return [_Number(next((g for g in group if _weak(g) and not g.ask.in_title), group[0]), tuple(group)) for group in groups]


def _weak(given: Given) -> bool:
    return given.bound != "exact" or bool(given.hedges) or given.stance in DOUBTFUL


def _against(desk: Desk, book: Casebook, question: Question, numbers: Sequence[_Number], every: Sequence[Given]) -> Iterator[_Found]:
    """What the case has otherwise than the draft, for one question."""
    for number in numbers:
        given = number.given
        agreeing = [a for a in question.answers if book.agrees(given, a)]
        if not _former(given, numbers):
            yield from _otherwise(book, question, given, every)
        if not agreeing:
            continue
        yield from _lost(book, question, given)
        if not sourced(desk, question, number.every, [g for n in numbers for g in n.every]):
            yield from _unsourced(desk, question, number, agreeing)
        yield from _confirmed(desk, question, number, agreeing)


def _former(given: Given, numbers: Sequence[_Number]) -> bool:
    """The draft itself says that it is an earlier count, and has a later one, or is of another occasion."""
    later = any(not n.given.ask.former and n.given is not given for n in numbers)
    return (given.ask.former and later) or given.ask.past or given.ask.role == "change_from"


def _otherwise(book: Casebook, question: Question, given: Given, every: Sequence[Given]) -> Iterator[_Found]:
    """A number that a later one took the place of, or that others exclude; not where the draft, of all its figures, has these too."""
    today = [a for a in standing(question) if a.bound != _VAGUE]
    agreeing = [a for a in today if book.agrees(given, a)]
    fitting = [a for a in agreeing if a.bound not in _OPEN or book.same(given, a) or not book.runs(given)]
    against = [a for a in today if a not in agreeing and _opposes(book, given, a, fitting, every)]
    if not against or given.bound == _VAGUE:
        return
    against.sort(key=lambda a: a.day or date.min, reverse=True)
    first = against[0]
    if not fitting and any((a.day or date.min) >= (first.day or date.min) for a in agreeing):
        return
    words: dict[str, str | int] = {"figure": given.named, "other": first.text, "who": _who(first)}
    before = [a for a in question.answers if a not in today and book.same(given, a)]
    if fitting:
        ids = {i for a in fitting for i in a.origin_ids}
        if question.relation == CONFLICT and not all(set(a.origin_ids) & ids for a in against):
            yield _finding("conflict", "beside", words, given, question, against)
    elif before and (question.relation == UPDATE or (book.runs(given) and all(_before(a, first) for a in before))):
        yield _finding("update", "later", words, given, question, (before[-1], *against))
    elif not book.known(given) and not all(_other_days(given, a) for a in against):
        yield _finding("conflict", "last" if book.runs(given) else "case", words, given, question, against)


def _opposes(book: Casebook, given: Given, answer: Answer, fitting: Sequence[Answer], every: Sequence[Given]) -> bool:
    """An answer that excludes a figure surely means the same, and the draft has its number nowhere."""
    if book.speaks(given, answer) < weight("proof", "surely") or not book.near_in_size(given, answer):
        return False
    if any(other is not given and other.ask.kind == given.ask.kind and book.agrees(other, answer) for other in every):
        return False
    if not fitting:
        return True
    since = min((a.day or date.min for a in fitting), default=date.min)
    older = book.runs(given) and (answer.day or date.min) < since
    return not older and not book.elsewhere(given, answer, fitting)


def _before(one: Answer, other: Answer) -> bool:
    return (one.day or date.max) < (other.day or date.min)


def _other_days(given: Given, answer: Answer) -> bool:
    """Both say which days they count, and the two have no day in common."""
    x, y = given.ask.when, answer.as_of
    if x is None or y is None:
        return False
    return bool((x[1] and y[0] and x[1] < y[0]) or (y[1] and x[0] and y[1] < x[0]))


def _lost(book: Casebook, question: Question, given: Given) -> Iterator[_Found]:
    """A bound or a hedge that every answer of the case with this number has, and the draft has not."""
    same = [a for a in question.answers if book.same(given, a)]
    if not same or given.bound == _VAGUE or given.ask.kind == TIME:
        return
    first = same[0]
    words: dict[str, str | int] = {
        "figure": given.named, "other": first.text, "who": _by(first), "outlet": first.outlet or "", "hedge": ", ".join(first.hedges),
    }  # fmt: skip
    large = abs(written(given.stated)) >= weight("proof", "lost_from")
    if given.bound == "exact" and large and all(a.bound in BOUNDS for a in same):
        yield _finding("bound_lost", "case", words, given, question, same)
    if given.hedges or given.stance in ROUGH:
        return
    if all(a.hedges for a in same):
        yield _finding("hedge_lost", "case", words, given, question, same)
    elif given.bound == "exact" and not given.ends and not given.perhaps and all(a.hedges or a.stance in DOUBTFUL for a in same):
        yield _finding("hedge_lost", "estimate", words, given, question, same)


def _unsourced(desk: Desk, question: Question, number: _Number, agreeing: Sequence[Answer]) -> Iterator[_Found]:
    """The draft gives on its own word what every article of the case gives on somebody's."""
    counting = [a for a in agreeing if a.adds in (*NAMED, NO_ORIGIN)]
    named = [a for a in counting if a.adds in NAMED and a.origins]
    figure = next(f for f in desk.figures if f.id == number.given.ask.figure)
    if not named or len(named) < len(counting) or not sourcing.weighty(figure):
        return
    words: dict[str, str | int] = {"figure": number.given.named, "who": _by(*named)}
    yield _finding("no_named_origin", "case", words, number.given, question, named)


def _confirmed(desk: Desk, question: Question, number: _Number, agreeing: Sequence[Answer]) -> Iterator[_Found]:
    """The draft says "confirmed", and no two origins of the case give the figure."""
    pointed = {f.id for figures in confirmations.pointers(desk).values() for f in figures}
    said = next((g for g in number.every if g.confirming), None) or next((g for g in number.every if g.ask.figure in pointed), None)
    named = [a for a in agreeing if a.adds in NAMED]
    if said is None or len({i for a in named for i in a.origin_ids}) > 1:
        return
    words: dict[str, str | int] = {"figure": said.named, "who": _by(*named) if named else ""}
    yield _finding("no_confirmation", "case" if named else "case_none", words, said, question, named or agreeing)


def _alone(desk: Desk, matched: Iterable[tuple[Question, Sequence[_Number]]], found: Sequence[_Found]) -> list[_Found]:
    """What the draft shows by itself: a headline stronger than its body, and what stands without a source."""
    numbers = [n for _, some in matched for n in some]
    own = {
        g.ask.figure
        for question, some in matched
        for n in some
        if sourced(desk, question, n.every, [g for m in some for g in m.every])
        for g in n.every
        if not g.ends
    }
    told = {figure for f in found if f.draft.kind == "no_named_origin" for figure in f.draft.figures}
    told |= {g.ask.figure for n in numbers if told & {g.ask.figure for g in n.every} for g in n.every}
    drafts = [*strength.headline_stronger(desk), *sourcing.no_named_origin(desk, frozenset(told | own)), *sourcing.unattributed(desk)]
    known_ = {g.ask.figure for n in numbers for g in n.every}
    drafts += [d for d in confirmations.no_confirmation(desk, frozenset()) if not known_ & set(d.figures)]
    drafts += list(quotations(desk))
    return [_Found(d) for d in drafts]


def _finding(kind: str, form: str, words: dict[str, str | int], given: Given, question: Question, beside: Iterable[Answer]) -> _Found:
    return _Found(Draft(kind, form, words, (Span(*given.ask.span),), (), (given.ask.figure,)), question, tuple(dict.fromkeys(beside)))


def _who(*answers: Answer) -> str:
    """Who says it, and the outlet of the first where that is somebody else."""
    names = list(dict.fromkeys(name for a in answers for name in a.origins))
    outlet = answers[0].outlet
    return ", ".join(names) + (f"; {outlet}" if outlet and names != [outlet] else "")


def _by(*answers: Answer) -> str:
    """The same, as the end of a sentence has it."""
    names, _, outlet = _who(*answers).partition("; ")
    return f"{names} ({outlet})" if outlet else names
