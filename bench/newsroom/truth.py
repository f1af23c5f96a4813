"""The truth of a story, in the form of README.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.newsroom.draft import Draft, Figure
from bench.newsroom.naming import slug
from bench.newsroom.numbers import Stated, compatible
from bench.newsroom.records import Article
from bench.newsroom.vocabulary import language, world
from bench.newsroom.world import Event

Spans = list[list[tuple[int, int, int]]]
UNNAMED = "unnamed"  # whoever spoke without a name: in one story perhaps always the same
NOTED = ("disputed", "withdrawn", "derived")


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure where it stands. `origin`: id of who stands behind it; `open`: it does not say who; `standing`: not put right since."""

    article: int
    b: int
    e: int
    figure: Figure
    origin: str
    true_origin: str
    open: bool
    standing: bool


def truth(event: Event, drafts: Sequence[Draft], articles: Sequence[Article], placed: Spans) -> dict[str, Any]:
    """Everything that is known about a story."""
    answers = _answers(event, drafts, placed)
    by_key: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_key[answer.figure.key].append(answer)
    questions = [
        _question(event, f"q{number}", key, some, drafts, articles) for number, (key, some) in enumerate(sorted(by_key.items()), 1)
    ]
    return {
        "questions": questions,
        "copies": [[articles[i].name, articles[d.copy_of].name] for i, d in enumerate(drafts) if d.copy_of is not None],
        "revisions": [[articles[i].name, articles[d.revises].name] for i, d in enumerate(drafts) if d.revises is not None],
        "position_changes": _positions(event, drafts, articles, placed),
        "arithmetic": _arithmetic(drafts, articles, placed),
        "confirmations": _confirmations(answers, articles),
        "noted": _noted(drafts, articles, placed),
        "origins": dict(sorted(_names(answers).items())),
    }


def _answers(event: Event, drafts: Sequence[Draft], placed: Spans) -> list[Answer]:
    replaced = {draft.revises for draft in drafts}
    found = []
    for i, draft in enumerate(drafts):
        for number, b, e in placed[i]:
            figure = draft.figures[number]
            if figure.status == "answer":
                origin, is_open = _origin(event, figure, drafts, i)
                found.append(Answer(i, b, e, figure, origin, event.origin(figure.item.role), is_open, i not in replaced))
    return found


def _origin(event: Event, figure: Figure, drafts: Sequence[Draft], article: int) -> tuple[str, bool]:
    """Who stands behind a figure, and whether that is left open.

    A chain that ends with an outlet is followed into that outlet's own earlier articles of the story, and on from there: where one of them
    tells in the end who gave the same count, that is the origin. A copy has its original's.
    """
    item = figure.item
    if figure.named:
        return (UNNAMED, False) if item.vague else (event.origin(item.role), False)
    draft = drafts[article]
    if draft.copy_of is not None:
        original = drafts[draft.copy_of]
        same = next(f for f in original.figures if f.key == figure.key and f.stated is figure.stated)
        return _origin(event, same, drafts, draft.copy_of)
    end = item.via[-1] if item.via else draft.outlet
    if item.via:
        for i, other in enumerate(drafts[:article]):
            for f in other.figures if other.outlet.name == end.name else ():
                if f.status == "answer" and f.count == figure.count:
                    found, is_open = _origin(event, f, drafts, i)
                    if not is_open:
                        return found, False
    return end.id, True


def _question(
    event: Event, number: str, key: str, answers: list[Answer], drafts: Sequence[Draft], articles: Sequence[Article]
) -> dict[str, Any]:
    name, _, part = key.partition("@")
    about = world()["quantities"][name]["about"]
    names = event.names["en"]
    detail = {"": "", "town": f", in {names['town']} alone", "town2": f", in {names['town2']} alone"}.get(part, f", {part}")
    named = {a.origin for a in answers if not a.open and a.origin != UNNAMED}
    opened = {(a.article, a.figure.count) for a in answers if a.open and _new(drafts[a.article])}
    unnamed = {(a.article, a.figure.chain[-1]) for a in answers if a.origin == UNNAMED and _new(drafts[a.article])}
    standing = _standing(answers)
    return {
        "id": number,
        "key": key,
        "about": f"{about}{detail} ({event.kind} in {names['town']})",
        "answers": [_row(event, a, articles[a.article]) for a in answers],
        "independent_origins": len({a.origin for a in answers}),
        "origins_at_least": max(1, len(named)),
        "origins_at_most": max(1, len(named) + len(opened) + len(unnamed)),
        "true_origins": len({a.true_origin for a in answers}),
        "relation": _relation(answers, standing),
        "current": _current(standing),
    }


def _new(draft: Draft) -> bool:
    """Whether an article is neither a copy nor a later version."""
    return draft.copy_of is None and draft.revises is None


def _standing(answers: list[Answer]) -> list[Answer]:
    """The answers that hold today: of each party those of its last count that no later version has put right."""
    last: dict[str, int] = {}
    for a in answers:
        last[a.figure.group] = max(last.get(a.figure.group, -1), a.figure.item.state)
    found = [a for a in answers if a.standing and (a.figure.group == "rival" or a.figure.item.state == last[a.figure.group])]
    return found or answers


def _agree(figures: list[Stated]) -> bool:
    distinct = list(dict.fromkeys(figures))
    return all(compatible(one, other) for i, one in enumerate(distinct) for other in distinct[:i])


def _relation(answers: list[Answer], standing: list[Answer]) -> str:
    if _agree([a.figure.stated for a in answers]):
        return "agree"
    if _agree([a.figure.stated for a in standing]):
        return "update"
    return "range" if answers[0].figure.item.quantity.nature == "estimate" else "conflict"


