"""What a clause says of a way, in order: where from, where to, over what, from there, by what mode."""

from __future__ import annotations

from laut.reading.routes.places import Item, Places, Stop
from laut.reading.routes.rules import Rules
from laut.reading.routes.words import strange
from laut.text.records import Token

_NEAR = 4  # tokens behind a preposition in which the noun of a mode stands


def items(places: Places, rules: Rules) -> list[Item]:
    """Every item of the window of `places`, in order; they do not overlap."""
    found: list[Item] = []
    tokens, i = places.tokens, 0
    lemmas = {t.lemma for k, t in enumerate(tokens) if t.pos in ("VERB", "AUX") or rules.loading(tokens, k)}
    while i < len(tokens):
        item = _item(places, rules, i, lemmas, found) if tokens[i].text != "," else None
        if item:
            found.append(item)
            i = item.last
        else:
            i += 1
    return found


def _item(places: Places, rules: Rules, i: int, lemmas: set[str], found: list[Item]) -> Item | None:
    tokens, low = places.tokens, places.tokens[i].low
    if tokens[i].form == "fin" or tokens[i].pos in ("VERB", "AUX"):
        return _object(places, rules, i)
    mode = _mode(tokens, rules, i)
    if mode:
        return mode
    if low in rules.of("from") and places.low(i + 1) in rules.of("there"):
        return Item("there", i, i + 2)
    if low in rules.of("there") and low not in rules.relatives and tokens[i].tag in rules.openers:
        return Item("there", i, i + 1)
    kind = _kind(rules, low, lemmas)
    if not kind:
        return None
    j = i + 1
    while places.low(j) in rules.of("to") and low in rules.of("doubled"):
        j += 1
    if kind == "to" and not rules.stemmed and j < len(tokens) and tokens[j].form == "inf":
        return None
    prep = places.low(j - 1)
    listed = kind if low in rules.of(kind) else "to"
    stops, end = places.list_at(j, listed, kind != "at" and (prep in rules.of("known_only") or prep in rules.of("at")))
    if not stops and prep in rules.of("out_of"):
        stops, end = _out_of(places, rules, j)
    if not stops or (prep in rules.of("still") and kind != "at" and not _enters(places, rules, j, prep, found)):
        return None
    if kind == "via" and any(rules.crossed.has(tokens[k]) or rules.no_place.has(tokens[k]) for k in range(j, end)):
        return None
    if kind == "from" and _attribute(tokens, end):
        return None
    again = kind == "from" and not any(stop.named for stop in stops) and any(t.low in rules.of("again") for t in tokens[j:end])
    return Item(kind, i, end, stops, prep=prep, again=again)


def _attribute(tokens: list[Token], k: int) -> bool:
    """A participle with its noun behind a place: the phrase only describes the noun (`der aus Triest stammende Mann`)."""
    described = k + 1 < len(tokens) and (tokens[k].form in ("part_pres", "part_past") or tokens[k].pos == "ADJ")
    return described and tokens[k + 1].pos in ("NOUN", "PROPN") and tokens[k].text[0].islower()


def _kind(rules: Rules, low: str, lemmas: set[str]) -> str:
    """What a preposition says of a place: from, to, via, at (with a verb of arriving or of loading), or nothing."""
    arrives = any(lemma in rules.of_verbs("arrive") for lemma in lemmas)
    loads = any(lemma in rules.of_verbs("load") for lemma in lemmas)
    if low in rules.of("at") and (arrives or loads):
        return "at"
    if low in rules.of("leaves_for") and lemmas & rules.of("for_with"):
        return "to"
    return next((kind for kind in ("from", "to", "via") if low in rules.of(kind)), "")


def _out_of(places: Places, rules: Rules, j: int) -> tuple[list[Stop], int]:
    """A name that nothing is known of behind `aus`: a proper noun that no list of nouns has, and no person."""
    stops, end = places.list_at(j, "from", False)
    first = places.tokens[stops[0].first] if stops else None
    if first is None or first.i in places.names or not (strange(first, rules.language) or stops[0].last > stops[0].first + 1):
        return [], j
    return stops, end


def _enters(places: Places, rules: Rules, j: int, prep: str, found: list[Item]) -> bool:
    """Whether the phrase behind a preposition of two cases says where to: an article in the accusative, a bare name behind `an`, or a
    plural in the accusative; one that may be in the dative too counts behind a place of departure."""
    tokens = places.tokens
    if places.low(j) in rules.of("accusative"):
        return True
    if j >= len(tokens) or tokens[j].pos in ("DET", "ADJ"):
        return False
    if prep in rules.of("bare"):
        return True
    if tokens[j].pos != "NOUN" or tokens[j].lemma == tokens[j].text:
        return False
    return not tokens[j].low.endswith(rules.dative) or any(item.kind in ("from", "there") for item in found)


def _mode(tokens: list[Token], rules: Rules, i: int) -> Item | None:
    """A preposition with a word for a mode: `per Bahn`, `über das Schienennetz`, `by sea`, `on foot`."""
    if tokens[i].low not in rules.by:
        return None
    for k in range(i + 1, min(len(tokens), i + 1 + _NEAR)):
        mode = rules.mode_word(tokens[k])
        if mode and (k == i + 1 or tokens[k].pos in ("NOUN", "PROPN")) and not _noun_behind(tokens, k, rules):
            return Item("mode", i, k + 1, mode=mode)
        if tokens[k].pos not in ("DET", "ADJ"):
            return None
    return None


def _noun_behind(tokens: list[Token], k: int, rules: Rules) -> bool:
    """English: the word only modifies the noun behind it (`by land mine`)."""
    return not rules.stemmed and k + 1 < len(tokens) and tokens[k + 1].pos in ("NOUN", "PROPN") and rules.mode_word(tokens[k + 1]) is None


def _object(places: Places, rules: Rules, i: int) -> Item | None:
    """A verb of leaving or reaching with the place right behind it."""
    lemma = places.tokens[i].lemma
    kind = "from" if lemma in rules.of("leaves") else "to" if lemma in rules.of("reaches") else ""
    stops, end = places.list_at(i + 1, kind, True) if kind else ([], i)
    return Item(kind, i + 1, end, stops) if stops else None


def stops_of(found: list[Item]) -> list[Stop]:
    """All places of several items."""
    return [stop for item in found for stop in item.stops]
