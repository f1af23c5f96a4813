"""What got stronger on the way: a headline, a bound or a hedge that the article drops."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from laut.languages import toml
from laut.reading.figures import find_figures
from laut.records import Figure, Span
from laut.text import analyse
from laut.weighing import institutions
from laut.weighing.desk import Desk, Draft, spans_of
from laut.weighing.institutions import voices
from laut.weighing.interval import close, end
from laut.weighing.propositions import covered, subject
from laut.weighing.things import apart, is_duration, is_share, pairs, same_thing
from laut.weighing.things import subject as about
from laut.weighing.weights import weight
from laut.weighing.words import has, phrase

BOUNDS = frozenset({"about", "just_over", "just_under", "at_least", "more_than", "at_most", "less_than"})
# Kinds that know by office what they say: a headline may take it over without their name.
AUTHORITIES = frozenset(
    ("state", "ministry", "police", "court", "international", "parliament", "service", "official", "research", "expert")
)
DOUBTFUL = frozenset({"estimates", "predicts"})
_LONG = 300  # a longer first line is no title


def _title(desk: Desk) -> tuple[str, Span | None]:
    """The title and, where the text begins with it, its span."""
    return (desk.reading.document.title or "").strip()[:_LONG], desk.title


def _in(span: Span, where: Span | None) -> bool:
    return where is not None and where.b <= span.b and span.e <= where.e


def _flat(desk: Desk, title: str) -> bool:
    """The title states: no question, no word of saying or doubt, no speaker before a colon, no quotation."""
    if has(desk.language, "title_soft", title) or has(desk.language, "doubt", title) or any(q in title for q in '„“”"«»'):
        return False
    return _speaker(desk.language, title) is False


def _speaker(language: str, title: str) -> bool:
    """The title begins with a speaker and a colon, as the language's rule knows it."""
    return re.match(toml(language, "weighing")["title_speaker"], title) is not None


def headline_stronger(desk: Desk) -> Iterator[Draft]:
    """The title states flatly what the article gives only with a bound, with doubt, or as somebody's words."""
    title, where = _title(desk)
    if not title:
        return
    inside = [f for f in desk.figures if _in(f.span, where)]
    stands = inside if where else find_figures(analyse(title, desk.language), [])
    body = [f for f in desk.figures if not _in(f.span, where)]
    told = False
    for t in stands:
        like = [f for f in body if _same_number(desk, t, f)]
        form = _figure_form(desk, t, like, title)
        if form:
            told = True
            first = next((f for f in like if form == "bound" or desk.carried_by(f) or _doubt(desk, f)), like[0])
            by = desk.carried_by(first)
            words: dict[str, str | int] = {
                "title": desk.named(t), "body": desk.named(first), "hedge": ", ".join(_doubt(desk, first)),
                "who": ", ".join(s.name for s in desk.ends(by)) if by else "",
            }  # fmt: skip
            spans = (*([t.span] if where else []), *spans_of(like), *(by.speaker if by else ()))
            ids = tuple(f.id for f in ([t] if where else []) + like)
            yield Draft("headline_stronger", form, words, spans, desk.claim_ids(like), ids)
    if not told and not stands:
        yield from _flat_title(desk, title, where)


def _same_number(desk: Desk, t: Figure, f: Figure) -> bool:
    """The body's figure is the title's: the same number of the same thing, as far as the title names it."""
    if t.unit != f.unit or t.per != f.per or not close(end(t), end(f), 1e-9) or (t.event and f.event and t.event != f.event):
        return False
    return is_share(t) or t.unit is not None or same_thing(t, f, desk.language, wide=True)


def _figure_form(desk: Desk, t: Figure, like: Sequence[Figure], title: str) -> str | None:
    """How the body is weaker than the title's figure, if all that it says of it is."""
    if not like:
        return None
    if t.bound == "exact" and not is_share(t) and all(f.bound in BOUNDS for f in like):
        return "bound"
    if not _flat(desk, title):
        return None
    if is_duration(t):
        return None
    if all(_doubt(desk, f) for f in like):
        return "hedge"
    telling = t.event is not None or end(t) >= weight("reach", "lost_from")
    return "attributed" if telling and all(_party(desk, f) for f in like) else None


