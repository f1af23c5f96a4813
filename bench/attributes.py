"""What is right of the figures and times that are found: ends, bound, unit, rate, thing, concept, role; the interval of days.

Figures and times are matched by overlapping spans alone, so that each row is about one thing: of those matched, how many are right. On the
seed, gold/reading and the project's own corpus (`concept` where the gold names one, `role` where the corpus does).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import own
from bench.accuracy import scorer
from bench.cases import asked_counts
from bench.compare import ROUNDED, close, days, shared, spelled
from bench.gold import gold_articles
from bench.matching import best_first, row
from laut.engines.local import complete, read_document
from laut.records import Document

Table = dict[str, Any]
Item = dict[str, Any]
Thing = Callable[[Item, Item], bool]


@dataclass
class Part:
    """Counts of one part of the data: spans found, and of those matched what was asked and what was right."""

    figures: Counter[str] = field(default_factory=Counter)
    times: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def count(self, what: str, right: bool) -> None:
        """One more that was asked."""
        self.asked[what] += 1
        self.right[what] += right

    def cell(self, what: str) -> str:
        """The share that is right, and of how many."""
        return f"{self.right[what] / self.asked[what]:.3f} ({self.asked[what]})" if self.asked[what] else ""


def matched(gold: list[Item], read: list[Item]) -> list[tuple[Item, Item]]:
    """Pairs whose spans overlap, one to one."""
    scored = [(float(shared(g["span"], r["span"])), i, j) for i, g in enumerate(gold) for j, r in enumerate(read)]
    return [(gold[i], read[j]) for i, j in best_first(s for s in scored if s[0] > 0)]


def ends(g: Item, r: Item) -> bool:
    """The same low and high."""
    by = ROUNDED if g["unit"] == "percent" else 0.0
    return close(g["low"], r["low"], by) and close(g["high"], r["high"], by)


def add(part: Part, gold: Item, read: Item, same_thing: Thing) -> None:
    """Count one article."""
    pairs = matched(gold["figures"], read["figures"])
    part.figures.update(hit=len(pairs), read=len(read["figures"]), gold=len(gold["figures"]))
    for g, r in pairs:
        part.count("low and high", ends(g, r))
        for what in ("bound", "unit", "per"):
            part.count(what, spelled(g[what]) == spelled(r[what]))
        if g["counted"]:
            part.count("counted thing", same_thing(g, r))
        if g.get("concept"):
            part.count("concept, as named", g["concept"] == r["concept"])
        if "role" in g:
            part.count("role", g["role"] == r["role"])
            part.roles.update(hit=bool(g["role"]) and g["role"] == r["role"], read=bool(r["role"]), gold=bool(g["role"]))
    for g in gold["figures"]:
        if g["counted"]:
            part.count("counted thing has a concept", any(r["concept"] for a, r in pairs if a is g))
    wanted, found = [t for t in gold["times"] if days({"type": "", "timex": "", **t})], [t for t in read["times"] if days(t)]
    pairs = matched(wanted, found)
    part.times.update(hit=len(pairs), read=len(found), gold=len(wanted))
    for g, r in pairs:
        part.count("interval", (g["from"], g["to"]) == (r["from"], r["to"]))


def articles(folder: Path) -> Iterator[tuple[str, Document, Item]]:
    """(part, document, what people wrote down): the seed, gold/reading by language, the own corpus by part."""
    for one in gold_articles(folder):
        yield "seed" if one.name == "seed" else f"reading {one.document.language}", one.document, one.gold
    for split in ("train", "dev", "test"):
        for mine in own.articles(split):
            yield f"own {split}", mine.document, mine.reading


def parts(found: Iterable[tuple[str, Document, Item]], same_thing: Thing) -> dict[str, Part]:
    """The counts of each part."""
    known: dict[str, Part] = {}
    for name, document, gold in found:
        add(known.setdefault(name, Part()), gold, read_document(complete(document)).to_dict(), same_thing)
    return known


FIGURES = ("low and high", "bound", "unit", "per", "counted thing", "concept, as named", "role")


def tables(folder: Path) -> list[Table]:
    """Figures, times, concepts."""
    score = scorer(folder)

    def same_thing(g: Item, r: Item) -> bool:
        alike = score.norm(g["counted"])[:5] == score.norm(r["counted"])[:5]
        return alike or bool(g.get("concept") and g["concept"] == r["concept"])

    known = parts(articles(folder), same_thing)
    columns = list(known)

    def line(name: str, cell: Callable[[Part], str]) -> dict[str, Any]:
        return {"name": name, **{column: cell(part) for column, part in known.items()}}

    def rate(count: Counter[str]) -> str:
        return f"{row('', count)['f1']:.3f} ({count['gold']})" if count["gold"] else ""

    figures = [line("found, F1", lambda p: rate(p.figures)), *(line(what, lambda p, what=what: p.cell(what)) for what in FIGURES)]
    figures.append(line("roles, F1", lambda p: rate(p.roles)))
    times = [line("found, F1", lambda p: rate(p.times)), line("interval", lambda p: p.cell("interval"))]
    concepts = [line("share", lambda p: p.cell("counted thing has a concept"))]
    for name, part in asked_counts(folder).items():
        concepts[0][f"case {name}"] = part
    made = (
        ("figure-parts", "Figures found by their span: the share of which each part is right (of how many)", columns, figures),
        ("time-parts", "Times of days found by their span: the share with the right interval (of how many)", columns, times),
        ("concepts", "Counted things of the gold that get a concept (of how many)", list(concepts[0])[1:], concepts),
    )
    return [{"name": name, "title": title, "bare": True, "columns": heads, "rows": rows} for name, title, heads, rows in made]
