"""The name of a source as it stands alone: in the nominative, without its article."""

from __future__ import annotations

from functools import cache
from typing import Any

from laut.languages import toml
from laut.reading.names import role_of
from laut.sources.rules import head_of
from laut.sources.words import inflection
from laut.text.records import Token


@cache
def _rules(language: str) -> dict[str, Any]:
    rules: dict[str, Any] = toml(language, "cast").get("nominative", {})
    return rules


def surface(text: str, tokens: list[Token]) -> str:
    """The words as the text writes them, white space made single."""
    return " ".join(text[tokens[0].b : tokens[-1].e].split()) if tokens else ""


def nominative(text: str, article: str | None, tokens: list[Token], head: int, language: str, plural: bool = False) -> str:
    """The phrase `tokens` (without its article) in the nominative; `head` is the place of its head noun in `tokens`.

    `article` is the article in lower case that stood before it. Only languages with a `nominative` table decline.
    """
    rules = _rules(language)
    if not rules or not tokens:
        return surface(text, tokens)
    noun = tokens[head]
    case = "p" if plural or _genitive_plural(article, tokens[:head], noun, rules) else _case(article, tokens[:head], noun, rules, language)
    out, at = "", tokens[0].b
    for i, token in enumerate(tokens):
        out += text[at : token.b]
        word = token.text
        opens = article is None and i == 0
        small = word[0].islower() or ((token.pos == "ADJ" or opens) and not word.endswith(inflection()["adjective"]["origin"]))
        if i < head and small and article not in rules["indefinite_nominative"]:
            word = _adjective(word, case, rules)
        elif i == head:
            word = _noun(word, article, case, rules, language)
        out += word
        at = token.e
    return " ".join(out.split())


def _genitive_plural(article: str | None, adjectives: list[Token], noun: Token, rules: dict[str, Any]) -> bool:
    """`ukrainischer Beamter` without an article: those whose noun is made of an adjective stand there in the plural."""
    r = rules["r"]
    made = noun.low.endswith(r) and (noun.low[: -len(r)] + "n").endswith(tuple(rules["adjectival"]))
    return article is None and made and bool(adjectives) and adjectives[-1].low.endswith(r)


def as_listed(low: str, language: str) -> bool:
    """Whether a noun ends as the head of institutions that it is stands in the table: the singular."""
    known = head_of(low.capitalize(), language)
    return known is not None and known.gender in ("m", "n", "f") and low.endswith(known.head)


def gender_of(noun: str, language: str) -> str | None:
    """Gender of a noun by the head or the ending it is made with: m, f, n, p (only plural) or None."""
    known = head_of(noun, language)
    if known and known.gender:
        return known.gender
    low = noun.lower()
    for gender, endings in _rules(language).get("endings", {}).items():
        if low.endswith(tuple(endings)):
            return str(gender)
    return None


def _case(article: str | None, adjectives: list[Token], noun: Token, rules: dict[str, Any], language: str) -> str:
    """The gender and number that adjective and noun shall show: m, f, n or p."""
    gender = gender_of(noun.text, language)
    ending = adjectives[-1].low[-2:] if adjectives and adjectives[-1].text[-1:].isalpha() else ""
    if noun.number == "pl" and article not in rules["singular"]:
        return "p"
    if article in rules["masculine_or_neuter"]:
        return gender if gender in ("m", "n") else "m"
    if article in rules["neuter"]:
        return "n"
    if article in rules["der"]:
        return gender or ("m" if ending.endswith(inflection()["adjective"]["weak"]) else "f")
    if article in rules["die"]:
        return "p" if ending == inflection()["adjective"]["oblique"] else (gender or "f")
    if article in rules["den"]:
        return "p" if noun.low.endswith("n") and gender != "m" and noun.lemma != noun.text else "m"
    if article is None:
        return gender if gender and gender in "mnf" and as_listed(noun.low, language) else _bare(ending, gender)
    return gender or "m"


def _bare(ending: str, gender: str | None) -> str:
    rules = inflection()["adjective"]
    stands_for = rules["bare"].get(ending)
    if stands_for:
        return gender if gender and gender in stands_for else str(stands_for[0])
    return "p" if ending.endswith(rules["weak"]) and gender in ("m", "n") else gender or "p"


def _adjective(word: str, case: str, rules: dict[str, Any]) -> str:
    forms = inflection()["adjective"]
    for ending in forms["endings"]:
        if word.endswith(ending) and len(word) > len(ending) + 2 and word.lower() not in rules["fixed"]:
            return word[: -len(ending)] + str(forms["strong"][case])
    return word


def _noun(word: str, article: str | None, case: str, rules: dict[str, Any], language: str) -> str:
    low = word.lower()
    if article in rules["genitive"] and case in ("m", "n"):
        word = _without_genitive(word)
        low = word.lower()
    if case == "p" and low.endswith(rules["r"]) and (low[: -len(rules["r"])] + "n").endswith(tuple(rules["adjectival"])):
        return word[: -len(rules["r"])]
    if case == "p":
        return word[:-1] if low.endswith(tuple(rules["dative_plural"])) and not low.endswith(tuple(rules["keep_plural"])) else word
    if case == "m" and low.endswith(tuple(rules["weak_masculine"])) and article in rules["oblique"]:
        return word[:-2]
    if any(low.endswith(end) for end in rules["adjectival"]):
        return word[:-1] + (rules["r"] if case == "m" and article not in rules["keep_r"] else "")
    return _role(word, language) if article in rules["oblique"] else word


def _role(word: str, language: str) -> str:
    """A role noun of one man without the ending of another case (`eines Experten`: Experte)."""
    role = role_of(word, language)
    for ending in inflection()["adjective"]["weak_nouns"] if role else ():
        if role and word.lower().endswith(role[0] + ending):
            return word[: -len(ending)]
    return word


def _without_genitive(word: str) -> str:
    rules = inflection()["genitive"]
    if word.endswith(rules["long"]) and len(word) > 5 and word[-3] not in rules["not_behind"]:
        return word[:-2]
    return word[:-1] if word.endswith(rules["short"]) and not word.endswith(tuple(rules["kept"])) and len(word) > 3 else word
