"""The bodies and groups that a phrase names: in quotation marks, behind the class of a medium, in the directory, or by a noun."""

from __future__ import annotations

from dataclasses import replace

from laut.languages import toml
from laut.reading import heads
from laut.reading.bearers import CLOSING, COMMON, NAMED, OPENING, PART, PERSON, Bearer, Context, upper
from laut.reading.beings import ALONE
from laut.reading.names import national_of, role_kind, role_of
from laut.reading.wording import gender_of, nominative, surface
from laut.sources import directory
from laut.sources.directory import Entry
from laut.sources.rules import Typed, head_of, typed
from laut.sources.words import inflection, stem
from laut.text.records import Token

OWN_NAMES = frozenset(("company", "outlet", "agency", "channel"))  # kinds whose names stand alone: `das Kaufhaus Grünfeld`
_SHORTEST = 4  # letters of an ending and no more make no place


def thing(c: Context, first: int, last: int) -> Bearer:
    """The body, document or group that `[first, last)` names."""
    tokens = c.tokens
    if first + 2 < last and tokens[first].low in c.data["one_of"] and (tokens[first + 1].low in c.data["genitive"]):
        return Bearer(COMMON, first, last, surface(c.text.text, tokens[first : heads.own_end(c, first, last)]), kind="group", plural=True)
    article = tokens[first].low if c.article(tokens[first]) else None
    start = first + 1 if article and first + 1 < last else first
    end = heads.own_end(c, start, last)
    found = (
        _quoted(c, first, last)
        or _part(c, start, end)
        or _apposition(c, start, last)
        or _behind_comma(c, start, last)
        or _known(c, start, end, article)
        or _common(c, article, start, end)
    )
    if found.plural and found.named and found.kind == "company" and not c.stemmed:  # Kellenau Airways
        found = replace(found, plural=False)
    told = end + 1 < last and tokens[end].text == "," and any(upper(t) for t in tokens[end + 1 : last])
    return replace(found, definite=False) if told and found.definite and found.type == COMMON else found


def _quoted(c: Context, first: int, last: int) -> Bearer | None:
    """`der Sender „Channel 10“`: what stands between quotation marks is the name."""
    tokens = c.tokens
    opening = next((i for i in range(first, last - 1) if tokens[i].text in OPENING), None)
    if opening is None:
        return None
    closing = next((i for i in range(opening + 1, last) if tokens[i].text in CLOSING), last)
    leading = [t for t in tokens[first:opening] if not c.article(t)]
    if any(role_of(t.text, c.language) for t in leading) and any(c.joins(t) for t in tokens[first + 1 : opening]):
        return None
    kind = next((kind for kind in (c.kind_of_class(t) for t in leading) if kind), None)
    bare = not leading or leading[-1].text[0].islower()
    if closing <= opening + 1 or not (bare or kind or head_of(leading[-1].text, c.language)):
        return None
    inside = typed([t.text for t in tokens[opening + 1 : closing]], c.language)
    head = head_of(leading[-1].text, c.language) if leading and not bare else None
    kind = kind or (inside.kind if inside else head.kind if head else "outlet")
    return _named(c, opening + 1, closing, kind, heads.leaning(c, first, opening))


def _part(c: Context, start: int, end: int) -> Bearer | None:
    """`Artikel 4 dieses Vertrags`: a part of a document, named after the document."""
    tokens = c.tokens
    if end - start < 3 or c.form(tokens[start]) not in c.rules.parts or not tokens[start + 1].text[0].isdigit():
        return None
    at = heads.head(c, start + 2, end)
    if at is None:
        return None
    part = surface(c.text.text, tokens[start : start + 2])
    return Bearer(PART, start, end, part, c.form(tokens[at]), "document", definite=True)


