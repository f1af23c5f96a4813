"""Names of persons, organisations and places in a text, by the directory, the tables of places, given names and role nouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from laut.languages import toml
from laut.sources import countries, directory
from laut.sources.countries import Countries
from laut.sources.directory import Index, given_names, nouns_too, places
from laut.sources.rules import Head, head_of
from laut.sources.words import INFLECTED, inflection, key, stem
from laut.text.records import Text, Token

_LONGEST = 6  # words of a person's name


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` (exclusive) that name something; `kind` is person, organisation or place.

    `type` is a kind of source (records.SOURCE_KINDS), `entry` an id of the directory, `country` an ISO code, `gender` m, f or None; `full`
    is the name as the text first writes it in full (of a person), `head` the token of the role noun that a person's name stands with.
    """

    first: int
    last: int
    b: int
    e: int
    kind: str
    type: str
    full: str
    entry: str | None = None
    country: str | None = None
    gender: str | None = None
    role: int | None = None


@dataclass(slots=True)
class Lexicon:
    """What find_names looks up, of one language."""

    language: str
    stemmed: bool
    index: Index
    lands: Countries
    given: dict[str, tuple[str, bool]]
    places: dict[str, tuple[str, str]]
    roles: frozenset[str]
    not_roles: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    titles: frozenset[str]
    groups: frozenset[str]
    particles: frozenset[str]
    behind: frozenset[str]
    prepositions: frozenset[str]
    surnames: tuple[str, ...]
    people: tuple[str, ...]
    role_forms: dict[str, tuple[str, str | None]]
    firms: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """The look-ups of one language, made when it is first asked for."""
    persons, cast = toml(language, "persons"), toml(language, "cast")
    stemmed = language in INFLECTED
    roles = frozenset(persons["roles"])
    return Lexicon(
        language, stemmed, directory().index(language), countries(language), given_names(), places(), roles,
        frozenset(persons["no_role"]), frozenset(persons["irregular_f"]), frozenset(persons.get("irregular_m", ())),
        frozenset(persons["titles_before"]), frozenset(persons["groups"]), frozenset(cast["particles"]),
        frozenset(cast["particles_behind"]), frozenset(cast["prepositions"]),
        tuple(persons["surname_endings"]), tuple(persons["people_endings"]),
        _inflected(persons["roles"], persons["irregular_f"]) if stemmed else {}, frozenset(persons["firms"]),
    )  # fmt: skip


@cache
def _role_form(low: str, language: str) -> tuple[str, str | None] | None:
    """Role and gender of a lower-case word, looked up as a whole and by its ending."""
    lex = lexicon(language)
    if low in lex.not_roles or len(low) < 3:
        return None
    word = low.rsplit("-", 1)[-1]
    if not lex.stemmed:
        gender = "f" if word in lex.feminine else "m" if word in lex.masculine else None
        age = low.split("-", 1)[-1]
        return (word, gender) if word in lex.roles else (age, None) if age in lex.roles else None
    for i in range(len(word) - 2):
        role = lex.role_forms.get(word[i:])
        if role and (i == 0 or (i >= 3 and len(word) - i >= 4)):
            return role
    return None


def role_kind(role: str, language: str) -> str:
    """The kind of source that somebody in a role is: official, expert, or person where he holds no office."""
    return _role_kinds(language).get(_whole_role(role, language), "official")


def _whole_role(role: str, language: str) -> str:
    kinds = _role_kinds(language)
    if role in kinds or language not in INFLECTED:
        return role
    return next((role[i:] for i in range(1, len(role) - 2) if role[i:] in kinds), role)


@cache
def _role_kinds(language: str) -> dict[str, str]:
    """Roles (as written and in the form that a text's words are looked up by) that are no office."""
    found: dict[str, str] = {}
    for kind, roles in toml(language, "persons")["kinds"].items():
        for role in roles + (toml(language, "persons")["nationals"] if kind == "person" else []):
            found.setdefault(role, kind)
            if language in INFLECTED:
                found.setdefault(stem(role), kind)
    return found


