"""Positions that a source takes in an article: what it denies or affirms, promises or fails to keep, demands or gives up.

Made once for each article, so that what was said elsewhere, before or after, can be set beside it. Of what somebody says only the sentence
that takes the position is looked at: `We are proud. There was no leak.` denies the leak.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from laut.records import Attribution, Span, Time
from laut.sources.words import romanised
from laut.weighing.desk import Desk, interval
from laut.weighing.firms import firm
from laut.weighing.matter import found, matter, negated, pattern, plainly
from laut.weighing.positions import says_weakly
from laut.weighing.things import events_in
from laut.weighing.voices import Voice, voice
from laut.weighing.words import has, stem

DENIES, AFFIRMS, PROMISES, BREAKS, DEMANDS, DROPS = "denies", "affirms", "promises", "breaks", "demands", "drops"
_AFTER = (AFFIRMS, BREAKS)
_LONGEST = 400  # code points of a content that is looked at
_WEEK = 7
_SENTENCE = re.compile(r"(?<=[.!?])[“”\"»«]?\s+")
_CLAUSE = re.compile(r"[,;:]\s|\s[–—-]\s|[.!?](?:\s|$)")
_BEFORE = 12  # code points before a day in which the word for a deadline stands
_AROUND = 2  # sentences on either side of the one that takes a position, in its paragraph


@dataclass(frozen=True, slots=True)
class Statement:
    """One position. `side` is one of DENIES, AFFIRMS, ...; `firms` are the names of those for whom its voices speak where no word tells
    what they are; `said` is the day on which it was taken, where the article tells it.

    `subject` are the stems of what it speaks of, with concepts (`=oil`) and countries; `codes` what happens there, in words that all
    languages share; `names` the names and numbers among them; `negated` the nouns before which a no stands; `around` the stems of the
    sentences about it, for a position that says little itself; `when` the days that it speaks of. `admits`: it is told as a confirmation
    or admission; `yes`: it begins with a yes, or its verb is that of an admission. `turning`: the words about it say that he spoke
    otherwise before. `never`: a promise that something will not be. `day`: by when a promise is to be kept.
    """

    side: str
    voices: tuple[Voice, ...]
    firms: tuple[str, ...]
    spans: tuple[Span, ...]
    quote: str
    said: date | None
    subject: frozenset[str]
    codes: frozenset[str]
    names: frozenset[str]
    negated: frozenset[str]
    around: frozenset[str]
    when: tuple[date | None, date | None] | None
    language: str
    admits: bool
    yes: bool
    turning: bool
    never: bool
    day: date | None


_Who = tuple[tuple[Voice, ...], tuple[str, ...]]
"""Voices, and the names of firms that they speak for."""


class _Taken(NamedTuple):
    """A side that words take: in which of them, and whether as an admission."""

    side: str
    words: str
    admits: bool = False
    yes: bool = False


def statements(desk: Desk, names: frozenset[str] = frozenset()) -> tuple[Statement, ...]:
    """The positions of an article, in the order of its text; only those of somebody who is named, or speaks for what is named.

    `names` are the words of names in the article, in lower case.
    """
    found = []
    speaking: dict[str, tuple[Voice, str]] = {}
    times = sorted(desk.reading.times, key=lambda t: t.span)
    for a in desk.attribution.values():
        if not a.content or says_weakly(desk, a):
            continue
        voices, firms = _voices(desk, a, names, speaking)
        here = _inside(times, a) if voices else []
        for taken in _sides(desk, a, here) if voices else ():
            made = _made(desk, a, taken, here, (voices, firms), names)
            if made.subject or made.side == BREAKS:
                found.append(made)
    return tuple(sorted(found, key=lambda s: (s.spans, s.side)))


def _inside(times: Sequence[Time], a: Attribution) -> list[Time]:
    """The times that stand in a content, of all in the order of the text."""
    held = []
    for span in sorted(a.content):
        for time in times[bisect_left(times, span.b, key=lambda t: t.span.b) :]:
            if time.span.b >= span.e:
                break
            held += [time] if time.span.e <= span.e else []
    return held


def _voices(desk: Desk, a: Attribution, names: frozenset[str], speaking: dict[str, tuple[Voice, str]]) -> _Who:
    """Who takes a position: no outlet that hands on, nor somebody whom nothing tells from others; and the firms that they speak for.

    `speaking` keeps what is found of each source, which is looked for once.
    """
    voices, firms = [], []
    for source in (desk.source[s] for s in a.sources if s in desk.source):
        if source.id not in speaking:
            v = voice(source, desk)
            speaking[source.id] = v, firm(source, v, desk, names)
        v, name = speaking[source.id]
        if not v.hands_on and (v.named or v.entry or v.own or name):
            voices.append(v)
            firms += [name] if name else []
    return tuple(voices), tuple(dict.fromkeys(firms))


def _made(desk: Desk, a: Attribution, taken: _Taken, times: Sequence[Time], who: _Who, names: frozenset[str]) -> Statement:
    words = taken.words
    for t in times:
        words = words.replace(t.text, " ")
    published = desk.reading.document.published
    said = a.said[1] if a.said and a.said[1] and published and a.said[1] <= published else None
    numbers = frozenset(re.sub(r"\D", "", n) for n in re.findall(r"\d[\d.,]*", words))
    about = matter(words, desk.language, pledges=taken.side in (BREAKS, DROPS)) | numbers
    promised, around = taken.side == PROMISES, _around(desk, a) if taken.side in _AFTER else ""
    return Statement(
        taken.side, *who, a.content, desk.quote(a.content), said, about,
        frozenset(f"e {event}" for event in events_in(desk.language, words)),
        frozenset(plainly(stem(w)) for w in re.findall(r"\w+", words) if w.casefold() in names) & about | numbers,
        negated(words, desk.language), matter(around, desk.language, True),
        None if promised else interval(times), desk.language, taken.admits, taken.yes, found(desk.language, "turning", around),
        promised and found(desk.language, "never", words), _deadline(desk, times) if promised else None,
    )  # fmt: skip


def _sides(desk: Desk, a: Attribution, times: Sequence[Time]) -> Iterator[_Taken]:
    """The positions that an attribution takes: by its stance, else by its own words."""
    words, lang = desk.quote(a.content, _LONGEST), desk.language
    sentences = [s for s in _SENTENCE.split(words) if s]
    demanded = _first(sentences, lang, "demand")
    if dropped := next((s for s in sentences if found(lang, "dropped", s) and s != demanded), ""):
        yield _Taken(DROPS, dropped, True)
        return
    if a.stance == "demands" or demanded:
        yield _Taken(DEMANDS, words if a.stance == "demands" else demanded)
        return
    broken = _own_breach(a.stance, sentences, lang)
    if broken:
        yield _Taken(BREAKS, broken, a.stance == "confirms")
    due = any(_due(desk, t) for t in times)
    if a.stance == "promises" or (a.stance in ("asserts", "predicts") and not broken and (due or _first(sentences, lang, "vow"))):
        yield _Taken(PROMISES, _first(sentences, lang, "vow") or words)
        return
    if not broken and not found(lang, "open", words):
        yield from _denies_or_affirms(a.stance, sentences, lang, found(lang, "admission", desk.quote(a.cue)))


def _own_breach(stance: str, sentences: Sequence[str], lang: str) -> str:
    """The sentence that says that a promise was not kept, without what it says besides; only one that speaks of the speaker's own."""
    for sentence in sentences if stance in ("asserts", "confirms") else ():
        broken = pattern(lang, "broken").search(sentence)
        if broken and (stance == "confirms" or found(lang, "ours", sentence)):
            besides = pattern(lang, "besides").search(sentence, broken.end())
            return sentence[: besides.start()] if besides else sentence
    return ""


