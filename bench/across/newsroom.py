"""Weighing on the simulated newsroom: how right it is, and how it grows."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from bench.across.given import with_given
from bench.newsroom import newsroom
from bench.newsroom.records import Story
from laut.engines.local import read_document
from laut.records import Document, Question
from laut.weighing.across import known, weigh_across
from laut.weighing.answering import Around
from laut.weighing.brief import Brief, brief
from laut.weighing.codec import dumps, loads
from laut.weighing.collecting import seldom_collected

SEED = 7  # of the stories that are measured; those that rules were mended with have others


@dataclass(slots=True)
class Tally:
    """Counts over questions of known truth."""

    questions: int = 0
    exact: int = 0
    inside: int = 0
    over: int = 0
    width: int = 0
    relation: int = 0
    current: int = 0
    kept: int = 0  # not a stray answer, and none of its answers elsewhere
    answers: int = 0
    silent: int = 0  # questions none of whose answers was found
    examples: list[str] = field(default_factory=list)

    def rows(self) -> list[tuple[str, str]]:
        """Name and value."""
        n = max(1, self.questions)
        return [
            ("questions, answers", f"{self.questions}, {self.answers}"),
            ("independent origins exact (asked: 0.85)", f"{self.exact / n:.3f}"),
            ("the true number inside the interval (asked: 0.98)", f"{self.inside / n:.3f}"),
            ("mean width of the interval (asked: at most 1)", f"{self.width / n:.2f}"),
            ("counted as independent though it was not (asked: under 0.01)", f"{self.over / n:.3f}"),
            ("relation", f"{self.relation / n:.3f}"),
            ("current", f"{self.current / n:.3f}"),
            ("questions gathered whole and without a stray answer", f"{self.kept / n:.3f}"),
        ]


def document(article: Any) -> Document:
    """An article of the newsroom as a document."""
    return Document(article.text, article.title, article.outlet, None, article.published, article.language, article.url)


def laid_out(story: Story, given: bool) -> tuple[list[Brief], dict[str, str]]:
    """The briefs of a story, with the truth's figures and origins where they are `given`, and `Document.id` by the article's name."""
    found = {article.name: read_document(document(article)) for article in story.articles}
    if given:
        kinds = {source.name: (source.kind, source.named) for reading in found.values() for source in reading.sources}
        by: dict[str, list[dict[str, Any]]] = {}
        for question in story.truth["questions"]:
            for answer in question["answers"]:
                by.setdefault(answer["article"], []).append(answer)
        found = {name: with_given(reading, by.get(name, ()), kinds) for name, reading in found.items()}
    return [brief(reading) for reading in found.values()], {name: reading.document.id for name, reading in found.items()}


def measured(size: int, seed: int, given: bool) -> Tally:
    """The tally over all stories of a newsroom, weighed together."""
    briefs: list[Brief] = []
    ids: dict[tuple[str, str], str] = {}
    stories = []
    for story in newsroom(size, seed):
        mine, names = laid_out(story, given)
        briefs += mine
        ids |= {(story.id, name): id for name, id in names.items()}
        stories.append(story)
    copies = {ids[s.id, a]: ids[s.id, b] for s in stories for a, b in s.truth["copies"]}
    revises = {ids[s.id, a]: ids[s.id, b] for s in stories for a, b in s.truth["revisions"]}
    every = sorted(briefs, key=lambda b: b.article)
    weighed = weigh_across(every, known(every, Around(copies=copies, revises=revises)))
    return tallied(stories, ids, [w.question for w in weighed])


def tallied(stories: Iterable[Story], ids: dict[tuple[str, str], str], questions: list[Question]) -> Tally:
    """What questions come to against the truth; of those that hold answers of a true question the one with the most is its own."""
    at: dict[str, list[tuple[int, int, int]]] = {}
    for n, question in enumerate(questions):
        for answer in (*question.answers, *question.disputes):
            at.setdefault(answer.article, []).append((*answer.span, n))
    tally = Tally()
    for story in stories:
        for truth in story.truth["questions"]:
            hits: dict[int, int] = {}
            for answer in truth["answers"]:
                b, e = answer["span"]
                n = next((n for x, y, n in at.get(ids[story.id, answer["article"]], ()) if x < e and b < y), None)
                if n is not None:
                    hits[n] = hits.get(n, 0) + 1
            tally.questions += 1
            tally.answers += len(truth["answers"])
            if not hits:
                tally.silent += 1
                continue
            own = min(hits, key=lambda n: (-hits[n], n))
            _count(tally, questions[own], truth, sum(hits.values()) == hits[own] == len(questions[own].answers))
    return tally


def _count(tally: Tally, question: Question, truth: dict[str, Any], whole: bool) -> None:
    tally.exact += question.independent_origins == truth["independent_origins"]
    tally.inside += question.at_least <= truth["true_origins"] <= question.at_most
    tally.over += question.at_least > truth["true_origins"]
    tally.width += question.at_most - question.at_least
    tally.relation += question.relation == truth["relation"]
    tally.current += (question.low, question.high) == (truth["current"]["low"], truth["current"]["high"])
    tally.kept += whole


# growth


def _line(article: tuple[str, str, str, date, str, str]) -> str:
    text, title, outlet, published, language, url = article
    return dumps(brief(read_document(Document(text, title, outlet, None, published, language, url))))


def lines(size: int, seed: int, workers: int) -> Iterator[str]:
    """The briefs of a newsroom, read on several cores."""
    every = ((a.text, a.title, a.outlet, a.published, a.language, a.url) for s in newsroom(size, seed) for a in s.articles)
    with Pool(workers) as pool:
        yield from pool.imap(_line, every, chunksize=100)


def growth(sizes: tuple[int, ...], seed: int, workers: int, tell: Callable[[str], None]) -> list[dict[str, Any]]:
    """Seconds that weighing takes on one core, by how many articles there are: from the kept briefs to the questions."""
    rows = []
    with tempfile.TemporaryFile("w+", encoding="utf-8") as stream:
        for n, line in enumerate(lines(max(sizes), seed, workers), 1):
            stream.write(line + "\n")
            if n % 5000 == 0:
                tell(f"{n} read")
        for size in sizes:
            stream.seek(0)
            start = time.process_time()
            with seldom_collected():
                briefs = [loads(Brief, stream.readline()) for _ in range(size)]
            loaded = time.process_time()
            found = weigh_across(briefs)
            done = time.process_time()
            claims = sum(len(b.given) for b in briefs)
            rows.append({"articles": size, "claims": claims, "load": loaded - start, "weigh": done - loaded, "questions": len(found)})
            tell(str(rows[-1]))
            del briefs, found
    return rows


def drawn(rows: list[dict[str, Any]], out: Path) -> None:
    """The growth as a picture, beside n log n through the first point."""
    from math import log

    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 4))
    claims = [row["claims"] for row in rows]
    first = rows[0]["weigh"] / (claims[0] * log(claims[0]))
    axes.loglog(claims, [row["weigh"] for row in rows], marker="o", label="weighing")
    axes.loglog(claims, [first * n * log(n) for n in claims], linestyle="--", label="n log n")
    axes.set_xlabel("claims")
    axes.set_ylabel("seconds on one core")
    axes.legend()
    figure.tight_layout()
    figure.savefig(out, metadata={"Date": None})