def _current(standing: list[Answer]) -> dict[str, float | None]:
    """From the lowest to the highest of the standing answers that have both ends; the others only where there are none."""
    stated = [a.figure.stated for a in standing]
    closed = [(s.low, s.high) for s in stated if s.low is not None and s.high is not None]
    if closed:
        return {"low": min(low for low, _ in closed), "high": max(high for _, high in closed)}
    lows, highs = [s.low for s in stated if s.low is not None], [s.high for s in stated if s.high is not None]
    return {"low": max(lows) if lows else None, "high": min(highs) if highs else None}


def _row(event: Event, a: Answer, article: Article) -> dict[str, Any]:
    figure, stated = a.figure, a.figure.stated
    text = article.text
    chain = [[link] for link in figure.chain]
    return {
        "article": article.name,
        "quote": quote(text, a.b, a.e),
        "figure": text[a.b : a.e],
        "span": [a.b, a.e],
        "low": stated.low,
        "high": stated.high,
        "bound": stated.bound,
        "unit": stated.unit,
        "as_of": event.date(figure.item.day).isoformat(),
        "chain": chain,
        "origins": chain[-1],
        "origin_ids": [a.origin],
        "true_origin": a.true_origin,
        "stance": _stance(figure.pattern),
        "pattern": figure.pattern,
        "worn": list(figure.item.worn),
    }


def _stance(pattern: str) -> str:
    """Whether a pattern asserts, confirms or estimates."""
    code, name, *_ = pattern.split(".")
    if name.startswith("confirm"):
        return "confirms"
    return "estimates" if any(p.id == pattern for p in language(code).hedged.get(name, ())) else "asserts"


def quote(text: str, b: int, e: int) -> str:
    """Words around `text[b:e]`, the sentence or a piece of it, that stand nowhere before in the text and hold the figure nowhere before."""
    line = text.rfind("\n", 0, b) + 1
    start = max(line, text.rfind(". ", line, b) + 2 if text.rfind(". ", line, b) >= 0 else line)
    ends = [end for end in (text.find(". ", e), text.find("\n", e)) if end >= 0]
    end = min(ends, default=len(text))
    line_end = text.find("\n", e)
    figure = text[b:e]
    for first in (start, b):
        words = text[first:end]
        if text.find(words) == first and words.find(figure) == b - first:
            return words
    return text[b : line_end if line_end >= 0 else len(text)]


def _positions(event: Event, drafts: Sequence[Draft], articles: Sequence[Article], placed: Spans) -> list[dict[str, Any]]:
    quotes: dict[str, tuple[str, str]] = {}
    who = ""
    for i, draft in enumerate(drafts):
        for number, b, e in placed[i] if _new(draft) else ():
            figure = draft.figures[number]
            if figure.status == "position":
                quotes[figure.stated.bound] = (articles[i].name, articles[i].text[b:e])
                who = event.persons[figure.item.role][1].name
    if len(quotes) < 2:
        return []
    spec = world()["positions"][world()["kinds"][event.kind]["position"]]
    pair = [list(quotes["deny"]), list(quotes["confirm"])]
    return [{"who": who, "about": spec["about"], "from": spec["from"], "to": spec["to"], "quotes": pair}]


def _arithmetic(drafts: Sequence[Draft], articles: Sequence[Article], placed: Spans) -> list[dict[str, Any]]:
    found = []
    for i, draft in enumerate(drafts):
        where = {number: (b, e) for number, b, e in placed[i]}
        for one in draft.sums:
            spans = [where[number] for number in one.figures]
            quotes = [[articles[i].name, quote(articles[i].text, b, e)] for b, e in spans]
            rows = [[articles[i].name, b, e] for b, e in spans]
            found.append({"kind": one.kind, "quotes": quotes, "spans": rows, "holds": one.holds, "note": one.note})
    return found


def _confirmations(answers: list[Answer], articles: Sequence[Article]) -> list[dict[str, Any]]:
    """Where an article calls a figure confirmed: by whom, and whether another named body gives a figure that can be true with it."""
    found = []
    for a in answers:
        if a.figure.item.use in ("confirm", "confirm_none") and ".confirm" in a.figure.pattern:
            others = [
                b.origin
                for b in answers
                if b.figure.key == a.figure.key
                and not b.open
                and b.origin not in (a.origin, UNNAMED)
                and compatible(a.figure.stated, b.figure.stated)
            ]
            by = None if a.open else a.origin
            row = {"article": articles[a.article].name, "span": [a.b, a.e], "by": by, "independent": bool(by and others)}
            found.append(row)
    return found


def _noted(drafts: Sequence[Draft], articles: Sequence[Article], placed: Spans) -> list[dict[str, Any]]:
    """Figures that answer no question: disputed, withdrawn, or derived from others."""
    return [
        {"article": articles[i].name, "span": [b, e], "figure": articles[i].text[b:e], "why": draft.figures[number].status}
        for i, draft in enumerate(drafts)
        for number, b, e in placed[i]
        if draft.figures[number].status in NOTED
    ]


def _names(answers: list[Answer]) -> dict[str, list[str]]:
    """Every name under which each origin is given."""
    names: dict[str, set[str]] = defaultdict(set)
    for a in answers:
        last = a.figure.chain[-1]
        names[a.origin if a.figure.named else f"outlet:{slug(last)}"].add(last)
    return {origin: sorted(some) for origin, some in names.items()}
