"""The shape of a noun phrase: its head noun, its number, its leaning, where its own words end."""

from __future__ import annotations

from laut.reading.bearers import CLOSING, OPENING, Context, upper
from laut.reading.wording import as_listed, gender_of
from laut.sources.words import inflection, stem
from laut.text.records import Token


def head(c: Context, first: int, last: int) -> int | None:
    """The token of the head noun of `[first, last)`: German the first noun, English the last one before a preposition or comma."""
    if c.stemmed:
        return _first_noun(c, first, last)
    found = None
    for i in range(first, last):
        token = c.tokens[i]
        close = token.pos == "ADJ" and found is not None and i + 1 < last and c.tokens[i + 1].low in c.rules.prepositions
        if close and c.tokens[i - 1].pos == "NOUN":
            break
        if i > first and (token.low in c.rules.prepositions or token.text in ",(–—" or (token.pos == "VERB" and not upper(token))):
            break
        if token.text[0].isalnum() and not c.article(token) and not c.possessive(i):
            found = i
    return found


def _first_noun(c: Context, first: int, last: int) -> int | None:
    for i in range(first, last):
        token = c.tokens[i]
        if _noun_like(token) and not c.article(token) and not _before_noun(c, i, first, last):
            return i
    return first if first < last and c.tokens[first].pos in ("NOUN", "PROPN") else None


def _noun_like(token: Token) -> bool:
    """A capital word, or one whose last part is capital (`dpa-Meldung`)."""
    return upper(token) or ("-" in token.text and token.text.rsplit("-", 1)[1][:1].isupper())


def _before_noun(c: Context, i: int, first: int, last: int) -> bool:
    """A capital word that stands before the noun: an adjective that begins the sentence, `Berliner`, a place in the genitive."""
    token, following = c.tokens[i], c.tokens[i + 1] if i + 1 < last else None
    if following is None:
        return False
    adjective = c.lands.adjective(token.text) is not None
    if i == first and (
        token.low in c.rules.prepositions or adjective or token.pos in ("ADJ", "NUM", "ADP", "VERB", "AUX", "ADV", "DET", "PART")
    ):
        return following.text[0].isupper() or following.low not in c.rules.articles
    if not following.text[0].isupper():
        return False
    name = c.names.get(i)
    genitive = name is not None and name.kind == "place" and name.last == i + 1 and token.text.endswith("s")
    return genitive or (token.pos == "ADJ" and (adjective or token.low.endswith(inflection()["adjective"]["origin"])))


def cut_relative(c: Context, first: int, last: int) -> int:
    """Where a phrase ends before a relative clause: a comma (in English also none), a relative pronoun, a finite verb behind it."""
    for i in range(first + 1, last - 1):
        if (
            not c.stemmed
            and c.tokens[i].low in c.data["relatives"]
            and any(t.fin or t.pos in ("VERB", "AUX") for t in c.tokens[i + 1 : last])
        ):
            return i
        if c.tokens[i].text == "," and c.tokens[i + 1].low in c.data["relatives"] and any(t.fin for t in c.tokens[i + 2 : last]):
            return i
    return last


def cut_occasion(c: Context, first: int, last: int) -> int:
    """Where a phrase ends before the occasion or the time of saying (`die Managerin in einer Telefonkonferenz`, `er am Montag`)."""
    rules, tokens = c.data["occasion"], c.tokens
    pronoun = tokens[first].low in c.data["pronouns"] and tokens[first].pos != "DET" and not _own_noun(c, first, last)
    if not pronoun and any(c.form(t) in rules["attended_by"] for t in tokens[first:last]):
        return last
    for i in range(first + 1, last - 1):
        if not (pronoun or any(upper(t) or not c.stemmed for t in tokens[first:i])):
            continue
        if tokens[i].low not in rules["prepositions"] or tokens[i - 1].text in OPENING or tokens[i - 1].text == ",":
            continue
        if pronoun or _occasion(c, i + 1, last, rules["nouns"]):
            return i
    return last


def _own_noun(c: Context, first: int, last: int) -> bool:
    """A possessive with its noun (`ihr Sprecher`), which is no pronoun of its own."""
    return first + 1 < last and c.tokens[first].low in c.data["possessive"] and c.tokens[first + 1].low not in c.rules.prepositions


