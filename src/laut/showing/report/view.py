"""What the templates of the report ask for, for one article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from laut.lookup import shown
from laut.records import Claim, Fact, Figure, Finding, Reading, Sheet, Span, Time
from laut.showing.chains import Link, family
from laut.showing.page import excerpt, sentence
from laut.showing.plan import Evidence, Plan, why_words
from laut.showing.report import safe, tree
from laut.showing.report.article import Article, kind_of, pages
from laut.showing.report.notes import Note
from laut.showing.stances import shown_stance, stance_word
from laut.showing.things import row_words
from laut.showing.wording import Words

SECTIONS = ("findings", "article", "figures", "tree", "routes", "sheets", "facts", "claims", "times", "unread", "made")
BRIEF = 72  # code points of a finding in the margin
EXCERPT = 240  # code points of a place that are quoted
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the article, and the address of their place in the page."""

    words: str
    href: str
    page: str = ""


class View:
    """One reading in the words of one language. `prefix` begins every id of its part of the page."""

    def __init__(self, reading: Reading, words: Words, prefix: str) -> None:
        self.reading, self.w, self.prefix = reading, words, prefix
        self.document, self.text = reading.document, reading.document.text
        self.plan = Plan(reading)
        self.chains = self.plan.chains
        self.listed = shown(reading)
        self.anchors: set[int] = set()
        self._collect()
        self.article = Article(reading, self.plan, self.anchors, prefix)
        self.article.notes.add_findings(self.listed, prefix)
        self.language = safe.language(self.document.language)
        self.address = safe.address(self.document.url)
        self.title = self.document.title or words("head.untitled")
        self.tree = tree.tree(reading, self.plan)
        self.held = len(reading.findings) - len(self.listed)
        self.sums = any(finding.holds is not None for finding in self.listed)
        self.sections = self._sections()

    def _collect(self) -> None:
        """Every offset that a part of the page leads to."""
        for finding in self.listed:
            self.anchors.update(place.spot.b for place in self.plan.evidence(finding))
        r = self.reading
        spans = [*(c.spans for c in r.claims), *(route.spans for route in r.routes), *((f.span,) for f in r.figures)]
        spans += [*((t.span,) for t in r.times), *((u.span,) for u in r.unread)]
        self.anchors.update(found[0].b for found in spans if found)
        self.anchors.update(sheet.mentions[0].b for sheet in self.reading.sheets if sheet.mentions)

    def _sections(self) -> list[str]:
        """The parts of the page; one with nothing in it is left out, save where that says something."""
        reading = self.reading
        filled = {
            "tree": self.tree.children, "routes": reading.routes, "sheets": reading.sheets, "facts": reading.facts,
            "times": reading.times, "unread": list(self.plan.unread()),
        }  # fmt: skip
        return [name for name in SECTIONS if filled.get(name, True)]

    def quote(self, within: Span, spot: Span | None = None, size: int = EXCERPT) -> Quote:
        """The words of `within` around `spot`, leading to the spot."""
        spot = spot or within
        words = excerpt(self.text, within, spot, size)
        return Quote(self.w.quoted(words), f"#{self.prefix}p{spot.b}", pages(self.document, spot))

    def place(self, evidence: Evidence) -> Quote:
        """The words of one place that a finding stands on."""
        return self.quote(evidence.within, evidence.spot)

    def evidence(self, finding: Finding) -> list[tuple[tuple[Any, ...], list[Quote]]]:
        """What each voice that a finding stands on says: the chain (links, claim) with its quotes; the same voice once."""
        out: dict[tuple[Any, ...], list[Quote]] = {}
        for place in self.plan.evidence(finding):
            if place.claim:
                voice = self.voice(place.claim)
            else:
                voice = (self.chains.of_figure(place.figure) if place.figure else None, (), "", (), "")
            quotes = out.setdefault(voice, [])
            quote = self.place(place)
            if quote not in quotes:
                quotes.append(quote)
        return list(out.items())

    def voice(self, claim: Claim, full: bool = False) -> tuple[Any, ...]:
        """(chain, whose it may be, stance, hedges, time of saying) of a claim; saying itself is no stance unless `full`."""
        links = self.chains.of_claim(claim)
        perhaps = () if links else self.chains.of(self.plan.perhaps(claim))[-1:]
        told = self.chains.attributions.get(claim.attribution or "")
        more = links and (full or shown_stance(self.reading, told, claim.stance) != "asserts")
        stance = stance_word(self.w, self.reading, told, claim.stance) if more else ""
        said = self.w("claims.said", name=self.w.interval(*told.said)) if full and told and told.said else ""
        return links, perhaps, stance, tuple(self.w.quoted(h) for h in claim.hedges), said

    def note_voice(self, note: Note) -> tuple[Any, ...]:
        """The same of a note beside the text."""
        told = note.told
        if told is None:
            return (), note.links[-1:], "", (), ""
        stance = stance_word(self.w, self.reading, told, told.stance) if shown_stance(self.reading, told, told.stance) != "asserts" else ""
        return note.links, (), stance, tuple(self.w.quoted(h) for h in told.hedges), ""

    def details(self, note: Note) -> list[tuple[str, str]]:
        """What a note says when it is opened: kinds of the sources, figures, form of speech, what it rests on, the page."""
        w, told = self.w, note.told
        kinds = [self.kind_words(source) for link in note.links for source in link.sources]
        rows = [(w("show.kind"), w.joined(list(dict.fromkeys(k for k in kinds if k)))), (w("show.figures"), self.amounts(note))]
        if told:
            rows.append((w("show.said"), w.interval(*told.said) if told.said else ""))
            rows.append((w("show.type"), w.find("types", told.type)))
            rows.append((w("show.basis"), w.find("basis", told.basis)))
            rows.append((w("show.told"), w.quoted(" … ".join(self.text[b:e] for b, e in told.addressee)) if told.addressee else ""))
            leaning = [w.quoted(s.leaning) for link in note.links for s in link.sources if s.leaning]
            rows.append((w("show.leaning"), w.joined(list(dict.fromkeys(leaning)))))
        rows.append((self.w("article.page"), pages(self.document, Span(note.at, note.at + 1))))
        return [(name, value) for name, value in rows if value]

    def amounts(self, note: Note) -> str:
        """The figures of a note as they were read."""
        return " · ".join(f"{self.w.quantity(f)} {f.counted or f.share_of or ''}".strip() for f in note.figures)

    def kind_words(self, source: Any) -> str:
        """The kind of a source in a word."""
        kind = self.w.find("kinds", source.kind) if source.named or source.kind not in ("group", "place") else ""
        return " · ".join(part for part in (kind, "" if source.named else self.w("kinds.unnamed")) if part)

    def said(self, claim: Claim) -> Quote:
        """The words of a claim."""
        return Quote(self.plan.said(claim, EXCERPT), f"#{self.prefix}p{claim.spans[0].b}" if claim.spans else "", "")

    def thing(self, figure: Figure) -> str:
        """What a figure counts or measures, with rate and role."""
        vague = self.w.quoted(figure.text) if figure.bound == "order_of_magnitude" else ""
        rate, role = self.w.per(figure.per) if figure.per else "", self.w.find("roles", figure.role) if figure.role else ""
        return " ".join(part for part in (vague, figure.counted or figure.share_of or "", rate, role) if part)

    def figure_place(self, figure: Figure) -> Quote:
        """A figure's own words in their sentence."""
        return self.quote(sentence(self.text, figure.span), figure.span, 70)

    def unread(self) -> Iterator[tuple[str, list[Quote]]]:
        """Why places were not read, and their words."""
        for why, spans in self.plan.unread():
            yield why_words(self.w, why, len(spans)), [self.quote(span, None, 120) for span in spans]

    def sheet_rows(self, sheet: Sheet) -> list[tuple[str, Figure, bool]]:
        """(what is measured, figure, whether another row gives another value) of a sheet."""
        apart = {row for pair in sheet.discrepancies for row in pair}
        measures = sheet.measures or (None,) * len(sheet.rows)
        variants = sheet.of or (None,) * len(sheet.rows)
        rows = []
        for id, measure, of in zip(sheet.rows, measures, variants, strict=True):
            figure = self.chains.figures.get(id)
            if figure:
                rows.append((row_words(figure, measure, of), figure, id in apart))
        return rows

    def figures(self, ids: Iterable[str]) -> list[Figure]:
        """The figures with these ids."""
        return [self.chains.figures[id] for id in ids if id in self.chains.figures]

    def fact_words(self, fact: Fact) -> str:
        """What a row of the user's sheet says, in its own words."""
        ends = (self.w("numbers.range")).join(end for end in (fact.low, fact.high) if end)
        number = " ".join(part for part in (fact.value or ends, fact.unit) if part)
        return " · ".join(part for part in (fact.subject, fact.measure, number) if part)

    def fact_notes(self, fact: Fact) -> str:
        """Where a row of the user's sheet stands, and what it was taken from."""
        return " · ".join(part for part in (fact.as_of, fact.source, fact.note, fact.where) if part)

    def link(self, url: str | None) -> str | None:
        """An address that may be linked."""
        return safe.address(url)

    def published(self) -> str:
        """When the article was published, as exactly as it is known."""
        day, at = self.document.published, self.document.published_at
        if day is None:
            return self.w("head.undated")
        return self.moment(at) if at and at.startswith(day.isoformat()) else self.w.day(day)

    def moment(self, value: str | None) -> str:
        """A moment as its reader writes it; as it was given where it is none."""
        if not value:
            return ""
        try:
            if not _MOMENT.match(value):
                return self.w.day(date.fromisoformat(value))
            at = datetime.fromisoformat(value)
        except ValueError:
            return value
        clock = self.w("head.clock", h=at.hour, m=at.minute)
        zone = f" {at.tzname()}" if at.tzinfo else ""
        return f"{self.w.day(at.date())}, {clock}{zone}"

    def names(self, links: tuple[Link, ...]) -> str:
        """The last link of a chain in words."""
        return self.link_name(links[-1]) if links else ""

    def link_name(self, link: Link | None) -> str:
        """The sources of a link in words."""
        if link is None:
            return self.document.outlet or self.w("head.no_outlet")
        if not link.sources:
            key, name = link.unsure
            return self.w(key, name=name[:60])
        return self.w.joined([s.name for s in link.sources])

    def drawing(self) -> tree.Drawing:
        """The tree of sources as a picture."""
        return tree.drawing(self.tree, {id(n): self.link_name(n.link) for n in tree.nodes(self.tree)})

    def counts(self, node: tree.Node) -> str:
        """How many figures and statements end at a source."""
        parts = [self.w.count(f"tree.{name}", n) for name, n in (("claims", node.claims), ("figures", node.figures)) if n]
        return ", ".join(parts)

    def again(self, notes: list[Note]) -> list[Note]:
        """The findings among notes that stand in full beside words before."""
        return [note for note in notes if note.kind == "finding" and not note.first]

    def brief(self, finding: Finding) -> str:
        """A finding in the margin: its first words, the rest stands above."""
        return finding.says if len(finding.says) <= BRIEF else finding.says[:BRIEF].rsplit(" ", 1)[0] + " …"

    def meaning(self, time: Time) -> str:
        """What a time was read as."""
        if time.start or time.end:
            return self.w.interval(time.start, time.end)
        if time.type in ("DURATION", "SET"):
            return self.w("table.length" if time.type == "DURATION" else "table.repeated")
        return self.w("show.open")

    def made(self) -> list[tuple[str, str]]:
        """How the reading was made, and out of what."""
        w, document = self.w, self.document
        told = dict(self.reading.reader)
        reader = [(w("made." + name), told.get(name)) for name in ("version", "data", "model")]
        source = [
            ("url", document.url), ("media", document.media), ("sha256", document.sha256), ("retrieved", self.moment(document.retrieved)),
            ("language", document.language), ("characters", w.count("made.characters_n", len(self.text))), ("document", document.id),
        ]  # fmt: skip
        return [(name, value) for name, value in (*reader, *((w("made." + name), value) for name, value in source)) if value]

    def kind_of(self, links: tuple[Link, ...]) -> str:
        """The family of the source at the end of a chain."""
        return kind_of(links)

    def node_kind(self, node: tree.Node) -> str:
        """The family of the sources of a node."""
        return "outlet" if node.link is None else kind_of((node.link,))

    def family(self, source: Any) -> str:
        """The family that colours a source."""
        return family(source)
