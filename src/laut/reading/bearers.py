"""What stands in the phrase of a speaker: a pronoun, a person, a named or an unnamed body, several, or nobody."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from laut.languages import toml
from laut.reading.names import Name, lexicon, name_end, role_of
from laut.reading.wording import gender_of, nominative, surface
from laut.sources import countries, directory
from laut.sources.rules import Typed, head_of, typed
from laut.sources.words import stem
from laut.text.records import Text, Token

PRONOUN, RELATIVE, OWN, BOTH, BACK, NOBODY, PERSON, NAMED, COMMON = "pronoun", "relative", "own", "both", "back", "nobody", "person", "named", "common"
_STEMMED = {"de"}


@dataclass(frozen=True, slots=True)
class Bearer:
    """One bearer that a phrase names. `agrees` is what a pronoun's antecedent must be (m, f, n, pl), `head` the stem of the head noun."""

    type: str
    first: int
    last: int
    name: str = ""
    head: str = ""
    kind: str = "other"
    agrees: str = ""
    gender: str | None = None
    plural: bool = False
    definite: bool = False
    modifiers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    leaning: str | None = None
    entry: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    named: bool = False


@dataclass(slots=True)
class Rules:
    """The words of cast.toml, in sets."""

    data: dict[str, Any]
    definite: frozenset[str]
    articles: frozenset[str]
    trim: frozenset[str]
    prepositions: frozenset[str]
    information: frozenset[str]
    documents: frozenset[str]
    back: frozenset[str]
    parts: frozenset[str]
    empty: frozenset[str]
    media: dict[str, str] = field(default_factory=dict)


@cache
def rules(language: str) -> Rules:
    """The words of `languages/CODE/cast.toml`."""
    data = toml(language, "cast")
    form = stem if language in _STEMMED else str
    articles = frozenset(data["definite"] + data["demonstrative"] + data["indefinite"] + data["possessive"] + data["contracted"])
    found = Rules(
        data, frozenset(data["definite"] + data["demonstrative"] + data["contracted"]), articles, frozenset(data["trim"]), frozenset(data["prepositions"]),
        frozenset(map(form, data["information"]["nouns"])), frozenset(map(form, data["documents"]["nouns"])), frozenset(map(form, data["documents"]["back"])),
        frozenset(map(form, data["documents"]["parts"])), frozenset(data["information"]["empty"]),
    )  # fmt: skip
    for kind, nouns in data["media"].items():
        for noun in nouns:
            found.media.setdefault(form(noun), kind)
    return found