def _inflected(roles: Sequence[str], feminine: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """Every form of the role nouns of an inflected language, with the role and the gender that the form tells."""
    forms: dict[str, tuple[str, str | None]] = {}
    known, endings = set(roles), inflection()["role"]
    for role in roles:
        adjectival = role[:-1] in known
        for ending in endings["cases"]:
            forms.setdefault(role + ending, (role, None))
        if adjectival:
            for ending in endings["adjectival"]:
                forms.setdefault(role[:-1] + ending, (role, None))
        base = role.removesuffix(endings["weak"])
        for ending in endings["feminine"]:
            forms[base + ending] = (role, "f")
    for word in feminine:
        for ending in endings["of_feminine"]:
            forms[word + ending] = (word, "f")
    return forms


def role_of(word: str, language: str) -> tuple[str, str | None] | None:
    """The role that a noun names (`Generalstabschefin` -> chef) and the gender it tells, or None."""
    if language in INFLECTED and not word.rsplit("-", 1)[-1][:1].isupper():
        return None
    return _role_form(word.lower(), language)


def national_of(word: str, language: str) -> tuple[str, str | None] | None:
    """The noun for people of a nation or town that a word is (`Isländerin`: isländer, f), or None."""
    if language not in INFLECTED or not word[:1].isupper():
        return None
    return _nationals(language).get(word.lower().rsplit("-", 1)[-1])


@cache
def national_forms(language: str) -> frozenset[str]:
    """The forms that nouns for people of a nation are looked up by."""
    return frozenset(stem(word) for word in toml(language, "persons")["nationals"])


@cache
def _nationals(language: str) -> dict[str, tuple[str, str | None]]:
    return _inflected(toml(language, "persons")["nationals"], ())


def find_names(text: Text) -> list[Name]:
    """All names in text order; they do not overlap."""
    lex, tokens = lexicon(text.language), text.tokens
    found: list[Name] = []
    surnames: dict[str, Name] = {}
    i, n = 0, len(tokens)
    while i < n:
        name = _at(tokens, i, lex)
        if name:
            found.append(name)
            if name.kind == "person":
                _remember(name, surnames)
            i = name.last
        else:
            i += 1
    return _with_short_forms(tokens, found, surnames, lex) if surnames else found


def _at(tokens: list[Token], i: int, lex: Lexicon) -> Name | None:
    token = tokens[i]
    first = token.text[0]
    if first.islower():
        return _state_body(tokens, i, lex) if lex.stemmed and len(token.text) > 5 else None
    if not (first.isalnum() or first in "„"):
        return None
    if not lex.stemmed:
        body = _state_body(tokens, i, lex)
        if body:
            return body
    person = _person(tokens, i, lex)
    listed = _listed(tokens, i, lex)
    if person and (not listed or person.last > listed.last):
        return person
    return listed


def _keys(tokens: list[Token], i: int, size: int, stemmed: bool) -> tuple[str, ...]:
    return tuple([key(token.text, stemmed) for token in tokens[i : i + size]])


def _listed(tokens: list[Token], i: int, lex: Lexicon) -> Name | None:
    first = key(tokens[i].text, lex.stemmed)
    if not tokens[i].text[0].isupper() and not tokens[i].text[0].isdigit():
        return None
    longest = lex.index.longest.get(first, 0)
    for size in range(min(longest, len(tokens) - i), 0, -1):
        id = lex.index.sure.get(_keys(tokens, i, size, lex.stemmed))
        if id and tokens[i + size - 1].sentence == tokens[i].sentence and (size > 1 or directory().spells(tokens[i].text, id)):
            entry = directory().entries[id]
            if size == 1 and entry.kind in ("outlet", "channel") and _one_of_many(tokens, i, lex.language):
                continue
            land = entry.kind == "state" and " ".join(token.text for token in tokens[i : i + size]) in lex.places
            return _name(tokens, i, i + size, "place" if land else "organisation", "place" if land else entry.kind, id, entry.country)
    for size in (4, 3, 2, 1):
        if i + size > len(tokens):
            continue
        words = [token.text for token in tokens[i : i + size]]
        code = lex.lands.state(words)
        if code:
            return _name(tokens, i, i + size, "place", "place", code.lower(), code)
        code = lex.lands.seat(words)
        if code:
            return _name(tokens, i, i + size, "organisation", "state", code.lower(), code)
        place = lex.places.get(" ".join(words))
        if place and not (size == 1 and _a_noun(tokens, i)):
            return _name(tokens, i, i + size, "place", "place", None, place[1])
    return _place_in_genitive(tokens, i, lex)


def _one_of_many(tokens: list[Token], i: int, language: str) -> bool:
    """`Ein Blick in die Medien`, `sein Bild`: a noun, though a paper has its name."""
    before = tokens[i - 1] if i and tokens[i - 1].sentence == tokens[i].sentence else None
    return before is not None and before.low in _articles(language)


@cache
def _articles(language: str) -> frozenset[str]:
    data = toml(language, "cast")
    return frozenset((*data["indefinite"], *data["possessive"]))


_BEFORE_NOUNS = frozenset(("ART", "APPRART", "ADJA", "CARD", "PDAT", "PIAT", "PPOSAT"))


def _a_noun(tokens: list[Token], i: int) -> bool:
    """`eine Halle`, `in den Bergen`, `10 Franken`, `30 Millionen Franken`: a noun, though a town or region has its name."""
    if i == 0 or tokens[i].text not in nouns_too() or tokens[i - 1].sentence != tokens[i].sentence:
        return False
    before = tokens[i - 1]
    return before.tag in _BEFORE_NOUNS or (i > 1 and before.tag == "NN" and tokens[i - 2].tag == "CARD")


def _place_in_genitive(tokens: list[Token], i: int, lex: Lexicon) -> Name | None:
    word = tokens[i].text
    place = lex.places.get(word[:-1]) if lex.stemmed and word.endswith("s") and len(word) > 4 else None
    return _name(tokens, i, i + 1, "place", "place", None, place[1], word[:-1]) if place else None


def _state_body(tokens: list[Token], i: int, lex: Lexicon) -> Name | None:
    """`das russische Verteidigungsministerium`: an adjective of a country and the head of an institution."""
    code = lex.lands.adjectives.get(stem(tokens[i].low) if lex.stemmed else tokens[i].low)
    if not code or i + 1 >= len(tokens):
        return None
    sizes = (1,) if lex.stemmed else (3, 2, 1)
    for size in sizes:
        if i + 1 + size > len(tokens) or tokens[i + size].sentence != tokens[i].sentence:
            continue
        head = _head(tokens, i + 1, size, lex)
        if head:
            return _name(tokens, i, i + 1 + size, "organisation", head.kind, f"{code.lower()}-{head.slug}", code)
    return None


def _head(tokens: list[Token], i: int, size: int, lex: Lexicon) -> Head | None:
    from laut.sources.rules import heads

    if size == 1:
        return head_of(tokens[i].text, lex.language) if not lex.stemmed or tokens[i].text[0].isupper() else None
    return heads(lex.language).words.get(tuple([token.low for token in tokens[i : i + size]]))


def _person(tokens: list[Token], i: int, lex: Lexicon) -> Name | None:
    token = tokens[i]
    given = lex.given.get(token.text) or _double_given(token.text, lex)
    before = tokens[i - 1] if i and tokens[i - 1].sentence == token.sentence else None
    role = _role_before(tokens, i, before, lex)
    if role is None and not lex.stemmed and token.tag.startswith("NNP") and token.text not in lex.places:
        role = _role_aside(tokens, i, lex)
    if not given and (role is None or firm_role(tokens[role], lex)):
        return None
    if not token.text[0].isupper() or token.low in lex.titles or _role_form(token.low, lex.language):
        return None
    last = name_end(tokens, i, lex.language)
    if given and last == i + 1 and role is None:
        return None
    if given and given[1] and role is None and last > i + 1 and tokens[i + 1].pos not in ("PROPN", "X"):
        return None
    if not given and ((last == i + 1 and _no_surname(tokens, i, lex)) or token.text in lex.places or lex.lands.state([token.text])):
        return None
    gender = given[0] if given and given[0] != "u" else None
    if role is not None:
        told = _role_form(tokens[role].low, lex.language)
        gender = gender or (told[1] if told else None)
    return _name(tokens, i, last, "person", "person", None, None, None, gender, role)


def firm_role(token: Token, lex: Lexicon) -> bool:
    """Whether a role can be a firm's as well (`die Betreiberin`)."""
    role = _role_form(token.low, lex.language)
    return role is not None and role[0] in lex.firms


def _double_given(word: str, lex: Lexicon) -> tuple[str, bool] | None:
    """`Hans-Peter`: every part is a given name."""
    parts = word.split("-") if "-" in word else []
    known = [lex.given.get(part) for part in parts]
    return known[0] if known and all(known) else None


def _role_before(tokens: list[Token], i: int, before: Token | None, lex: Lexicon) -> int | None:
    if before is None or not tokens[i].text[0].isupper():
        return None
    if before.low in lex.titles and (lex.stemmed or before.text[0].isupper() or _role_form(before.low, lex.language)):
        return i - 1
    if lex.stemmed:
        return i - 1 if before.text[0].isupper() and _role_form(before.low, lex.language) else None
    return i - 1 if _role_form(before.low, lex.language) else None


def _role_aside(tokens: list[Token], i: int, lex: Lexicon) -> int | None:
    """English: the role in an apposition to a name of two words and more: `her deputy, Orla Venn,`, `Orla Venn, the harbour master,`."""
    last = name_end(tokens, i, lex.language)
    behind = tokens[last].text if last < len(tokens) else "."
    if last == i + 1 or last - i > 3 or any(_no_surname(tokens, j, lex) or t.text.isupper() for j, t in enumerate(tokens[i:last], i)):
        return None
    before = tokens[i - 2] if i > 1 and tokens[i - 1].text == "," and tokens[i - 2].sentence == tokens[i].sentence else None
    if before is not None and before.text.islower() and behind in ',.;:!?”’"' and _role_form(before.low, lex.language):
        return i - 2
    if behind != "," or last + 2 >= len(tokens):
        return None
    owned = tokens[last + 1].pos == "PROPN" and tokens[last + 2].low in ("'s", "’s")  # Orla Venn, Finn's cousin,
    if tokens[last + 1].pos not in ("DET", "PRON") and not owned:
        return None
    for j in range(last + 2, min(len(tokens), last + 7)):
        if tokens[j].pos not in ("NOUN", "ADJ", "PROPN", "PART"):
            return None
        following = tokens[j + 1] if j + 1 < len(tokens) else None
        if _role_form(tokens[j].low, lex.language) and (following is None or following.pos not in ("NOUN", "PROPN", "PART")):
            return j
    return None


def _no_surname(tokens: list[Token], i: int, lex: Lexicon) -> bool:
    """A single capital word after a role that is a place, a listed name, or an ordinary noun."""
    token = tokens[i]
    keys = _keys(tokens, i, 1, lex.stemmed)
    listed = keys in lex.index.sure or lex.lands.state([token.text]) or token.text in lex.places
    return bool(
        listed
        or (token.pos == "NOUN" and not token.low.endswith(lex.surnames))
        or token.pos in ("ADJ", "VERB", "AUX", "DET", "ADV", "PRON", "ADP", "NUM")
        or head_of(token.text, lex.language) is not None
    )


def name_end(tokens: list[Token], i: int, language: str) -> int:
    """The end of a run of name words from `i`: capital words, initials, particles between them."""
    lex = lexicon(language)
    sentence, last, j = tokens[i].sentence, i + 1, i + 1
    stop = min(len(tokens), i + _LONGEST)
    while j < stop and tokens[j].sentence == sentence:
        token = tokens[j]
        if _is_particle(tokens, i, j, lex) and j + 1 < stop and (_name_word(tokens[j + 1], lex) or tokens[j + 1].low in lex.behind):
            j += 1
            continue
        if token.text == "." and len(tokens[j - 1].text) == 1 and j - 1 == last - 1:
            last = j + 1
        elif not _name_word(token, lex) or (j > i + 1 and not _further(tokens, i, j, lex)):
            break
        else:
            last = j + 1
        j += 1
    return last


def _is_particle(tokens: list[Token], i: int, j: int, lex: Lexicon) -> bool:
    """`von`, `bin` inside a name; `zu`, `der` only behind another particle or a sure given name."""
    token = tokens[j]
    if token.text[0].isupper():
        return False
    if token.low in lex.particles:
        return token.low not in lex.prepositions or all(t.text in lex.given for t in tokens[i:j])
    return token.low in lex.behind and (tokens[j - 1].low in lex.particles or (j == i + 1 and tokens[i].text in lex.given))


def _name_word(token: Token, lex: Lexicon) -> bool:
    first = token.text[0]
    if "-" in token.text and token.low.split("-", 1)[0] in lex.particles:
        return token.text.split("-", 1)[1][:1].isupper()
    if not first.isupper() or token.pos in ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "VERB", "AUX", "ADV", "NUM", "PART"):
        return first.isupper() and len(token.text.rstrip(".")) == 1
    return not (token.low in lex.lands.adjectives and token.pos == "ADJ")


