"""Two readings of one article against each other: the reader's against the annotators', or one annotator's against another's.

Both are readings in the JSON of the contract. What is counted, row by row:

content       the contents' token F1 is at least 0.5
attribution   and one of the sources has the same name (or both have none)
chain         and the whole chain, from the outlet's side to the origin, has the same names
stance, type  of the matched attributions, those with the same one
cue, speaker, addressee, frame
              of the matched attributions, the words that both have; micro average over words
hedges        of the matched attributions, the words of doubt that both have
figure        spans overlap, and low, high, bound, unit and per are the same (percentages to a decimal, units in any spelling)
figure->who   of the matched figures, those that hang on an attribution with the same chain, or on none in both
time          spans overlap, and first and last day are the same; clock times, repetitions and references to now do not count

References look at all contents that are found, whatever their source: is the speaker of a `pronoun`, a `role`, ... the right one? For
`both` all names must be there, for an `adverb` (which has no name of its own) the whole chain must be the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from bench.matching import SAME, Words, best_first, f1, same_chain, same_names, share_name, words

Item = dict[str, Any]
ROLES = ("cue", "speaker", "addressee", "frame")
ROWS = ("content", "attribution", "chain", "stance", "type", *ROLES, "hedges", "figure", "figure->who", "time")
VALUES = ("bound", "unit", "per")
SPELLINGS = {"d": "day", "l": "L", "m²": "m2", "m³": "m3", "km²": "km2", "km³": "km3"}  # of one unit
ROUNDED = 0.05  # by which percentages may differ: a third is 33.3 or 33.33
NO_DAYS = ("TIME", "SET")


class Side:
    """One of the two readings, with what is asked of it."""

    def __init__(self, reading: Item) -> None:
        self.text: str = reading["document"]["text"]
        self.attributions: list[Item] = reading["attributions"]
        self.figures: list[Item] = reading["figures"]
        self.times = [t for t in reading["times"] if days(t)]
        self._by_id = {a["id"]: a for a in self.attributions}
        self._names = {s["id"]: s["name"] for s in reading["sources"]}

    @cached_property
    def contents(self) -> list[Words]:
        """The words of each attribution's content."""
        return [words(self.text, a["content"]) for a in self.attributions]

    @cached_property
    def signs(self) -> list[Words]:
        """The words by which attributions of one content are told apart: cue and speaker."""
        return [words(self.text, (*a["cue"], *a["speaker"])) for a in self.attributions]

    def names(self, a: Item) -> list[str]:
        """The names of an attribution's sources."""
        return [self._names[s] for s in a["sources"]]

    def chain(self, a: Item | None) -> list[list[str]]:
        """The names of an attribution's sources and of those that relay it, the origin first."""
        links: list[list[str]] = []
        seen: set[str] = set()
        while a and a["id"] not in seen:
            seen.add(a["id"])
            links.append(self.names(a))
            a = self._by_id.get(a["parent"])
        return links

    def bearer(self, figure: Item) -> Item | None:
        """The attribution that a figure hangs on."""
        return self._by_id.get(figure["attribution"])

    def quote(self, spans: list[list[int]]) -> str:
        """The words at spans, on one line."""
        return " | ".join(" ".join(self.text[b:e].split()) for b, e in spans)


