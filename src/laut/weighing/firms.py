"""Whom somebody speaks for where only a name tells it, no word for what it is: `Veltra spokesman Kurt Ames`, `the head of Ostway`.

What is found so is near enough to set two positions beside each other, never to be sure that one body took both.
"""

from __future__ import annotations

import re

from laut.languages import toml
from laut.records import Source
from laut.sources.naming import folded, is_known, place_key
from laut.weighing.desk import Desk
from laut.weighing.voices import MANAGEMENT, Voice, phrases

_WORD = re.compile(r"[\w’'-]+")
_REACH = 6  # words behind the one for who leads or speaks among which the name begins
_UNTOLD = ("", MANAGEMENT, "company")
"""What a voice speaks for where no word tells it, or none but that it is a firm."""


def firm(source: Source, v: Voice, desk: Desk, names: frozenset[str]) -> str:
    """The own name of the firm that a voice is or speaks for; empty where the voice tells it by itself, or nothing does.

    `names` are the words of names in the article, in lower case.
    """
    if v.entry or v.own or v.hands_on or v.slug not in _UNTOLD:
        return ""
    words = v.name.split()
    own = [word for word in words if word.casefold() in names]
    if own and (own != words or len(words) == 1):
        return _told(own, desk.language)
    if not v.person:
        return _told(own, desk.language) if source.named else ""
    for before, behind in phrases(source, desk):
        title = [word for word in _WORD.findall(before) if word not in words]
        if found := _beside(title, desk.language, names) or _beside(_WORD.findall(behind), desk.language, names):
            return found
    return ""


def _beside(words: list[str], language: str, names: frozenset[str]) -> str:
    """The name right before a word for who leads or speaks, or behind it with few words between: `head of research at Veltra`."""
    roles = toml(language, "voices")["roles"]
    at = [i for i, word in enumerate(words) if word.casefold() in roles]
    if not at:
        return ""
    before: list[str] = []
    for word in reversed(words[: at[0]]):
        if word.casefold() not in names:
            break
        before.insert(0, word)
    behind: list[str] = []
    for word in words[at[-1] + 1 : at[-1] + _REACH]:
        if word.casefold() in names:
            behind.append(word)
        elif behind:
            break
    return _told(before or behind, language)


def _told(words: list[str], language: str) -> str:
    """A name in lower case; empty where it is that of a place, of which many speak."""
    forms = {form.strip(".") for form in toml(language, "who")["forms"]}
    name = " ".join(word for word in words if word.casefold() not in forms)
    return "" if not name or is_known(place_key(name)) else folded(name)