def _further(tokens: list[Token], i: int, j: int, lex: Lexicon) -> bool:
    """Whether a third word still belongs to a name: in German only a proper noun, never a role or the head of an institution."""
    token = tokens[j]
    if all(t.text in lex.given for t in tokens[i:j]) and not _role_form(token.low, lex.language):
        return True
    if lex.stemmed and token.pos == "NOUN":
        return False
    return not (_role_form(token.low, lex.language) or (lex.stemmed and head_of(token.text, lex.language)))


def _name(
    tokens: list[Token], first: int, last: int, kind: str, type: str, entry: str | None, country: str | None,
    full: str | None = None, gender: str | None = None, role: int | None = None,
) -> Name:  # fmt: skip
    words = full or " ".join(token.text for token in tokens[first:last]).replace(" .", ".")
    return Name(first, last, tokens[first].b, tokens[last - 1].e, kind, type, words, entry, country, gender, role)


def _remember(name: Name, surnames: dict[str, Name]) -> None:
    words = name.full.split()
    old = surnames.get(words[-1])
    if old is None or (len(old.full.split()) == 1 and len(words) > 1):
        surnames[words[-1]] = name


def _long_form(name: Name, surnames: dict[str, Name], lex: Lexicon) -> Name | None:
    """The full name that a single word stands for, also in the genitive (`Lahms`)."""
    if name.kind != "person" or " " in name.full:
        return None
    cut = surnames.get(name.full[:-1]) if lex.stemmed and name.full.endswith("s") else None
    return cut if cut and " " in cut.full else surnames.get(name.full)


