"""German verb forms: every form of a strong verb from its principal parts, regular forms by rule, prefixes by rule."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from laut.languages import table, toml


class Form(NamedTuple):
    """What a verb form can be; `known` is False where the verb is in no list and only its ending speaks."""

    lemma: str
    form: str
    mood: str | None = None
    tense: str | None = None
    number: str | None = None
    person: int | None = None
    known: bool = True
    kind: str = "VV"


_MOODS = {"i": "ind", "1": "konj1", "2": "konj2"}
_TENSES = {"p": "pres", "t": "past"}
_NUMBERS = {"s": "sg", "p": "pl"}


def _aux() -> dict[str, list[Form]]:
    """The forms of auxiliaries and modals, as their table writes them out."""
    out: dict[str, list[Form]] = {}
    for row in table("de", "verbs_aux"):
        for entry in row["forms"].split():
            word, cells = entry.split("=")
            for cell in cells.split(","):
                out.setdefault(word, []).append(_cell(cell, row["lemma"], row["tag"]))
    return out


def _cell(cell: str, lemma: str, kind: str) -> Form:
    if "." not in cell:
        return Form(lemma, {"inf": "inf", "part": "part_past", "pres": "part_pres"}[cell], kind=kind)
    mood, tense, who = cell.split(".")
    return Form(lemma, "fin", _MOODS[mood], _TENSES[tense], _NUMBERS[who[1]], int(who[0]), kind=kind)


def stem(infinitive: str) -> str:
    """The infinitive without its ending."""
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def _needs_e(root: str) -> bool:
    """Whether endings in -t and -st take an e before them: arbeit-e-t, öffn-e-t."""
    if root[-1:] in "dt":
        return True
    return root[-1:] in "mn" and len(root) > 1 and (root[-2] not in "aeiouäöülrmnhy" or root[-3:-1] == "ch")


def strong(row: dict[str, str]) -> list[tuple[str, Form]]:
    """All forms of one verb of the principal parts' table, without participles of prefixed verbs."""
    inf = row["inf"]
    root = stem(inf)
    link = "e" if _needs_e(root) else ""
    out = [(inf, Form(inf, "inf"))]
    out += [(inf, Form(inf, "fin", "ind", "pres", "pl", 3)), (inf, Form(inf, "fin", "ind", "pres", "pl", 1))]
    for third in row["er"].split() or [root + link + "t"]:
        out.append((third, Form(inf, "fin", "ind", "pres", "sg", 3)))
        base = third[:-1] if third.endswith("t") else third
        out.append((base + ("t" if base[-1] in "sßxz" else "st"), Form(inf, "fin", "ind", "pres", "sg", 2)))
        if row["er"] and base != root and root[-1] not in "dt":
            out.append((base, Form(inf, "imp", number="sg", person=2)))
    first = "weiß" if row["er"] == "weiß" else root + "e"
    out.append((root + "e", Form(inf, "fin", "konj1", "pres", "sg", 3)))
    out.append((first, Form(inf, "fin", "ind", "pres", "sg", 1)))
    out.append((root + link + "t", Form(inf, "fin", "ind", "pres", "pl", 2)))
    out.append((root + "est", Form(inf, "fin", "konj1", "pres", "sg", 2)))
    past_plurals = set()
    for past in row["past"].split():
        plural = past + ("n" if past.endswith("e") else "en")
        past_plurals.add(plural)
        past_plurals.add(past)
        out += _person_forms(inf, past, plural, "ind", "past")
    for past in row["konj2"].split():
        out += [f for f in _person_forms(inf, past, past + "n", "konj2", "past") if f[0] not in past_plurals]
    out += [(part, Form(inf, "part_past")) for part in row["part"].split()]
    return out


def _person_forms(inf: str, singular: str, plural: str, mood: str, tense: str) -> list[tuple[str, Form]]:
    return [
        (singular, Form(inf, "fin", mood, tense, "sg", 3)),
        (singular, Form(inf, "fin", mood, tense, "sg", 1)),
        (plural, Form(inf, "fin", mood, tense, "pl", 3)),
        (plural, Form(inf, "fin", mood, tense, "pl", 1)),
        (singular + ("est" if singular[-1] in "dtsß" else "st"), Form(inf, "fin", mood, tense, "sg", 2)),
    ]


