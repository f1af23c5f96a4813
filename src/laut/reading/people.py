"""The person that a phrase names: by name alone, role and name, name and role behind a comma, name with `von`."""

from __future__ import annotations

from laut.reading import heads
from laut.reading.bearers import PERSON, Bearer, Context, upper
from laut.reading.names import Name, firm_role, name_end, role_of
from laut.reading.wording import surface
from laut.sources import directory
from laut.sources.rules import head_of, typed
from laut.sources.words import stem

_BREAKS = ",(–—-"


def person(c: Context, first: int, last: int) -> Bearer | None:
    """The person that `[first, last)` names, or None."""
    stop = next((i for i in range(first + 1, last) if c.tokens[i].text in _BREAKS), last)
    found = _name(c, first, stop, last)
    if found:
        return _bearer(c, found[0], found[1], first, last)
    if stop < last and c.tokens[stop].text == ",":
        return _behind_comma(c, first, stop, last)
    return None


def _behind_comma(c: Context, first: int, stop: int, last: int) -> Bearer | None:
    """`die Vorsitzende des Verbandes, Anna Muster (XYZ)`: a description, then the name."""
    tokens = c.tokens
    start = max(i for i in range(stop, last) if tokens[i].text == ",") + 1
    if start >= last:
        start = stop + 1
    if start < last and c.article(tokens[start]) and tokens[stop - 1].pos != "PROPN":  # deren Leiterin, die Diplomatin Anna Muster
        inner = _name(c, start, last, last)
        return _bearer(c, inner[0], inner[1], first, last) if inner and inner[1] == last else None
    if start >= last or not tokens[start].text[0].isupper() or c.article(tokens[start]) or role_of(tokens[start].text, c.language):
        return None
    last = next((i for i in range(start, last) if tokens[i].text == "("), last)
    end = min(name_end(tokens, start, c.language), last)
    words = [t.text for t in tokens[start:end]]
    if _listed(c, words) or end < last - 1:
        return None
    if tokens[first].low in c.data["one_of"] or any(role_of(t.text, c.language) for t in tokens[first:stop]):
        known = is_person(c, start)
        return _bearer(c, start, end, first, last) if end - start > 1 or known else None
    return None


def is_person(c: Context, i: int) -> bool:
    """Whether a person's name begins at token `i`."""
    name = c.names.get(i)
    return name is not None and name.kind == "person"


def _listed(c: Context, words: list[str]) -> bool:
    return directory().look(words, c.language) is not None or typed(words, c.language) is not None or c.lands.state(words) is not None


def _name(c: Context, first: int, stop: int, last: int) -> tuple[int, int] | None:
    """First and last token of the name in `[first, stop)`."""
    tokens, article = c.tokens, c.article(c.tokens[first])
    role_at, i = None, first + 1 if article else first
    start = i
    while i < stop:
        name, token = c.names.get(i), tokens[i]
        if name and name.kind == "person" and _in_firm(c, i, name.last):  # Brandl & Holm
            i = name.last
            continue
        if name and name.kind == "person":
            classed = i > start and c.kind_of_class(tokens[i - 1]) and not role_of(tokens[i - 1].text, c.language)
            if not classed and not _of_another(c, start, i, stop, name):
                return i, min(name.last, stop)
            i = name.last
            continue
        if name and name.last > i + 1 and not any(role_of(t.text, c.language) for t in tokens[i : name.last]):
            i = name.last
            continue
        role = role_of(token.text, c.language)
        if role_at == i - 1 and role_at is not None and token.text[0].isupper() and not role:
            end = min(name_end(tokens, i, c.language), stop)
            if _may_be_surname(c, i, end) and not _goes_on(c, end, stop) and not firm_role(c.tokens[role_at], c.lex):
                return i, end
        role_at = i if role else role_at
        i += 1
    end = min(name_end(tokens, first, c.language), stop) if tokens[first].text[0].isupper() else first
    if not article and end == first + 1 == stop and _of_party(c, end):
        return first, end
    return (first, end) if not article and end - first >= 2 and _looks_personal(c, first, end, stop, last) else None


def _in_firm(c: Context, first: int, last: int) -> bool:
    """Whether a family name is part of a firm's (`Brandl & Holm`)."""
    joined = (first > 0 and c.tokens[first - 1].text == "&") or (last < len(c.tokens) and c.tokens[last].text == "&")
    return joined and last == first + 1


