"""Nouns of information (`Angaben`, `statement`): who gave it stands behind them, in them, before them, or nowhere."""

from __future__ import annotations

from laut.reading import heads
from laut.reading.bearers import BACK, COMMON, NAMED, NOBODY, OPENING, OWN, PRONOUN, Bearer, Context
from laut.reading.wording import gender_of
from laut.sources import directory
from laut.sources.rules import Typed, head_of
from laut.sources.words import inflection, stem
from laut.text.records import Token


def bearers(c: Context, first: int, last: int) -> list[Bearer] | None:
    """The bearers behind a noun of information; None where the phrase has no such head."""
    at = heads.head(c, first, last)
    if at is None:
        return None
    noun = c.singular(c.tokens[at], c.rules.information)
    if noun in c.rules.parts and at + 1 < last and c.tokens[at + 1].text[0].isdigit():
        return None
    if noun not in c.rules.information or "-" in c.tokens[at].text:
        return _compound(c, first, at, last)
    if c.tokens[at].low in c.data["districts"] and at == first + 1 and c.article(c.tokens[first]):
        return None
    listed = c.names.get(at)
    if listed and listed.last > at + 1:
        return None
    if not c.stemmed and at > first and (c.tokens[at - 1].text[0].isupper() or noun in c.rules.documents):
        return None
    if noun in c.data["circles"] and any(c.lands.adjective(t.text) for t in c.tokens[first:at]):
        return _behind(c, at + 1, last) or None
    if c.stemmed and noun in c.rules.media:
        return _behind(c, at + 1, last) or None
    return _behind(c, at + 1, last) or _before(c, first, at) or [_back_or_nobody(c, first, at, last, noun)]


def _behind(c: Context, rest: int, last: int) -> list[Bearer]:
    """Who stands behind the noun: in the genitive, with `von`, or as a name right away."""
    while rest < last and c.tokens[rest].low in c.data["fillers"]:
        rest += 1
    if rest >= last or _only_time(c, rest, last):
        return []
    token = c.tokens[rest]
    if not (
        c.joins(token)
        or token.low in c.data["ours"]
        or token.text[0].isupper()
        or token.text[0] in OPENING
        or (c.stemmed and token.pos == "ADJ")
    ):
        return []
    found = c.read(rest, heads.cut_relative(c, rest, last))
    if token.low in c.data["loosely_of"]:
        return [bearer for bearer in found if bearer.kind in ("outlet", "agency", "channel")]
    return found


def _only_time(c: Context, first: int, last: int) -> bool:
    """Whether only a time follows (`vom Mittwoch`, `of Monday`)."""
    times = c.data["time_words"]
    nouns = [t for t in c.tokens[first:last] if t.text[0].isupper() or t.text[0].isdigit()]
    return bool(nouns) and all(t.text[0].isdigit() or t.low in times or c.form(t) in times for t in nouns)


def _before(c: Context, first: int, at: int) -> list[Bearer]:
    """Who stands before the noun: `seine`, `eigene`, an adjective of a country, a name in the genitive."""
    pronouns = c.data["pronouns"]
    for i in range(first, at):
        token = c.tokens[i]
        if token.low in c.data["possessive_own"]:
            return [Bearer(OWN, first, at + 1)]
        if token.low in c.data["possessive"] and token.low in pronouns:
            agrees = pronouns[token.low]
            return [Bearer(PRONOUN, i, i + 1, agrees=agrees[:-1] + "pl" if agrees.endswith("?") else agrees)]
        code = None if c.article(token) or c.form(c.tokens[at]) in c.data["circles"] else c.lands.adjective(token.text)
        if code:
            return [
                Bearer(
                    NAMED, first, at + 1, c.lands.written[code], kind="state", entry=directory().state(code).id, country=code, named=True
                )
            ]
        if c.possessive(i) and i > first:
            return c.read(first, i)
        name = c.names.get(i)
        if c.stemmed and name and name.last <= at and token.text[0].isupper():
            return c.read(i, name.last)
    return []


def _back_or_nobody(c: Context, first: int, at: int, last: int, noun: str) -> Bearer:
    before = c.tokens[first:at]
    points = bool(before) and before[0].low in c.rules.definite and len(before) == 1 and noun in c.rules.back
    return Bearer(BACK, first, last, head=noun) if points else Bearer(NOBODY, first, last)


def _compound(c: Context, first: int, at: int, last: int) -> list[Bearer] | None:
    """`Armeeangaben`, `UNHCR-Angaben`, `Medienberichte`: the bearer is the first part of the word."""
    token, rules = c.tokens[at], c.data["information"]
    ending = next((end for end in rules["compounds"] if token.low.endswith(end) and len(token.low) > len(end) + 1), None)
    if ending is None:
        return None
    part, report = token.text[: -len(ending)], ending.startswith(tuple(rules["reports"]))
    if part.endswith("-"):
        return None if report else [_hyphened(c, at, part[:-1])]
    written = rules["bearers"].get(part.lower())
    if report and at + 1 < last and c.joins(c.tokens[at + 1]):
        inner = c.read(at + 1, last)
        if inner:
            return inner
    return [_group(c, first, at, written)] if written else None


def _hyphened(c: Context, at: int, part: str) -> Bearer:
    found = directory().find(part, c.language)
    kind = found.kind if found else "other"
    return Bearer(NAMED, at, at + 1, part, head=stem(part), kind=kind, entry=found.id if found else None, named=True)


def _group(c: Context, first: int, at: int, written: str) -> Bearer:
    """The bearer in a compound, with the adjectives that stood before it."""
    known, gender = head_of(written, c.language), gender_of(written, c.language)
    adjectives = [t for t in c.tokens[first:at] if _describes(c, t)]
    ending = inflection()["adjective"]["strong"][gender or "p"]
    words = [_bare(t) + ending for t in adjectives] + [written]
    code = next((found for found in (c.lands.adjective(t.text) for t in adjectives) if found), None)
    many = written.lower() not in c.data["information"]["singular"]
    kind = known.kind if known and not many else "group"
    body = Typed(known.kind, code, known.slug, known.gender) if known and code and not many else None
    return Bearer(
        COMMON, first, at + 1, " ".join(words), stem(written), kind, gender=gender, plural=many,
        modifiers=tuple(c.form(t) for t in adjectives),
        entry=directory().body(body).id if body else None, country=code, named=body is not None,
    )  # fmt: skip


def _describes(c: Context, token: Token) -> bool:
    return (
        not c.article(token)
        and token.low not in c.rules.prepositions
        and token.text[0].isalpha()
        and stem(token.low) not in c.data["information"]["empty"]
    )


def _bare(token: Token) -> str:
    for ending in inflection()["adjective"]["endings"]:
        if token.low.endswith(ending):
            return token.text[: -len(ending)]
    return token.text