class Comparison:
    """What `read` has of `gold`: counts by row, by kind of reference, pairs of stances and types, and what is missed."""

    def __init__(self, read: Item, gold: Item, references: Mapping[str, str] | None = None) -> None:
        self.read, self.gold = Side(read), Side(gold)
        self.counts: dict[str, Counter[str]] = {name: Counter() for name in ROWS}
        self.references: dict[str, Counter[str]] = {}
        self.labels: dict[str, list[tuple[str, str]]] = {"stance": [], "type": []}
        self.misses: list[str] = []
        self._attributions()
        self._refer(references or {})
        self._figures()
        self._times()

    def _count(self, name: str, hit: int, read: int, gold: int) -> None:
        self.counts[name].update(hit=int(hit), read=read, gold=gold)

    # attributions

    def _match(self, same: Callable[[Item, Item], bool]) -> list[tuple[int, int]]:
        """One-to-one matches (gold, read) of attributions with the same content and `same` between them."""
        scored = []
        for i, a in enumerate(self.gold.attributions):
            for j, b in enumerate(self.read.attributions):
                overlap = f1(self.gold.contents[i], self.read.contents[j])
                if overlap >= SAME and same(a, b):
                    scored.append((overlap + f1(self.gold.signs[i], self.read.signs[j]) / 10, i, j))
        return best_first(scored)

    def _attributions(self) -> None:
        gold, read = self.gold, self.read
        self.found = self._match(lambda a, b: True)
        matched = self._match(lambda a, b: share_name(gold.names(a), read.names(b)))
        chained = self._match(lambda a, b: same_chain(gold.chain(a), read.chain(b)))
        for name, pairs in (("content", self.found), ("attribution", matched), ("chain", chained)):
            self._count(name, len(pairs), len(read.attributions), len(gold.attributions))
        for i, j in matched:
            self._alike(gold.attributions[i], read.attributions[j])
        for label, pairs in self.labels.items():
            pairs += [(str(gold.attributions[i][label]), str(read.attributions[j][label])) for i, j in self.found]
        self._missed(matched, chained)

    def _alike(self, a: Item, b: Item) -> None:
        """Counts how far two matched attributions agree."""
        for label in ("stance", "type"):
            self._count(label, a[label] == b[label], 1, 1)
            if a[label] != b[label]:
                self.misses.append(f"{label}: {b[label]}, wanted {a[label]}: {self.gold.quote(a['cue'])!r} {self._shown(a)}")
        for role in ROLES:
            one, other = words(self.gold.text, a[role]), words(self.read.text, b[role])
            self._count(role, len(one & other), len(other), len(one))
        wanted, had = (Counter(" ".join(h.lower().split()) for h in x["hedges"]) for x in (a, b))
        self._count("hedges", (wanted & had).total(), had.total(), wanted.total())

    def _shown(self, a: Item, side: Side | None = None) -> str:
        side = side or self.gold
        chain = " <- ".join("+".join(link) or "nobody" for link in reversed(side.chain(a)))
        return f"{a['id']} [{chain}] {side.quote(a['content'])[:160]}"

    def _missed(self, matched: list[tuple[int, int]], chained: list[tuple[int, int]]) -> None:
        good, whole, found = {i for i, _ in matched}, {i for i, _ in chained}, dict(self.found)
        for i, a in enumerate(self.gold.attributions):
            if i in found and i not in good:
                had = self._shown(self.read.attributions[found[i]], self.read)
                self.misses.append(f"source: {self._shown(a)}\n    read as {had}")
            elif i not in good:
                self.misses.append(f"missed: {self._shown(a)}")
            elif i not in whole:
                self.misses.append(f"chain: {self._shown(a)}")
        taken = {j for _, j in matched} | {j for _, j in self.found}
        for j, b in enumerate(self.read.attributions):
            if j not in taken:
                self.misses.append(f"too much: {self._shown(b, self.read)}")

    def _refer(self, references: Mapping[str, str]) -> None:
        """Counts by how the speaker is named: in all, found, named (by the reading), right."""
        found = dict(self.found)
        for i, a in enumerate(self.gold.attributions):
            if a["id"] not in references:
                continue
            kind = references[a["id"]]
            count = self.references.setdefault(kind, Counter())
            count.update(all=1, found=int(i in found))
            if i in found:
                b = self.read.attributions[found[i]]
                right = self._same_bearer(kind, a, b)
                count.update(named=int(bool(b["sources"])), right=int(right))
                if not right:
                    self.misses.append(
                        f"reference {kind}: {self.gold.quote(a['speaker'])!r}: read {self.read.names(b)}, wanted {self.gold.names(a)}"
                    )

    def _same_bearer(self, kind: str, a: Item, b: Item) -> bool:
        if kind == "adverb":
            return same_chain(self.gold.chain(a), self.read.chain(b))
        return (same_names if kind == "both" else share_name)(self.gold.names(a), self.read.names(b))

    # figures and times

    def _figures(self) -> None:
        gold, read = self.gold, self.read
        pairs = best_first(_overlapping(gold.figures, read.figures, _same_figure))
        self._count("figure", len(pairs), len(read.figures), len(gold.figures))
        for i, j in pairs:
            one, other = gold.bearer(gold.figures[i]), read.bearer(read.figures[j])
            same = same_chain(gold.chain(one), read.chain(other))
            self._count("figure->who", same, 1, 1)
            if not same:
                self.misses.append(f"figure->who: {gold.figures[i]['text']!r}: read {read.chain(other)}, wanted {gold.chain(one)}")
        self._unmatched("figure", gold.figures, read.figures, pairs, ("low", "high", *VALUES))

    def _times(self) -> None:
        gold, read = self.gold.times, self.read.times
        pairs = best_first(_overlapping(gold, read, lambda a, b: (a["from"], a["to"]) == (b["from"], b["to"])))
        self._count("time", len(pairs), len(read), len(gold))
        self._unmatched("time", gold, read, pairs, ("from", "to"))

    def _unmatched(self, what: str, gold: list[Item], read: list[Item], pairs: list[tuple[int, int]], keys: tuple[str, ...]) -> None:
        left, right = {i for i, _ in pairs}, {j for _, j in pairs}

        def shown(item: Item) -> str:
            return f"{item['text']!r} {' '.join(str(item[key]) for key in keys)}"

        for i, a in enumerate(gold):
            if i not in left:
                near = [shown(b) for b in read if shared(a["span"], b["span"]) > 0]
                self.misses.append(f"{what}: {shown(a)}; read {near or 'nothing'}")
        for j, b in enumerate(read):
            if j not in right and not any(shared(a["span"], b["span"]) > 0 for a in gold):
                self.misses.append(f"{what} too much: {shown(b)}")