def _apposition(c: Context, start: int, last: int) -> Bearer | None:
    """`die südkoreanische Tageszeitung Hankyoreh`, `the news website Politico`: a class of sources, then its name."""
    tokens = c.tokens
    for i in range(start, last - 1):
        if tokens[i].text == "," or (i > start and c.joins(tokens[i])):
            return None
        if (
            not (upper(tokens[i + 1]) or _listed_end(c, i + 1, last))
            or (c.stemmed and (c.lands.adjective(tokens[i + 1].text) or _may_end(c, i + 1)))
            or (not c.stemmed and tokens[i].text[0].isupper())
        ):
            continue
        if not c.stemmed and i > start and tokens[start].text[0].isupper() and c.lands.adjective(tokens[start].text) is None:
            continue
        kind = c.kind_of_class(tokens[i]) or _class(c, i, last)
        if kind and not (kind == "channel" and tokens[i + 1].text[0].isdigit()):
            whole = directory().look([t.text for t in tokens[i : heads.run(c, i, last)]], c.language)
            local = kind != "outlet" and (_place(c, i + 1) or (kind not in OWN_NAMES and _like_a_place(c, i + 1, last)))
            begin = i if whole or local else i + 1  # die Universität Innsbruck, das Hilfswerk Auetal
            end = heads.run(c, begin, last)
            known = _listed_end(c, begin, min(len(tokens), last + 3))
            inside = known == begin + 1 and known < end and directory().look([tokens[begin].text], c.language) is not None
            if known and not (inside and c.stemmed and not _exactly(c, begin)):  # der Verein Grünes Tal
                end = known
            found = _named(c, begin, end, whole.kind if whole else kind, heads.leaning(c, start, i))
            if begin == i and found.entry is None:
                article = tokens[start - 1].low if start > 0 and c.article(tokens[start - 1]) else None
                found = replace(found, name=nominative(c.text.text, article, tokens[begin : found.last], 0, c.language))
            return found
    return None


def _exactly(c: Context, i: int) -> bool:
    """Whether a token is the name of an entry of the directory as it is listed, without an ending."""
    found = directory().look([c.tokens[i].text], c.language)
    return found is not None and c.tokens[i].text in found.de + found.en


def _place(c: Context, i: int) -> bool:
    name = c.names.get(i)
    return (name is not None and name.kind == "place" and name.last == i + 1) or c.tokens[i].text in c.lex.places


def _like_a_place(c: Context, i: int, last: int) -> bool:
    """A name of one word that ends as places do, and that no table knows (`Auetal`): what it is behind belongs to it."""
    alone = heads.run(c, i, last) == i + 1 and directory().look([c.tokens[i].text], c.language) is None
    return alone and len(c.tokens[i].text) > _SHORTEST and c.tokens[i].low.endswith(tuple(c.data["place_endings"]))


def _listed_end(c: Context, first: int, last: int) -> int | None:
    """The end of the longest name of the directory that begins here (`Ärzte ohne Grenzen`)."""
    words = [t.text for t in c.tokens[first : min(last, first + 6)]]
    return next((first + size for size in range(len(words), 0, -1) if directory().look(words[:size], c.language)), None)


def _class(c: Context, i: int, last: int) -> str | None:
    """The kind of a known source that stands right behind the head noun of an institution (`der Weltverband FIFA`)."""
    if not c.stemmed or head_of(c.tokens[i].text, c.language) is None:
        return None
    end = heads.run(c, i + 1, last)
    if directory().look([t.text for t in c.tokens[i:end]], c.language):
        return None
    found = directory().look([t.text for t in c.tokens[i + 1 : end]], c.language, weak=False)
    return found.kind if found and found.kind != "state" else None


def _behind_comma(c: Context, start: int, last: int) -> Bearer | None:
    """`der Partner von Kolbach, Nordstahl Werke`: a description, then the name."""
    tokens = c.tokens
    comma = next((i for i in range(start + 1, last - 1) if tokens[i].text == ","), None)
    if comma is None or start == 0 or not c.article(tokens[start - 1]):
        return None
    end = heads.run(c, comma + 1, last)
    at = heads.head(c, start, comma)
    if at is None or not tokens[comma + 1].text[0].isupper() or c.article(tokens[comma + 1]) or end < last - (tokens[last - 1].text == ","):
        return None
    found = typed([t.text for t in tokens[start:comma] if t.text[0].isalnum()], c.language)
    kind = c.kind_of_class(tokens[at]) or (found.kind if found else None)
    words = [t.text for t in tokens[comma + 1 : end]]
    if kind is None and len(words) in (2, 3) and directory().look(words, c.language) is None and typed(words, c.language) is None:
        return Bearer(PERSON, comma + 1, end, " ".join(words), c.form(tokens[end - 1]), "person", named=True)
    return _named(c, comma + 1, end, kind or "other", heads.leaning(c, start, at))


