"""How sure it is that those said what they are said to have said; what is not sure enough is not asserted.

A logistic model over a few plain facts of each attribution: which rule found it, how the speaker is named, how far away who it is was named
last, who else might be meant. Its weights stand in `languages/CODE/sureness.toml`, made by `models/train_sureness.py`; so do the
thresholds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp

from laut.languages import toml
from laut.records import Attribution, Source, Span
from laut.text.records import Text, Token

PERSONS = frozenset({"person", "official", "expert"})
"""Kinds of source that are a person; a named one is asserted from a higher threshold on."""
_FAR = (0, 1, 2, 4, 8)
_LONG = (2, 4, 8, 16, 40)


@dataclass(frozen=True)
class Weights:
    """The model of one language: `bias` and the weight of each fact, and from where on a source is asserted."""

    bias: float
    facts: dict[str, float]
    person: float
    other: float

    def sure(self, facts: Sequence[str]) -> float:
        """The chance, in hundredths, that an attribution with these facts is right."""
        return round(1 / (1 + exp(-self.bias - sum(self.facts.get(fact, 0.0) for fact in facts))), 2)


@cache
def weights(language: str) -> Weights:
    """The weights of `languages/CODE/sureness.toml`."""
    data = toml(language, "sureness")
    return Weights(data["bias"], dict(data["facts"]), data["threshold"]["person"], data["threshold"]["other"])


def weigh(text: Text, attributions: Sequence[Attribution], sources: Sequence[Source]) -> tuple[Attribution, ...]:
    """The attributions with how sure each is; sources that are not sure enough go from `sources` to `perhaps`."""
    model, by_id = weights(text.language), {source.id: source for source in sources}
    witness = Witness(text, attributions, sources)
    return tuple(_judged(a, by_id, model, model.sure(witness.facts(a))) if a.sources else a for a in attributions)


def _judged(attribution: Attribution, sources: dict[str, Source], model: Weights, sure: float) -> Attribution:
    person = any(sources[s].named and sources[s].kind in PERSONS for s in attribution.sources)
    if sure >= (model.person if person else model.other):
        return replace(attribution, sure=sure)
    return replace(attribution, sure=sure, sources=(), perhaps=attribution.sources)


class Witness:
    """What speaks for and against the attributions of one text."""

    def __init__(self, text: Text, attributions: Sequence[Attribution], sources: Sequence[Source]) -> None:
        self.text, self.attributions, self.sources = text, attributions, {source.id: source for source in sources}
        self.starts = [token.b for token in text.tokens]
        places = {source.id: {self._at(span) for span in source.mentions} for source in sources}
        called: dict[str, list[str]] = {}
        for source in sources:
            for word in source.name.split()[-1:] if source.named else ():
                called.setdefault(word, []).append(source.id)
        for token in text.tokens:
            for source_id in called.get(token.text, ()):
                places[source_id].add(token.i)
        self.ordered = {source_id: sorted(where) for source_id, where in places.items()}

    def _at(self, span: Span) -> int:
        return max(0, bisect_right(self.starts, span.b) - 1)

    def _tokens(self, spans: Sequence[Span]) -> list[Token]:
        return [t for b, e in spans for t in self.text.tokens[bisect_left(self.starts, b) : bisect_left(self.starts, e)]]

    def facts(self, attribution: Attribution) -> list[str]:
        """The facts of one attribution that has a source, as names of weights."""
        source = self.sources[attribution.sources[0]]
        speaker, content = self._tokens(attribution.speaker), self._tokens(attribution.content)
        how = _named(speaker, source)
        person = "person" if source.kind in PERSONS else source.kind
        rule, basis = attribution.rule, attribution.basis
        out = [f"rule={rule}", f"basis={basis}", f"type={attribution.type}", f"how={how}", f"kind={person}", f"rule={rule},how={how}"]
        out += [f"stance={attribution.stance}", f"several={len(attribution.sources) > 1}", f"nested={attribution.parent is not None}"]
        out += [f"long={_bin(len(content), _LONG)}", f"verb={any(t.fin for t in content)}", f"type={attribution.type},rule={rule}"]
        out += [f"kind={person},how={how}", f"frame={bool(attribution.frame)}"]
        if speaker and content:
            apart = abs(content[0].sentence - speaker[0].sentence)
            out += [f"apart={_bin(apart, _FAR)}", f"apart={_bin(apart, _FAR)},basis={basis}", f"speaker={_bin(len(speaker), _LONG)}"]
            block = self.text.sentences[content[0].sentence].block == self.text.sentences[speaker[0].sentence].block
            out.append(f"paragraph={block}")
        if how != "name" and content:
            out += self._back(source, (speaker or content)[0], person, how)
        return out

    def _back(self, source: Source, here: Token, person: str, how: str) -> list[str]:
        """How far back the source was named, and who of its kind was named since."""
        mine = self.ordered[source.id]
        at = bisect_left(mine, here.i)
        if not at:
            return ["back=never", f"back=never,how={how}"]
        last = mine[at - 1]
        far = _bin(here.sentence - self.text.tokens[last].sentence, _FAR)
        rivals = [s for s in self.sources.values() if s.id != source.id and (s.kind in PERSONS) == (person == "person")]
        since = sum(bisect_right(self.ordered[s.id], last) < bisect_left(self.ordered[s.id], here.i) for s in rivals)
        return [f"back={far}", f"back={far},how={how}", f"rivals={min(since, 3)}", f"rivals={min(since, 3)},how={how}"]


def _named(speaker: Sequence[Token], source: Source) -> str:
    """How the words for a speaker name the source: by name, pronoun, another noun, or not at all."""
    if not speaker:
        return "none"
    known = {word.lower()[:5] for word in source.name.split()[-1:]}
    if any(token.low[:5] in known for token in speaker):
        return "name"
    return "pronoun" if all(token.pos in ("PRON", "DET") for token in speaker) else "noun"


def _bin(value: int, edges: Sequence[int]) -> str:
    return next((str(edge) for edge in edges if value <= edge), "more")
