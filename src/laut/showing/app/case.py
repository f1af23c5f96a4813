"""Questions and findings as pages show them: what a template needs, in the words of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import inf, isfinite

from laut.ledger import asked as ledger_asked
from laut.records import Answer, CaseFinding, Question
from laut.showing.app.asked import PAGE, Asked
from laut.showing.app.desk import Desk
from laut.showing.app.drawing.graph import Graph
from laut.showing.app.drawing.plot import Dot, Plot, plot
from laut.showing.app.institutions import Institutions
from laut.showing.app.quoting import MOST, Article, Quote, Quoting, articles, kinds
from laut.showing.app.words import AppWords
from laut.weighing.interval import Range
from laut.weighing.quantities import convert, convertible
from laut.weighing.weights import weight
from laut.weighing.worded import finding_from, question_from

__all__ = [
    "AnswerRow", "Article", "FindingView", "Origin", "QuestionView", "Quote", "Quoting", "articles", "finding_views", "kinds",
    "question_view",
]  # fmt: skip
FINDINGS = 30  # findings of one question that are shown
LISTED = 40  # origins and paths that are listed
COLOURS = 8  # origins with a colour of their own
PLOTTED = 400  # answers that are drawn
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Named = tuple[str, str]
"""A name and the family of its kind."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An institution at the end of chains: `letter` stands for it in the plot and in the table, `colour` is 0 where colours ran out."""

    key: str
    letter: str
    name: str
    family: str
    colour: int
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer in words. `key` is its id in the page, `name` how decisions call it (`12/f3`); `chain` are its links behind the outlet."""

    key: str
    name: str
    answer: Answer
    article: Article | None
    quote: Quote | None
    day: str
    outlet: str
    stance: str
    hedges: tuple[str, ...]
    chain: tuple[tuple[Named, ...], ...]
    inferred: tuple[Named, ...]
    origins: tuple[Origin, ...]
    adds: str
    standing: bool

    @property
    def href(self) -> str:
        """Where its words stand."""
        return self.quote.href if self.quote else ""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words with what it stands on; `more` places are not quoted. `questions` are ids and names of what it is about."""

    found: CaseFinding
    kind: str
    quotes: tuple[Quote, ...]
    more: int
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question with all that a page shows of it.

    `current` and `counted` say in words what can be said today and what stands behind it, `reasons` what the answers add, with their
    number. `prefix` begins every id of its part of the page. `rows` are the answers from `offset` on, at most as many as a page has;
    `more` whether others follow.
    """

    question: Question
    prefix: str
    current: str
    counted: str
    origins_text: str
    sourcing: tuple[str, ...]
    relation: str
    articles: int
    outlets: int
    reasons: tuple[str, ...]
    origins: tuple[Origin, ...]
    rows: tuple[AnswerRow, ...]
    disputes: tuple[AnswerRow, ...]
    offset: int
    more: bool
    plot: Plot | None
    graph: Graph | None
    paths: tuple[tuple[Named, ...], ...]
    reach: tuple[str, ...]
    findings: tuple[FindingView, ...]
    more_findings: int


def question_view(desk: Desk, asked: Asked, id: str, offset: int = 0, size: int | None = PAGE, prefix: str = "") -> QuestionView:
    """One question by its id or its first letters, with the answers from `offset` on (`size` None: all); MissingError for none.

    Where a page has several questions, each has its own `prefix`.
    """
    with desk.reading() as connection:
        question = question_from(ledger_asked.question(connection, id), asked.ui)
        every = (*question.answers, *question.disputes)
        quoting = Quoting(connection, (a.article for a in every))
        known = Institutions(question, quoting.families)
        letters = _origins(question, known)
        end = len(question.answers) if size is None else offset + size
        shown = [*enumerate(question.answers)][offset:end]
        rows = tuple(_row(f"{prefix}a{n + 1}", n, a, question, quoting, known, letters, asked.w) for n, a in shown)
        disputes = tuple(
            _row(f"{prefix}a{n + 1}", n, a, question, quoting, known, letters, asked.w)
            for n, a in enumerate(question.disputes[:PAGE], len(question.answers))
        )
        lines = ledger_asked.findings_of(connection, question.id)
        found = [finding_from(line, asked.ui) for line in lines[:FINDINGS]]
        quoting.add(article for f in found for article, _ in f.spans)
        findings = finding_views(quoting, found, asked.w, {})
    adds = [asked.w.find("adds", a.adds) for a in question.answers]
    return QuestionView(
        question, prefix, now(question, asked.w), _counted(question, asked.w), origins_words(question, asked.w),
        tuple(asked.w.find("sourcings", name) for name in question.sourcing), asked.w.find("relations", question.relation),
        len({a.article for a in question.answers}), len({a.outlet for a in question.answers if a.outlet}),
        tuple(f"{asked.w.number(adds.count(word))} × {word}" for word in dict.fromkeys(adds)), tuple(letters.values()), rows, disputes,
        offset, end < len(question.answers), drawn(question, known, letters, asked.w, (offset, end), prefix), known.graph(asked.w),
        known.paths()[:LISTED], known.reach(asked.w)[:LISTED], findings, len(lines) - len(findings),
    )  # fmt: skip


def finding_views(quoting: Quoting, found: Iterable[CaseFinding], words: AppWords, names: dict[str, str]) -> tuple[FindingView, ...]:
    """Findings with the words that they stand on; `names` are questions by their ids."""
    return tuple(
        FindingView(
            f, words.find("kinds_of_findings", f.kind, f.kind), quoting.of(f), max(0, len(f.spans) - MOST),
            tuple((id, names[id]) for id in f.questions if id in names),
        )
        for f in found
    )


def now(question: Question, words: AppWords) -> str:
    """What can be said today with its unit; nothing where no end is known."""
    low, high = question.low, question.high
    if low is None and high is None:
        return ""
    if low is None or high is None:
        number = words.number(low if low is not None else high or 0.0)
        number = words.find("bounds", "at_most" if low is None else "at_least", "{n}").replace("{n}", number)
    else:
        number = words.number(low) if low == high else words.span(low, high)
    return words.unit(question.unit, number, low == high == 1) if question.unit else number


def origins_words(question: Question, words: AppWords) -> str:
    """How many independent origins, in little room: `at least 2 (2–4)`."""
    if question.at_least == question.at_most:
        return words("asked.origins_one", n=words.number(question.at_least))
    return words("asked.origins_span", least=words.number(question.at_least), most=words.number(question.at_most))


def _counted(question: Question, words: AppWords) -> str:
    if question.at_least == question.at_most:
        return words.count("asked.behind_one", question.at_least)
    most, chains = words.number(question.at_most), words.number(question.independent_origins)
    return words.count("asked.behind", question.at_least, most=most, chains=chains)


def _origins(question: Question, known: Institutions) -> dict[str, Origin]:
    """The origins by their keys, in the order in which they are told."""
    found: dict[str, list[Answer]] = {}
    for answer in question.answers:
        for key in known.ends(answer):
            found.setdefault(key, []).append(answer)
    return {
        key: Origin(
            key, _LETTERS[n] if n < len(_LETTERS) else str(n + 1), known.names[key], known.families[key], n + 1 if n < COLOURS else 0,
            len({a.article for a in some}), len({a.outlet for a in some}),
        )
        for n, (key, some) in enumerate(found.items())
    }  # fmt: skip


def _row(
    key: str, n: int, a: Answer, question: Question, quoting: Quoting, known: Institutions, letters: dict[str, Origin], words: AppWords
) -> AnswerRow:
    article = quoting.articles.get(a.article)
    chain = tuple(tuple((name, known.family(name)) for name in link) for link in known.links(a))
    stance = words.find("stances", a.stance, a.stance) if a.stance != "asserts" else ""
    return AnswerRow(
        key, f"{article.document}/{a.figure}" if article else a.figure, a, article, quoting.answer(a),
        words.iso(a.published), a.outlet or words("head.no_outlet"), stance,
        tuple(words.quoted(h) for h in a.hedges), chain, tuple((name, known.family(name)) for name in a.inferred),
        tuple(letters[key] for key in known.ends(a) if key in letters), words.find("adds", a.adds), n in question.standing,
    )  # fmt: skip


def drawn(
    question: Question, known: Institutions, letters: dict[str, Origin], words: AppWords, within: tuple[int, int], prefix: str = ""
) -> Plot | None:
    """The plot of the answers; those within the rows that a page shows lead to their rows, others to their words' page."""
    dots, out = [], 0
    every = [*enumerate(question.answers), *enumerate(question.disputes, len(question.answers))]
    for n, a in every[:PLOTTED]:
        ends = in_unit(a, question.unit)
        if ends is None:
            out += 1
            continue
        low, high = ends
        origin = next((letters[key] for key in known.ends(a) if key in letters), None)
        crossed = n >= len(question.answers)
        here = crossed or within[0] <= n < within[1]
        key = f"#{prefix}a{n + 1}" if here else f"/question/{question.id}?offset={n // PAGE * PAGE}#a{n + 1}"
        said = " ← ".join(", ".join(link) for link in a.chain if link)
        hedges = words.joined([words.quoted(h) for h in a.hedges])
        says = " · ".join(
            part for part in (
                words.quoted(a.text), said, words.iso(day_of(a)), hedges, words.find("adds", a.adds),
            ) if part
        )  # fmt: skip
        dots.append(Dot(
            key, day_of(a), low, high, _whisker(a, low, high), origin.colour if origin else 0, origin.family if origin else "other",
            origin.letter if origin else "", a.adds != "origin" and not crossed, crossed, says,
        ))  # fmt: skip
    label = words("questions.current", n=now(question, words)) if now(question, words) else ""
    return plot(dots, (question.low, question.high), label, words, out + max(0, len(every) - PLOTTED))


def day_of(answer: Answer) -> date | None:
    """The day that an answer stands at: of the count, else on which it was made, else of publication."""
    return (answer.as_of[1] if answer.as_of else None) or answer.day or answer.published


def in_unit(answer: Answer, unit: str | None) -> tuple[float | None, float | None] | None:
    """The ends of an answer in the unit of the question; None where it cannot be told in it."""
    if answer.unit == unit or not answer.unit or not unit:
        return answer.low, answer.high
    if not convertible(answer.unit, unit):
        return None
    low = -inf if answer.low is None else answer.low
    high = inf if answer.high is None else answer.high
    found = convert(Range(low, high), answer.unit, unit)
    return (found.low if isfinite(found.low) else None), (found.high if isfinite(found.high) else None)


def _whisker(answer: Answer, low: float | None, high: float | None) -> tuple[float, float] | None:
    if answer.bound != "about" or low is None or high is None:
        return None
    part = weight("tolerance", "about")
    return low - abs(low) * part, high + abs(high) * part


