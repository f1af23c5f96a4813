"""A draft against a case in a terminal: each finding with the draft's own words, then those of the articles that it stands beside."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from laut.records import Reading
from laut.showing.page import clean, sentence
from laut.showing.questions import Named
from laut.showing.wording import Words
from laut.weighing.proofs import Proof, Proofed

_INDENT = "    "
_LONGEST = 240  # letters of a quote
_MOST = 4  # articles beside a finding; --json has them all


def lines(found: Proof, draft: Reading, named: Named, words: Words) -> Iterator[Text]:
    """All lines, in order; `named` has the numbers of articles, by which they are opened."""
    yield Text(clean(draft.document.title or words("head.untitled")), style="bold")
    yield Text(words("proof.coverage", figures=words.count("head.figures", found.figures), n=len(found.compared)), style="dim")
    yield Text()
    if not found.findings:
        yield Text(words("findings.none"))
        return
    yield Text(words("sections.findings"), style="bold")
    for n, one in enumerate(found.findings, 1):
        yield Text.assemble((f"{n:>2}  ", "bold"), clean(one.finding.says))
        yield from _here(one, draft, words)
        yield from _beside(one, named, words)


def _here(one: Proofed, draft: Reading, words: Words) -> Iterator[Text]:
    """The sentences of the draft."""
    text = draft.document.text
    marks = [span for article, span in one.finding.spans if article == draft.document.id]
    for within in dict.fromkeys(sentence(text, span) for span in marks):
        quote = words.quoted(_cut(text[within.b : within.e]))
        yield Text.assemble(_INDENT, (f"{words('proof.draft')}  ", "dim"), quote, (f"  {within.b}–{within.e}", "dim"))


def _beside(one: Proofed, named: Named, words: Words) -> Iterator[Text]:
    """The words of the articles, each with outlet and day."""
    for told in one.beside[:_MOST]:
        answer = told.answer
        day = words.day(answer.published) if answer.published else words("head.undated")
        at = f"{named[answer.article]['document']}/{answer.figure}  " if answer.article in named else ""
        head = f"{answer.outlet or words('head.no_outlet')} · {day}  "
        yield Text.assemble(_INDENT, (at, "dim"), (clean(head), "cyan"), words.quoted(_cut(told.quote)))
    if len(one.beside) > _MOST:
        yield Text(_INDENT + words.count("findings.more", len(one.beside) - _MOST), style="dim")


def _cut(words: str) -> str:
    line = clean(words).strip()
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