def days(time: Item) -> bool:
    """Whether a time is one of days."""
    return bool(time["from"] or time["to"]) and time["type"] not in NO_DAYS and not (time["timex"] or "").endswith("_REF")


def shared(one: list[int], other: list[int]) -> int:
    """How many letters two spans share; 0 or less where they do not overlap."""
    return min(one[1], other[1]) - max(one[0], other[0])


def _overlapping(gold: list[Item], read: list[Item], same: Callable[[Item, Item], bool]) -> Iterator[tuple[float, int, int]]:
    for i, a in enumerate(gold):
        for j, b in enumerate(read):
            if shared(a["span"], b["span"]) > 0 and same(a, b):
                yield shared(a["span"], b["span"]), i, j


def _same_figure(a: Item, b: Item) -> bool:
    if any(spelled(a[key]) != spelled(b[key]) for key in VALUES):
        return False
    return all(close(a[key], b[key], ROUNDED if a["unit"] == "percent" else 0.0) for key in ("low", "high"))


def spelled(value: str | None) -> str | None:
    """A unit or bound in the one spelling that is compared."""
    return SPELLINGS.get(value, value) if value else None


def close(a: float | None, b: float | None, by: float) -> bool:
    """Whether two ends are the same, up to `by`; an open end is the same as another one."""
    if a is None or b is None:
        return a is b
    return abs(a - b) <= max(by, 1e-6 * max(1.0, abs(b)))


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of two annotators' labels (Cohen 1960): agreement beyond what chance gives; 1 where both use one label only."""
    if not pairs:
        return 0.0
    total = len(pairs)
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum(a == b for a, b in pairs) / total
    chance = sum(one[label] * other[label] for label in one) / total**2
    return (seen - chance) / (1 - chance) if chance < 1 else 1.0
