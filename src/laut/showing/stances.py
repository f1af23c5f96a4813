"""The word for a stance: a denial by a word of refusing is a rejection, `spoke of 31 dead` is a count and no opinion."""

from __future__ import annotations

from laut.languages import known, toml
from laut.records import Attribution, Reading
from laut.showing.wording import Words


def stance_word(words: Words, reading: Reading, told: Attribution | None, stance: str) -> str:
    """What the interface calls the stance of an attribution; the stance itself stays as it was read."""
    return words.find("stances", shown_stance(reading, told, stance), stance)


def shown_stance(reading: Reading, told: Attribution | None, stance: str) -> str:
    """The stance by whose name the interface calls an attribution."""
    language = reading.document.language
    if told is None or language not in known() or stance not in ("denies", "assesses"):
        return stance
    cue = {word.lower() for b, e in told.cue for word in reading.document.text[b:e].split()}
    listed = toml(language, "claims")
    if stance == "denies":
        return "rejects" if cue & set(listed["rejecting"]) else stance
    counts = any(f.attribution == told.id and f.unit is None and f.counted for f in reading.figures)
    return "asserts" if counts and cue & set(listed["counting"]) else stance
