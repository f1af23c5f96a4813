"""Those of an article who can be meant by later words."""

from __future__ import annotations

from dataclasses import dataclass, field

from laut.records import Span


@dataclass(slots=True)
class Being:
    """Somebody or something of the article that can be meant by later words. `seen` holds (token, was a speaker, was a subject)."""

    name: str
    kind: str
    words: tuple[str, ...] = ()
    head: str = ""
    entry: str | None = None
    country: str | None = None
    gender: str | None = None
    plural: bool = False
    named: bool = False
    person: bool = False
    leaning: str | None = None
    roles: set[str] = field(default_factory=set)
    around: set[str] = field(default_factory=set)
    aliases: set[tuple[str, ...]] = field(default_factory=set)
    seen: list[tuple[int, bool, bool]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    id: str | None = None


def initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def around(words: list[str], being: Being) -> bool:
    """Whether each of the words stands (or begins a word) around a mention of the being."""
    return all(any(known.startswith(word) for known in being.around) for word in words)


def role_fits(role: str, roles: set[str]) -> bool:
    """The same office, or one that the word names more loosely (`Minister` for `Innenminister`); never another of the same kind."""
    return any(known == role or known.endswith(role) for known in roles)
