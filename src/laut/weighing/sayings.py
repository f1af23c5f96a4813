"""What the sources of two articles say in each, and which statements of one have no counterpart in the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from laut.records import Claim, Reading, Span
from laut.weighing.across import who_tells
from laut.weighing.alike import folded
from laut.weighing.asks import Scene
from laut.weighing.bodies import bodies
from laut.weighing.brief import Brief
from laut.weighing.desk import Desk
from laut.weighing.propositions import subject
from laut.weighing.things import events_in
from laut.weighing.voices import MANAGEMENT, Voice, voice
from laut.weighing.weights import weight, weights
from laut.weighing.words import stems

_LENGTH = 300  # code points of a quote


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement of one article: its claim, the words at its spans, and who says it (the names of the end of its chain, else none)."""

    claim: str
    spans: tuple[Span, ...]
    quote: str
    who: tuple[str, ...]
    stance: str
    hedges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source of one article or of both: an institution with all who speak for it. `id` is the same for it in both.

    `a` and `b` are the names that each article writes, empty where it has none of them; `says_a` and `says_b` what they say in it.
    """

    id: str
    kind: str
    named: bool
    a: tuple[str, ...]
    b: tuple[str, ...]
    says_a: tuple[Saying, ...]
    says_b: tuple[Saying, ...]


class Told:
    """One article with its statements, as the other is set beside it."""

    def __init__(self, reading: Reading, brief: Brief, scene: Scene) -> None:
        self.reading, self.brief, self.desk = reading, brief, scene.desk
        self.names = scene.names
        self.answering = {given.ask.figure for given in brief.given}

    def saying(self, claim: Claim) -> Saying:
        """A claim as a statement."""
        by = self.desk.attribution.get(claim.attribution or "")
        who = tuple(dict.fromkeys(source.name for source in self.desk.ends(by))) if by else ()
        return Saying(claim.id, claim.spans, self.desk.quote(claim.spans, _LENGTH), who, claim.stance, claim.hedges)

    def plain(self) -> list[Claim]:
        """The claims that no figure answers a question in."""
        return [claim for claim in self.reading.claims if not self.answering & set(claim.figures)]

    def says(self) -> dict[Voice, list[Claim]]:
        """Who speaks, with the claims at whose end he stands; who only hands on has none."""
        found: dict[Voice, list[Claim]] = {}
        for attribution in self.reading.attributions:
            for name in attribution.sources:
                if name in self.desk.source:
                    found.setdefault(voice(self.desk.source[name], self.desk), [])
        for claim in self.reading.claims:
            by = self.desk.attribution.get(claim.attribution or "")
            for source in dict.fromkeys(self.desk.ends(by)) if by else ():
                found.setdefault(voice(source, self.desk), []).append(claim)
        return found


def speakers(a: Told, b: Told) -> tuple[Speaker, ...]:
    """The sources of two articles, those of both first, in the order of the texts."""
    sides = {"a": a.says(), "b": b.says()}
    known = bodies(((side, v) for side, says in sides.items() for v in says), told=who_tells((a.brief, b.brief))).names
    found: dict[str, dict[str, list[Voice]]] = {}
    for side, says in sides.items():
        for v in says:
            found.setdefault(_body(known[side, v], v), {"a": [], "b": []})[side].append(v)
    every = [_speaker(name, members, sides, a, b) for name, members in found.items()]
    return tuple(sorted(every, key=lambda s: (not (s.a and s.b), not s.a)))


def _body(name: str, v: Voice) -> str:
    """The institution; for one that is called only `the company`, of which a story may have several, the speaker himself."""
    return v.who if name in (MANAGEMENT, *weights()["voices"]["firms"]) else name


def _speaker(name: str, members: Mapping[str, Sequence[Voice]], sides: Mapping[str, dict[Voice, list[Claim]]], a: Told, b: Told) -> Speaker:
    voices = [*members["a"], *members["b"]]
    first = next((v for v in voices if not v.person), voices[0])
    names = {side: tuple(dict.fromkeys(v.name for v in some)) for side, some in members.items()}
    said = {
        side: tuple(at.saying(c) for c in _in_order(claim for v in members[side] for claim in sides[side][v]))
        for side, at in (("a", a), ("b", b))
    }
    return Speaker(name, first.kind, any(v.named for v in voices), names["a"], names["b"], said["a"], said["b"])


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    return sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: (claim.spans[:1], claim.id))


def without_counterpart(one: Told, other: Told) -> tuple[Saying, ...]:
    """The statements without figures of one article that no statement of the other is like."""
    theirs = [_matter(other, claim) for claim in other.reading.claims]
    shown = {" ".join(other.desk.words(Span(*span)).split()) for claim in other.reading.claims for span in claim.spans}
    found = []
    for claim in one.plain():
        words = [" ".join(one.desk.words(span).split()) for span in claim.spans]
        if all(word in shown for word in words) or any(_like(_matter(one, claim), matter) for matter in theirs):
            continue
        found.append(one.saying(claim))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Matter:
    language: str
    subject: frozenset[str]
    shared: frozenset[str]


def _matter(told: Told, claim: Claim) -> _Matter:
    """What a statement is about: its content words, and what every language has in common of them: concepts, events, names, like stems."""
    desk: Desk = told.desk
    words = " ".join(desk.words(span) for span in claim.spans)
    about = subject(words, desk.language)
    names = {word.casefold() for word in words.replace("-", " ").split() if word.strip(".,;:").casefold() in told.names}
    common = {word for word in about if word.startswith("=")} | {f"e {event}" for event in events_in(desk.language, words)}
    return _Matter(desk.language, about, frozenset(common | names | folded(stems(words, desk.language))))


def _like(one: _Matter, other: _Matter) -> bool:
    """Enough of the shorter one stands in the longer one: of two languages less, for their words differ."""
    same = one.language == other.language
    x, y = (one.subject, other.subject) if same else (one.shared, other.shared)
    hit = len(x & y)
    return hit >= weight("beside", "shared") and hit >= weight("beside", "overlap" if same else "overlap_of_two") * min(len(x), len(y))
