"""Whole articles: headline, lead, the sentences with figures, what stands between them, corrections and copies."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.newsroom import marks, numbers, speakers
from bench.newsroom.draft import Draft, Figure, Sum
from bench.newsroom.extras import extra
from bench.newsroom.items import Item
from bench.newsroom.naming import Outlet, person
from bench.newsroom.numbers import Stated
from bench.newsroom.templates import Template, fill
from bench.newsroom.vocabulary import language, world
from bench.newsroom.wording import Gaps, Writer
from bench.newsroom.world import Event

WORDS = (85, 150)


class Desk:
    """Makes the drafts of one story; no headline comes twice, and what fills the space comes in turn."""

    def __init__(self, event: Event, rng: Random) -> None:
        self.event, self.rng = event, rng
        self.titles: set[str] = set()
        self.fillers: dict[str, list[Template]] = {}

    def article(self, outlet: Outlet, day: int, items: list[Item], position: str = "") -> Draft:
        """A new article with these items, and with the words of a position: deny, confirm or none."""
        writer = Writer(self.event, language(outlet.language), outlet, self.rng)
        draft = Draft(outlet, outlet.language, day, items=items)
        listed = len(items) > 1 and self.rng.random() < 0.04 and all(i.stated.bound != "order_of_magnitude" for i in items)
        sentences: list[str] = []
        for item in items if not listed else ():
            text = self._sentence(writer, draft, item)
            if writer.continues:
                text = f"{sentences.pop()} {text}"
            sentences.append(text)
        kind = writer.language.kinds[self.event.kind]
        intro = writer.plain(self.rng.choice(kind.intros))
        lead, rest = (sentences[:1], sentences[1:]) if self.rng.random() < 0.7 else ([], sentences)
        blocks = [[intro, *lead]]
        if listed:
            blocks.append([self._list(writer, draft, items)])
        while rest:
            count = 1 + int(self.rng.random() * 2.2)
            blocks.append(rest[:count])
            rest = rest[count:]
        if position:
            blocks.insert(self.rng.randrange(1, len(blocks) + 1), [self._position(writer, draft, position)])
        self._pad(writer, blocks)
        draft.paragraphs = [" ".join(block) for block in blocks]
        self._head(writer, draft, _headlines(draft))
        return draft

    def _sentence(self, writer: Writer, draft: Draft, item: Item) -> str:
        before = len(draft.figures)
        text = writer.sentence(draft, item)
        added = {f.key: i for i, f in enumerate(draft.figures[before:], before)}
        total = next((i for i in marks.numbers(text) if draft.figures[i].stated is item.stated), before)
        if item.use == "delta":
            self._difference(draft, item, total, added)
        elif item.use in ("plain", "update", "corrected") and self.rng.random() < 0.3:
            more = extra(writer, draft, item, total)
            return f"{text} {more}" if more else text
        return text

    def _difference(self, draft: Draft, item: Item, total: int, added: dict[str, int]) -> None:
        gap = added[f"{item.quantity.name}@delta"]
        earlier = next(i for i, f in enumerate(draft.figures) if f.key == item.quantity.name and f.item.state == item.state - 1)
        now, then = draft.figures[total].stated.value, draft.figures[earlier].stated.value
        by = draft.figures[gap].stated.value
        draft.sums.append(Sum("difference", (gap, total, earlier), abs(abs(now - then) - by) < 0.01, f"{now:g} - {then:g}; stated {by:g}"))

    def _list(self, writer: Writer, draft: Draft, items: list[Item]) -> str:
        """The items as lines."""
        head = writer.plain(self.rng.choice(writer.language.plain["list_head"]).parts)
        named = [replace(i, use="list_line", via=(), hidden=False, vague=False) for i in items if i.use != "dispute"]
        lines = [f"- {writer.sentence(draft, item)}" for item in named]
        return "\n".join([head, *lines])

    def _position(self, writer: Writer, draft: Draft, which: str) -> str:
        """What somebody holds, in his own words, which are marked."""
        name = world()["kinds"][self.event.kind]["position"]
        item = Item(self.event.quantities[0], world()["positions"][name]["by"], 0, draft.day, Stated(None, None, which, None))
        speaker = speakers.head(self.event, item.role, writer.language)
        text = writer.plain(writer.language.positions[name][which], **speaker.gaps("S"))
        opening, closing = writer.table["quotes"]
        b = text.index(opening) + 1
        e = text.index(closing, b)
        number = draft.add(item, item.stated, "position", writer.chain(item, speaker), f"{draft.language}.position.{name}", which)
        return text[:b] + marks.marked(number, text[b:e]) + text[e:]

    def _pad(self, writer: Writer, blocks: list[list[str]]) -> None:
        """Adds sentences without figures until the article is long enough."""
        code, kind = writer.language.code, self.event.kind
        want = self.rng.randrange(*WORDS)
        count = sum(s.count(" ") + 1 for block in blocks for s in block)
        block: list[str] = []
        used: set[Template] = set()
        while count < want or len(blocks) < 2:
            if not self.fillers.get(code):
                self.fillers[code] = [f for f in writer.language.kinds[kind].fillers if f not in used]
                self.rng.shuffle(self.fillers[code])
            used.add(self.fillers[code][-1])
            text = writer.plain(self.fillers[code].pop(), witness=person(self.rng).name)
            count += text.count(" ") + 1
            draw = self.rng.random()
            some = self.rng.choice(blocks)
            if draw < 0.35 and "\n" not in some[0]:
                some.append(text)
            elif draw < 0.8 and block:
                block.append(text)
            else:
                block = [text]
                blocks.append(block)

    def _head(self, writer: Writer, draft: Draft, candidates: list[Figure]) -> None:
        """The headline, which may hold the first of the candidates, and the dateline."""
        kind = writer.language.kinds[self.event.kind]
        shown = candidates[0] if candidates and self.rng.random() < 0.6 else None
        for _ in range(4):
            if shown:
                line = self._headline(writer, draft, shown)
            else:
                line = writer.plain(self.rng.choice(kind.titles))
            if marks.stripped(line) not in self.titles:
                break
            shown = None if self.rng.random() < 0.7 else shown
        draft.title = title = marks.stripped(line)
        if title in self.titles:
            draft.title = f"{title} - {draft.outlet.name}"
        while draft.title in self.titles:
            draft.title += f", {writer.on(draft.day)}"
        self.titles.add(draft.title)
        if draft.outlet.repeats and draft.title == title and draft.copy_of is None:
            draft.line = line
        day, page = self.event.date(draft.day), writer.table["page"]
        if draft.outlet.agency or self.rng.random() < 0.4:
            line = page["agency_dateline"] if draft.outlet.agency else self.rng.choice(page["dateline"])
            draft.dateline = line.format(**writer.names, agency=draft.outlet.name, month=page["months"][day.month - 1], d=day.day)

    def _headline(self, writer: Writer, draft: Draft, of: Figure) -> str:
        """A headline that holds a figure."""

        def number(dative: bool) -> str:
            written = numbers.write(of.stated, writer.table, self.rng, spelled=False)
            added = draft.add(of.item, of.stated, "answer", of.chain, f"{draft.language}.headline", named=of.named)
            return marks.marked(added, written.dative if dative else written.text)

        after = writer.language.kinds[self.event.kind].after
        late = {"n": lambda: number(False), "n3": lambda: number(True), "after": lambda: fill(after, self.rng, writer.names)}
        head = self.rng.choice(writer.language.quantities[of.item.quantity.name].heads)
        return writer.clean(fill(head, self.rng, Gaps(writer.names, late)))

    def copy(self, of: Draft, number: int, outlet: Outlet, day: int) -> Draft:
        """The article of an agency as a paper prints it."""
        writer = Writer(self.event, language(outlet.language), outlet, self.rng)
        credit = None
        if self.rng.random() < 0.8:
            credit = self.rng.choice(writer.table["page"]["credit"]).format(agency=of.outlet.name)
        draft = of.copied(outlet, day, number, credit, self.rng.choice((0, 0, 1, 1, 2)))
        if self.rng.random() < 0.3:
            filler = self.rng.choice(writer.language.kinds[self.event.kind].fillers)
            draft.paragraphs.append(writer.plain(filler, witness=person(self.rng).name))
        self._head(writer, draft, _headlines(draft))
        return draft

    def revision(self, of: Draft, number: int, wrong: int, right: Stated, day: int) -> Draft:
        """A later version at the same address: a figure is put right, and a note says so."""
        writer = Writer(self.event, language(of.language), of.outlet, self.rng)
        draft = replace(of, day=day, figures=list(of.figures), notes=[], sums=[], line="", revises=number)
        old = draft.figures[wrong]
        draft.figures[wrong] = replace(old, stated=right, item=replace(old.item, stated=right, worn=()))
        fixed = numbers.write(right, writer.table, self.rng).text
        draft.paragraphs = [marks.changed(p, lambda i, words: fixed if i == wrong else words) for p in of.paragraphs]
        draft.notes = [writer.sentence(draft, replace(old.item, use="withdrawn", hidden=False, via=()))]
        draft.title = f"{of.title} ({writer.table['page']['updated']})"
        self.titles.add(draft.title)
        return draft


def _headlines(draft: Draft) -> list[Figure]:
    """The figures of a draft that can stand in its headline, in the order of the text."""
    inside = [draft.figures[i] for paragraph in draft.paragraphs for i in marks.numbers(paragraph)]
    return [
        f
        for f in inside
        if f.status == "answer"
        and "@" not in f.key
        and f.stated.bound not in ("order_of_magnitude", "between")
        and not {"error", "scale"} & set(f.item.worn)
    ]
