"""The reading as an editor sees it in a terminal: what to check, figures by origin, every claim with its chain."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from laut.lookup import shown
from laut.records import Claim, Figure, Finding, Reading, Span
from laut.showing.page import Page, excerpt, sentence
from laut.showing.plan import Plan, why_words
from laut.showing.stances import shown_stance, stance_word
from laut.showing.things import Tables
from laut.showing.wording import NBSP, words

EVIDENCE = 5  # places of a finding that are shown; `laut show` has them all
INDENT = 4


def show_reading(reading: Reading, ui: str, console: Console | None = None, facts: int = 0) -> None:
    """Print a reading in the language `ui`; `facts` is the number of rows of the user's reference sheet.

    Raises LanguageError where the interface does not speak `ui`.
    """
    View(reading, Page(words(ui), console), facts).show()


class View:
    """One reading on one page."""

    def __init__(self, reading: Reading, page: Page, facts: int = 0) -> None:
        self.reading, self.page, self.words = reading, page, page.words
        self.given = facts  # rows of the user's reference sheet
        self.text = reading.document.text
        self.plan = Plan(reading)
        self.chains, self.unsourced = self.plan.chains, self.plan.unsourced

    def show(self) -> None:
        """Print all sections."""
        self.head()
        self.findings()
        self.figures()
        self.tables()
        self.claims()
        self.unread()
        self.legend()

    def head(self) -> None:
        """Title; outlet, date, number of figures and how many of them have no source."""
        document, w = self.reading.document, self.words
        self.page.block(self.page.text(document.title or w("head.untitled"), "bold"))
        parts = [document.outlet or w("head.no_outlet"), w.day(document.published) if document.published else w("head.undated")]
        self.page.block(self.page.text(" · ".join([*parts, self.plan.coverage(w)])))
        if document.partial:
            self.page.block(self.page.text(w(f"partial.{document.partial}"), "bold"))
        still_open = self.plan.open_times()
        if still_open:
            self.page.block(self.page.text(w.count("head.open_times", still_open), "dim"))

    def section(self, name: str) -> None:
        """The heading of a section."""
        self.page.put()
        self.page.put(self.page.text(self.words(f"sections.{name}"), "bold"))

    def findings(self) -> None:
        """What to check before printing, numbered, each with the chains and words it stands on; calculations that hold are counted."""
        self.section("findings")
        listed = shown(self.reading)
        wide = len(str(len(listed))) + 1
        for number, finding in enumerate(listed, 1):
            if number > 1:
                self.page.put()
            self.page.block(self.page.text(finding.says, "bold"), f"{number:>{wide}}", wide + 2)
            self.evidence(finding, wide + 2)
        held = len(self.reading.findings) - len(listed)
        if held:
            sums = any(f.holds is not None for f in listed)
            self.note(wide + 2, self.words.count("findings.holds_more" if sums else "findings.holds", held))
        elif not listed:
            self.note(INDENT, self.words("findings.none"))
        self.compared(wide + 2 if listed else INDENT)

    def compared(self, indent: int) -> None:
        """How many rows of the user's reference sheet some figure answers, and from how many one differs."""
        facts, w = self.reading.facts, self.words
        differs = w.number(sum(bool(fact.differs) for fact in facts))
        if self.given:
            self.note(indent, w.count("findings.facts", self.given, compared=w.number(len(facts)), differs=differs))
        elif facts:
            self.note(indent, w.count("findings.facts_compared", len(facts), differs=differs))

    def evidence(self, finding: Finding, indent: int) -> None:
        """The chains and words that one finding stands on, side by side."""
        rows = list({(chain.plain, within): (chain, within, spot) for chain, within, spot in self.rows(finding)}.values())
        inner = indent + 2
        wide = min(max((chain.cell_len for chain, _, _ in rows), default=0), (self.page.width - inner) * 2 // 5)
        room = self.page.width - inner - (wide + 2 if wide else 0)
        before = ""
        for chain, within, spot in rows[:EVIDENCE]:
            words = self.page.text(self.words.quoted(excerpt(self.text, within, spot, 2 * room - 16)))
            again, before = chain.plain == before, chain.plain
            self.page.columns([(Text() if again else chain, wide), (words, room)] if wide else [(words, room)], indent=inner)
        if len(rows) > EVIDENCE:
            self.note(inner, self.words.count("findings.more", len(rows) - EVIDENCE))

    def note(self, indent: int, words: str) -> None:
        """One line in the margin's voice."""
        self.page.block(self.page.text(words, "dim"), indent=indent)

    def rows(self, finding: Finding) -> Iterable[tuple[Text, Span, Span]]:
        """Chain, words and the spot in them that matters, of each place that a finding stands on."""
        for place in self.plan.evidence(finding):
            chain = self.claim_chain(place.claim) if place.claim else self.figure_chain(place.figure) if place.figure else Text()
            yield chain, place.within, place.spot

    def figure_chain(self, figure: Figure) -> Text:
        """The chain of a figure, or that the outlet itself says it."""
        links = self.chains.of_figure(figure)
        return self.page.chain(links) if links else self.page.text(self.words("claims.own"), "dim")

    def claim_chain(self, claim: Claim, stance: bool = False) -> Text:
        """A claim's chain with its hedges; with its stance where asked for, or where it is more than saying."""
        links = self.chains.of_claim(claim)
        parts = [self.page.chain(links) if links else self.own(claim)]
        told = self.chains.attributions.get(claim.attribution or "")
        if links and (stance or shown_stance(self.reading, told, claim.stance) != "asserts"):
            parts.append(self.page.text(stance_word(self.words, self.reading, told, claim.stance), "dim"))
        parts.extend(self.page.text(self.words.quoted(hedge)) for hedge in claim.hedges)
        said = self.chains.attributions[claim.attribution].said if stance and claim.attribution in self.chains.attributions else None
        if said:
            parts.append(self.page.text(self.words("claims.said", name=self.words.interval(*said)), "dim"))
        return self.page.text(f" ·{NBSP}", "dim").join(parts)

    def own(self, claim: Claim) -> Text:
        """`the outlet itself`, and, inferred, whose the claim may be."""
        perhaps = self.chains.of(self.plan.perhaps(claim))
        line = self.page.text(self.words("claims.own"), "dim")
        return self.page.join(line, (f" ┄{NBSP}", "dim"), self.page.link(perhaps[-1])) if perhaps else line

    def figures(self) -> None:
        """The figures grouped by the origin of their chain; those without a source come last."""
        self.section("figures")
        groups = self.plan.groups()
        if not groups:
            self.note(INDENT, self.words("figures.none"))
        numbers = {f.id: self.page.text(self.words.amount(f)) for f in self.reading.figures}
        tails = {f.id: self.tail(f) for f in self.reading.figures}
        wide = min(22, max((n.cell_len for n in numbers.values()), default=0))
        rest = self.page.width - INDENT - wide - 2
        room = min(max((t.cell_len for t in tails.values()), default=0), rest * 9 // 20)
        things = {f.id: self.thing(f, rest - room - 2 if tails[f.id].plain else rest) for f in self.reading.figures}
        free = min(max((things[f].cell_len for f, tail in tails.items() if tail.plain), default=0), rest - room - 2)
        for group in groups:
            self.page.block(self.header(group[0]))
            for figure in group:
                cells = [(numbers[figure.id], wide), (things[figure.id], free), (tails[figure.id], room)]
                if not tails[figure.id].plain:
                    cells = [cells[0], (things[figure.id], rest)]
                self.page.columns(cells, right=0, indent=INDENT)

    def header(self, figure: Figure) -> Text:
        """The origin of a group with its kind."""
        links = self.chains.of_figure(figure)
        if not links:
            return self.page.text(self.words("figures.unsourced" if figure.id in self.unsourced else "figures.aside"))
        if not links[-1].sources:
            return self.page.link(links[-1])
        notes = self.plan.origin_notes(figure, self.words)
        return self.page.join(self.page.link(links[-1]), ("  " + " · ".join(notes) if notes else "", "dim"))

    def tail(self, figure: Figure) -> Text:
        """The links that relay a figure, or, inferred, whose it may be."""
        relays, perhaps = self.chains.of_figure(figure)[:-1], self.chains.of(figure.perhaps)
        if perhaps and not figure.attribution:
            return self.page.join((f"┄{NBSP}", "dim"), self.page.link(perhaps[-1]))
        return self.page.join((f"←{NBSP}", "dim"), self.page.chain(relays)) if relays else Text()

    def thing(self, figure: Figure, room: int) -> Text:
        """What a figure counts or measures, with rate and role; where the text names nothing, the words around the number."""
        w, base = self.words, figure.counted or figure.share_of
        vague = w.quoted(figure.text) if figure.bound == "order_of_magnitude" else ""
        rate, role = w.per(figure.per) if figure.per else "", w.find("roles", figure.role) if figure.role else ""
        around = "" if base or vague else w.quoted(excerpt(self.text, sentence(self.text, figure.span), figure.span, room - 6))
        cells = ((vague, ""), (base or "", ""), (rate, ""), (role, "dim"), (around, "dim"))
        return Text(" ").join(self.page.text(*cell) for cell in cells if cell[0])

    def tables(self) -> None:
        """Routes and sheets, where the article gives any."""
        tables = Tables(self.reading, self.page, self.chains)
        if self.reading.routes:
            self.section("routes")
            tables.routes()
        if self.reading.sheets:
            self.section("sheets")
            tables.sheets()

    def claims(self) -> None:
        """Every claim: its id, chain, stance and hedges, then its words."""
        self.section("claims")
        if not self.reading.claims:
            self.note(INDENT, self.words("claims.none"))
        wide = max((len(c.id) for c in self.reading.claims), default=0)
        for claim in self.reading.claims:
            self.page.block(self.claim_chain(claim, stance=True), self.page.text(f"{claim.id:>{wide}}", "dim"), wide + 2)
            self.page.block(self.page.text(self.plan.said(claim, 2 * self.page.width)), indent=wide + 2, limit=3)

    def unread(self) -> None:
        """What was not read: how many places of each kind, and the words of the first one; `--json` has them all."""
        for i, (why, places) in enumerate(self.plan.unread()):
            if i == 0:
                self.section("unread")
            said = why_words(self.words, why, len(places))
            first = self.words.quoted(excerpt(self.text, places[0], places[0], 48))
            self.page.block(self.page.join(said, ("  " + first, "dim")), indent=2)

    def legend(self) -> None:
        """What the signs mean, and how to see the words."""
        first = "1" if shown(self.reading) else next((c.id for c in self.reading.claims), "")
        self.page.put()
        self.page.put(self.page.text(self.words("legend.line", name=first), "dim"))
