"""Of which named thing, place or organisation a figure is said: by the names of its sentence, of those before it, of the title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from laut.languages import known, table, toml
from laut.records import Figure, Sheet, Span
from laut.text import analyse
from laut.text.records import Token
from laut.weighing.desk import Desk
from laut.weighing.things import is_money
from laut.weighing.weights import weight
from laut.weighing.words import stem

_ENDINGS = r"(?:['’]s?|s|es|e[nmrs]?|n)?"
_COMMA = re.compile(r"[,;:]\s|\s[–—-]\s")
_LONGEST_WORD = 40
_SHORT = 3  # letters; a name this short is known by its capitals


@dataclass
class Names:
    """Where names stand in the article, those of who speaks and of days left out."""

    desk: Desk
    names: list[Span] = field(default_factory=list)
    speakers: list[Span] = field(default_factory=list)
    voices: list[Span] = field(default_factory=list)  # names of those who speak
    text: str = ""  # in lower case
    _found: dict[str, list[Span]] = field(default_factory=dict)
    _others: dict[str, list[Span]] = field(default_factory=dict)  # of another thing of that name

    def __post_init__(self) -> None:
        desk, document = self.desk, self.desk.reading.document
        self.speakers = sorted(s for a in desk.attribution.values() for s in a.speaker)
        taken = [*self.speakers, *(t.span for t in desk.reading.times), *(f.span for f in desk.figures)]
        self.text = desk.text.casefold()
        covered = bytearray(len(desk.text))
        for b, e in taken:
            covered[b:e] = b"\x01" * (e - b)
        for token in analyse(document.text, desk.language, document.parts).tokens:
            if _is_name(token) and _inside(Span(token.b, token.e), self.speakers):
                self.voices.append(Span(token.b, token.e))
            elif _is_name(token) and not covered[token.b]:
                last = self.names[-1] if self.names else None
                if last and token.b - last.e <= 1 and desk.text[last.e : token.b].strip() == "" and "\n" not in desk.text[last.e : token.b]:
                    self.names[-1] = Span(last.b, token.e)
                else:
                    self.names.append(Span(token.b, token.e))

    def mentions(self, subject: str) -> list[Span]:
        """Where the article names `subject`, not as a part of another name or of who speaks."""
        if subject not in self._found:
            first = subject.casefold().split()[0][:4] if subject.split() else ""
            if first not in self.text and subject.casefold() not in _countries():  # most rows of a long sheet are of other things
                self._found[subject] = []
                return []
            hits = (Span(*m.span()) for m in _rule(subject, self.desk.language).finditer(self.desk.text))
            whole = {m for source in self.desk.reading.sources for m in source.mentions}
            self._found[subject] = [s for s in hits if s in whole or (not _inside(s, self.speakers) and not self._part(s))]
            self._others[subject] = [s for s in self._found[subject] if self._other(s)]
            self._found[subject] = [s for s in self._found[subject] if s not in self._others[subject]]
        return self._found[subject]

    def _part(self, mention: Span) -> bool:
        """The mention is the later part of a longer name (`Ellis` in `Port Ellis`), or its first before a word that is no abbreviation."""
        for name in self.names:
            if name.b < mention.e and mention.b < name.e:
                behind = self.desk.text[mention.e : name.e].strip()
                if name.b < mention.b or (behind and not behind.isupper()):
                    return True
        return False

    def _other(self, mention: Span) -> bool:
        """The word beside the mention says that another thing of that name is meant: `the old Talbek bridge`, `the Ellis district`."""
        before = self.desk.text[max(0, mention.b - _LONGEST_WORD) : mention.b].split()[-1:]
        behind = self.desk.text[mention.e : mention.e + _LONGEST_WORD].split()[:1]
        beside = (("other", before), ("other_behind", behind))
        return any(word.strip(".,;:").casefold() in _words(self.desk.language, name) for name, words in beside for word in words)

    def of(self, figure: Figure, subject: str) -> bool:
        """The figure is said of `subject`, as far as the names around it tell."""
        b, e = self.desk.sentences.span(self.desk.sentence(figure))
        self.mentions(subject)
        if any(b <= s.b < e for s in self._others.get(subject, ())):
            return False
        for sheet in self.desk.reading.sheets:
            if figure.id in sheet.rows:
                part = sheet.of[sheet.rows.index(figure.id)] if sheet.of else None
                whole = part is None or part.casefold() in subject.casefold()
                same = _rule(subject, self.desk.language).fullmatch(sheet.subject) is not None or self._same(subject, sheet)
                if not (whole and same) or figure.unit is not None:
                    return whole and same
        at = self.desk.sentence(figure)
        mine, others = self._in(at, subject)
        if mine:
            return self._nearest(figure, mine, others)
        own = is_money(figure.unit) and any(b <= s.b < e for s in self.voices)  # who reports a revenue reports its own
        return not others and not own and self._before(figure, at, subject)

    def beside(self, figure: Figure, subject: str) -> bool:
        """The figure's own sentence names the subject."""
        return bool(self._in(self.desk.sentence(figure), subject)[0])

    def _same(self, subject: str, sheet: Sheet) -> bool:
        """The sheet is of the subject: one name for the other stands in the same place (`Talbek`, `Talbek bridge`)."""
        return any(m.b < s.e and s.b < m.e for m in self.mentions(subject) for s in sheet.mentions)

    def _in(self, sentence: int, subject: str) -> tuple[list[Span], list[Span]]:
        """The mentions of the subject in a sentence, and the other names."""
        b, e = self.desk.sentences.span(sentence)
        mine = [s for s in self.mentions(subject) if b <= s.b < e]
        return mine, [s for s in self.names if b <= s.b < e and not any(self._belongs(s, m) for m in mine)]

    def _belongs(self, name: Span, mention: Span) -> bool:
        """The name overlaps a mention of the subject, or is an abbreviation behind it (`Lindbach AG`)."""
        overlaps = name.b < mention.e and mention.b < name.e
        return overlaps or (0 <= name.b - mention.e <= 1 and self.desk.words(name).isupper())

    def _far(self, name: Span, figure: Figure) -> float:
        """How far a name stands from a figure; what a comma parts is further."""
        left, right = sorted((name, figure.span))
        return _gap(name, figure.span) + weight("reach", "comma") * len(_COMMA.findall(self.desk.text, left.e, right.b))

    def _nearest(self, figure: Figure, mine: list[Span], others: list[Span]) -> bool:
        """The subject is the name nearest to the figure, names that only tell where it is aside, and is not named as one of several."""
        best = min(mine, key=lambda s: self._far(s, figure))
        for other in others:
            between = self.desk.text[min(best.e, other.e) : max(best.b, other.b)]
            beside = between.strip().casefold() in _words(self.desk.language, "near") and best.b < other.b
            if beside:
                continue
            if len(between) <= weight("reach", "joined_names") or self._far(other, figure) < self._far(best, figure):
                return False
        crossing = [f for f in self.desk.in_sentence[self.desk.sentence(figure)] if f.id != figure.id and f.unit == figure.unit]
        return not any(_between(f.span, best, figure.span) and others for f in crossing)

    def _before(self, figure: Figure, at: int, subject: str) -> bool:
        """The last name before the figure's sentence in its paragraph is the subject; of what happened, also the only one of the title."""
        first = at - int(weight("reach", "subject"))
        block = at
        for i in range(at - 1, -1, -1):
            if not self.desk.sentences.same_block(i, at):
                break
            block = i
            if i >= first:
                mine, others = self._in(i, subject)
                if mine or others:
                    return bool(mine) and (not others or min(mine) < min(others))  # what a sentence begins with is its topic
        named = any(self._in(i, subject)[1] for i in range(block, at))
        title = self.desk.title
        if named or title is None or figure.event is None:
            return False
        mine = [s for s in self.mentions(subject) if title.b <= s.b < title.e]
        others = [s for s in self.names if title.b <= s.b < title.e and not any(self._belongs(s, m) for m in mine)]
        return bool(mine) and not others