def _of_another(c: Context, start: int, i: int, stop: int, name: Name) -> bool:
    """`ein Sprecher von Anna Muster`, `Trump's campaign`: the name belongs to a bearer that is somebody else."""
    tokens = c.tokens
    if name.last < stop and c.possessive(name.last) and name.last + 1 < stop:
        return True
    if _goes_on(c, name.last, stop):
        return True
    if c.stemmed and name.last < stop and tokens[i].text.endswith("s") and (upper(tokens[name.last]) or tokens[name.last].pos == "ADJ"):
        return tokens[name.last - 1].text[:-1] == name.full.split()[-1]
    if i == start:
        return False
    before = i - 1
    while before > start and (tokens[before].low in c.lex.titles or (c.stemmed and role_of(tokens[before].text, c.language))):
        before -= 1
    if tokens[before].low in c.data["of"] or tokens[before].low in c.data["such_as"]:
        return not c.stemmed or before == i - 1 or any(_bears(c, t.text) for t in tokens[start:before])
    return c.stemmed and tokens[i].text.endswith("s") and tokens[i].text[:-1] == name.full.split()[-1]


def _of_party(c: Context, i: int) -> bool:
    """Whether a party stands in brackets at token `i` (`Muster (CDU)`)."""
    inside = heads.bracket(c, i)
    found = directory().look([inside[2:-1]], c.language) if inside else None
    return found is not None and found.kind == "party"


def _bears(c: Context, word: str) -> bool:
    """Whether a noun is a role or an institution: what is theirs is no statement of the one named behind."""
    return role_of(word, c.language) is not None or head_of(word, c.language) is not None


def _goes_on(c: Context, i: int, stop: int) -> bool:
    """English: words behind a name that make it the modifier of another noun (`a Clinton campaign aide`)."""
    if c.stemmed or i >= stop:
        return False
    token = c.tokens[i]
    return token.pos in ("NOUN", "PROPN", "ADJ") and token.text[0].isalpha() and token.low not in c.rules.prepositions


def _may_be_surname(c: Context, i: int, end: int) -> bool:
    token, name = c.tokens[i], c.names.get(i)
    if (name and name.kind != "person") or head_of(token.text, c.language) or c.article(token):
        return False
    if end - i >= 2:
        return True
    return token.pos in ("PROPN", "X") or (token.pos == "NOUN" and c.stemmed and not token.low.endswith(("ung", "en")))


def _looks_personal(c: Context, first: int, end: int, stop: int, last: int) -> bool:
    """Two or three capital words that no table knows, with a sign that they are a person: a role or `von` behind them, a given name."""
    tokens = c.tokens[first:end]
    words = [t.text for t in tokens]
    if end < len(c.tokens) and c.tokens[end].text == "&":  # Brandl Light & Power
        return False
    if _listed(c, words) or c.lands.adjective(words[0]) or any(ch.isdigit() for word in words for ch in word) or _goes_on(c, end, stop):
        return False
    if any(name.kind != "person" for name in (c.names.get(i) for i in range(first, end)) if name):
        return False
    if end < last and any(role_of(t.text, c.language) for t in c.tokens[end:last]) and c.tokens[end].text in _BREAKS:
        return True
    if any(word.isupper() and len(word) > 2 for word in words):
        return False
    if words[0] in c.lex.given and (end >= last or c.tokens[end].low in c.data["of"] or c.tokens[end].text in _BREAKS):
        return True
    return all(t.pos in ("PROPN", "X") for t in tokens) and not role_of(words[0], c.language)


def _bearer(c: Context, b: int, e: int, first: int, last: int) -> Bearer:
    name = c.names.get(b)
    known = name if name and name.kind == "person" else None
    full = known.full if known else surface(c.text.text, c.tokens[b:e])
    roles, gender = _described(c, b, e, first, last, known.gender if known else None)
    if gender is None and roles and first < b:
        article = c.tokens[first].low
        gender = "f" if article in c.data["articles_f"] else "m" if article in c.data["articles_m"] else None
    if gender is None:
        given = c.lex.given.get(full.split()[0])
        gender = given[0] if given and given[0] != "u" else None
    others = [t for i, t in enumerate(c.tokens[first:last], first) if not b <= i < e and t.text[0].isalpha()]
    around = tuple(stem(part) if c.stemmed else part for t in others for part in {t.low: 0, **dict.fromkeys(t.low.split("-"))})
    return Bearer(PERSON, b, e, full, stem(full.split()[-1]), "person", gender=gender, modifiers=around, roles=roles, named=True)


def _described(c: Context, b: int, e: int, first: int, last: int, gender: str | None) -> tuple[tuple[str, ...], str | None]:
    """The roles in the phrase around a name, and the gender that role or honorific tell."""
    roles = []
    for i in range(first, last):
        if b <= i < e:
            continue
        low = c.tokens[i].low
        role = role_of(c.tokens[i].text, c.language)
        form, short = c.form(c.tokens[i]), c.data.get("abbreviated_roles", {})
        if role or form in short:
            roles.append(short.get(form, form))
            gender = gender or (role[1] if role and (i < b or not c.stemmed) else gender)
        if low in c.data["honorific_f"]:
            gender = "f"
        elif low in c.data["honorific_m"]:
            gender = "m"
    return tuple(roles), gender