def _named(c: Context, first: int, last: int, kind: str, leaning: str | None) -> Bearer:
    while last > first + 1 and not (c.tokens[last - 1].text[0].isalnum() or c.tokens[last - 1].text in ")!"):
        last -= 1
    name = surface(c.text.text, c.tokens[first:last])
    found = directory().find(name, c.language)
    if found and name.endswith("s") and name[:-1] in found.de + found.en:
        name = name[:-1]
    return Bearer(
        NAMED, first, last, name, c.form(c.tokens[last - 1]), found.kind if found else kind, leaning=leaning,
        entry=found.id if found else None, country=found.country if found else None, named=True,
    )  # fmt: skip


def _known(c: Context, start: int, end: int, article: str | None) -> Bearer | None:
    """A name of the directory, a country, a capital that speaks for its country, a web address."""
    tokens = c.tokens
    words = [t.text for t in tokens[start:end]]
    code = c.lands.state(words)
    if code:
        return Bearer(NAMED, start, end, c.lands.written[code], kind="state", entry=code.lower(), country=code, named=True)
    if len(words) == 1 and "." in words[0]:
        site = directory().by_domain(words[0].lower())
        if site:
            return _entry(c, start, end, site, words[0])
    if not any(word[0].isupper() for word in words) and (len(words) > 1 or directory().look(words, c.language, weak=False) is None):
        return None
    for size in range(len(words), 0, -1):
        if size < len(words) and not _may_end(c, start + size):
            continue
        found = directory().look(words[:size], c.language, weak=size == len(words))
        one_of_many = found is not None and size == 1 and found.kind in ("outlet", "channel") and article in c.data["indefinite"]
        if found and not one_of_many and not _several(c, start + size - 1, article):
            return _entry(c, start, start + size, found, _written(c, start, start + size, found, article) + heads.bracket(c, start + size))
    seat = c.lands.seat(words)
    if seat:
        return Bearer(NAMED, start, end, c.lands.written[seat], kind="state", entry=seat.lower(), country=seat, named=True)
    return None


def _several(c: Context, i: int, article: str | None) -> bool:
    """Whether a noun that looks like the name of a body in the genitive means people (`südkoreanische Militärs`)."""
    low = c.tokens[i].low
    return c.stemmed and low.endswith("s") and low in c.lex.groups and article not in c.data["articles_singular"]


def _may_end(c: Context, i: int) -> bool:
    """Whether a name may end before token `i`: a preposition, a bracket, a possessive or a place in the genitive stands there."""
    token, name = c.tokens[i], c.names.get(i)
    place = c.stemmed and name is not None and name.kind == "place" and token.text.endswith("s")
    abbreviated = token.low in c.data["genitive"] and c.stemmed and c.tokens[i - 1].text.isupper()
    return abbreviated or token.low in c.rules.prepositions or token.text in ("(", "'", "’", "'s", "’s") or place


def _entry(c: Context, first: int, last: int, found: Entry, name: str) -> Bearer:
    head = c.form(c.tokens[last - 1])
    leaning = heads.leaning(c, first, last)
    return Bearer(NAMED, first, last, name, head, found.kind, entry=found.id, country=found.country, named=True, leaning=leaning)


def _written(c: Context, first: int, last: int, found: Entry, article: str | None) -> str:
    """The name as written, in the nominative: as the directory has it where only the case differs."""
    words = [t.text for t in c.tokens[first:last]]
    keys = c.keys(words)
    for name in (found.de if c.language == "de" else found.en) + found.de + found.en:
        if c.keys(name.split()) == keys:
            return name
    at = heads.head(c, first, last)
    return nominative(c.text.text, article, c.tokens[first:last], (last - 1 if at is None else at) - first, c.language)