def _inflects(name: Name, long: Name) -> bool:
    """A family name in the genitive: the role before it is somebody else's (`der Arzt Musters`)."""
    return not long.full.endswith(name.full)


def _other_given(tokens: list[Token], i: int, taken: bytearray, lex: Lexicon) -> int:
    """English: where the name of somebody else of the same family begins (`Orla Duggan` beside `Finn Duggan`); `i` where none does."""
    before = tokens[i - 1] if i else None
    if lex.stemmed or before is None or taken[i - 1] or before.sentence != tokens[i].sentence or not before.tag.startswith("NNP"):
        return i
    known = before.low in lex.titles or _role_form(before.low, lex.language) or before.text in lex.places or not before.text.isalpha()
    return i if known or not before.text[0].isupper() or len(before.text) < 2 else i - 1


def _with_short_forms(tokens: list[Token], found: list[Name], surnames: dict[str, Name], lex: Lexicon) -> list[Name]:
    """Adds the places where a person is named by the family name alone."""
    taken = bytearray(len(tokens))
    for name in found:
        taken[name.first : name.last] = b"\x01" * (name.last - name.first)
    out = []
    for name in found:
        long = _long_form(name, surnames, lex)
        out.append(
            _name(
                tokens,
                name.first,
                name.last,
                "person",
                "person",
                None,
                None,
                long.full,
                name.gender or long.gender,
                None if _inflects(name, long) else name.role,
            )
            if long
            else name
        )
    families = {} if lex.stemmed else _families(found)
    for i, token in enumerate(tokens):
        if taken[i] or not token.text[0].isupper():
            continue
        person = (
            _of_family(families.get(token.text, []), i)
            or surnames.get(token.text)
            or (surnames.get(token.text[:-1]) if lex.stemmed and token.text.endswith("s") else None)
        )
        first = _other_given(tokens, i, taken, lex) if person else i
        if first < i:
            out.append(_name(tokens, first, i + 1, "person", "person", None, None))
            families.setdefault(token.text, []).append(out[-1])
        elif person:
            out.append(_name(tokens, i, i + 1, "person", "person", None, None, person.full, person.gender))
    out.sort(key=lambda name: name.first)
    return out


def _families(found: Sequence[Name]) -> dict[str, list[Name]]:
    """The full names of persons by their family name, in text order."""
    out: dict[str, list[Name]] = {}
    for name in found:
        words = name.full.split()
        if name.kind == "person" and len(words) > 1:
            out.setdefault(words[-1], []).append(name)
    return out


def _of_family(names: Sequence[Name], i: int) -> Name | None:
    """Whom a family name alone means where several bear it: who was named in full last before it."""
    if len({name.full for name in names}) < 2:
        return None
    before = [name for name in names if name.first < i]
    return max(before, key=lambda name: name.first) if before else None