class Phrases:
    """Reads the phrases of speakers in one text, knowing the names that stand in it."""

    def __init__(self, text: Text, names: dict[int, Name]) -> None:
        self.text, self.tokens, self.names = text, text.tokens, names
        self.language, self.stemmed = text.language, text.language in _STEMMED
        self.rules, self.lex = rules(text.language), lexicon(text.language)

    # -- the way through a phrase ----------------------------------------------------------------------------------------------

    def read(self, first: int, last: int) -> list[Bearer]:
        """The bearers of the tokens `[first, last)`."""
        first, last = self._trim(first, last)
        if first >= last:
            return []
        alone = self._single(first, last)
        if alone:
            return [alone]
        parts = self._parts(first, last)
        if len(parts) > 1:
            return [bearer for b, e in parts for bearer in self.read(b, e)]
        told = self._information(first, last)
        if told is not None:
            return told
        return [self._noun_phrase(first, last)]

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        tokens, trim = self.tokens, self.rules.trim
        while first < last and ((tokens[first].low in trim and not self._starts_name(first, last)) or not _word(tokens[first])):
            if tokens[first].low in self.rules.data["contracted"] and first + 1 < last:
                break
            first += 1
        while last > first and (not _closing(tokens[last - 1]) or (last - first > 1 and tokens[last - 1].low in trim)):
            last -= 1
        return first, last

    def _starts_name(self, first: int, last: int) -> bool:
        name = self.names.get(first)
        return bool(name and name.last <= last and self.tokens[first].text[0].isupper() and name.kind != "place" and name.last > first + 1)

    def _single(self, first: int, last: int) -> Bearer | None:
        """Pronouns, `beide` with its noun, `eigene Angaben`."""
        low, data = self.tokens[first].low, self.rules.data
        if last == first + 1 or (last == first + 2 and self.tokens[first + 1].low in data["trim"]):
            if low in data["last_named"]:
                return Bearer(PRONOUN, first, last, agrees="*")
            relative = first > 0 and self.tokens[first - 1].text in (",", "–", "—")
            if low in data["relatives"] and (relative or low not in data["pronouns"]):
                return Bearer(RELATIVE, first, last, agrees=self._agreement(data["relatives"][low], first))
            if low in data["pronouns"]:
                return Bearer(PRONOUN, first, last, agrees=self._agreement(data["pronouns"][low], first))
        start = first + 1 if low in data["definite"] and first + 1 < last else first
        if self.tokens[start].low in data["both"] and not any(t.low in data["and"] for t in self.tokens[first:last]):
            head = self._head(start, last)
            return Bearer(BOTH, first, last, surface(self.text.text, self.tokens[start:last]), head=stem(self.tokens[head].low) if head is not None else "")
        return None

    def _agreement(self, agrees: str, at: int) -> str:
        if not agrees.endswith("?"):
            return agrees
        verb = self._verb(at)
        return "pl" if verb and verb.number == "pl" else agrees[:-1] if verb and verb.number == "sg" else agrees[:-1] + "pl"

    def _verb(self, at: int) -> Token | None:
        """The finite verb that a pronoun at `at` goes with: the nearest behind it (or just before it) in its sentence."""
        tokens, sentence = self.tokens, self.tokens[at].sentence
        if at and tokens[at - 1].fin and tokens[at - 1].sentence == sentence:
            return tokens[at - 1]
        for token in tokens[at + 1 : at + 40]:
            if token.sentence != sentence:
                break
            if token.fin:
                return token
        return None

    # -- several bearers ---------------------------------------------------------------------------------------------------------

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        tokens, data = self.tokens, self.rules.data
        cuts = [i for i in range(first + 1, last - 1) if tokens[i].low in data["and"] and not self._inside_name(i)]
        if tokens[first].low in data["and_frame"] and len(cuts) == 0:
            cuts = [i for i in range(first + 1, last - 1) if tokens[i].low in data["and_frame"]][:1]
        if not cuts:
            return [(first, last)]
        cut = cuts[-1]
        left_end = cut
        commas = [i for i in range(first + 1, cut) if tokens[i].text == ","]
        right = cut + 1
        while right < last and tokens[right].low in data["and_frame"]:
            right += 1
        lead = commas[0] if commas else left_end
        if not self._splits(first, lead, right, last):
            return [(first, last)]
        bounds = [first, *[c + 1 for c in commas], right]
        ends = [*commas, left_end, last]
        return list(zip(bounds, ends, strict=True))

    def _inside_name(self, i: int) -> bool:
        return any(name.first < i < name.last for name in (self.names.get(j) for j in range(max(0, i - 8), i)) if name)

    def _splits(self, first: int, cut: int, right: int, last: int) -> bool:
        """Whether `[first, cut)` is a bearer of its own: nothing in it that the part behind `and` could hang on instead."""
        tokens = self.tokens
        if cut <= first or tokens[cut - 1].text.endswith("-") or not (tokens[cut - 1].text[0].isalnum() or tokens[cut - 1].text in "“\"»’'”)"):
            return False
        if not self.stemmed and not any(t.text[0].isupper() or t.pos in ("NOUN", "PROPN") for t in tokens[right:last]):
            return False
        head = self._head(first, cut)
        if head is None:
            return False
        information = stem(tokens[head].low) if self.stemmed else tokens[head].low
        if information in self.rules.information and not self._person_at(first, cut):
            return False
        inner = [t for t in tokens[head + 1 : cut] if t.low in self.rules.prepositions or t.low in self.rules.data["genitive"]]
        if not inner:
            return True
        nominative = tokens[right].low in self.rules.articles or self._person_at(right, last) is not None
        return nominative and tokens[right].low not in (inner[0].low, "dem", "des")

    # -- Angaben, Berichte, Quellen ------------------------------------------------------------------------------------------------

    def _information(self, first: int, last: int) -> list[Bearer] | None:
        """The bearers behind a noun of information; None where the phrase has no such head."""
        head = self._head(first, last)
        if head is None:
            return None
        token, data = self.tokens[head], self.rules.data
        form = stem(token.low) if self.stemmed else token.low
        singular = form[:-1] if not self.stemmed and form.endswith("s") and form not in self.rules.information else form
        if singular not in self.rules.information:
            return self._compound_information(first, head, last)
        if self.names.get(head) and self.names[head].last > head + 1:
            return None
        if not self.stemmed and head > first and (self.tokens[head - 1].text[0].isupper() or singular in self.rules.documents):
            return None
        before = self.tokens[first:head]
        rest = head + 1
        while rest < last and self.tokens[rest].low in self.rules.data["fillers"]:
            rest += 1
        if rest < last and (self.tokens[rest].low in data["of"] or self.tokens[rest].text[0].isupper() or self.tokens[rest].text[0] in "„\"“»‚'") and not self._time_at(rest, last):
            inner = self.read(rest, self._cut_tail(rest, last))
            if inner:
                return inner
        for i, token in enumerate(before, first):
            if token.low in data["possessive_own"]:
                return [Bearer(OWN, first, last)]
            if token.low in data["possessive"] and token.low in data["pronouns"]:
                return [Bearer(PRONOUN, i, i + 1, agrees=data["pronouns"][token.low].rstrip("?") + ("pl" if "?" in data["pronouns"][token.low] else ""))]
        adjectives = [t for t in before if t.low not in self.rules.articles]
        for i, token in enumerate(adjectives):
            code = countries(self.language).adjective(token.text)
            if code:
                entry = directory().state(code)
                return [Bearer(NAMED, first, last, countries(self.language).written[code], kind="state", entry=entry.id, country=code, named=True, head="staat")]
        possessor = self._possessor(first, head)
        if possessor is not None:
            return possessor
        if before and before[0].low in self.rules.definite and not adjectives and singular in self.rules.back:
            return [Bearer(BACK, first, last, head=singular)]
        return [Bearer(NOBODY, first, last)]

    def _possessor(self, first: int, head: int) -> list[Bearer] | None:
        """`Merkels Angaben`, `the agency's statement`: the bearer stands before."""
        for i in range(first, head):
            if self.tokens[i].low in ("'s", "’s") and i > first:
                return self.read(first, i)
            name = self.names.get(i)
            if name and name.last <= head and name.e > name.b and self.tokens[i].text[0].isupper() and self.stemmed:
                return self.read(i, name.last)
        return None

    def _time_at(self, i: int, last: int) -> bool:
        return any(c.isdigit() for c in self.tokens[i].text) and i + 1 >= last

    def _compound_information(self, first: int, head: int, last: int) -> list[Bearer] | None:
        token, info = self.tokens[head], self.rules.data["information"]
        low = token.low
        for ending in info["compounds"]:
            if low.endswith(ending) and len(low) > len(ending) + 1:
                break
        else:
            return None
        part = token.text[: -len(ending)]
        if part.endswith("-"):
            part = part[:-1]
            if ending.startswith("bericht"):
                return None
            found = directory().find(part, self.language)
            kind = found.kind if found else "other"
            return [Bearer(NAMED, head, head + 1, part, head=stem(part), kind=kind, entry=found.id if found else None, named=True)]
        written = info["bearers"].get(part.lower())
        if written is None:
            return None
        genitive = head + 1 < last and (self.tokens[head + 1].low in self.rules.data["genitive"] or self.tokens[head + 1].low in self.rules.data["of"])
        if genitive and ending.startswith("bericht"):
            inner = self.read(head + 1, last)
            if inner:
                return inner
        return [self._group(first, head, written)]

    def _group(self, first: int, head: int, written: str) -> Bearer:
        """The bearer in a compound (`Armeeangaben`), with the adjectives that stood before it."""
        known = head_of(written, self.language)
        gender = gender_of(written, self.language)
        adjectives = [t for t in self.tokens[first:head] if t.low not in self.rules.articles and stem(t.low) not in self.rules.empty and t.text[0].isalpha()]
        ending = {"m": "er", "n": "es"}.get(gender or "", "e")
        words = [_restem(t.text, t.low) + ending for t in adjectives] + [written]
        code = next((c for c in (countries(self.language).adjective(t.text) for t in adjectives) if c), None)
        entry = directory().body(Typed(known.kind, code, known.slug, known.gender)).id if known and code else None
        plural = gender == "p" or known is None
        kind = known.kind if known and not plural else "group"
        return Bearer(COMMON, first, head + 1, " ".join(words), stem(written), kind, entry=entry, country=code, plural=plural, modifiers=tuple(stem(t.low) for t in adjectives), named=bool(entry))

    # -- noun phrases ----------------------------------------------------------------------------------------------------------------

    def _head(self, first: int, last: int) -> int | None:
        """The head noun: the first noun that no adjective use explains; English: the last one before a preposition or comma."""
        if self.stemmed:
            return self._german_head(first, last)
        found = None
        for i in range(first, last):
            token = self.tokens[i]
            if i > first and (token.low in self.rules.prepositions or token.text in ",(–—" or token.pos == "VERB"):
                break
            if token.text[0].isalpha() and token.low not in self.rules.articles and token.low not in ("'s", "’s"):
                found = i
        return found

    def _german_head(self, first: int, last: int) -> int | None:
        start = self.tokens[first]
        for i in range(first, last):
            token = self.tokens[i]
            if not (token.text[0].isupper() or token.text[0].isdigit()) or token.low in self.rules.articles:
                continue
            following = self.tokens[i + 1] if i + 1 < last else None
            if i == first and following and (following.text[0].isupper() or following.low == following.text) and (
                token.pos in ("ADJ", "DET", "ADV", "ADP", "NUM") or token.low in self.rules.prepositions or countries(self.language).adjectives.get(stem(token.low))
            ):
                continue
            if following and following.text[0].isupper() and (token.low.endswith("er") and token.pos == "ADJ"):
                continue
            return i
        return first if start.pos in ("NOUN", "PROPN") else None

    def _cut_tail(self, first: int, last: int) -> int:
        """Where a phrase ends before a relative clause (a comma with a relative pronoun behind it)."""
        for i in range(first + 1, last - 1):
            if self.tokens[i].text == "," and self.tokens[i + 1].low in self.rules.data["relatives"] and self.tokens[i + 2 : last] and any(t.fin for t in self.tokens[i + 2 : last]):
                return i
        return last

    def _noun_phrase(self, first: int, last: int) -> Bearer:
        last = self._cut_tail(first, last)
        person = self._person_at(first, last)
        if person:
            return person
        article = self.tokens[first].low if self.tokens[first].low in self.rules.articles else None
        start = first + 1 if article and first + 1 < last else first
        end = self._end(start, last)
        quoted = self._quoted(first, last)
        if quoted:
            return quoted
        apposition = self._apposition(start, last)
        if apposition:
            return apposition
        known = self._known(start, end)
        if known:
            return known
        return self._common(first, article, start, end)

    def _end(self, first: int, last: int) -> int:
        """Where the bearer's own words end: before `wie X`, a comma with more, brackets."""
        for i in range(first + 1, last):
            token = self.tokens[i]
            if token.text in ",–—" or (token.low in self.rules.data["such_as"] and i > first) or (token.text == "(" and i > first):
                return i
        return last

    def _quoted(self, first: int, last: int) -> Bearer | None:
        """`der Sender „Channel 10“`: what stands between quotation marks is the name."""
        tokens = self.tokens
        opening = next((i for i in range(first, last) if tokens[i].text in "„“\"»«‚‘'”" and i + 1 < last), None)
        if opening is None:
            return None
        closing = next((i for i in range(opening + 1, last) if tokens[i].text in "“\"«»‘'”’"), last)
        words = tokens[opening + 1 : closing]
        if not words:
            return None
        leading = [t for t in tokens[first:opening] if t.low not in self.rules.articles]
        kind = next((self.rules.media[self._form(t)] for t in leading if self._form(t) in self.rules.media), "outlet")
        if leading and not any(self._form(t) in self.rules.media for t in leading) and head_of(leading[-1].text, self.language) is None:
            return None
        return self._named(opening + 1, closing, kind, self._leaning(first, opening))

    def _form(self, token: Token) -> str:
        return stem(token.low.rsplit("-", 1)[-1]) if self.stemmed else token.low

    def _apposition(self, start: int, last: int) -> Bearer | None:
        """`die südkoreanische Tageszeitung Hankyoreh`, `the news website Politico`: a class of sources, then its name."""
        tokens = self.tokens
        for i in range(start, last - 1):
            if tokens[i].text == ",":
                break
            kind = self.rules.media.get(self._form(tokens[i]))
            if not kind or not (tokens[i + 1].text[0].isupper() or tokens[i + 1].text[0].isdigit()) or (not self.stemmed and tokens[i].text[0].isupper()):
                continue
            if not self.stemmed and i > start and tokens[start].text[0].isupper() and tokens[start].low not in self.lex.lands.adjectives:
                continue
            whole = directory().look([t.text for t in tokens[i : self._run(i, last)]], self.language)
            if whole:
                return self._named(i, self._run(i, last), whole.kind, None)
            return self._named(i + 1, self._run(i + 1, last), kind, self._leaning(start, i))
        comma = next((i for i in range(start + 1, last - 1) if tokens[i].text == ","), None)
        if comma is not None and tokens[start - 1].low in self.rules.articles and self._run(comma + 1, last) >= last - (tokens[last - 1].text == ","):
            head = self._head(start, comma)
            if head is not None and tokens[comma + 1].text[0].isupper() and tokens[comma + 1].low not in self.rules.articles:
                kind = self.rules.media.get(self._form(tokens[head])) or self._kind(start, comma)
                return self._named(comma + 1, self._run(comma + 1, last), kind, self._leaning(start, head))
        return None

    def _run(self, first: int, last: int) -> int:
        """The end of a run of capital words (with the small words that names hold between them)."""
        i = first
        while i < last:
            token = self.tokens[i]
            upper = token.text[0].isupper() or token.text[0].isdigit()
            joins = token.low in ("&", "of", "and", "for", "the", "-", ".", "/", "’s", "'s") and i > first and i + 1 < last and self.tokens[i + 1].text[0].isupper() and not self.stemmed
            if not upper and not joins and not (self.stemmed and token.text in ("&", "of", ".", "/") and i > first):
                break
            i += 1
        return max(i, first + 1)

    def _named(self, first: int, last: int, kind: str, leaning: str | None) -> Bearer:
        while last > first + 1 and not (self.tokens[last - 1].text[0].isalnum() or self.tokens[last - 1].text in ")!"):
            last -= 1
        words = [t.text for t in self.tokens[first:last]]
        found = directory().find(surface(self.text.text, self.tokens[first:last]), self.language)
        name = surface(self.text.text, self.tokens[first:last])
        if found and self.stemmed and found.kind in ("outlet", "agency") and len(words) == 1 and name.endswith("s") and name not in found.de + found.en:
            name = name[:-1]
        return Bearer(
            NAMED, first, last, name, stem(words[-1].lower()), found.kind if found else kind, leaning=leaning,
            entry=found.id if found else None, country=found.country if found else None, named=True,
        )  # fmt: skip

    def _known(self, start: int, end: int) -> Bearer | None:
        """A name of the directory, a country, a capital that speaks for its country."""
        tokens, lands = self.tokens, countries(self.language)
        words = [t.text for t in tokens[start:end]]
        code = lands.state(tuple(self._keys(words)))
        if code:
            return Bearer(NAMED, start, end, lands.written[code], kind="state", entry=code.lower(), country=code, named=True, head="staat")
        if not any(word[0].isupper() for word in words):
            return None
        for size in range(len(words), 0, -1):
            if size < len(words) and tokens[start + size].low not in self.rules.prepositions and tokens[start + size].text not in "('’’s":
                continue
            found = directory().look(words[:size], self.language, weak=True)
            if found:
                bracket = self._bracket(start + size)
                name = nominative(self.text.text, tokens[start - 1].low if start else None, tokens[start : start + size], self._inner_head(start, start + size), self.language)
                return Bearer(NAMED, start, start + size, name + bracket, stem(words[size - 1].lower()), found.kind, entry=found.id, country=found.country, named=True, leaning=self._leaning(start, start + size))
        return None

    def _keys(self, words: list[str]) -> list[str]:
        from laut.sources.words import key

        return [key(word, self.stemmed) for word in words]

    def _inner_head(self, first: int, last: int) -> int:
        head = self._head(first, last)
        return (head if head is not None else last - 1) - first

    def _bracket(self, i: int) -> str:
        tokens = self.tokens
        if i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 2].text == ")" and tokens[i + 1].text[0].isupper():
            return f" ({tokens[i + 1].text})"
        return ""

    def _kind(self, first: int, last: int) -> str:
        found = typed([t.text for t in self.tokens[first:last] if t.text[0].isalnum()], self.language)
        return found.kind if found else "other"

    def _leaning(self, first: int, last: int) -> str | None:
        data = self.rules.data["leaning"]
        for token in self.tokens[first:last]:
            form = stem(token.low) if self.stemmed else token.low
            if form.startswith(tuple(data["no_prefix"])) or token.low in self.rules.articles or len(form) < 5:
                continue
            if form in data["words"] or (form.startswith(tuple(data["prefixes"])) and token.text[0].islower() and token.pos not in ("NOUN", "VERB")):
                return form
            if token.text[0].islower() and form.endswith(tuple(data["suffixes"])) and len(form) > 8 and token.pos in ("ADJ", "X"):
                return form
        return None

    def _common(self, first: int, article: str | None, start: int, end: int) -> Bearer:
        tokens = self.tokens
        at = self._head(start, end)
        head = at if at is not None else end - 1
        noun = tokens[head]
        words = [t.text for t in tokens[start:end] if t.text[0].isalnum()]
        kind = typed(words, self.language)
        role = role_of(noun.text, self.language)
        plural = self._plural(article, noun, role, start, head)
        form = self._form(noun)
        singular = form[:-1] if not self.stemmed and form.endswith("s") and len(form) > 4 else form
        document = singular in self.rules.documents or singular in self.rules.parts or (singular in self.rules.information and head > start)
        name = nominative(self.text.text, article, tokens[start:end], head - start, self.language) + self._bracket(end)
        named = any(t.text[0].isupper() and t.pos == "PROPN" for t in tokens[start:end]) or bool(kind and kind.country)
        source = "document" if document else self._common_kind(kind, role, plural, noun)
        entry = None
        if kind and kind.country and not plural and end - start <= 3 and source == kind.kind:
            entry = directory().body(kind).id
        modifiers = tuple(self._form(t) for t in tokens[start:head] if t.text[0].isalpha()) + tuple(self._form(t) for t in tokens[head + 1 : end] if t.text[0].isupper())
        gender = (role[1] if role else None) or ("m" if role and article in ("der", "dem", "den", "einem", "ein") and self.stemmed else gender_of(noun.text, self.language) if self.stemmed else None)
        return Bearer(
            COMMON, start, end, name, singular, source, gender=gender, plural=plural, definite=article in self.rules.definite, modifiers=modifiers,
            roles=(role[0],) if role else (), leaning=self._leaning(start, head), entry=entry, country=kind.country if kind else None,
            named=named and source not in ("group", "official", "document"),
        )  # fmt: skip

    def _common_kind(self, kind: Typed | None, role: tuple[str, str | None] | None, plural: bool, noun: Token) -> str:
        if noun.low in self.lex.groups or (plural and (kind is None or kind.kind in ("outlet", "court") or role)):
            return "group"
        if kind and not (role and kind.slug == role[0]):
            return "group" if kind.gender == "p" and kind.kind not in ("military",) else kind.kind
        if role:
            return "official"
        return "group" if plural else "other"

    def _plural(self, article: str | None, noun: Token, role: tuple[str, str | None] | None, start: int, head: int) -> bool:
        if not self.stemmed:
            return noun.low in self.lex.groups or (noun.low.endswith("s") and not noun.low.endswith(("ss", "us", "is", "ws")) and noun.tag != "NN") or noun.tag in ("NNS", "NNPS")
        if article in ("des", "dem", "das", "ein", "eine", "einer", "eines", "einem", "einen", "vom", "beim"):
            return False
        if noun.number == "pl":
            return True
        if noun.low in self.lex.groups and (article is None or article == "die" or (article == "den" and noun.low.endswith("n"))):
            return True
        if article is None and head > start:
            return self.tokens[head - 1].low.endswith(("en", "e")) and gender_of(noun.text, self.language) != "f"
        return article == "die" and role is not None and role[1] is None and not noun.low.endswith(("enden", "ende"))

    # -- persons -------------------------------------------------------------------------------------------------------------------

    def _person_at(self, first: int, last: int) -> Bearer | None:
        """The person that a phrase names: name alone, role and name, name and role behind a comma, name with `von`."""
        tokens = self.tokens
        comma = next((i for i in range(first, last) if tokens[i].text in ",("), last)
        article = tokens[first].low in self.rules.articles
        name = self._person_name(first, comma, article)
        if name:
            return self._person(name[0], name[1], first, last)
        if comma < last and tokens[comma].text == ",":
            start = last
            for i in range(comma, last):
                if tokens[i].text == ",":
                    start = i + 1
            role = any(role_of(t.text, self.language) for t in tokens[first:comma])
            run = name_end(tokens, start, self.language) if start < last and tokens[start].text[0].isupper() else start
            if role and run > start and not role_of(tokens[start].text, self.language) and (run - start > 1 or self._is_person(start)) and tokens[start].low not in self.rules.articles:
                return self._person(start, min(run, last), first, last)
        return None

    def _is_person(self, i: int) -> bool:
        name = self.names.get(i)
        return name is not None and name.kind == "person"

    def _person_name(self, first: int, last: int, article: bool) -> tuple[int, int] | None:
        tokens = self.tokens
        start = first + 1 if article else first
        role_at = None
        for i in range(start, last):
            name = self.names.get(i)
            if name and name.kind == "person" and name.first == i:
                if self._behind_genitive(start, i, last, name):
                    return None
                return (i, min(name.last, last))
            if name and name.first == i and name.last > i + 1 and name.last <= last and not role_of(tokens[name.last - 1].text, self.language):
                continue
            token = tokens[i]
            if role_at is not None and i == role_at + 1 and token.text[0].isupper() and not role_of(token.text, self.language):
                stop = name_end(tokens, i, self.language)
                if self._may_be_surname(i, min(stop, last)):
                    return (i, min(stop, last))
            if role_of(token.text, self.language) and not (token.low in self.lex.groups and article and not self.stemmed):
                role_at = i
        run = min(name_end(tokens, first, self.language), last) if tokens[first].text[0].isupper() else first
        if not article and run - first >= 2 and self._looks_personal(first, run, last):
            return (first, run)
        return None

    def _behind_genitive(self, start: int, i: int, last: int, name: Name) -> bool:
        """`ein Sprecher von Anna Muster`, `Trump's campaign`: the name belongs to a bearer that is somebody else."""
        tokens = self.tokens
        if name.last < last and tokens[name.last].low in ("'s", "’s") and name.last + 1 < last:
            return True
        if not self.stemmed and name.last < last and tokens[name.last].pos in ("NOUN", "PROPN") and tokens[name.last].text[0].isalpha() and tokens[name.last].low not in self.rules.prepositions:
            return True
        if i == start:
            return False
        if tokens[i - 1].low in self.rules.data["of"] or tokens[i - 1].low in self.rules.data["such_as"]:
            return True
        return self.stemmed and tokens[i].text.endswith("s") and tokens[i].text[:-1] == name.full.split()[-1]

    def _may_be_surname(self, i: int, stop: int) -> bool:
        token = self.tokens[i]
        name = self.names.get(i)
        if (name and name.kind != "person") or head_of(token.text, self.language) or token.low in self.rules.articles:
            return False
        if stop - i >= 2:
            return True
        return token.pos in ("PROPN", "X") or (token.pos == "NOUN" and self.stemmed and not token.low.endswith(("ung", "en")))

    def _looks_personal(self, first: int, run: int, last: int) -> bool:
        """Two or three capital words that no table knows, with a sign that they are a person: a role, `von` or the end behind them."""
        tokens = self.tokens
        words = [t.text for t in tokens[first:run]]
        if directory().look(words, self.language) or typed(words, self.language) or countries(self.language).adjective(words[0]):
            return False
        if any(self.names.get(i) and self.names[i].kind != "person" for i in range(first, run)):
            return False
        if any(t.pos not in ("PROPN", "X", "NOUN") and len(t.text) > 2 for t in tokens[first:run]) or any(c.isdigit() or w.isupper() and len(w) > 2 for w in words for c in w):
            return False
        role = any(role_of(t.text, self.language) for t in tokens[run:last])
        return role or all(t.pos in ("PROPN", "X") for t in tokens[first:run])

    def _person(self, b: int, e: int, first: int, last: int) -> Bearer:
        tokens = self.tokens
        name = self.names.get(b)
        full = name.full if name and name.kind == "person" else surface(self.text.text, tokens[b:e])
        roles, gender = [], name.gender if name else None
        for i in range(first, last):
            if b <= i < e:
                continue
            role = role_of(tokens[i].text, self.language)
            if role:
                roles.append(role[0])
                gender = gender or role[1]
            if tokens[i].low in self.rules.data["honorific_f"]:
                gender = "f"
            elif tokens[i].low in self.rules.data["honorific_m"]:
                gender = "m"
        article = tokens[first].low
        if gender is None and self.stemmed and roles and first < b:
            gender = "f" if article in ("die", "eine") else "m" if article in ("der", "dem", "des", "ein", "einem") else None
        if gender is None:
            given = self.lex.given.get(full.split()[0])
            gender = given[0] if given and given[0] != "u" else None
        around = tuple(self._form(t) for i, t in enumerate(tokens[first:last], first) if not b <= i < e and t.text[0].isalpha())
        return Bearer(PERSON, b, e, full, stem(full.split()[-1]), "person", gender=gender, modifiers=around, roles=tuple(roles), named=True)


def _word(token: Token) -> bool:
    return token.text[0].isalnum() or token.text[0] in "„“\"»«‚‘'§(”"


def _closing(token: Token) -> bool:
    return token.text[0].isalnum() or token.text in ("“", "\"", "»", "«", "‘", "'", "”", "’", ")", "%", "!")


def _restem(word: str, low: str) -> str:
    for ending in ("en", "em", "er", "es", "e"):
        if low.endswith(ending):
            return word[: -len(ending)]
    return word


def with_name(bearer: Bearer, name: str) -> Bearer:
    """The same bearer under another name."""
    return replace(bearer, name=name)
