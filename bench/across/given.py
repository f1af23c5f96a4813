"""The figures and chains of a truth put in the reader's place, so that weighing is measured without the reader's mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from laut.records import Attribution, Claim, Figure, Reading, Source, Span

Kinds = Mapping[str, tuple[str, bool]]


def with_given(reading: Reading, answers: Iterable[Mapping[str, Any]], known: Kinds | None = None) -> Reading:
    """`reading` with the figures of `answers` (`span`, `low`, `high`, `bound`, `origins`, `chain` where it has one) and their origins.

    `known` has the kind of a name, and whether it is one, as other articles of the case are read.
    """
    for n, answer in enumerate(answers):
        reading = _put(reading, answer, n, known)
    return reading


def _put(reading: Reading, answer: Mapping[str, Any], n: int, known: Kinds | None) -> Reading:
    span = Span(*answer["span"])
    figure = next((f for f in reading.figures if f.span.b < span.e and span.b < f.span.e), None)
    sources, ids = list(reading.sources), []
    own = [reading.document.outlet] == list(answer["origins"]) and len(answer.get("chain") or [1]) <= 1
    for name in () if own else answer["origins"]:
        sources, ident = _source(reading, sources, name, span, known)
        ids.append(ident)
    said = f"g{n}"
    text = reading.document.text[span.b : span.e]
    made = figure or Figure(f"gf{n}", span, text, None, None, "exact")
    made = replace(
        made,
        low=answer["low"],
        high=answer["high"],
        bound=answer["bound"],
        unit=answer.get("unit", made.unit),
        attribution=None if own else said,
        perhaps=None,
    )
    figures = [*(f for f in reading.figures if figure is None or f.id != figure.id), made]
    attributions, claims = list(reading.attributions), list(reading.claims)
    if not own:
        old = next((a for a in reading.attributions if figure and a.id == figure.attribution), None)
        parent = old.parent if old else None
        stance = answer.get("stance") or (old.stance if old else "asserts")
        content = old.content if old else (span,)
        attributions.append(
            Attribution(said, "indirect", stance, "cue", content, old.cue if old else (), sources=tuple(ids), parent=parent)
        )
    mine = next((c for c in claims if figure and figure.id in c.figures), None)
    if mine is not None:
        claims = [replace(c, figures=tuple(f for f in c.figures if f != made.id)) if c is mine else c for c in claims]
        claims.append(replace(mine, id=f"gc{n}", attribution=None if own else said, figures=(made.id,)))
    else:
        claims.append(Claim(f"gc{n}", (span,), None if own else said, (), "asserts", figures=(made.id,)))
    order = sorted(figures, key=lambda f: f.span)
    return replace(reading, sources=tuple(sources), figures=tuple(order), attributions=tuple(attributions), claims=tuple(claims))


def _source(reading: Reading, sources: list[Source], name: str, span: Span, known: Kinds | None) -> tuple[list[Source], str]:
    """The source of this name, made where the reader has none: a person, unless a word of its name tells that it is none."""
    found = next((s for s in sources if s.name == name), None)
    if found is not None:
        return sources, found.id
    text = reading.document.text
    at = sorted((m.span() for m in re.finditer(re.escape(name), text)), key=lambda m: abs(m[0] - span.b))
    mentions = tuple(Span(*m) for m in sorted(at[:3]))
    like = next((s for s in sources if name in s.name or s.name in name), None)
    kind, named = (like.kind, like.named) if like else (known or {}).get(name, (_kind(name), _named(name)))
    made = Source(f"gs{len(sources)}", name, kind, named, None, mentions)
    return [*sources, made], made.id


def _named(name: str) -> bool:
    return name[:1].isupper() and not name.startswith(("A ", "An ", "The "))


def _kind(name: str) -> str:
    """A person is named by two or three words in capitals; else it is told by its words."""
    words = name.split()
    person = 2 <= len(words) <= 3 and all(word[:1].isupper() and word.isalpha() for word in words)
    return "person" if person else "official" if not _named(name) else "other"