def _is_name(token: Token) -> bool:
    """A proper noun, or a designation with capitals and digits."""
    mixed = token.text[:1].isupper() and any(c.isdigit() for c in token.text)
    return (token.pos == "PROPN" or mixed) and token.text[:1].isupper()


def _inside(span: Span, others: list[Span]) -> bool:
    return any(o.b <= span.b and span.e <= o.e for o in others)


def _gap(a: Span, b: Span) -> int:
    return max(a.b - b.e, b.b - a.e, 0)


def _between(middle: Span, a: Span, b: Span) -> bool:
    left, right = sorted((a, b))
    return left.e <= middle.b and middle.e <= right.b


@cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(toml(language, "facts")["matching"][name])


@cache
def plain_words(language: str) -> frozenset[str]:
    """The stems of words before a counted thing that make no other kind of it."""
    return frozenset(stem(word) for word in toml(language, "facts")["matching"]["plain"])


def subject_words(subject: str, language: str, words: str) -> list[str]:
    """The words among `words` that name the subject."""
    return [m.group() for m in _rule(subject, language).finditer(words)]


@lru_cache(maxsize=20_000)
def _rule(subject: str, language: str) -> re.Pattern[str]:
    """The subject's words with their endings; of a country also its names in the article's language and its adjectives."""
    forms = [subject, *_country_forms(language).get(_countries().get(subject.casefold(), ""), ())]
    options = [_form(form) for form in dict.fromkeys(forms) if form.split()]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(options)})(?![\w-])")


@cache
def _countries() -> dict[str, str]:
    """The countries by their names in every language, in lower case."""
    rows = [row for language in known() for row in table(language, "countries")]
    return {name.casefold(): row["country"] for row in rows for name in row["names"].split("|") if name}


@cache
def _country_forms(language: str) -> dict[str, tuple[str, ...]]:
    """The names and adjectives of each country in a language."""
    return {r["country"]: tuple(f for f in f"{r['names']}|{r['adjectives']}".split("|") if f) for r in table(language, "countries")}


def _form(name: str) -> str:
    words = [re.escape(word) for word in name.split()]
    whole = r"[\s-]+".join(f"{word}{_ENDINGS}" for word in words)
    return whole if len(name) <= _SHORT else f"(?i:{whole})"
