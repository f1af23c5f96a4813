"""Bounds beside a number, and two numbers that make a range."""

from __future__ import annotations

from functools import cache
from math import inf

from laut import languages
from laut.reading.figures.draft import Draft
from laut.reading.figures.lex import Atom, Phrases, low_at, phrases, split_words

REACH = 12  # atoms to either side in which the verb of a preposition is looked for
FARTHEST = 5  # times its beginning that a range after `by` may end at
TURNED = {"more_than": "at_most", "less_than": "at_least"}
PASSED = frozenset(("VERB", "AUX", "ADV", "PART", "ADP"))  # what may stand between a negation and the bound that it turns
NEAR = 4  # atoms from such a negation to the bound
MARKS = frozenset(',;:.()–—"„“”»«')
OPEN = {"at_least": (True, False), "more_than": (True, False), "at_most": (False, True), "less_than": (False, True)}


class Bounds:
    """The bound and range words of one language, from `bounds.toml`."""

    def __init__(self, language: str) -> None:
        data = languages.toml(language, "bounds")
        self.weak_from: dict[str, float] = {k: float(v) for k, v in data["weak_from"].items()}
        self.filler = frozenset(data["filler"])
        self.share_filler = self.filler | frozenset(data["share_filler"])
        self.no_share = frozenset(split_words(p) for p in data.get("not_before_share", []))
        self.mark: Phrases = phrases({"mark": data["mark"]})
        self.mark_after = frozenset(w.lower() for w in data["mark_after"])
        kept = {name: {k: v for k, v in data[name].items() if k != "examples"} for name in ("before", "weak", "after")}
        self.fixed, self.weak, self.after = phrases(kept["before"]), phrases(kept["weak"]), phrases(kept["after"])
        self.share_fixed: Phrases = phrases(data.get("before_share", {}))
        negated = data.get("negated", {})
        self.negations, self.negated_not = frozenset(negated.get("by", [])), frozenset(negated.get("not", []))
        self.weak_not_after = frozenset(data.get("weak_not_after", []))
        self.weak_not = {split_words(word): {k: frozenset(v) for k, v in kinds.items()} for word, kinds in data.get("weak_not", {}).items()}
        self.signs: Phrases = phrases({k: v for k, v in data["sign"].items() if k not in ("examples", "below")})
        self.below: Phrases = phrases({"below": data["sign"].get("below", [])})
        joint = data["range"]
        self.lending = frozenset(joint["lending"])
        self.whole, self.instead = frozenset(joint.get("whole", [])), frozenset(joint.get("instead", []))
        self.scaling = frozenset(split_words(p) for p in (*joint.get("instead", []), *joint.get("scaling", [])))
        self.lending_adverbs, self.after_value = frozenset(joint.get("lending_adverbs", [])), frozenset(joint.get("after", []))
        self.joint = frozenset(split_words(p) for p in joint["joint"])
        self.between: Phrases = phrases({"between": joint["between"]})
        self.both = frozenset(joint["and"])
        self.either = frozenset(joint["or"])
        self.lead = frozenset(joint["lead"])
        self.origin, self.by = frozenset(joint["from"]), frozenset(joint["by"])
        self.change = frozenset(joint["change"])
        self.moves = tuple(joint["moves"])
        self.spans = tuple(joint["spans"])
        self.moves_behind = int(joint.get("moves_behind", 3))  # atoms

    def before(
        self, atoms: list[Atom], start: int, value: float, marked: bool, share: bool = False, time: bool = False
    ) -> tuple[int, str] | None:
        """The bound in front of atom `start`: its first atom and its name.

        `value` is what a preposition needs to bound the number (infinite where a unit or scale is enough); `marked`: a mark follows the
        number; `share`: an article may stand between; `time`: the number is a length of time.
        """
        found: tuple[int, str] | None = None
        filler = self.share_filler if share else self.filler
        p = start
        while p > 0 and start - p <= 3:
            if share and tuple(a.low for a in atoms[max(0, p - 2) : p]) in self.no_share:
                break  # `sank um die Hälfte`
            if (
                here := self.fixed.before(atoms, p)
                or (share and self.share_fixed.before(atoms, p))
                or (self._weak(atoms, p, value, time) if p == start or marked else None)
            ):
                found = here if found is None or found[1] == "about" else (here[0], found[1])  # `bis zu rund 500` is at most
                p = start = here[0]
                continue
            if mark := self.mark.before(atoms, p) if not found else None:
                beyond = self.weak.before(atoms, mark[0]) or self.fixed.before(atoms, mark[0])
                if beyond and (p - mark[0] > 1 or marked):
                    return beyond
            if low_at(atoms, p - 1) not in filler:
                break
            p -= 1
        return found

    def _weak(self, atoms: list[Atom], p: int, value: float, time: bool) -> tuple[int, str] | None:
        """A preposition before atom `p` that bounds a number of this size."""
        here = self.weak.before(atoms, p)
        if here is None or value < self.weak_from[here[1]] or low_at(atoms, here[0] - 1) in self.weak_not_after:
            return None
        kinds = self.weak_not.get(tuple(a.low for a in atoms[here[0] : p]))
        if kinds and "only" in kinds:
            return here if low_at(atoms, here[0] - 1) in kinds["only"] else None
        return None if kinds and self._belongs(atoms, here[0], p, kinds, time, value < inf) else here

    def _belongs(self, atoms: list[Atom], first: int, p: int, kinds: dict[str, frozenset[str]], time: bool, count: bool) -> bool:
        """The preposition of atoms `[first, p)` belongs to a noun, to a verb, or to a word behind the number."""
        left = low_at(atoms, first - 1)
        if left in kinds["nouns"] or (time and "times" in kinds and first > 0 and left not in kinds["times"]):
            return True
        if count and kinds["counts"] and left not in kinds["counts"]:
            return True
        if any(a.low in kinds["behind"] for a in atoms[p + 1 : p + 5]):
            return True
        free = left in kinds.get("free", frozenset())
        return bool(kinds["verbs"]) and not free and any(a.low in kinds["verbs"] for a in _clause(atoms, first, p))

    def negated(self, d: Draft) -> None:
        """`did not fall below 5%`, `steigt nicht über 3 Prozent`: the bound is the other one, and the number lies within."""
        if d.bound not in TURNED or d.first == d.num.i:
            return
        atoms, k = d.line.atoms, d.first - 1
        while k >= 0 and d.first - k <= NEAR and atoms[k].low not in self.negations:
            if d.line.pos(k) not in PASSED or atoms[k].low in self.negated_not:
                return
            k -= 1
        if k < 0 or d.first - k > NEAR:
            return
        d.bound = TURNED[d.bound]
        d.first = k if k == d.first - 1 else d.first

    def range_between(self, atoms: list[Atom], a: Draft, b: Draft) -> str | None:
        """How the gap between two drafts joins them: `range`, `change`, or None where it does not."""
        gap = tuple(x.low for x in atoms[a.last : b.first])
        if not gap or len(gap) > 4:
            return None
        opened = self.between.before(atoms, a.first)
        if opened and len(gap) == 1 and (gap[0] in self.both or gap[0] in self.either):
            return "range"
        if gap in self.joint or gap in (("-",), ("–",), ("‑",)):
            return self._range_or_change(atoms, a, b, gap)
        if len(gap) == 1 and gap[0] in self.either and a.unit is None and a.high == a.low and b.bound == "exact":
            return "range" if a.low is not None and b.high is not None and 0 < b.high - a.low <= max(1.0, 0.5 * a.low) else None
        return "change" if gap[0] in self.change else None

    def _range_or_change(self, atoms: list[Atom], a: Draft, b: Draft, gap: tuple[str, ...]) -> str | None:
        dash = len(gap) == 1 and len(gap[0]) == 1 and not gap[0].isalnum()
        shared = a.num.i > a.first and a.num.scale == 1 < b.num.scale  # `$4 to $6 million`
        origin = (a.unit is not None and not shared) or low_at(atoms, a.first - 1) in self.origin
        again = low_at(atoms, b.last) in self.change and b.last + 1 < len(atoms) and atoms[b.last + 1].kind == "n"
        if gap == (*self.change,) and origin and again and a.num.value < b.num.value:
            return "range"  # `from 5 to 7 percent to 3 to 4 percent`
        if gap[0] in self.change and origin and self._moves(atoms, a.first, b.last):
            return "change"
        if gap[0] in self.change and low_at(atoms, a.first - 1) in self.by and b.num.value > FARTHEST * a.num.value * b.num.scale:
            return "change"  # `rose by 1,205 to 34,567`
        verb = low_at(atoms, a.first - 1).startswith(self.moves) and a.unit is None and a.num.value > 0
        if gap == (*self.change,) and verb and b.num.value > FARTHEST * a.num.value * b.num.scale:
            return "change"  # `fell 200 to 46,000`
        plain = a.unit is None and b.unit is None and a.num.kind != "share" and a.num.scale == 1 == b.num.scale
        if gap == (*self.change,) and plain and low_at(atoms, a.first - 1) in self.by and self._moves(atoms, a.first, b.last):
            return "change"  # `rose by 8 to 31`
        if (a.low or 0) < 0:
            return "range"  # `minus 12 bis minus 3 Grad`
        if a.num.value >= b.num.value * (b.num.scale if a.num.scale == 1 and a.num.base >= b.num.base else 1):
            return None if dash else "change"
        return "range"

    def _moves(self, atoms: list[Atom], first: int, last: int) -> bool:
        """A verb of change stands near: `rose from 3 to 5`."""
        if any(a.low.startswith(self.spans) for a in atoms[max(0, first - 4) : first]):
            return False
        near = atoms[max(0, first - 8) : first] + atoms[last : last + self.moves_behind]
        return any(a.kind == "w" and a.low.startswith(self.moves) for a in near)


def _clause(atoms: list[Atom], first: int, last: int) -> list[Atom]:
    """The atoms around `[first, last)` up to a mark, at most a dozen to either side."""
    b, e = first, last
    while b > 0 and first - b < REACH and atoms[b - 1].text not in MARKS:
        b -= 1
    while e < len(atoms) and e - last < REACH and atoms[e].text not in MARKS:
        e += 1
    return atoms[b:first] + atoms[last:e]


def ends(value: float, bound: str) -> tuple[float | None, float | None]:
    """`low` and `high` of a single number under `bound`."""
    open_low, open_high = OPEN.get(bound, (False, False))
    if bound == "order_of_magnitude" or open_low:
        return value, None
    return (None, value) if open_high else (value, value)


@cache
def bounds(language: str) -> Bounds:
    """The bound words of `language`, read once."""
    return Bounds(language)
