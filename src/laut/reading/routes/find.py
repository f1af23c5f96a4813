"""Routes of a text: sentences with a verb or noun of transport, clause by clause, leg by leg."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from laut.reading.names import Name
from laut.reading.routes.cargo import Cargo
from laut.reading.routes.carriers import Carriers
from laut.reading.routes.items import items
from laut.reading.routes.legs import Group, Leg, legs
from laut.reading.routes.places import Item, Places
from laut.reading.routes.rules import rules
from laut.reading.routes.stated import stated
from laut.reading.routes.windows import Window, windows
from laut.records import Attribution, Route, Span
from laut.text.records import Sentence, Text, Token

_BLOCKS = frozenset(["title", "heading", "byline", "caption", "dateline"])  # what they say, the text says again
_LONGEST = 400  # tokens of a sentence that is looked through; a longer one is a list or a broken text
_BETWEEN = "; "  # between several places of departure
_UNSTATED = frozenset(["denies", "demands", "promises", "predicts", "questions"])


def find_routes(text: Text, attributions: Sequence[Attribution], names: Sequence[Name]) -> tuple[Route, ...]:
    """The routes of a text in the order of its sentences, numbered; the same route of the same source counts once."""
    finder = _Finder(text, attributions, names)
    found: dict[tuple[object, ...], Route] = {}
    for sentence in text.sentences:
        for route in finder.of(sentence):
            found.setdefault((route.origin, route.to, route.mode, route.carriers, route.attribution), route)
    return tuple(replace(route, id=f"r{i}") for i, route in enumerate(found.values(), 1))


@dataclass(slots=True)
class _Clause:
    """A window with all that was found in it."""

    window: Window
    items: list[Item]
    triggers: list[int]


class _Finder:
    def __init__(self, text: Text, attributions: Sequence[Attribution], names: Sequence[Name]) -> None:
        self.text, self.rules = text, rules(text.language)
        self.names = {name.first: name for name in names}
        self.cargo = Cargo(text, self.names, self.rules)
        self.attributions = attributions
        self.before: Leg | None = None
        self.before_sentence = -2

    def of(self, sentence: Sentence) -> list[Route]:
        """The routes of one sentence."""
        tokens = self.text.tokens[sentence.first : sentence.last]
        block = self.text.blocks[sentence.block]
        if self.before_sentence < sentence.index - 1:
            self.before = None
        if block.kind in _BLOCKS or len(tokens) > _LONGEST or not (self.before or self.rules.tells(tokens)) or tokens[-1].text == "?":
            return []
        found: list[Route] = []
        parts = windows(self.text.tokens, sentence, self.rules)
        for i, window in enumerate(parts):
            found += self._clause(window, parts[i - 1] if i else None, sentence)
        return found

    def _clause(self, window: Window, above: Window | None, sentence: Sentence) -> list[Route]:
        triggers = self._triggers(window)
        if not triggers or not (self.before or self._may_count(window, triggers)):
            if self.before and self._elsewhere(window):
                self.before = None
            return []
        places = Places(self.text, window.tokens, self.names, self.rules)
        found = items(places, self.rules)
        if not any(item.kind in ("to", "at") for item in found):
            self._remember(_only_origin(found), sentence)
            return []
        taken = {k for item in found if item.kind != "mode" for k in range(item.first, item.last)}
        carriers = Carriers(self.text, window.tokens, self.names, self.rules)
        made: list[Route] = []
        last = self.before
        for group, at in self._groups(_Clause(window, found, triggers), carriers, taken):
            ways = legs(group, last)
            last = ways[-1] if ways else last
            if last and not last.to and window.tokens[at].lemma in self.rules.of_verbs("inward"):
                last = None  # what comes in goes no further: `imports oil from Baku and ships arms to ...`
            for leg in ways:
                if self.cargo.counts(leg, window, at, self.before) and stated(window, above, at, self.rules):
                    made += self._route(leg, window, at)
                    self._remember(leg, sentence)
        return made

    def _elsewhere(self, window: Window) -> bool:
        """Another place is named without a way: `in einem Werk in Linz; von dort ...` goes on from there."""
        tokens = window.tokens
        return any(
            t.i in self.names and self.names[t.i].kind == "place" and tokens[k - 1].low in self.rules.of("at")
            for k, t in enumerate(tokens)
            if k
        )

    def _may_count(self, window: Window, triggers: list[int]) -> bool:
        """Whether a clause can hold a route: its verb says so by itself, or goods, a group or a carrier is named."""
        if any(window.tokens[i].lemma in self.rules.alone or window.tokens[i].pos not in ("VERB", "AUX") for i in triggers):
            return True
        return any(t.pos in ("NOUN", "PROPN", "X") and self.rules.weight(t)[1] for t in (*window.tokens, *window.lead))

    def _remember(self, leg: Leg | None, sentence: Sentence) -> None:
        if leg is not None:
            self.before, self.before_sentence = leg, sentence.index

    def _triggers(self, window: Window) -> list[int]:
        """The verbs of transport of a clause, or, where it has none, its nouns of transport."""
        tokens, kinds = window.tokens, self.rules.kinds
        verbs = [i for i, t in enumerate(tokens) if (t.pos in ("VERB", "AUX") and t.lemma in kinds) or self.rules.loading(tokens, i)]
        verbs = [i for i in verbs if not (kinds[tokens[i].lemma] <= {"load"}) or len(verbs) > 1] or []
        return verbs or [i for i, t in enumerate(tokens) if t.pos not in ("VERB", "AUX") and self._noun(tokens, i)][:1]

    def _noun(self, tokens: list[Token], i: int) -> bool:
        """A noun of transport, or the words for being on the way."""
        if self.rules.flows.has(tokens[i]):
            return any(t.pos in ("NOUN", "PROPN") and self.rules.mode_of_carrier(t) == "pipeline" for t in tokens)
        if self.rules.transport.has(tokens[i]) or tokens[i].low in self.rules.way_words:
            return True
        return self.rules.way.has(tokens[i]) and any(t.low in self.rules.way_before for t in tokens[max(0, i - 2) : i])

    def _groups(self, clause: _Clause, carriers: Carriers, taken: set[int]) -> list[tuple[Group, int]]:
        """The verbs of a clause, each with its words: from the comma or conjunction behind the verb before it on."""
        tokens, starts, heads = clause.window.tokens, [0], [clause.triggers[0]]
        for at in clause.triggers[1:]:
            cut = next((k for k in range(heads[-1] + 1, at) if k not in taken and self._parts(tokens[k])), None)
            if cut is not None:
                starts.append(cut)
                heads.append(at)
        ends = [*starts[1:], len(tokens)]
        return [(self._group_of(clause, carriers, taken, (a, b), at), at) for a, b, at in zip(starts, ends, heads, strict=True)]

    def _group_of(self, clause: _Clause, carriers: Carriers, taken: set[int], within: tuple[int, int], at: int) -> Group:
        """The words of the verb at `at`, which stand in tokens `within`."""
        tokens, (start, end) = clause.window.tokens, within
        verb = tokens[at].lemma
        kinds = self.rules.kinds.get(verb, set())
        passive = any(t.lemma in self.rules.of_verbs("passives") for t in tokens[start:end] if t.pos == "AUX")
        passive = passive and tokens[at].form in ("part_past", None) and "go" not in kinds
        return Group(
            start,
            [
                x
                for x in clause.items
                if start <= x.first < end and not self._before_verb(x, clause, at) and not self._of_next(x, clause, at)
            ],
            [c for c in carriers.find(taken, passive) if start <= c.first < end],
            [k for k in range(start, end) if tokens[k].low in self.rules.of("onward") and k not in taken],
            self.rules.verb_modes.get(verb),
            loads="load" in kinds,
            chained=not self.rules.stemmed,
            follows=start > 0,
        )

    def _before_verb(self, item: Item, clause: _Clause, at: int) -> bool:
        """English: what stands before its verb is no place of arrival, unless a place of departure is right before it."""
        verb = clause.window.tokens[at]
        if self.rules.stemmed or item.kind not in ("to", "via") or item.first > at or verb.pos not in ("VERB", "AUX"):
            return False
        return verb.form != "fin" or not any(x.last == item.first and x.kind in ("from", "via", "to") for x in clause.items)

    def _of_next(self, item: Item, clause: _Clause, at: int) -> bool:
        """English: behind a conjunction with another noun something else is told (`imports oil from Baku and ships arms to Riga`)."""
        tokens = clause.window.tokens
        if self.rules.stemmed or item.kind != "to" or item.first < at:
            return False
        joints = [k for k in range(at, item.first - 1) if tokens[k].pos == "CCONJ" and not any(x.first <= k < x.last for x in clause.items)]
        return bool(joints) and tokens[joints[-1] + 1].pos == "NOUN" and any(at < x.first < joints[-1] for x in clause.items)

    def _parts(self, token: Token) -> bool:
        return token.text == "," or token.pos == "CCONJ"

    def _route(self, leg: Leg, window: Window, at: int) -> list[Route]:
        trigger = window.tokens[at]
        attribution = self._attribution(trigger)
        seen = attribution
        by_id = {a.id: a for a in self.attributions}
        while seen is not None:
            if seen.stance in _UNSTATED:
                return []
            seen = by_id.get(seen.parent or "")
        origin = _BETWEEN.join(stop.name for stop in leg.origin) or None
        spans = _spans(window.tokens, [*leg.tokens, (at, at + 1)])
        names = tuple(stop.name for stop in leg.to)
        return [Route("", origin, names, leg.mode, leg.carriers, spans, attribution.id if attribution else None)]

    def _attribution(self, token: Token) -> Attribution | None:
        """The innermost attribution whose content holds the token."""
        held = [a for a in self.attributions if any(b <= token.b and token.e <= e for b, e in a.content)]
        return min(held, key=lambda a: (sum(e - b for b, e in a.content), a.parent is None), default=None)


def _only_origin(found: list[Item]) -> Leg | None:
    """A clause that only says where it starts: the next one goes on from there."""
    origin = next((item for item in found if item.kind == "from"), None)
    return Leg(0, origin=list(origin.stops)) if origin else None


def _spans(tokens: list[Token], ranges: list[tuple[int, int]]) -> tuple[Span, ...]:
    """The words of a leg: from its first to its last token, parted where the clause is parted."""
    first, last = min(a for a, _ in ranges), max(b for _, b in ranges)
    spans: list[Span] = []
    for before, token in zip([None, *tokens[first : last - 1]], tokens[first:last], strict=True):
        if before is not None and before.i == token.i - 1:
            spans[-1] = Span(spans[-1].b, token.e)
        else:
            spans.append(Span(token.b, token.e))
    return tuple(spans)
