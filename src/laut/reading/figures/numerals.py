"""Numbers as they are written: digits with separators, words, scales, halves, fractions, vague plurals, `eight of 10`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from laut import languages
from laut.reading.figures.lex import SPACES, Atom, low_at
from laut.reading.figures.powers import power

LONGEST_WORD = 90  # letters
LONGEST = 15  # digits; a longer string of digits is a code, and past 300 it would be no float at all


@dataclass(slots=True)
class Num:
    """One number over atoms `[i, j)`: `base` times `scale` is `value`.

    `kind` is digits, word, article (`ein`, `a`: counts only with a unit or a bound), vague (`Tausende`: the value is the least), or
    share (a fraction, in percent).
    """

    i: int
    j: int
    base: float
    scale: float
    kind: str
    direct: bool = False  # a share whose base follows at once: `jeder fünfte Euro`, `eight of 10 voters`
    bound: str = ""  # what an adjective between article and scale says: `ein gutes Dutzend`
    unit: str = ""  # what the number's own words say: `zweistelliger Prozentbereich`
    whole: float = 0.0  # what a share of kind `eight of 10` is of
    bare: bool = False  # digits without any separator: may be a year, a code, a label

    @property
    def value(self) -> float:
        """The number that is meant."""
        product = self.base * self.scale
        whole = float(round(product)) if self.scale > 1 and abs(product) < 1e16 else product
        return whole if abs(product - whole) < 1e-6 * self.scale else product


class Numerals:
    """The number words of one language, from `numerals.toml`."""

    def __init__(self, language: str) -> None:
        data = languages.toml(language, "numerals")
        self.decimal: str = data["form"]["decimal"]
        group = re.escape(data["form"]["group"])
        decimal = re.escape(self.decimal)
        self._grouped = re.compile(rf"[0-9]{{1,3}}(?:([{group}{SPACES}])[0-9]{{3}})(?:\1[0-9]{{3}})*(?:{decimal}[0-9]+)?")
        self._swiss = re.compile(rf"[0-9]{{1,3}}(?:(['’ʼ{SPACES}])[0-9]{{3}})(?:\1[0-9]{{3}})*\.[0-9]{{1,2}}")
        self._foreign = re.compile(rf"[0-9]{{1,3}}(?:{decimal}[0-9]{{3}}){{2,}}")
        self._plain = re.compile(r"[0-9]*(?:[.,][0-9]+)?")
        self.words: dict[str, float] = {str(k): float(v) for k, v in data["words"].items()}
        self.parts: dict[str, float] = {str(k): float(v) for k, v in data.get("parts", {}).items()}
        self.spoken: str = data["form"].get("spoken", "")
        self.tens: frozenset[str] = frozenset(data["form"].get("tens", []))
        self.compound: dict[str, str] = data.get("compound", {})
        self.compound_halves: dict[str, float] = dict(data.get("compound", {}).get("half", {}))
        self.articles = frozenset(data["articles"]["words"])
        self.article_bounds = {word: bound for bound, words in data["articles"].get("bound", {}).items() for word in words}
        self.singular: dict[str, float] = {}
        self.plural: dict[str, float] = {}
        self.letters: dict[str, float] = {}
        for scale in data["scale"]:
            for form, table in (("words", self.singular), ("plural", self.plural), ("letters", self.letters)):
                table.update(dict.fromkeys(scale.get(form, []), float(scale["value"])))
        self.capitals = frozenset(data["form"].get("capitals", []))
        self.distance, self.signed = frozenset(data["form"].get("distance", [])), frozenset(data["form"].get("signed", []))
        self.alone: dict[str, float] = {w: self.singular[w] for w in data["form"].get("alone", [])}
        vague = data["vague"]
        self.vague: dict[str, float] = {str(k): float(v) for k, v in vague["words"].items()}
        self.several = frozenset(vague["several"])
        self.vague_of = frozenset(vague["of"])
        fraction = data["fraction"]
        self.fractions: dict[str, float] = {str(k): float(v) for k, v in fraction["words"].items()}
        self.pieces: dict[str, tuple[float, str]] = {k: (float(v[0]), str(v[1])) for k, v in fraction.get("piece", {}).items()}
        self.fraction_whole: dict[str, float] = {str(k): float(v) for k, v in fraction.get("whole", {}).items()}
        self.majorities = frozenset(fraction.get("majorities", []))
        self.half = frozenset(fraction["half"])
        self.half_share = frozenset(fraction["half_share"])
        self.half_not_after = frozenset(fraction["half_not_after"])
        added = dict.fromkeys(fraction.get("and_half", []), 0.5) | fraction.get("and_part", {})
        self.added: dict[tuple[str, ...], float] = {tuple(p.split()): float(v) for p, v in added.items()}
        self.hyphened, self.hyphened_not = frozenset(fraction.get("hyphened", [])), frozenset(fraction.get("hyphened_not", []))
        ratio = data["ratio"]
        self.ratio_of: tuple[tuple[str, ...], ...] = tuple(tuple(p.split()) for p in ratio["of"])
        self.ratio_one: tuple[tuple[str, ...], ...] = tuple(tuple(p.split()) for p in ratio["one"])
        self.ratio_bases = frozenset(float(v) for v in ratio["bases"])
        self.ratio_any = frozenset(tuple(p.split()) for p in ratio.get("any_base", []))
        self.ratio_not_before = frozenset(ratio.get("not_before", []))
        self.each = frozenset(ratio["each"])
        self.nth: dict[str, float] = {str(k): float(v) for k, v in ratio["nth"].items()}
        self._cache: dict[str, float | None] = {}

    # -- single atoms ---------------------------------------------------------------------------------------------------------------

    def digits(self, text: str) -> float | None:
        """The value of a string of digits and separators, None where it is no number (a date, a version, a code)."""
        if len(text) > LONGEST + 6 or (len(text) > LONGEST and text.isdigit()):
            return None
        other = "." if self.decimal == "," else ","
        if self._grouped.fullmatch(text):
            kept = [c for c in text if c.isdigit() or c == self.decimal]
            return float("".join(kept).replace(",", "."))
        if self._swiss.fullmatch(text):
            return float("".join(c for c in text if c.isdigit() or c == "."))
        if self._foreign.fullmatch(text):
            return float(text.replace(self.decimal, ""))
        if self._plain.fullmatch(text) and not (len(text) > 1 and text[0] == "0" and text[1].isdigit()):
            return float(text.replace(other, ".").replace(self.decimal, "."))
        return None

    def foreign(self, text: str) -> bool:
        """The digits have the decimal sign of another language."""
        known = (self._grouped, self._swiss, self._foreign)
        return not text.isdigit() and self.decimal not in text and not any(form.fullmatch(text) for form in known)

    def word(self, low: str) -> float | None:
        """The value of one number word, compounds included (`zweiundzwanzigtausend`), None where it is none."""
        value = self.words.get(low)
        if value is not None:
            return value
        if len(low) > LONGEST_WORD or not self.compound or low in self.parts:
            return None
        if low not in self._cache:
            if len(self._cache) > 50_000:
                self._cache.clear()
            self._cache[low] = self._compose(low) if low.startswith(tuple(self.compound["starts"])) else None
        return self._cache[low]

    def _number(self, atom: Atom) -> bool:
        return atom.kind == "n" or (atom.kind == "w" and self.word(atom.low) is not None)

    def part(self, low: str) -> float | None:
        """The value of a number at the head of a compound, `ein` and `zwei` included."""
        return self.parts.get(low, self.word(low)) if self.compound.get("starts") else None

    def _compose(self, low: str) -> float | None:
        """Value of a written-together number: thousands, hundreds, and what is below, each part optional but not all."""
        for end, part in self.compound_halves.items():
            if low.endswith(end) and low != end and (whole := self._compose(low[: -len(end)])) is not None:
                return whole + part
        if low in self.words or low in self.parts:
            return self.words.get(low, self.parts.get(low))
        for word, size in ((self.compound["thousand"], 1000.0), (self.compound["hundred"], 100.0)):
            at = low.find(word) if size == 1000.0 else low.rfind(word)
            if at >= 0:
                rest = low[at + len(word) :]
                joint = self.compound["and"]
                rest = rest[len(joint) :] if rest.startswith(joint) else rest
                left = 1.0 if at == 0 else self._compose(low[:at])
                right = 0.0 if not rest else self._compose(rest)
                if left is None or right is None or left >= 1000 or right >= size:
                    return None
                return left * size + right
        unit, joint, ten = low.partition(self.compound["and"])
        if joint and ten in self.tens and unit in self.parts:
            return self.words[ten] + self.parts[unit]
        return None

    # -- phrases --------------------------------------------------------------------------------------------------------------------

    def parse(self, atoms: list[Atom], i: int, money: bool = False) -> Num | None:
        """The number that begins at atom `i`; `money` where a currency stands before it (`$5m`)."""
        atom = atoms[i]
        if atom.kind == "n":
            value = self.digits(atom.text)
            if value is None:
                return None
            return self._finish(atoms, Num(i, i + 1, value, 1.0, "digits", bare=atom.text.isdigit()), money)
        if atom.kind != "w":
            return None
        if found := self._hyphened(atoms, i, i + (atom.low in self.articles)):
            return found
        num = self._vague(atoms, i) or self._half(atoms, i) or self._each(atoms, i) or self._worded(atoms, i)
        return self._of_scale(atoms, num) if num else None

    def _worded(self, atoms: list[Atom], i: int) -> Num | None:
        low = atoms[i].low
        if low in self.articles:
            read = self._spoken(atoms, i + 2) if low_at(atoms, i + 1) == self.spoken else None
            return self._finish(atoms, Num(i, read[1], 1 + read[0], 1.0, "word"), False) if read else self._article(atoms, i)
        if low in self.fraction_whole:
            if low_at(atoms, i + 1) == "-" and self._compound_of(atoms, i + 2):
                return None  # `eine Dreiviertel-Hose`
            return Num(i, i + 1, 100 * self.fraction_whole[low], 1.0, "share")
        value = self.alone.get(low)
        if value is None:
            value = self.parts.get(low) if low_at(atoms, i + 1) == self.spoken else self.word(low)
        if value is None:
            value = self.word(low)
        if value is None:
            return None
        j = i + 1
        if low_at(atoms, j) == self.spoken and (read := self._spoken(atoms, j + 1)):
            return self._finish(atoms, Num(i, read[1], value + read[0], 1.0, "word"), False)
        if low in self.tens:
            k = j + 1 if j < len(atoms) and atoms[j].dash and atoms[j].glued else j
            unit = self.words.get(low_at(atoms, k))
            if unit is not None and 1 <= unit < 10 and value < 100:
                value, j = value + unit, k + 1
        return self._finish(atoms, Num(i, j, value, 1.0, "word"), False)

    def _spoken(self, atoms: list[Atom], k: int) -> tuple[float, int] | None:
        """What stands behind the decimal sign as words from atom `k` (`zwei Komma fünf`, `three point one four`), and the atom after it."""
        digits = ""
        while k < len(atoms) and atoms[k].kind == "w" and len(digits) < LONGEST:
            low = atoms[k].low
            value = self.words.get(low, self.parts.get(low, self.word(low)))
            if value is None or value != int(value) or value >= (10 if digits else 100):
                break
            digits, k = digits + str(int(value)), k + 1
        return (float(f"0.{digits}"), k) if digits else None

    def _compound_of(self, atoms: list[Atom], k: int) -> bool:
        """A word glued to a hyphen at `k` that is no noun of a majority."""
        return k < len(atoms) and atoms[k].glued and atoms[k].kind == "w" and atoms[k].low not in self.majorities

    def _article(self, atoms: list[Atom], i: int) -> Num | None:
        j, bound = i + 1, self.article_bounds.get(low_at(atoms, i + 1), "")
        if bound and any(low_at(atoms, i + 2) in table for table in (self.singular, self.fractions, self.pieces)):
            num = self._bounded(atoms, i, j + 1)
            num.bound = bound
            return num
        following = low_at(atoms, j)
        if atoms[j : j + 1] and atoms[j].dash and atoms[j].glued and low_at(atoms, j + 1) in self.fractions:
            j, following = j + 1, low_at(atoms, j + 1)
        if following in self.fractions:
            return Num(i, j + 1, 100 / self.fractions[following], 1.0, "share")
        num = self._finish(atoms, Num(i, i + 1, 1.0, 1.0, "article"), False)
        if num.scale > 1 or num.base != 1 or num.kind == "share":
            num.kind = "word" if num.kind == "article" else num.kind
        return num

    def _bounded(self, atoms: list[Atom], i: int, j: int) -> Num:
        """`ein gutes Dutzend`, `ein knappes Drittel`: what stands at `j`, once."""
        if part := self.fractions.get(low_at(atoms, j)):
            return Num(i, j + 1, 100 / part, 1.0, "share")
        return self._finish(atoms, Num(i, j, 1.0, 1.0, "word"), False)

    def _vague(self, atoms: list[Atom], i: int) -> Num | None:
        low = atoms[i].low
        if low in self.several:
            first, following = i, low_at(atoms, i + 1)
            if following in self.vague_of and low_at(atoms, i + 2) in self.singular:  # `a couple of hundred`
                first, following = i + 1, low_at(atoms, i + 2)
            value = self.singular.get(following, self.plural.get(following, 0.0))
            if value <= 1 and not (following.endswith(tuple(self.alone)) and (value := self.word(following) or 0.0)):
                return None
            j, low = first + 2, following
            more = self.singular.get(low_at(atoms, j), self.plural.get(low_at(atoms, j), 1.0))
            return Num(i, j + (more > 1), 2 * value, more, "vague")
        value = self.vague.get(low, 0.0)
        if not value:
            return None
        j = i + 1
        k = j + 1 if low_at(atoms, j) in self.vague_of else j
        more = self.plural.get(low_at(atoms, k), 0.0) or (self.singular.get(low_at(atoms, k), 0.0) if k == j else 0.0)
        if more > 1:
            return Num(i, k + 1, 2 * value, more, "vague")
        if value == 10:  # `tens` alone counts nothing
            return None
        return Num(i, j, 2 * value, 1.0, "vague")

    def _half(self, atoms: list[Atom], i: int) -> Num | None:
        """`eine halbe Million`, `half a dozen`, `half of`: half of a scale, of a unit (kind word), or a share."""
        j = i + 1 if atoms[i].low in self.articles and low_at(atoms, i + 1) in self.half else i
        low = low_at(atoms, j)
        if low not in self.half and low not in self.half_share:
            return None
        if low in self.half:
            k = j + 2 if low_at(atoms, j + 1) in self.articles else j + 1
            scale = self.singular.get(low_at(atoms, k), 1.0)
            if scale > 1:
                return Num(i, k + 1, 0.5, scale, "word")
            if k > j + 1 or low not in self.half_share:
                return Num(i, k, 0.5, 1.0, "half")
        hyphen = j + 1 < len(atoms) and atoms[j + 1].dash and atoms[j + 1].glued
        added = low_at(atoms, j - 1) in self.compound.get("joint", ()) and j > 1 and self._number(atoms[j - 2])  # `two and half`
        if low in self.half_share and not hyphen and not added and low_at(atoms, j - 1) not in self.half_not_after:
            return Num(i, j + 1, 50.0, 1.0, "share")
        return None

    def _each(self, atoms: list[Atom], i: int) -> Num | None:
        if atoms[i].low in self.each and low_at(atoms, i + 1) in self.nth and low_at(atoms, i + 2) not in self.ratio_not_before:
            return Num(i, i + 2, 100 / self.nth[low_at(atoms, i + 1)], 1.0, "share", direct=True)
        return None

    def _finish(self, atoms: list[Atom], num: Num, money: bool) -> Num:
        """Halves, scales, words added to scales, fractions and ratios after a first number."""
        more, num.j = self.and_more(atoms, num.j)
        num.base += more
        if num.j < len(atoms) and atoms[num.j].glued and atoms[num.j].text in self.fraction_whole and num.kind == "digits":
            num.base, num.j, num.bare = num.base + self.fraction_whole[atoms[num.j].text], num.j + 1, False
        if num.bare and [a.kind for a in atoms[num.j : num.j + 3]] == ["n", "s", "n"] and low_at(atoms, num.j + 1) == "/":
            above, below = atoms[num.j].text, atoms[num.j + 2].text
            if below in ("2", "3", "4", "5") and above in ("1", "2", "3", "4") and above < below and low_at(atoms, num.j + 3) != "/":
                num.base, num.j, num.bare = num.base + int(above) / int(below), num.j + 3, False  # `2 1/2 hours`
        if num.kind == "digits" and (found := power(atoms, num.j, num.base != int(num.base))):
            num.base, num.j, num.bare = float(f"{num.base * found[1]:.12g}"), found[0], False
            return num
        if num.kind == "digits" and (end := _price(atoms, num.j)):
            num.j, num.bare = end, False
        self._scale(atoms, num, money)
        if num.scale >= 1000 and (found_more := self.and_more(atoms, num.j))[0]:  # `a million and a half`
            num.base, num.j = num.base + found_more[0], found_more[1]
            return num
        if num.kind != "digits":
            self._spelled(atoms, num)
        return self._fraction(atoms, num) or self._ratio(atoms, num) or num

    def and_more(self, atoms: list[Atom], j: int) -> tuple[float, int]:
        """What `and a half` or `and a quarter` at atom `j`, perhaps with hyphens, adds to a number, and the atom after it."""
        for phrase, value in self.added.items() if j < len(atoms) and (atoms[j].dash or atoms[j].kind == "w") else ():
            k = j
            for word in phrase:
                k += k + 1 < len(atoms) and atoms[k].dash and atoms[k].glued and atoms[k + 1].glued
                if low_at(atoms, k) != word:
                    break
                k += 1
            else:
                if value == 0.5 or low_at(atoms, k) not in self.vague_of:
                    return value, k
        return 0.0, j

    def _of_scale(self, atoms: list[Atom], num: Num) -> Num:
        """`a quarter of a million`, `drei Viertel einer Million`: a share of one scale is a number."""
        k = num.j + (low_at(atoms, num.j) in self.vague_of)
        size = self.singular.get(low_at(atoms, k + 1), 1.0)
        if num.kind != "share" or num.direct or low_at(atoms, k) not in self.articles or size < 1000:
            return num
        return Num(num.i, k + 2, num.base / 100, size, "word")

    def _hyphened(self, atoms: list[Atom], i: int, k: int) -> Num | None:
        """`a quarter-point`, `half-hour`: the fraction at `k` is joined to its unit."""
        joined = k + 2 < len(atoms) and atoms[k + 1].dash and atoms[k + 1].glued and atoms[k + 2].glued
        if not joined or atoms[k].low not in self.hyphened or atoms[k + 2].low in self.hyphened_not:
            return None
        if (size := self.singular.get(atoms[k + 2].low, 1.0)) > 1:
            return Num(i, k + 3, 1 / self.fractions[atoms[k].low], size, "word")  # `a half-dozen`
        return Num(i, k + 1, 1 / self.fractions[atoms[k].low], 1.0, "half")

    def _scale(self, atoms: list[Atom], num: Num, money: bool) -> None:
        while num.j < len(atoms):
            k = num.j
            hyphen = atoms[k].dash and atoms[k].glued and k + 1 < len(atoms) and atoms[k + 1].glued
            k += hyphen
            low, glued = low_at(atoms, k), atoms[k].glued
            size = self.singular.get(low) or (self.plural.get(low) if num.kind != "article" else None)
            if size is None and glued and not hyphen and num.kind == "digits":
                sure = (len(low) > 1 and low not in self.signed) or atoms[k].text in self.capitals
                size = self.letters.get(low) if money or sure else None
            if size is None or (hyphen and size < 1000):
                break
            num.scale, num.j = num.scale * size, k + 1
            if low_at(atoms, num.j) == "." and atoms[num.j].glued and low not in self.words and len(low) <= 4:
                num.j += 1
            if num.scale > 1e15:
                break

    def _spelled(self, atoms: list[Atom], num: Num) -> None:
        """`one hundred and thirty-one thousand two hundred`: sums of words, where they go further than one number and its scales."""
        total, now, limit, k, last = 0.0, -1.0, 1e16, num.i, 1.0
        value, end = 0.0, num.i
        while k < len(atoms):
            low = atoms[k].low
            word = self.words.get(low, self.parts.get(low)) if atoms[k].kind == "w" else None
            if word is None and atoms[k].kind == "w":
                word = 1.0 if k == num.i and low in self.articles else self.word(low)
            size = self.singular.get(low, self.plural.get(low, 0.0) if self.plural.get(low, 0.0) > 1000 else 0.0)
            if word is not None and word < limit and _follows(now, word):
                now, last = max(now, 0.0) + word, 1.0
            elif size == 100 and 0 < now < 100:
                now *= 100
            elif 1000 <= size < limit and now > 0:
                total, now, limit, last = total + now * size, -1.0, size, size
            elif (low in self.compound.get("joint", ()) or atoms[k].dash) and k > num.i and (now % 100 == 0 or now < 0 or atoms[k].dash):
                k += 1
                continue
            else:
                break
            k += 1
            value, end = total + max(now, 0.0), k
        if end > num.j:
            num.base, num.scale, num.j, num.kind = value / last, last, end, "word"

    def _fraction(self, atoms: list[Atom], num: Num) -> Num | None:
        """`two thirds`, `3/4`: in percent."""
        k = num.j
        if num.scale > 1 or num.base < 1 or num.base > 9 or num.base != int(num.base) or k >= len(atoms):
            return None
        k += atoms[k].dash and atoms[k].glued
        below = self.fractions.get(low_at(atoms, k))
        if (
            below
            and num.base < below
            and not self._hyphened(atoms, k, k)
            and (low_at(atoms, k + 1) != "-" or low_at(atoms, k + 2) in self.majorities)
        ):
            return Num(num.i, k + 1, 100 * num.base / below, 1.0, "share")
        if num.kind == "digits" and low_at(atoms, num.j) in ("/", "⁄") and num.j + 1 < len(atoms) and atoms[num.j + 1].glued:
            below_text, part = (
                atoms[num.j + 1].text,
                low_at(atoms, num.j + 2) in self.vague_of and low_at(atoms, num.j + 3) in self.articles,
            )
            known = below_text in ("2", "3", "4", "5") or (part and below_text.isdecimal() and len(below_text) < 4)
            if known and num.base < int(below_text) and low_at(atoms, num.j + 2) != "/":
                return Num(num.i, num.j + 2, 100 * num.base / int(below_text), 1.0, "share")
        return None

    def _ratio(self, atoms: list[Atom], num: Num) -> Num | None:
        """`eight of 10`, `one in five`: in percent, for the round bases in which shares are told."""
        if num.scale > 1 or num.base > 999:
            return None
        whole = num.base == int(num.base)
        for phrase in self.ratio_one if num.kind == "article" else self.ratio_of:
            end = num.j + len(phrase)
            if end < len(atoms) and all(atoms[num.j + k].low == w for k, w in enumerate(phrase)):
                atom = atoms[end]
                base = self.digits(atom.text) if atom.kind == "n" else self.words.get(atom.low) if atom.kind == "w" else None
                if base is None or num.base >= base or low_at(atoms, end + 1) in self.ratio_not_before:
                    continue
                chance = (
                    num.base == 1 and phrase in self.ratio_any and base == int(base) and not (atom.text.isdigit() and len(atom.text) == 4)
                )
                if chance or (base in self.ratio_bases and (whole or base >= 100)):
                    return Num(num.i, end + 1, 100 * num.base / base, 1.0, "share", direct=True, whole=base)
        return None


def _price(atoms: list[Atom], j: int) -> int:
    """The atom after the dashes that stand for no cents at `j` (`3,-- Euro`, `Fr. 1'200.–`), 0 where none do."""
    if not (j + 1 < len(atoms) and atoms[j].text in (",", ".") and atoms[j].glued):
        return 0
    k = j + 1
    while k < len(atoms) and atoms[k].glued and (atoms[k].dash or atoms[k].text == "—") and k - j <= 2:
        k += 1
    return k if k > j + 1 and not (k < len(atoms) and atoms[k].glued and atoms[k].kind != "s") else 0


def _follows(now: float, word: float) -> bool:
    """`word` can be added to the sum `now` of hundreds, tens and ones; below zero nothing stands there yet."""
    if now < 0 or (word < 100 <= now and now % 100 == 0):
        return True
    return 0 < word < 10 <= now and now % 10 == 0 and now % 100 >= 20


@cache
def numerals(language: str) -> Numerals:
    """The number words of `language`, read once."""
    return Numerals(language)
