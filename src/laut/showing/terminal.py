"""The reading as an editor sees it in a terminal: what to check, figures by origin, every claim with its chain."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from laut.lookup import shown, unsourced
from laut.records import PARTIAL, Attribution, Claim, Figure, Finding, Reading, Span
from laut.showing.chains import Chains, names_no_origin
from laut.showing.page import LOOSE, Page, excerpt, sentence
from laut.showing.stances import shown_stance, stance_word
from laut.showing.wording import NBSP, unlike, words

EVIDENCE = 5  # places of a finding that are shown; `laut show` has them all
SHORT = 40  # code points; content that is shorter is shown in its sentence
FEW = 3  # words; a content of no more is shown in its sentence
IN_HEAD = ("no_date", *PARTIAL)
SHOWN = ("reported_speech", "quotation", "speaker", "open_quotation", "byline")  # what the head of the page does not say
INDENT = 4


def show_reading(reading: Reading, ui: str, console: Console | None = None) -> None:
    """Print a reading in the language `ui`.

    Raises LanguageError where the interface does not speak `ui`.
    """
    View(reading, Page(words(ui), console)).show()


class View:
    """One reading on one page."""

    def __init__(self, reading: Reading, page: Page) -> None:
        self.reading, self.page, self.words = reading, page, page.words
        self.text = reading.document.text
        self.chains = Chains(reading)
        self.unsourced = {f.id for f in unsourced(reading)}

    def show(self) -> None:
        """Print all sections."""
        self.head()
        self.findings()
        self.figures()
        self.claims()
        self.unread()
        self.legend()

    def head(self) -> None:
        """Title; outlet, date, number of figures and how many of them have no source."""
        document, w = self.reading.document, self.words
        self.page.block(self.page.text(document.title or w("head.untitled"), "bold"))
        parts = [document.outlet or w("head.no_outlet"), w.day(document.published) if document.published else w("head.undated")]
        self.page.block(self.page.text(" · ".join([*parts, self.coverage()])))
        if document.partial:
            self.page.block(self.page.text(w(f"partial.{document.partial}"), "bold"))
        still_open = sum(t.start is None and t.end is None and t.type == "DATE" for t in self.reading.times)
        if still_open and not document.published:
            self.page.block(self.page.text(w.count("head.open_times", still_open), "dim"))

    def coverage(self) -> str:
        """`28 figures, 11 without a source`: ages and the like need none."""
        w, figures, without = self.words, self.reading.figures, len(self.unsourced)
        if not figures:
            return w("head.no_figures")
        return w.count("head.figures", len(figures)) + ", " + (w.count("head.unsourced", without) if without else w("head.all_sourced"))

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
        figures = [self.chains.figures[f] for f in finding.figures if f in self.chains.figures]
        claims = [self.chains.claims[c] for c in finding.claims if c in self.chains.claims and self.chains.claims[c].spans]
        seen: set[str] = set()
        for claim in claims:
            inside = [f for f in figures if f.id in claim.figures]
            seen.update(f.id for f in inside)
            spots = [f.span for f in inside] + [s for s in finding.spans if any(touch(s, c) for c in claim.spans)]
            spot = spots[0] if spots else claim.spans[0]
            said = next((c for c in claim.spans if touch(c, spot)), claim.spans[0])
            yield self.claim_chain(claim), said if said.e - said.b >= SHORT else self.clause(claim) or sentence(self.text, said), spot
        for figure in figures:
            if figure.id not in seen:
                links = self.chains.of_figure(figure)
                own = self.page.text(self.words("claims.own"), "dim")
                yield self.page.chain(links) if links else own, sentence(self.text, figure.span), figure.span
        if not claims and not figures:
            yield from ((Text(), sentence(self.text, span), span) for span in finding.spans)

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
        perhaps = [self.chains.of(self.chains.figures[f].perhaps) for f in claim.figures if f in self.chains.figures]
        line = self.page.text(self.words("claims.own"), "dim")
        return self.page.join(line, (f" ┄{NBSP}", "dim"), self.page.link(perhaps[0][-1])) if perhaps and perhaps[0] else line

    def figures(self) -> None:
        """The figures grouped by the origin of their chain; those without a source come last."""
        self.section("figures")
        groups: dict[tuple[int, str], list[Figure]] = {}
        for figure in self.reading.figures:
            groups.setdefault(self.group(figure), []).append(figure)
        if not groups:
            self.note(INDENT, self.words("figures.none"))
        numbers = {f.id: self.page.text(self.words.amount(f)) for f in self.reading.figures}
        tails = {f.id: self.tail(f) for f in self.reading.figures}
        wide = min(22, max((n.cell_len for n in numbers.values()), default=0))
        rest = self.page.width - INDENT - wide - 2
        room = min(max((t.cell_len for t in tails.values()), default=0), rest * 9 // 20)
        things = {f.id: self.thing(f, rest - room - 2 if tails[f.id].plain else rest) for f in self.reading.figures}
        free = min(max((things[f].cell_len for f, tail in tails.items() if tail.plain), default=0), rest - room - 2)
        rank = {key: i for i, key in enumerate(groups)}
        for key in sorted(groups, key=lambda k: (k[0], -len(groups[k]) if k[0] == 0 else 0, rank[k])):
            self.page.block(self.header(groups[key][0]))
            for figure in groups[key]:
                cells = [(numbers[figure.id], wide), (things[figure.id], free), (tails[figure.id], room)]
                if not tails[figure.id].plain:
                    cells = [cells[0], (things[figure.id], rest)]
                self.page.columns(cells, right=0, indent=INDENT)

    def group(self, figure: Figure) -> tuple[int, str]:
        """Where a figure belongs: named origins (0), nobody or somebody unsure (1), without a source (2), needing none (3)."""
        links = self.chains.of_figure(figure)
        if not links:
            return (2 if figure.id in self.unsourced else 3), ""
        return (0, "\0".join(s.id for s in links[-1].sources)) if links[-1].sources else (1, links[-1].words)

    def header(self, figure: Figure) -> Text:
        """The origin of a group with its kind."""
        links = self.chains.of_figure(figure)
        if not links:
            return self.page.text(self.words("figures.unsourced" if figure.id in self.unsourced else "figures.aside"))
        if not links[-1].sources:
            return self.page.link(links[-1])
        kinds = unlike(self.words.find("kinds", s.kind) for s in links[-1].sources if s.named or s.kind not in ("group", "place"))
        unnamed = [self.words("kinds.unnamed")] if any(not s.named for s in links[-1].sources) else []
        notes = [*(k for k in kinds if k), *unnamed, *([self.words("figures.no_origin")] if names_no_origin(links) else [])]
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

    def claims(self) -> None:
        """Every claim: its id, chain, stance and hedges, then its words."""
        self.section("claims")
        if not self.reading.claims:
            self.note(INDENT, self.words("claims.none"))
        wide = max((len(c.id) for c in self.reading.claims), default=0)
        for claim in self.reading.claims:
            self.page.block(self.claim_chain(claim, stance=True), self.page.text(f"{claim.id:>{wide}}", "dim"), wide + 2)
            self.page.block(self.said(claim), indent=wide + 2, limit=3)

    def said(self, claim: Claim) -> Text:
        """The words of a claim: very few of them in their clause, `…` where they begin or end in the middle of one."""
        told, within = self.chains.attributions.get(claim.attribution or ""), self.clause(claim)
        if within and sum(len(self.text[b:e].split()) for b, e in claim.spans) <= FEW:
            return self.page.text(excerpt(self.text, within, claim.spans[0], 2 * self.page.width).rstrip(LOOSE))
        spans = self.whole(claim.spans, told)
        said = " … ".join(self.text[b:e].strip().strip(LOOSE) for b, e in spans)
        before = self.text[: claim.spans[0].b].rstrip()[-1:]
        cut = said[:1].islower() and (before.isalnum() or (not told and before))
        short = not told and said[-1:].isalnum() and self.text[claim.spans[-1].e :].lstrip()[:1].isalnum()
        return self.page.text(("… " if cut else "") + said + (" …" if short else ""))

    def whole(self, spans: tuple[Span, ...], told: Attribution | None) -> tuple[Span, ...]:
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

    def unread(self) -> None:
        """What was not read: how many places of each kind, and the words of the first one; `--json` has them all."""
        places: dict[str, list[Span]] = {}
        for place in self.reading.unread:
            places.setdefault(place.why, []).append(place.span)
        whys = [why for why in (*SHOWN, *sorted(places)) if why in places and why not in IN_HEAD]
        if not whys:
            return
        self.section("unread")
        for why in dict.fromkeys(whys):
            known = why in self.words.data["unread"]
            said = self.words.count(f"unread.{why}", len(places[why])) if known else f"{why} ({self.words.number(len(places[why]))})"
            first = self.words.quoted(excerpt(self.text, places[why][0], places[why][0], 48))
            self.page.block(self.page.join(said, ("  " + first, "dim")), indent=2)

    def legend(self) -> None:
        """What the signs mean, and how to see the words."""
        first = "1" if shown(self.reading) else next((c.id for c in self.reading.claims), "")
        self.page.put()
        self.page.put(self.page.text(self.words("legend.line", name=first), "dim"))


def touch(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a.b < b.e and b.b < a.e
