"""Positions that a source takes in an article: what it denies or affirms, promises or fails to keep, demands or gives up.

Made once for each article, so that what was said elsewhere, before or after, can be set beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from laut.records import Attribution, Span, Time
from laut.sources.words import romanised
from laut.weighing.desk import Desk
from laut.weighing.positions import affirms, denies, says_weakly
from laut.weighing.propositions import proposition
from laut.weighing.voices import Voice, voice
from laut.weighing.words import has

DENIES, AFFIRMS, PROMISES, BREAKS, DEMANDS, DROPS = "denies", "affirms", "promises", "breaks", "demands", "drops"
TURNS = {AFFIRMS: DENIES, BREAKS: PROMISES, DROPS: DEMANDS}
"""What a later position turns away from."""
_LONGEST = 400  # code points of a content that is looked at
_WEEK = 7
_DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Statement:
    """One position. `side` is one of DENIES, AFFIRMS, ...; `subject` are what it speaks of, `negated` the nouns that it says no to, both as
    stems or concepts; `firm`: its own words say so (`Yes, ...`), or its stance does. `day`: by when a promise is to be kept."""

    side: str
    voices: tuple[Voice, ...]
    spans: tuple[Span, ...]
    quote: str
    subject: frozenset[str]
    negated: frozenset[str]
    language: str
    firm: bool
    day: date | None


def statements(desk: Desk) -> tuple[Statement, ...]:
    """The positions of an article, in the order of its text; only those of somebody who is named."""
    found = []
    for a in desk.attribution.values():
        speakers = [desk.source[s] for s in a.sources if s in desk.source and desk.source[s].named]
        if not speakers or not a.content:
            continue
        voices = tuple(v for v in (voice(source, desk) for source in speakers) if not v.hands_on)
        for side, firm in _sides(desk, a) if voices else ():
            about = proposition(desk, a)
            if about.subject:
                quote = desk.quote(a.content)
                day = _deadline(desk, a) if side == PROMISES else None
                found.append(Statement(side, voices, a.content, quote, about.subject, about.negated, desk.language, firm, day))
    return tuple(sorted(found, key=lambda s: (s.spans, s.side)))


def _sides(desk: Desk, a: Attribution) -> Iterator[tuple[str, bool]]:
    words = desk.quote(a.content, _LONGEST)
    if affirms(desk, a):
        yield AFFIRMS, True
    elif denies(desk, a) and not says_weakly(desk, a):
        yield DENIES, a.stance == "denies"
    if a.stance == "promises" or (a.type == _DIRECT and (_deadline(desk, a) or has(desk.language, "vows", words))):
        yield PROMISES, a.stance == "promises"
    if has(desk.language, "broken", words) and a.stance in ("asserts", "confirms"):
        yield BREAKS, True
    if a.stance == "demands":
        yield DEMANDS, True
    if has(desk.language, "dropped", words):
        yield DROPS, True


def _deadline(desk: Desk, a: Attribution) -> date | None:
    """The day by which the content says that something will be: `by Friday`."""
    published = desk.reading.document.published
    for time in desk.reading.times:
        inside = any(s.b <= time.span.b and time.span.e <= s.e for s in a.content)
        before = re.findall(r"\w+", desk.text[max(0, time.span.b - 12) : time.span.e])
        due = any(has(desk.language, "deadline", word) for word in before)
        if inside and due and published and (day := _ahead(time, published)):
            return day
    return None


def _ahead(time: Time, published: date) -> date | None:
    """The day of a time that lies ahead: of a day of the week the next one, for a promise is of what will be."""
    if time.end and time.end > published:
        return time.end
    if time.end and time.start in (None, time.end) and (published - time.end).days < _WEEK:
        return time.end + timedelta(_WEEK)
    return None


def keys(statement: Statement) -> tuple[str, ...]:
    """Under what a position is found by others of the same source: the speaker, and the institution where it has a name."""
    found = [v.who for v in statement.voices]
    found += [f"= {v.entry or v.slug + ':' + ' '.join(v.own)}" for v in statement.voices if v.entry or v.own]
    return tuple(dict.fromkeys(found))


def shared(one: Statement, other: Statement) -> frozenset[str]:
    """What both speak of: the same words, or in two languages those that begin alike."""
    if one.language == other.language:
        return one.subject & other.subject
    heads = {lead(word): word for word in other.subject}
    return frozenset(word for word in one.subject if word in other.subject or lead(word) in heads)


def lead(word: str) -> str:
    """What a word that two languages share begins with."""
    return word if word.startswith("=") else romanised(word)[:4]


def names(statement: Statement) -> frozenset[str]:
    """What it says no to, as another language might begin it."""
    return frozenset(map(lead, statement.negated))