def _denies_or_affirms(stance: str, sentences: Sequence[str], lang: str, owned: bool) -> Iterator[_Taken]:
    """A no to what a content says, or a yes to it; a denial that something is not so is neither."""
    no = max((s for s in sentences if _says_no(s, lang)), key=lambda s: len(matter(s, lang)), default="")
    if stance == "denies":
        if not _first(sentences, lang, "negation"):
            yield _Taken(DENIES, " ".join(sentences))
        return
    if stance not in ("asserts", "confirms"):
        return
    if yes := _affirmed(sentences, lang):
        yield _Taken(AFFIRMS, yes, True, True)
    elif no:
        yield _Taken(DENIES, no, stance == "confirms", owned)
    elif stance == "confirms":
        yield _Taken(AFFIRMS, " ".join(sentences), True, owned)
    elif indeed := _first(sentences, lang, "indeed"):
        yield _Taken(AFFIRMS, indeed, True, True)
    elif done := _first(sentences, lang, "done"):
        yield _Taken(AFFIRMS, done)


def _says_no(sentence: str, lang: str) -> bool:
    """The main clause of a sentence says no to something, or that something is false."""
    no = pattern(lang, "negation").search(sentence)
    if no is None:
        return has(lang, "refuted", sentence)
    if found(lang, "yet", sentence):
        return False
    return not any(m.start() > 0 for m in pattern(lang, "because").finditer(sentence, 0, no.start()))