def _common(c: Context, article: str | None, start: int, end: int) -> Bearer:
    """A common noun with what stands around it."""
    tokens = c.tokens
    at = heads.head(c, start, end)
    head = at if at is not None else end - 1
    while start < head - 1 and tokens[start].text in c.data["new"] and any(t.text[0].isupper() for t in tokens[start + 1 : head]):
        start += 1
    noun = tokens[head]
    kind = typed([t.text for t in tokens[start:end] if t.text[0].isalnum()], c.language)
    if kind and kind.slug == "company" and c.stemmed and any(c.joins(t) for t in tokens[head + 1 : end]):
        found = head_of(noun.text, c.language)
        kind = Typed(found.kind, None, found.slug, found.gender) if found else None
    role = role_of(noun.text, c.language) or national_of(noun.text, c.language)
    plural = heads.plural(c, article, noun, role, tokens[head - 1] if head > start else None) or _bare_plural(c, article, role, head, end)
    form = c.singular(noun, c.rules.documents | c.rules.information)
    plural = plural or noun.low.endswith(tuple(c.data["circle_endings"])) or _genitive_plural(c, article, role, start)
    document = (
        role is None
        and form not in c.data["circles"]
        and (
            form in c.rules.documents
            or form.endswith(c.rules.compound_documents)
            or form in c.rules.parts
            or (form in c.rules.information and head > start)
        )
    )
    source = "document" if document else _kind(c, kind, role, plural, noun)
    body = kind if kind and kind.country and not plural and end - start <= 3 and source == kind.kind else None
    known = directory().look([noun.text.rsplit("-", 1)[-1]], c.language, weak=False) if source == "other" and c.stemmed else None
    source = known.kind if known else "group" if form in c.data["circles"] else source
    many = source in ("group", "document") or source in ALONE
    proper = any(t.pos == "PROPN" for t in tokens[start:end] if upper(t))
    name = (
        _alone(c, article, start, end, head, plural)
        if role or plural
        else nominative(c.text.text, article, tokens[start:end], head - start, c.language)
    )
    named = not many and (body is not None or known is not None or proper or _called(c, article, head, end, kind))
    gender = role[1] if role else None
    if gender is None and c.stemmed:
        lady = role is not None and not plural and article in c.data["articles_f"]
        gender = "f" if lady else "m" if role and article in c.data["articles_m"] else gender_of(noun.text, c.language)
    return Bearer(
        COMMON, start, end, name + heads.bracket(c, end), form, source,
        gender=gender, plural=plural, definite=article in c.rules.definite, modifiers=_modifiers(c, start, head, end),
        roles=(form,) if role else (), leaning=heads.leaning(c, start, head), entry=directory().body(body).id if body else None,
        country=kind.country if kind else None, named=named,
    )  # fmt: skip


def _alone(c: Context, article: str | None, start: int, end: int, head: int, plural: bool) -> str:
    """The name of people: what a sentence began with is small again, the title of the one they speak for goes."""
    tokens = c.tokens
    at = next((i for i in range(head + 1, end) if tokens[i].low in c.data["speaks_for"]), None)
    whom = next((c.names[i] for i in range(at + 1, end) if i in c.names), None) if at else None
    titled = whom is not None and at is not None and whom.kind == "person" and all(_title(c, i) for i in range(at + 1, whom.first))
    stop = at + 1 if titled and at is not None else end
    name = nominative(c.text.text, article, tokens[start:stop], head - start, c.language, plural)
    if c.stemmed and article is None and start < head and tokens[start].i == c.text.sentences[tokens[start].sentence].first:
        small = tokens[start].pos in ("ADJ", "DET", "PRON") or c.lands.adjective(tokens[start].text)
        name = name[0].lower() + name[1:] if small and not tokens[start].low.endswith(inflection()["adjective"]["origin"]) else name
    return f"{name} {whom.full}" if titled and whom else name


def _title(c: Context, i: int) -> bool:
    return c.tokens[i].low in c.lex.titles or role_of(c.tokens[i].text, c.language) is not None


def _called(c: Context, article: str | None, head: int, end: int, kind: Typed | None) -> bool:
    """Whether a noun is a name by its form: an office `für` something, a compound made for a paper (`der Hafenbote`)."""
    if kind is None or not c.stemmed:
        return False
    rules = c.data["called"]
    if head + 1 < end and c.tokens[head + 1].low in rules["for"]:
        return True
    form = c.form(c.tokens[head])
    own = next((end for end in rules["ends"] if form.endswith(end) and len(form) >= len(end) + 3), None)
    if own is None or article not in c.rules.definite or form in c.rules.media:
        return False
    return own in rules["always"] or not form.startswith(tuple(rules["common"]))


def _several_people(c: Context, kind: Typed | None, role: tuple[str, str | None] | None, noun: Token) -> bool:
    if role or (kind and kind.kind in ("outlet", "court")):
        return True
    return kind is None and _people(c, noun)


