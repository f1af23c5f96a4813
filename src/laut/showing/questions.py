"""Questions and findings of a ledger in a terminal: what is asked, who answers what, on whose word; each answer with the number to open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from laut.ledger.asked import ARITHMETIC
from laut.records import Answer, CaseFinding, Question
from laut.showing.wording import Words

Line = Text | Table
Named = Mapping[str, Mapping[str, Any]]
"""Number, outlet, title and day of articles by `Document.id`."""
_SHOWN = 6  # answers of a question among several


def listed(found: Sequence[Question], named: Named, words: Words, place: str) -> Iterator[Line]:
    """Questions with their answers; of one alone all answers."""
    if not found:
        yield Text(words("questions.none"))
        return
    for question in found:
        yield from _question(question, named, words, None if len(found) == 1 else _SHOWN)
    answer = next(a for q in found for a in q.answers)
    yield Text(words("questions.open", place=place, id=found[0].id, answer=_at(answer, named)), style="dim")


def _question(question: Question, named: Named, words: Words, most: int | None) -> Iterator[Line]:
    head = Text(f"{question.id}  ", style="dim")
    head.append(question.about, style="bold not dim")
    if question.pinned:
        head.append(f"  {words('questions.pinned')}", style="cyan not dim")
    yield head
    facts = [
        words.count("questions.articles", len({a.article for a in question.answers})),
        words.find("relations", question.relation), current(question, words), origins(question, words),
    ]  # fmt: skip
    yield Text("    " + " · ".join(fact for fact in facts if fact))
    if question.sourcing:
        yield Text("    " + " · ".join(words.find("sourcings", name) for name in question.sourcing), style="dim")
    table = Table(box=None, show_header=False, padding=(0, 1), expand=False)
    shown = question.answers if most is None else question.answers[:most]
    for n, answer in enumerate(shown):
        table.add_row(*_row(answer, n in question.standing, named, words))
    for answer in question.disputes if most is None else ():
        table.add_row(*_row(answer, False, named, words))
    yield table
    if len(question.answers) > len(shown):
        yield Text("        " + words("questions.more", n=len(question.answers) - len(shown), id=question.id), style="dim")


def _row(answer: Answer, standing: bool, named: Named, words: Words) -> tuple[Text, ...]:
    """Number, day, outlet, the figure (bold where it stands), who says it, what it adds."""
    day = Text(words.day(answer.published) if answer.published else words("ledger.undated"), style="dim")
    who = " ← ".join(", ".join(link) for link in answer.chain[1:] if link) or words("questions.own_word")
    said = Text(who, style="italic" if answer.inferred else "")
    if answer.inferred:
        said.append("  " + words("questions.perhaps", who=", ".join(answer.inferred)), style="dim")
    if answer.hedges:
        said.append("  " + words.joined([words.quoted(h) for h in answer.hedges]), style="dim")
    return (
        Text(f"   {_at(answer, named)}", style="dim"), day, Text(answer.outlet or words("head.no_outlet")),
        Text(answer.text, style="bold" if standing else ""), said, Text(words.find("adds", answer.adds), style="dim"),
    )  # fmt: skip


def _at(answer: Answer, named: Named) -> str:
    return f"{named[answer.article]['document']}/{answer.figure}" if answer.article in named else answer.figure


def current(question: Question, words: Words) -> str:
    """What can be said today, from low to high."""
    low, high = question.low, question.high
    if low is None and high is None:
        return ""
    if low is None or high is None:
        value = words.number(low if low is not None else high or 0.0)
        number = words.find("bounds", "at_most" if low is None else "at_least", "{n}").replace("{n}", value)
    else:
        number = words.number(low) if low == high else words.span(low, high)
    return words("questions.current", n=words.unit(question.unit, number, low == high == 1) if question.unit else number)


def origins(question: Question, words: Words) -> str:
    """How many independent origins: at least, with the number that the chains name and the most beside it where they differ."""
    if question.at_least == question.at_most:
        return words("questions.origins_one", n=question.at_least)
    return words("questions.origins", least=question.at_least, n=question.independent_origins, most=question.at_most)


def findings(found: Iterable[CaseFinding], named: Named, words: Words, every: bool) -> Iterator[Line]:
    """Findings by kind in their order; calculations that hold are counted, unless `every` one is wanted."""
    held, last, n = 0, "", 0
    for finding in found:
        if finding.kind in ARITHMETIC and finding.holds and not every:
            held += 1
            continue
        if finding.kind != last:
            yield Text(words.find("kinds_of_findings", finding.kind, finding.kind), style="bold")
            last = finding.kind
        n += 1
        line = Text(f"{n:>4}  ")
        line.append(finding.says)
        numbers = dict.fromkeys(str(named[article]["document"]) for article, _ in finding.spans if article in named)
        line.append(f"  [{', '.join(numbers)}]", style="dim")
        yield line
    if not n and not held:
        yield Text(words("questions.no_findings"))
    if held:
        yield Text(words.count("questions.held", held), style="dim")