def _affirmed(sentences: Sequence[str], lang: str) -> str:
    """What a yes at the head affirms: the clauses before the first that says no to something."""
    whole = " ".join(sentences[:2])
    yes = pattern(lang, "yes").match(whole)
    if not yes:
        return ""
    rest = whole[yes.end() :].lstrip(" ,.:;–—-")
    no = pattern(lang, "negation").search(rest)
    if not no:
        return rest if len(sentences) < 2 or matter(sentences[0], lang) == frozenset() else sentences[0]
    breaks = [m.start() for m in _CLAUSE.finditer(rest, 0, no.start())]
    return rest[: breaks[-1]] if breaks else ""


def _first(sentences: Sequence[str], lang: str, name: str) -> str:
    """The first sentence in which a pattern is found; empty where none is."""
    return next((s for s in sentences if found(lang, name, s)), "")


def _around(desk: Desk, a: Attribution) -> str:
    """The sentence in which a position is taken, with those before and behind it in its paragraph."""
    first = last = desk.sentences.at(a.content[0].b)
    last = max(last, desk.sentences.at(max(s.e for s in (*a.content, *a.cue)) - 1))
    ends = len(desk.sentences.starts)
    for _ in range(_AROUND):
        first -= first > 0 and desk.sentences.same_block(first - 1, first)
        last += last + 1 < ends and desk.sentences.same_block(last, last + 1)
    return desk.text[desk.sentences.span(first).b : desk.sentences.span(last).e][: _LONGEST * 3]


def _due(desk: Desk, time: Time) -> bool:
    """A time in a content with a word for a deadline before it: `by Friday`."""
    before = desk.text[max(0, time.span.b - _BEFORE) : time.span.e]
    return found(desk.language, "deadline", before) and _ahead(desk, time) is not None


def _deadline(desk: Desk, times: Sequence[Time]) -> date | None:
    """The day by which a promise is to be kept."""
    return next((_ahead(desk, t) for t in times if _due(desk, t)), None)


def _ahead(desk: Desk, time: Time) -> date | None:
    """The day of a time that lies ahead: of a day of the week the next one, for a promise is of what will be."""
    published = desk.reading.document.published
    if time.end and published and time.end > published:
        return time.end
    if time.end and published and time.start in (None, time.end) and (published - time.end).days < _WEEK:
        return time.end + timedelta(_WEEK)
    return None


def keys(statement: Statement) -> tuple[str, ...]:
    """Under what a position is found by others of the same source: the speaker, and the institution where it has a name."""
    return tuple(dict.fromkeys([*(v.who for v in statement.voices), *sorted(bodies(statement))]))


def bodies(statement: Statement) -> frozenset[str]:
    """The institutions whose position it is, as far as they have names."""
    told = [institution(v) for v in statement.voices] + [f"= {name}" for name in statement.firms]
    return frozenset(name for name in told if name)


def institution(v: Voice) -> str:
    """The institution that a voice speaks for, by its id or its own names; empty where it has none."""
    return f"= {v.entry or ' '.join(v.own)}" if v.entry or v.own else ""


def shared(one: Statement, other: Statement) -> frozenset[str]:
    """What both speak of: the same words, or in two languages those that begin alike, and what happens."""
    if one.language == other.language:
        return one.subject & other.subject
    heads = {lead(word) for word in other.subject}
    return frozenset(word for word in one.subject if lead(word) in heads) | (one.codes & other.codes)


def lead(word: str) -> str:
    """What a word that two languages share begins with."""
    return word if word.startswith("=") else romanised(word)[:4]
