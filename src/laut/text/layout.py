"""What a language's `text.toml` says of layout and sentences, ready for use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from laut.languages import toml


@dataclass(frozen=True, slots=True)
class Layout:
    """Word sets of one language; see the comments in `languages/CODE/text.toml` for what each holds."""

    full_stop: bool
    mastheads: tuple[str, ...]
    byline: tuple[str, ...]
    particles: frozenset[str]
    caption: tuple[str, ...]
    caption_end: tuple[str, ...]
    months: frozenset[str]
    dateline: tuple[str, ...]
    abbreviations: frozenset[str]
    before_number: frozenset[str]
    closing: frozenset[str]
    before_ordinal: frozenset[str]
    before_cardinal: frozenset[str]
    starters: frozenset[str]
    resume: frozenset[str]
    possessive: bool


@cache
def layout(language: str) -> Layout:
    """The layout of `language`. Raises LanguageError where no folder describes it."""
    data = toml(language, "text")
    cut = data["sentence"]
    return Layout(
        full_stop=data["title"]["full_stop"],
        mastheads=tuple(data["title"]["mastheads"]),
        byline=tuple(data["byline"]["starts"]),
        particles=frozenset(data["byline"]["particles"]),
        caption=tuple(data["caption"]["starts"]),
        caption_end=tuple(data["caption"]["ends"]),
        months=frozenset(data["dateline"]["months"]),
        dateline=tuple(data["dateline"]["words"]),
        abbreviations=frozenset(cut["abbreviations"]),
        before_number=frozenset(cut["before_number"]),
        closing=frozenset(cut["closing"]),
        before_ordinal=frozenset(cut["before_ordinal"]),
        before_cardinal=frozenset(cut["before_cardinal"]),
        starters=frozenset(cut["starters"]),
        resume=frozenset(cut["resume"]),
        possessive=cut.get("possessive", False),
    )
