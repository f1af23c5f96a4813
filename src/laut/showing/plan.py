"""What a view shows of a reading, before it is set: figures in groups, the places of a finding, the words of a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from laut.lookup import unsourced
from laut.records import PARTIAL, Attribution, Claim, Figure, Finding, Reading, Span
from laut.showing.chains import Chains, names_no_origin
from laut.showing.page import LOOSE, excerpt, sentence
from laut.showing.wording import Words, unlike

SHORT = 40  # code points; content that is shorter is shown in its sentence
FEW = 3  # words; a content of no more is shown in its sentence
IN_HEAD = ("no_date", *PARTIAL)  # what the head of a page says
FIRST = ("reported_speech", "quotation", "speaker", "open_quotation", "byline")


class Evidence(NamedTuple):
    """One place that a finding stands on: the words around it (`within`) and the spot in them that matters."""

    within: Span
    spot: Span
    claim: Claim | None = None
    figure: Figure | None = None


class Plan:
    """One reading, in the order and the groups that every view shows it in."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.document.text
        self.chains = Chains(reading)
        self.unsourced = {f.id for f in unsourced(reading)}

    def coverage(self, words: Words) -> str:
        """`28 figures, 11 without a source`: ages and the like need none."""
        figures, without = self.reading.figures, len(self.unsourced)
        if not figures:
            return words("head.no_figures")
        told = words.count("head.unsourced", without) if without else words("head.all_sourced")
        return words.count("head.figures", len(figures)) + ", " + told

    def open_times(self) -> int:
        """How many times stay open because nobody says when the article was published."""
        if self.reading.document.published:
            return 0
        return sum(t.start is None and t.end is None and t.type == "DATE" for t in self.reading.times)

    def evidence(self, finding: Finding) -> Iterator[Evidence]:
        """The places that a finding stands on: its claims, its figures outside them, else its words."""
        figures = [self.chains.figures[f] for f in finding.figures if f in self.chains.figures]
        claims = [self.chains.claims[c] for c in finding.claims if c in self.chains.claims and self.chains.claims[c].spans]
        seen: set[str] = set()
        for claim in claims:
            inside = [f for f in figures if f.id in claim.figures]
            seen.update(f.id for f in inside)
            spots = [f.span for f in inside] + [s for s in finding.spans if any(touch(s, c) for c in claim.spans)]
            spot = spots[0] if spots else claim.spans[0]
            said = next((c for c in claim.spans if touch(c, spot)), claim.spans[0])
            within = said if said.e - said.b >= SHORT else self.clause(claim) or sentence(self.text, said)
            yield Evidence(within, spot, claim)
        for figure in figures:
            if figure.id not in seen:
                yield Evidence(sentence(self.text, figure.span), figure.span, None, figure)
        if not claims and not figures:
            yield from (Evidence(sentence(self.text, span), span) for span in finding.spans)

    def groups(self) -> list[list[Figure]]:
        """The figures by the origin of their chain, the origin of most figures first; those without a source come last."""
        groups: dict[tuple[int, str], list[Figure]] = {}
        for figure in self.reading.figures:
            groups.setdefault(self.group(figure), []).append(figure)
        rank = {key: i for i, key in enumerate(groups)}
        return [groups[key] for key in sorted(groups, key=lambda k: (k[0], -len(groups[k]) if k[0] == 0 else 0, rank[k]))]

    def group(self, figure: Figure) -> tuple[int, str]:
        """Where a figure belongs: named origins (0), nobody or somebody unsure (1), without a source (2), needing none (3)."""
        links = self.chains.of_figure(figure)
        if not links:
            return (2 if figure.id in self.unsourced else 3), ""
        return (0, "\0".join(s.id for s in links[-1].sources)) if links[-1].sources else (1, "\0".join(links[-1].unsure))

    def origin_notes(self, figure: Figure, words: Words) -> list[str]:
        """What stands beside the origin of a figure: its kinds, and that it names no origin."""
        links = self.chains.of_figure(figure)
        sources = links[-1].sources if links else ()
        kinds = unlike(words.find("kinds", s.kind) for s in sources if s.named or s.kind not in ("group", "place"))
        unnamed = [words("kinds.unnamed")] if any(not s.named for s in sources) else []
        return [*(k for k in kinds if k), *unnamed, *([words("figures.no_origin")] if names_no_origin(links) else [])]

    def perhaps(self, claim: Claim) -> str | None:
        """The attribution that a claim of the outlet's own may belong to, as one of its figures says."""
        told = [self.chains.figures[f].perhaps for f in claim.figures if f in self.chains.figures]
        return told[0] if told else None

    def said(self, claim: Claim, size: int) -> str:
        """The words of a claim: very few of them in their clause of `size` characters; `…` where they begin or end within one."""
        told, within = self.chains.attributions.get(claim.attribution or ""), self.clause(claim)
        if within and sum(len(self.text[b:e].split()) for b, e in claim.spans) <= FEW:
            return excerpt(self.text, within, claim.spans[0], size).rstrip(LOOSE)
        spans = self.whole(claim.spans, told)
        said = " … ".join(self.text[b:e].strip().strip(LOOSE) for b, e in spans)
        before = self.text[: claim.spans[0].b].rstrip()[-1:]
        cut = said[:1].islower() and (before.isalnum() or (not told and before))
        short = not told and said[-1:].isalnum() and self.text[claim.spans[-1].e :].lstrip()[:1].isalnum()
        return ("… " if cut else "") + said + (" …" if short else "")

    def whole(self, spans: Sequence[Span], told: Attribution | None) -> Sequence[Span]:
        """A content from its beginning to its end, where nothing but the cue parts it: `Washington is said to weigh sanctions`."""
        left = " ".join(self.text[x.e : y.b] for x, y in pairwise(spans))
        for b, e in told.cue if told else ():
            left = left.replace(self.text[b:e], "")
        return spans if len(spans) < 2 or left.strip() else (Span(spans[0].b, spans[-1].e),)

    def clause(self, claim: Claim) -> Span | None:
        """The content with the frame around it; None for what the outlet says itself."""
        told = self.chains.attributions.get(claim.attribution or "")
        places = [*claim.spans, *told.frame, *told.cue, *told.speaker] if told and told.frame else []
        return Span(min(s.b for s in places), max(s.e for s in places)) if places else None

    def unread(self) -> Iterable[tuple[str, list[Span]]]:
        """Why places were not read, and those places; what the head of a page says is not among them."""
        places: dict[str, list[Span]] = {}
        for place in self.reading.unread:
            places.setdefault(place.why, []).append(place.span)
        whys = [why for why in (*FIRST, *sorted(places)) if why in places and why not in IN_HEAD]
        return ((why, places[why]) for why in dict.fromkeys(whys))


def why_words(words: Words, why: str, count: int) -> str:
    """Why so many places were not read."""
    return words.count(f"unread.{why}", count) if why in words.data["unread"] else f"{why} ({words.number(count)})"


def touch(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a.b < b.e and b.b < a.e