def _party(desk: Desk, figure: Figure) -> bool:
    """Somebody says it who is no authority for it by office: a party, a group, an outlet, somebody unnamed."""
    said = desk.carried_by(figure)
    return (
        said is not None
        and bool(desk.ends(said))
        and not any(institutions.kind(s, desk) in AUTHORITIES and s.named for s in desk.ends(said))
    )


def _doubt(desk: Desk, figure: Figure) -> tuple[str, ...]:
    """The words of doubt of the claim that a figure stands in."""
    claim = desk.of_figure.get(figure.id)
    return claim.hedges if claim else ()


def _flat_title(desk: Desk, title: str, where: Span | None) -> Iterator[Draft]:
    """A title without a figure: every sentence that says the same doubts it."""
    mine = subject(title, desk.language)
    if len(mine) < weight("reach", "title_words") or not _flat(desk, title):
        return
    found: list[tuple[Span, tuple[str, ...]]] = []
    for i in range(len(desk.sentences.starts)):
        span = desk.sentences.span(i)
        words = desk.words(span)
        theirs = subject(words, desk.language)
        if (where and where.b <= span.b < where.e) or len(theirs) < len(mine) or not covered(mine, theirs, "title_overlap", "title_shared"):
            continue
        found.append((span, tuple(m.group().lower() for m in phrase(desk.language, "doubt").finditer(words))))
    if found and all(doubts for _, doubts in found):
        words_: dict[str, str | int] = {"title": title, "hedge": ", ".join(found[0][1])}
        claims = [c.id for c in desk.reading.claims if any(s.b <= c.spans[0].b < s.e for s, _ in found)]
        quoted = tuple(Span(s.b, s.b + len(desk.words(s).rstrip())) for s, _ in found)
        yield Draft("headline_stronger", "title_hedge", words_, quoted, tuple(claims))


def lost(desk: Desk) -> Iterator[Draft]:
    """The same figure of the same voice, first with a bound or in doubt, later without: bound_lost, hedge_lost."""
    where = _title(desk)[1]
    seen: set[tuple[str, str]] = set()
    for a, b in pairs(desk):
        if not close(end(a), end(b), 1e-9) or end(a) < weight("reach", "lost_from") or is_duration(a) or _in(a.span, where):
            continue
        if apart(desk, a, b) or not _same_matter(desk, a, b):
            continue
        x, y = desk.carried_by(a), desk.carried_by(b)
        if y is not None and (x is None or not voices(desk, x) & voices(desk, y)):
            continue
        for kind, gone in (("bound_lost", a.bound in BOUNDS and b.bound == "exact"), ("hedge_lost", _hedge_lost(desk, a, b))):
            if gone and (kind, b.id) not in seen:
                seen.add((kind, b.id))
                words: dict[str, str | int] = {"first": desk.named(a), "later": desk.named(b), "hedge": ", ".join(_doubt(desk, a))}
                yield Draft(kind, "figure", words, spans_of([a, b]), desk.claim_ids([a, b]), (a.id, b.id))


def _same_matter(desk: Desk, a: Figure, b: Figure) -> bool:
    """The sentences share enough words: more for small counts, most for shares, amounts and measures, which recur by chance."""
    if a.unit is None and (end(a) >= weight("reach", "large") or (a.event and a.event == b.event)):
        return True
    return len(about(desk, a) & about(desk, b)) >= weight("reach", "shared" if a.unit is None else "strict")


def _hedge_lost(desk: Desk, a: Figure, b: Figure) -> bool:
    """Doubt stands with the first and not with the second, in another sentence and nobody's words around it."""
    x, y = desk.of_figure.get(a.id), desk.of_figure.get(b.id)
    if x is None or y is None or desk.distance(a, b) == 0 or b.bound != a.bound:
        return False
    return bool(x.hedges) and not y.hedges and y.stance not in DOUBTFUL and a.bound != "order_of_magnitude"
