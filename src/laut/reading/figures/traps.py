"""What looks like a number and is none: labels, names, clock times, scores, ordinals, telephone numbers, years, house numbers."""

from __future__ import annotations

import re
from functools import cache
from math import inf

from laut import languages
from laut.reading.figures.bounds import bounds
from laut.reading.figures.changes import changes
from laut.reading.figures.draft import Draft, Line
from laut.reading.figures.lex import low_at
from laut.reading.figures.numerals import numerals
from laut.reading.figures.odds import coded, proportion

# bounds that make a count of an article: `mindestens eine`, `more than one`; `bis zu einer` is mostly a place or an end
COUNTING = frozenset(("at_least", "more_than"))
NEAR = 30  # atoms before a clock time in which a number has told a unit
LEVEL = 8  # atoms before a number in which a word says that something stands at it
HOUR = re.compile("(?:[01]?[0-9]|2[0-3])\\.[0-5][0-9]")
OPENING, CLOSING = frozenset('„“»‚‘"'), frozenset('“”«‘’"')
DAYS = 31  # of the longest month: a greater ordinal number stands before no name
CODE = 8  # so many digits without a separator are no count


class Traps:
    """The traps of one language, from `traps.toml`; each method says of one draft whether it falls in."""

    def __init__(self, language: str) -> None:
        data = languages.toml(language, "traps")
        self.labels = frozenset(data["labels"])
        self.makers = frozenset(data["makers"])
        self.signs = frozenset(data["signs"])
        self.chain = frozenset(data["chain"])
        self.followers = frozenset(data["followers"])
        self.ordinal_dot = bool(data["ordinal_dot"])
        self.capital_words = bool(data["capital_words"])
        self.streets = tuple(data["streets"])
        self.article_units = frozenset(data["article_units"])
        self.never = frozenset(data["never"])
        self.bare_never = frozenset(data.get("bare_never", []))
        self.fraction_not_after = frozenset(data["fraction_not_after"])
        self.fraction_needs = frozenset(data["fraction_needs"])
        self.ordinal_after = frozenset(data.get("ordinal_after", []))
        self.emergency, self.dial = frozenset(data.get("emergency", [])), frozenset(data.get("dial", []))
        self.years_of: int = data.get("years_of", 0)
        self.until = frozenset(data.get("until", []))
        self.owners = frozenset(data["owners"])
        self.ranked = tuple(data["ranked"])
        self.minus = frozenset(data["minus"])
        self.open = frozenset(data.get("open", []))
        self.stood = frozenset(data.get("stood", []))
        self.clock, self.no_clock = frozenset(data.get("clock", [])), frozenset(data.get("no_clock", []))
        self.opens = frozenset(data.get("opens", []))
        self.no_clock_next = frozenset(data.get("no_clock_next", []))
        words = languages.toml(language, "counted")
        self.counts = frozenset((*words.get("compounds", []), *words.get("strong", [])))
        self.rules = frozenset(data.get("rules", []))
        self.proportion, self.scales = frozenset(data.get("proportion", [])), frozenset(numerals(language).plural)
        self.again = frozenset(data.get("again", []))
        self.places = frozenset(data["places"])
        self.years: tuple[int, int] = (data["years"][0], data["years"][1])

    def caught(self, d: Draft) -> bool:
        """The number of `d` is no figure, as far as its neighbours tell."""
        if d.num.kind == "half":
            return d.unit is None
        if d.num.kind == "share":
            return self._fraction(d)
        if d.num.kind == "article":
            return False  # decided once the bounds are known
        if d.num.kind == "word":
            return self._name(d) or self._joined(d) or self.label(d, self.makers) or low_at(d.line.atoms, d.num.j) in self.followers
        if d.num.kind in ("vague", "often", "times"):
            return False
        if proportion(d, self.proportion, self.scales) or coded(d):
            return True
        return self._glued(d) or self.label(d, self.makers) or self._clock(d) or self._ordinal(d) or self._number_string(d)

    def _fraction(self, d: Draft) -> bool:
        """`a third party`, `the first three quarters`: no share."""
        atoms, line = d.line.atoms, d.line
        if low_at(atoms, d.num.i - 1) in self.fraction_not_after:
            return True
        if not self.fraction_needs or atoms[d.num.i].low not in self.never:
            return False
        known = bounds(line.language)
        told = line.pos(d.num.j) in ("VERB", "AUX") or low_at(atoms, d.num.i - 1) in known.by
        if told or low_at(atoms, d.num.j) in self.fraction_needs or known.between.before(atoms, d.num.i):
            return False
        if known.before(atoms, d.num.i, inf, False):
            return False
        return line.pos(d.num.j) != "PUNCT"

    def _joined(self, d: Draft) -> bool:
        """A hyphen that joins the number to a word that is no unit: `four-way`."""
        after = d.line.atoms[d.num.j : d.num.j + 2]
        if len(after) < 2 or after[1].low in self.open:
            return False
        if after[1].low in self.counts or self._to_number(d.line, d.num.j):
            return False  # `300-bed hospital`
        return d.unit is None and after[0].dash and after[1].kind == "w" and all(a.glued for a in after)

    def _to_number(self, line: Line, j: int) -> bool:
        """`-to-` and a number stand at `j`: `18-to-29-year-olds`."""
        atoms = line.atoms[j : j + 4]
        joined = len(atoms) == 4 and atoms[0].dash and atoms[2].dash and all(a.glued for a in atoms)
        return joined and atoms[1].low in bounds(line.language).change and atoms[3].kind == "n"

    def _name(self, d: Draft) -> bool:
        """A number word with a capital inside a sentence is a name, save in titles."""
        line, i = d.line, d.num.i
        atoms = line.atoms
        if d.num.j + 1 < len(atoms) and atoms[d.num.j].glued and atoms[d.num.j].text in "'’" and atoms[d.num.j + 1].glued:
            return True  # Three's a crowd
        if i > 0 and atoms[i].glued and (atoms[i - 1].kind != "s" or (atoms[i - 1].dash and i > 1 and atoms[i - 1].glued)):
            return True
        if not line.upper(i) or i == 0 or line.kind in ("title", "heading") or d.num.scale > 1 or d.num.base in (100, 1000):
            return False
        if self.capital_words:
            return line.upper(i - 1) or (low_at(atoms, i - 1) in self.owners and line.upper(i - 2))
        return d.unit is None and atoms[i - 1].kind == "w"

    def _glued(self, d: Draft) -> bool:
        """Letters or a hyphen join the number to a word that is neither unit nor scale: `KN-23`, `38North`, `1990er`."""
        atoms, i, j = d.line.atoms, d.num.i, d.j
        if i > 0 and atoms[i].glued and d.first == i:
            left = atoms[i - 1]
            if left.kind == "w" or left.text in "_.,'’":
                return True
            if left.dash and left.glued and i > 1 and atoms[i - 2].kind == "w" and atoms[i - 2].low not in self.minus:
                return True
        if j < len(atoms) and atoms[j].glued and d.unit is None and d.num.scale == 1:
            if atoms[j].kind == "w" or atoms[j].text in ("_", "@"):
                return True
            return self._joined(d)
        return False

    def street(self, line: Line, last: int) -> bool:
        """The thing behind the number is a street: `49 Ranch Road`."""
        return line.upper(last) and line.atoms[last].low in self.streets

    def label(self, d: Draft, labels: frozenset[str]) -> bool:
        """A word or sign that makes a label of the number: `Artikel 4`, `§ 222`, `Seite 3`, `Lindenstraße 12`."""
        atoms, i = d.line.atoms, d.num.i
        if d.first < i or i == 0 or d.num.kind not in ("digits", "word"):
            return False
        left = atoms[i - 1]
        if left.text in self.signs:
            return True
        if left.text == "." and left.glued and i > 1 and atoms[i - 2].low in labels and len(atoms[i - 2].low) <= 5:
            return True
        if left.dash and not left.glued and atoms[i].glued and i > 1 and atoms[i - 2].low in self.labels and d.line.upper(i - 2):
            return True  # COVID -19
        if left.kind != "w" or d.unit is not None or d.scaled:
            return False
        if left.low in self.owners and d.line.upper(i - 2) and i > 2 and low_at(atoms, i - 2) in self.labels:
            return True  # Group of 20
        if len(left.text) == 1 and left.text.isupper() and i > 1 and d.num.bare and low_at(atoms, i - 2) != ".":
            return True  # A 5, U 20
        stems = (left.low, *(left.low[:-n] for n in (1, 2) if len(left.low) > n + 2))
        if any(stem in labels for stem in stems) and (len(left.low) > 2 or left.glued):
            return True
        return d.num.bare and left.low.endswith(self.streets) and len(left.low) > 5 and left.text[:1].isupper()

    def _clock(self, d: Draft) -> bool:
        """Clock times, scores, dates with strokes: `3:1`, `17.30 Uhr`, `9/11`."""
        atoms, i, j = d.line.atoms, d.num.i, d.num.j
        if low_at(atoms, j) in self.followers or (low_at(atoms, j) == "." and low_at(atoms, j + 1) in self.followers):
            return True
        if low_at(atoms, j) in ("a", "p") and low_at(atoms, j + 1) == "." and low_at(atoms, j + 2) == "m":
            return True
        if j + 2 < len(atoms) and atoms[j].dash and atoms[j + 1].kind == "n" and low_at(atoms, j + 2) in ("a", "p", *self.followers):
            return low_at(atoms, j + 2) in self.followers or low_at(atoms, j + 4) == "m"  # between 10-11 a.m.
        if self.clock and d.unit is None and not d.scaled and self._dotted(d):
            return True
        if self._lettered(d):
            return True
        for k, far in ((j, j + 1), (i - 1, i - 2)):
            if 0 <= k < len(atoms) and atoms[k].text in (":", "/") and 0 <= far < len(atoms) and atoms[far].kind == "n":
                inner = atoms[max(k, far, i if k < i else j)]
                spaced = atoms[k].text == ":" and not atoms[k].glued and not inner.glued and len(atoms[far].text) < 3 > len(atoms[i].text)
                if ((atoms[max(k, far)].glued and inner.glued) or spaced) and d.unit is None:
                    return True
        return False

    def _lettered(self, d: Draft) -> bool:
        """A paragraph of a law: `501(c)(4)`, `401(k)`, `501 c3`."""
        atoms, i, j = d.line.atoms, d.num.i, d.num.j
        behind = atoms[j : j + 3]
        if len(behind) > 1 and behind[0].kind == "w" and len(behind[0].text) == 1 and behind[1].kind == "n" and behind[1].glued:
            return not behind[0].glued and d.unit is None and behind[0].text.islower()  # but `120 M1991-Einheiten`
        if [a.text for a in behind[:1]] == ["("] and len(behind) == 3 and all(a.glued for a in behind):
            return len(behind[1].text) == 1 and behind[1].kind == "w" and behind[2].text == ")"
        return i > 1 and atoms[i].glued and atoms[i - 1].glued and (atoms[i - 2].text, atoms[i - 1].text) == (")", "(")

    def rule(self, d: Draft) -> bool:
        """A label with a capital inside a sentence, though a noun seems to follow: `that Rule 40 works`."""
        left, line = d.line.atoms[d.first - 1] if d.first else None, d.line
        if (
            left is None
            or d.num.kind != "digits"
            or not d.num.bare
            or d.first != d.num.i
            or d.first < 2
            or line.kind in ("title", "heading")
        ):
            return False
        return left.low in self.rules and line.upper(d.first - 1) and d.unit is None

    def _dotted(self, d: Draft) -> bool:
        """A clock time with a full stop, at the start of a line or after a preposition of time: `10.15 The mayor speaks`, `at 16.10`."""
        atoms, i, j = d.line.atoms, d.num.i, d.num.j
        if HOUR.fullmatch(atoms[i].text) is None or d.first < i:
            return False
        if i == 0:
            return j >= len(atoms) or d.line.upper(j) or atoms[j].kind == "s"
        return low_at(atoms, i - 1) in self.clock and (low_at(atoms, i - 1) not in self.stood or not self._level(d))

    def _level(self, d: Draft) -> bool:
        """Words near before the number say that something stands at it."""
        near = any(a.low in self.no_clock for a in d.line.atoms[max(0, d.first - LEVEL) : d.first - 1])
        return near or low_at(d.line.atoms, d.first - 2) in self.no_clock_next

    def hour(self, d: Draft) -> bool:
        """`shortly before seven`, `at three`: a small number without a noun behind a preposition of time; or `all three` again."""
        if d.unit is not None or d.second is not None or d.scaled or d.bound != "exact" or d.num.kind not in ("digits", "word"):
            return False
        before, digits = low_at(d.line.atoms, d.first - 1), d.num.kind == "digits"
        if before in self.again and not digits:
            return d.num.value < 10
        if (
            before not in self.clock
            or not 1 <= d.num.value <= 12
            or (digits and ((before in self.stood and not self._opens(d)) or not d.num.bare))
        ):
            return False
        if not digits and any(a.kind == "n" for a in d.line.atoms[max(0, d.first - NEAR) : d.first]):
            return False  # `they last 22 years, not eight`: the unit was told
        after = d.line.atoms[d.j] if d.j < len(d.line.atoms) else None
        alone = after is None or after.kind == "s" or d.line.pos(d.j) in ("ADP", "CCONJ", "SCONJ", "ADV")
        return alone and (before not in self.stood or self._opens(d) or not self._level(d))

    def _opens(self, d: Draft) -> bool:
        """`opens every day at 6`: a word near before says what begins then."""
        return any(a.low in self.opens for a in d.line.atoms[max(0, d.first - LEVEL) : d.first - 1])

    def _ordinal(self, d: Draft) -> bool:
        """`19. Jahrhundert`: digits with a full stop, and the sentence goes on."""
        atoms, i, j = d.line.atoms, d.num.i, d.num.j
        if not d.num.bare or d.unit is not None:
            return False
        new_line = j + 1 == len(atoms) if i == 0 else "\n" in d.line.text[atoms[i - 1].e : atoms[i].b] and atoms[i - 1].kind == "s"
        if d.num.base < 100 and low_at(atoms, j) == "." and new_line:
            return True  # a number in a list
        if low_at(atoms, j) == ")" and (i == 0 or (i == 1 and atoms[0].text == "(")):
            return True
        if low_at(atoms, j) == ")" and d.num.base < 20 and not any(a.text == "(" for a in atoms[max(0, i - 12) : i]):
            return True
        if low_at(atoms, j) == "." and atoms[j].glued and self.ordinal_dot and self._ranked(d):
            return True
        if d.num.base > DAYS and d.line.pos(j + 1) == "PROPN":
            return False  # `kam auf 900. Jens Marek sagte`
        return self.ordinal_dot and j + 1 < len(atoms) and atoms[j].text == "." and atoms[j].glued and atoms[j + 1].kind != "s"

    def _ranked(self, d: Draft) -> bool:
        """`(28.)`, `die „4. Winterwelt“`, `zum 60.`: a full stop before a mark, or at the end behind an article."""
        atoms, i, j = d.line.atoms, d.num.i, d.num.j
        if j + 1 < len(atoms):
            return atoms[j + 1].text in ")/" or (atoms[j + 1].text in OPENING and low_at(atoms, i - 1) in self.ordinal_after)
        return low_at(atoms, i - 1) in self.ordinal_after or (
            i > 1 and atoms[i - 1].text in OPENING and low_at(atoms, i - 2) in self.ordinal_after
        )

    def quoted(self, d: Draft) -> bool:
        """A bare number alone between quotation marks is a name: `der Club „911“`."""
        atoms, i, j = d.line.atoms, d.first, d.j
        if not d.num.bare or d.unit is not None or d.bound != "exact" or i == 0 or j >= len(atoms):
            return False
        return atoms[i - 1].text in OPENING and atoms[j].text in CLOSING and atoms[j].glued and atoms[i].glued

    def _number_string(self, d: Draft) -> bool:
        """Years, telephone numbers, other long strings of digits."""
        atoms, i, j = d.line.atoms, d.num.i, d.num.j
        if d.unit is not None or d.scaled or d.first < i:
            return False
        if atoms[i].text.startswith("."):
            return True  # a calibre or an average: `a .38 revolver`
        prefix = atoms[i - 1].text if i > 0 else ""
        if len(prefix) > 2 and prefix.isdigit() and prefix.startswith("0"):
            return True  # 0800 123 456
        if not d.num.bare:
            return False
        if len(atoms[i].text) >= CODE:
            return True
        for step, k in ((-1, i - 1), (1, j)):
            if 0 <= k < len(atoms) and (atoms[k].text in "/-–()" or atoms[k].kind == "n"):
                far = k if atoms[k].kind == "n" else k + step
                other = atoms[far].text if 0 <= far < len(atoms) and atoms[far].kind == "n" else ""
                if len(other) > 1 and (other.startswith("0") or low_at(atoms, far - 1) == "+"):
                    return True
        return low_at(atoms, i - 1) == "+" and d.num.value > 9 and j < len(atoms) and atoms[j].kind == "n"

    def dialled(self, d: Draft) -> bool:
        """`die 112 wählen`: a number that one calls."""
        atoms, i = d.line.atoms, d.num.i
        near = atoms[max(0, i - 5) : i + 6]
        return d.num.bare and atoms[i].text in self.emergency and any(a.low in self.dial for a in near)

    def chained(self, d: Draft, before: int) -> bool:
        """`Artikel 4 und 5`: joined to the number of a label, which ends before atom `before`."""
        gap = d.line.atoms[before : d.num.i]
        counts = d.line.pos(d.num.j) in ("NOUN", "ADJ")  # `vom Typ NH90, sechs Boote`
        return (
            len(gap) <= 2
            and d.unit is None
            and (d.num.bare or (d.num.kind == "word" and not counts))
            and all(a.low in self.chain for a in gap)
        )

    def year(self, d: Draft) -> bool:
        """Four bare digits without unit, bound or counted thing: a year, unless a verb of change leads to it (`stieg auf 2021`)."""
        known = changes(d.line.language)
        if known.to.before(d.line.atoms, d.first) and low_at(d.line.atoms, d.first - 2) in known.direct:
            return False
        alone = d.bound == "exact" or low_at(d.line.atoms, d.first - 1) in self.until
        return (
            d.num.bare and d.unit is None and alone and not d.scaled and d.second is None
            and self.years[0] <= d.num.base <= self.years[1] and len(d.line.atoms[d.num.i].text) == 4
        )  # fmt: skip

    def ranks(self, d: Draft) -> bool:
        """`die besten zehn`, `the bottom three`, without a noun; or a version (`Kernel 4.13` in German)."""
        if d.unit is not None or d.scaled or d.second is not None:
            return False
        atom = d.line.atoms[d.num.i]
        if atom.kind == "n" and not d.num.bare and numerals(d.line.language).foreign(atom.text):
            return True
        return d.bound == "exact" and low_at(d.line.atoms, d.first - 1).endswith(self.ranked)

    def named(self, d: Draft) -> bool:
        """A name with its number (`Windows 10`), where no preposition makes the name a place: `in Kursk 11`."""
        p = d.first - 1
        while p > 0 and d.line.upper(p):
            p -= 1
        return d.line.atoms[p].low not in self.places

    def article(self, d: Draft, time: bool) -> bool:
        """`ein`, `a`, `one` that count nothing: without a bound, a scale, or a unit that articles count."""
        if d.num.kind != "article" or d.second is not None:
            return False
        word = d.line.atoms[d.num.i].low
        if d.bound != "exact":
            return d.unit is None and (word in self.never or d.bound not in COUNTING or not d.phrase)
        if d.joined and d.unit is not None and word not in self.never:
            return False
        return d.unit not in self.article_units or time or word in self.never or d.line.atoms[d.num.i].text[:1].isupper()


@cache
def traps(language: str) -> Traps:
    """The traps of `language`, read once."""
    return Traps(language)