def _occasion(c: Context, first: int, last: int, nouns: list[str]) -> bool:
    """Whether the first noun of `[first, last)` is an occasion, a document or a time."""
    for token in c.tokens[first : min(last, first + 5)]:
        if not (upper(token) or (not c.stemmed and token.pos in ("NOUN", "PROPN"))) or (c.stemmed and token.pos == "ADJ"):
            continue
        form = c.form(token)
        if form in c.data["time_words"] or token.low in c.data["time_words"] or token.text[0].isdigit():
            return True
        return form in nouns or (c.stemmed and any(len(noun) > 3 and form.endswith(noun) for noun in nouns))
    return False


def own_end(c: Context, first: int, last: int) -> int:
    """Where the bearer's own words end: before `wie X`, a comma with more, brackets; quotation marks are passed over."""
    inside = False
    for i in range(first, last):
        text = c.tokens[i].text
        if text in OPENING or text in CLOSING:
            inside = not inside
        elif i > first and not inside and (text in ",–—(" or c.tokens[i].low in c.data["such_as"]):
            return i
    return last


def run(c: Context, first: int, last: int) -> int:
    """The end of a run of capital words (with the small words that names hold between them)."""
    i = first
    while i < last:
        token = c.tokens[i]
        between = i > first and i + 1 < last and (c.tokens[i + 1].text[0].isupper() or token.text in "&./")
        if not upper(token) and not (between and (token.text in "&./-" or token.low in c.data["name_links"])):
            break
        i += 1
    return max(i, first + 1)


def bracket(c: Context, i: int) -> str:
    """The abbreviation in brackets at token `i` (` (USGS)`), or nothing."""
    tokens = c.tokens
    if i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 2].text == ")" and tokens[i + 1].text[0].isupper():
        return f" ({tokens[i + 1].text})"
    return ""


def leaning(c: Context, first: int, last: int) -> str | None:
    """The leaning that the words of a phrase state (`prorussisch`, `state-run`), or None."""
    rules = c.data["leaning"]
    for token in c.tokens[first:last]:
        form = stem(token.low) if c.stemmed else token.low
        if len(form) < 5 or c.article(token) or form.startswith(tuple(rules["no_prefix"])):
            continue
        opens = token.pos == "ADJ" and (token.i == 0 or c.tokens[token.i - 1].sentence != token.sentence)
        if not opens and token.text[0].isupper():
            continue
        small = token.text[0].islower() and token.pos not in ("NOUN", "VERB", "PROPN")
        prefixed = small and form.startswith(tuple(rules["prefixes"]))
        suffixed = small and len(form) > 8 and form.endswith(tuple(rules["suffixes"])) and token.pos in ("ADJ", "X")
        if form in rules["words"] or prefixed or suffixed:
            return form
    return None


def plural(c: Context, article: str | None, noun: Token, role: tuple[str, str | None] | None, bare: Token | None) -> bool:
    """Whether a noun phrase speaks of several; `bare` is the word before the noun where no article stands."""
    low = noun.low.rsplit("-", 1)[-1]
    if not c.stemmed:
        known = low in c.lex.groups
        return (
            known or noun.tag in ("NNS", "NNPS") or (low.endswith("s") and not low.endswith(("ss", "us", "is", "ws")) and noun.tag != "NN")
        )
    if article in c.data["articles_singular"]:
        return False
    if bare is not None and bare.pos == "NUM":
        return True
    if as_listed(low, c.language):
        return article in c.data["articles_plural"] and gender_of(noun.text, c.language) != "f" and low in c.lex.groups
    dative = article in c.data["articles_dative_plural"] and low.endswith("n")
    if low in c.lex.groups and (article is None or article in c.data["articles_plural"] or dative):
        return True
    if (
        low.endswith("en")
        and len(low) > 6
        and gender_of(low[:-2].capitalize(), c.language) == "f"
        and article not in c.data["articles_f"][1:]
    ):
        return True
    if noun.number == "pl" or (
        article in c.data["articles_plural"] and role and not role[1] and not low.endswith(tuple(c.data["adjectival"]))
    ):
        return True
    if article is None and bare is not None and bare.low.endswith(tuple(inflection()["adjective"]["plural"])):
        return gender_of(noun.text, c.language) != "f" and not as_listed(low, c.language)
    return False