def _people(c: Context, noun: Token) -> bool:
    """Whether a plural that no table has means people: by its ending, or as people of a country (`Iranians`)."""
    low = noun.low.rsplit("-", 1)[-1]
    if low.endswith(c.lex.people) or c.stemmed:
        return low.endswith(c.lex.people)
    one = noun.text.removesuffix("s")
    return c.lands.adjective(one) is not None or role_of(one, c.language) is not None


def _genitive_plural(c: Context, article: str | None, role: tuple[str, str | None] | None, start: int) -> bool:
    """`Angaben der Veranstalter`: behind a noun of information the article is a genitive, and of men that is the plural's; where there
    is none, the adjective's ending says it (`Angaben ukrainischer Beamter`).
    """
    if role is None or role[1] == "f" or start < 2:
        return False
    if not article:
        ending = c.tokens[start].low.endswith(tuple(toml(c.language, "phrases")["genitive_endings"]))
        return ending and c.tokens[start].pos == "ADJ" and c.form(c.tokens[start - 1]) in c.rules.information
    noun, before = c.tokens[start], c.tokens[start - 2]
    if article in c.data["articles_dative_plural"]:
        return _ends_in_n(c, start) and before.low not in c.data["accusative"]
    if article not in c.data["genitive_plural"]:
        return False
    if noun.text[0].isupper() and noun.low.endswith(role[0] + "n") and not _adjectival(c, role[0]):
        return True
    return before.sentence == c.tokens[start].sentence and c.form(before) in c.rules.information


def _ends_in_n(c: Context, start: int) -> bool:
    noun = next((t for t in c.tokens[start : start + 5] if t.text[0].isupper()), None)
    return noun is not None and noun.low.endswith("n")


def _adjectival(c: Context, role: str) -> bool:
    """A role that is inflected like an adjective (`Vorsitzende`)."""
    return role + "r" in c.lex.roles or role[:-1] in c.lex.roles


def _bare_plural(c: Context, article: str | None, role: tuple[str, str | None] | None, head: int, end: int) -> bool:
    """Whether a role without article means several people: by its ending or by the number of the verb beside it."""
    if not c.stemmed or article or role is None:
        return False
    if end > head + 1:  # behaupten Chemiker der Universität
        return head > 0 and c.tokens[head - 1].fin and c.tokens[head - 1].number == "pl" and not upper(c.tokens[head + 1])
    noun = c.tokens[head]
    if head and (c.tokens[head - 1].pos in ("DET", "PROPN") or c.tokens[head - 1].low in c.rules.articles):
        return False
    if noun.low.endswith("n") and not role[0].endswith("n") and not noun.low.endswith(tuple(c.data["gender_suffix_f"])):
        return True
    beside = [t for t in c.tokens[max(0, head - 1) : end + 1] if t.fin and t.sentence == noun.sentence]
    return any(t.number == "pl" for t in beside)


def _modifiers(c: Context, start: int, head: int, end: int) -> tuple[str, ...]:
    """The forms of the words around the head; of a hyphened head also its first part (`EU-Staaten`)."""
    noun = c.tokens[head]
    first = (stem(noun.low.rsplit("-", 1)[0]),) if "-" in noun.text else ()
    before = [c.form(t) for t in c.tokens[start:head] if t.text[0].isalpha() and t.low not in c.data["new"]]
    behind = [c.form(t) for t in c.tokens[head + 1 : end] if t.text[0].isupper()]
    return (*first, *before, *behind)


def _kind(c: Context, kind: Typed | None, role: tuple[str, str | None] | None, plural: bool, noun: Token) -> str:
    if role and not plural and not (kind and kind.slug == role[0]):
        found = role_kind(role[0], c.language)
        return "company" if found == "person" and kind and kind.kind == "company" else found
    if (noun.low.rsplit("-", 1)[-1] in c.lex.groups and (plural or kind is None)) or (plural and _several_people(c, kind, role, noun)):
        return "group"
    if any(t.low in c.data["shares"] for t in c.tokens[noun.i - 1 : noun.i + 2] if t.sentence == noun.sentence):
        return "group"
    announced = None if upper(noun) else c.kind_of_class(noun)
    if announced and not plural:
        return announced
    if kind:
        return "group" if kind.gender == "p" and kind.kind != "military" else kind.kind
    return "group" if plural and _people(c, noun) else "other"
