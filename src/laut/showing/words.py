"""One part of a reading with the words it stands on: what `laut show ID` prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rich.console import Console
from rich.text import Text

from laut.lookup import find
from laut.records import Attribution, Claim, Fact, Figure, Finding, Reading, Route, Sheet, Source, Span, Time
from laut.showing.chains import Chains
from laut.showing.page import Page, clean, sentence
from laut.showing.stances import stance_word
from laut.showing.things import route_words, row_words
from laut.showing.wording import words

Part = Finding | Claim | Figure | Attribution | Time | Source | Route | Sheet
Row = tuple[str, str | Text]
LONGEST = 600  # code points of one sentence that are shown
SENTENCES = 12
NODES = 4  # of the source that are shown


def show_item(reading: Reading, id: str, ui: str, console: Console | None = None) -> None:
    """Print the part of `reading` with this id (`f3`, `c12`, `a16`, `t2`, `s1`, `w4`, `r1`, `d1`, a finding's number) in the language `ui`.

    Raises MissingError where the reading has no such part, LanguageError where the interface does not speak `ui`.
    """
    Opened(reading, Page(words(ui), console)).show(find(reading, id)[1])


class Opened:
    """One part on one page: a heading, the sentences with the words marked, and a row for each thing known of it."""

    def __init__(self, reading: Reading, page: Page) -> None:
        self.reading, self.page, self.words = reading, page, page.words
        self.text, self.chains = reading.document.text, Chains(reading)

    def show(self, item: Part) -> None:
        """Print heading, sentences and rows."""
        heading, spans, rows = self.about(item)
        rows.append((self.words("show.source"), self.source_places(spans)))
        self.page.block(self.page.join((item.id, "dim"), "  ", (heading, "bold")))
        self.page.put()
        for within, marks in self.sentences(spans):
            self.page.block(self.marked(within, marks), indent=4)
            self.page.put()
        names = [name for name, value in rows if len(value)]
        wide = max((len(name) for name in names), default=0)
        for name, value in rows:
            if len(value):
                self.page.block(value if isinstance(value, Text) else self.page.text(value), self.page.text(name, "dim"), wide + 2)

    def about(self, item: Part) -> tuple[str, tuple[Span, ...], list[Row]]:
        """Heading, marked spans and rows of one part."""
        match item:
            case Finding():
                return item.says, item.spans, self.finding(item)
            case Claim():
                return item.about or self.words("show.claim"), item.spans, self.claim(item)
            case Figure():
                thing = item.counted or item.share_of or ""
                return f"{self.words.quantity(item)} {thing}".strip(), (item.span,), self.figure(item)
            case Attribution():
                spans = (*item.speaker, *item.cue, *item.content)
                return stance_word(self.words, self.reading, item, item.stance), spans, self.attribution(item)
            case Time():
                return self.words.interval(item.start, item.end), (item.span,), self.time(item)
            case Source():
                return item.name, item.mentions, self.source(item)
            case Route():
                said = self.said(self.chains.attributions.get(item.attribution or ""))
                return route_words(item, self.words), item.spans, [*said, self.offsets(item.spans)]
            case Sheet():
                figures = [self.chains.figures[row] for row in item.rows]
                return item.subject, (*item.mentions, *(f.span for f in figures)), self.sheet(item, figures)

    def finding(self, item: Finding) -> list[Row]:
        """What a finding stands on."""
        claims = [(c, self.page.chain(self.chains.of_claim(self.chains.claims[c]))) for c in item.claims if c in self.chains.claims]
        figures = [f"{f} {self.words.quantity(self.chains.figures[f])}" for f in item.figures if f in self.chains.figures]
        return [
            *((c, chain) for c, chain in claims), (self.words("show.figures"), self.words.joined(figures)), self.offsets(item.spans),
            *((self.words("show.sheet_row"), self.row(fact)) for fact in self.reading.facts if fact.id == item.reference),
        ]  # fmt: skip

    def row(self, fact: Fact) -> str:
        """The cells of a row of the user's reference sheet, after the file and the line."""
        cells = (
            fact.where,
            fact.subject,
            fact.measure,
            fact.value,
            fact.low,
            fact.high,
            fact.unit,
            fact.as_of,
            fact.source,
            fact.url,
            fact.note,
        )
        return " · ".join(clean(cell) for cell in cells if cell)

    def claim(self, item: Claim) -> list[Row]:
        """Chain, stance, hedges, figures, times, places and actors of a claim."""
        times = {t.id: t for t in self.reading.times}
        figures = [f"{f} {self.words.quantity(self.chains.figures[f])}" for f in item.figures if f in self.chains.figures]
        when = [f"{t} {self.words.interval(times[t].start, times[t].end)}" for t in item.times if t in times]
        return [
            *self.said(self.chains.attributions.get(item.attribution or ""), item.stance, item.hedges),
            (self.words("show.figures"), self.words.joined(figures)), (self.words("show.when"), self.words.joined(when)),
            (self.words("show.places"), self.words.joined(item.places)), (self.words("show.actors"), self.words.joined(item.actors)),
            self.offsets(item.spans),
        ]  # fmt: skip

    def figure(self, item: Figure) -> list[Row]:
        """Role, share, comparison and chain of a figure, and its value in an SI unit, which is only reckoned."""
        perhaps = self.page.chain(self.chains.of(item.perhaps)) if item.perhaps else Text()
        role = self.words.find("roles", item.role or "")
        role = f"{role} {self.quote(item.role_words)}" if role and item.role_words else role
        other = item.si_unit is not None and item.si_unit != item.unit
        reckoned = self.words.amount(replace(item, low=item.si_low, high=item.si_high, unit=item.si_unit)) if other else ""
        return [
            (self.words("show.role"), role), (self.words("show.share_of"), item.share_of or ""),
            (self.words("show.compared"), item.compared or ""), (self.words("show.reckoned"), reckoned),
            *(self.said(self.chains.attributions.get(item.attribution or ""))), (self.words("show.perhaps"), perhaps),
            self.offsets((item.span,)),
        ]  # fmt: skip

    def attribution(self, item: Attribution) -> list[Row]:
        """Chain, stance, and the words of speaker and cue."""
        return [
            *self.said(item, item.stance, item.hedges),
            *((self.words(f"show.{name}"), self.quote(spans)) for name, spans in (("speaker", item.speaker), ("cue", item.cue))),
            (self.words("show.told"), self.quote(item.addressee)), (self.words("show.type"), self.words.find("types", item.type)),
            self.offsets(item.content),
        ]  # fmt: skip

    def time(self, item: Time) -> list[Row]:
        """TIMEX3 type and value of a time."""
        timex = " ".join(part for part in (item.type, item.timex, item.mod, item.quant, item.freq) if part)
        return [(self.words("show.timex"), timex), self.offsets((item.span,))]

    def source(self, item: Source) -> list[Row]:
        """Kind, leaning and claims of a source."""
        claims = [c.id for c in self.reading.claims if any(item in link.sources for link in self.chains.of_claim(c))]
        kind = self.words.find("kinds", item.kind) if item.named else self.words("kinds.unnamed")
        leaning = self.words.quoted(item.leaning) if item.leaning else ""
        return [
            (self.words("show.kind"), kind), (self.words("show.leaning"), leaning),
            (self.words("show.claims"), ", ".join(claims)), self.offsets(item.mentions),
        ]  # fmt: skip

    def sheet(self, item: Sheet, figures: list[Figure]) -> list[Row]:
        """The rows of a sheet, and which of them differ."""
        told = zip(figures, item.measures or [None] * len(figures), item.of or [None] * len(figures), strict=True)
        pairs = [" ≠ ".join(f"{row} {self.words.quantity(self.chains.figures[row])}" for row in pair) for pair in item.discrepancies]
        rows: list[Row] = [(f.id, f"{self.words.quantity(f)}  {row_words(f, measure, of)}") for f, measure, of in told]
        return [*rows, (self.words("show.apart"), self.words.joined(pairs)), self.offsets(item.mentions)]

    def said(self, attribution: Attribution | None, stance: str = "", hedges: tuple[str, ...] = ()) -> list[Row]:
        """Chain, what it rests on, stance, hedges, and the time of saying."""
        links = self.chains.of(attribution.id) if attribution else ()
        chain = self.page.chain(links) if links else self.page.text(self.words("claims.own"), "dim")
        rows: list[Row] = [(self.words("show.chain"), chain)]
        if attribution:
            rows.append((self.words("show.basis"), self.words.find("basis", attribution.basis)))
        rows.append((self.words("show.stance"), stance_word(self.words, self.reading, attribution, stance)))
        rows.append((self.words("show.hedges"), self.words.joined([self.words.quoted(h) for h in hedges])))
        if attribution and attribution.said:
            rows.append((self.words("show.said"), self.words.interval(*attribution.said)))
        return rows

    def quote(self, spans: Iterable[Span]) -> str:
        """The words at `spans`, in quotation marks."""
        said = " … ".join(clean(self.text[b:e]) for b, e in spans)
        return self.words.quoted(said) if said else ""

    def offsets(self, spans: Iterable[Span]) -> Row:
        """Where the words stand, in code points."""
        return self.words("show.offsets"), ", ".join(f"{b}–{e}" for b, e in spans)

    def source_places(self, spans: Iterable[Span]) -> str:
        """The nodes or pages of the source that the words come from; empty for a plain text, which is its own source."""
        nodes = dict.fromkeys(place.node for span in spans for place in self.reading.document.where(span) if place.node)
        shown = list(nodes)[:NODES]
        return self.words.joined([*shown, "…"] if len(nodes) > NODES else shown)

    def sentences(self, spans: Iterable[Span]) -> list[tuple[Span, list[Span]]]:
        """The sentences that hold `spans`, in text order, each with the spans in it; the first twelve."""
        found: list[tuple[Span, list[Span]]] = []
        for span in sorted(set(spans)):
            within = sentence(self.text, span)
            if found and within.b < found[-1][0].e:
                found[-1] = (Span(found[-1][0].b, max(found[-1][0].e, within.e)), [*found[-1][1], span])
            else:
                found.append((within, [span]))
        return found[:SENTENCES]

    def marked(self, within: Span, marks: list[Span]) -> Text:
        """The words of a sentence with `marks` in bold, between brackets where there are no styles; very long ones are cut."""
        line, at = Text(), within.b
        end = min(within.e, max(within.b + LONGEST, marks[0].e if marks else 0))
        for mark in joined(marks):
            line.append_text(self.page.text(self.text[at : mark.b]))
            inside = self.text[mark.b : mark.e]
            line.append_text(self.page.text(f"⟦{inside}⟧" if self.page.plain else inside, "mark"))
            at = max(at, mark.e)
        return line.append_text(self.page.text(self.text[at:end] + ("" if end == within.e else " …")))


def joined(marks: Iterable[Span]) -> list[Span]:
    """Spans in order, overlapping ones made one."""
    out: list[Span] = []
    for mark in sorted(marks):
        if out and mark.b <= out[-1].e:
            out[-1] = Span(out[-1].b, max(out[-1].e, mark.e))
        else:
            out.append(mark)
    return out