class Conjugation:
    """Looks words up as verb forms. Words are in small letters; results are kept."""

    def __init__(self, lists: bool = True) -> None:
        """`lists` False leaves out the tables that are themselves derived with this class."""
        rules = toml("de", "tagging")["verb"]
        self.separable: tuple[str, ...] = tuple(sorted(set(rules["separable"]), key=lambda p: (-len(p), p)))
        self.inseparable: tuple[str, ...] = tuple(sorted(rules["inseparable"], key=lambda p: (-len(p), p)))
        self.core: frozenset[str] = frozenset(rules["core"])
        self.forms: dict[str, list[Form]] = _aux()
        self.infinitives: set[str] = set()
        for row in table("de", "verbs"):
            for word, form in strong(row):
                self.forms.setdefault(word, []).append(form)
            self.infinitives.add(row["inf"])
        self.bound: set[str] = set()
        self.pairs: dict[str, frozenset[str]] = {}
        if lists:
            self._read_lists()
        self._by_first: dict[str, list[str]] = {}
        for prefix in self.separable:
            self._by_first.setdefault(prefix[0], []).append(prefix)
        self._seen: dict[str, tuple[Form, ...]] = {}

    def _read_lists(self) -> None:
        for row in table("de", "verbs_more"):
            self.infinitives.update(row["infinitives"].split())
        for row in table("de", "verbs_regular"):
            (self.bound if row["kind"] == "bound" else self.infinitives).update(row["infinitives"].split())
        for row in table("de", "verbs_separable"):
            self.pairs[row["prefix"]] = frozenset(row["bases"].split())

    def __call__(self, word: str) -> tuple[Form, ...]:
        """Everything that `word` can be as a verb; known verbs first. Empty where no verb ends so."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > 200_000:
                self._seen.clear()
            found = self._seen[word] = tuple(self._look(word))
        return found

    def _look(self, word: str) -> list[Form]:
        if len(word) < 2 or len(word) > 40:
            return []
        found = list(self.forms.get(word, ()))
        found += [f for f in self._regular(word) if f.known and f not in found]
        if not found:
            found = self._prefixed(word)
        if not found and "ß" in word:  # spelling before 1996
            found = [f for f in self._look(word.replace("ß", "ss")) if f.known]
        return list(dict.fromkeys(found or self._guess(word)))

    def _guess(self, word: str) -> list[Form]:
        """Readings of a word whose verb is in no list."""
        out = self._regular(word)
        for prefix in self._by_first.get(word[0], ()):
            rest = word[len(prefix) :]
            if word.startswith(prefix) and len(rest) > 5 and rest.endswith(("t", "n")):
                if rest.startswith("ge") and rest.endswith("t"):
                    out += [f._replace(lemma=prefix + f.lemma, known=False) for f in self._participle(rest, False)]
                elif rest.startswith("zu") and rest.endswith("n"):
                    out.append(Form(prefix + rest[2:], "zu_inf", known=False))
        return out

    def _prefixed(self, word: str) -> list[Form]:
        out = []
        for prefix in self._by_first.get(word[0], ()):
            if word.startswith(prefix) and len(word) > len(prefix) + 2:
                out += self._separated(prefix, word[len(prefix) :])
        for prefix in self.inseparable:
            if word.startswith(prefix) and len(word) > len(prefix) + 2:
                out += self._joined(prefix, word[len(prefix) :])
        return out

    def _separated(self, prefix: str, rest: str) -> list[Form]:
        """Readings of `rest` after a separable prefix: mit-teilte, mit-geteilt, mit-zu-teilen."""
        out = [
            f._replace(lemma=prefix + f.lemma, kind="VV") for f in self._simple(rest) if f.form in ("fin", "inf", "part_past", "part_pres")
        ]
        if rest.startswith("zu"):
            infs = [f for f in self._simple(rest[2:]) if f.form == "inf"]
            out = [f._replace(lemma=prefix + f.lemma, form="zu_inf", kind="VV") for f in infs] + out
        return out

    def _joined(self, prefix: str, rest: str) -> list[Form]:
        """Readings of `rest` after an inseparable prefix; its participle has no ge-: ver-sprochen, be-teiligt."""
        out = [f._replace(lemma=prefix + f.lemma, kind="VV") for f in self._simple(rest) if f.form in ("fin", "inf", "part_pres")]
        out += [
            f._replace(lemma=prefix + f.lemma, kind="VV")
            for f in self._simple("ge" + rest)
            if f.form == "part_past" and f.lemma[:2] != "ge"
        ]
        return out

    def _simple(self, word: str) -> list[Form]:
        """Known readings without a separable prefix."""
        found = list(self.forms.get(word, ())) + [f for f in self._regular(word, bound=True) if f.known]
        if not found:
            for prefix in self.inseparable:
                if word.startswith(prefix) and len(word) > len(prefix) + 2:
                    rest = word[len(prefix) :]
                    found += [f._replace(lemma=prefix + f.lemma) for f in self.forms.get(rest, ()) if f.form in ("fin", "inf")]
                    found += [f._replace(lemma=prefix + f.lemma) for f in self.forms.get("ge" + rest, ()) if f.form == "part_past"]
        return [f for f in found if f.form != "imp"]

    def _infinitive(self, root: str, bound: bool = False) -> tuple[str, bool]:
        """The infinitive of a regular stem, and whether it is known; `bound`: after a separable prefix."""
        endings = ("n", "en") if root[-2:] in ("el", "er") else ("en", "n")  # sichern before sicheren
        for inf in (root + ending for ending in endings):
            if inf in self.infinitives or (bound and inf in self.bound):
                return inf, True
        if root[-1:] in "lr" and len(root) > 2 and root[:-1] + "e" + root[-1] + "n" in self.infinitives:
            return root[:-1] + "e" + root[-1] + "n", True
        known = root.endswith("ier") and len(root) > 4
        return root + ("n" if root[-2:] in ("el", "er") and not known else "en"), known

    def _regular(self, word: str, bound: bool = False) -> list[Form]:
        """Readings by the endings of regular verbs."""
        out: list[Form] = []
        for ending, cells in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 2:
                root = word[: -len(ending)]
                if not any(c in "aeiouäöüy" for c in root):
                    continue
                inf, known = self._infinitive(root, bound)
                if (ending[0] == "e" and ending in _LINKED and not _needs_e(root)) or (ending in _BARE and _needs_e(root)):
                    continue
                if (ending == "n" and inf != word) or (not known and root.endswith("end")):
                    continue
                out += [Form(inf, *cell, known) for cell in cells]
        return out + self._participle(word, bound)

    def _participle(self, word: str, bound: bool) -> list[Form]:
        """The participle of a regular verb: ge-sag-t, ge-arbeit-et, marschier-t, be-sorg-t."""
        if not word.endswith("t") or len(word) < 4:
            return []
        root = word[:-2] if word.endswith("et") and _needs_e(word[:-2]) else word[:-1]
        out = []
        if root.startswith("ge") and len(root) > 4:
            inf, known = self._infinitive(root[2:], bound)
            out.append(Form(inf, "part_past", known=known))
        if root.endswith("ier") or root.startswith(self.inseparable):
            inf, known = self._infinitive(root, bound)
            out.append(Form(inf, "part_past", known=known))
        return out


_Cell = tuple[str, str | None, str | None, str | None, int | None]
_PAST: tuple[_Cell, ...] = (("fin", "ind", "past", "sg", 3), ("fin", "ind", "past", "sg", 1))
_PASTS: tuple[_Cell, ...] = (("fin", "ind", "past", "pl", 3), ("fin", "ind", "past", "pl", 1))
_THIRD: tuple[_Cell, ...] = (("fin", "ind", "pres", "sg", 3), ("fin", "ind", "pres", "pl", 2))
_PLURAL: tuple[_Cell, ...] = (("inf", None, None, None, None), ("fin", "ind", "pres", "pl", 3), ("fin", "ind", "pres", "pl", 1))
_ENDINGS: tuple[tuple[str, tuple[_Cell, ...]], ...] = (
    ("ete", _PAST),
    ("eten", _PASTS),
    ("te", _PAST),
    ("ten", _PASTS),
    ("et", _THIRD),
    ("t", _THIRD),
    ("e", (("fin", "konj1", "pres", "sg", 3), ("fin", "ind", "pres", "sg", 1))),
    ("est", (("fin", "ind", "pres", "sg", 2),)),
    ("st", (("fin", "ind", "pres", "sg", 2),)),
    ("en", _PLURAL),
    ("n", _PLURAL),
    ("end", (("part_pres", None, None, None, None),)),
    ("nd", (("part_pres", None, None, None, None),)),
)
_LINKED = frozenset(("ete", "eten", "et", "est"))
_BARE = frozenset(("te", "ten", "t", "st"))


@cache
def conjugation() -> Conjugation:
    """The one table of this process."""
    return Conjugation()
