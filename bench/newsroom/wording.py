"""Sentences about items: a pattern, its gaps filled, its figures marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from bench.newsroom import marks, numbers, speakers
from bench.newsroom.items import Item
from bench.newsroom.naming import Outlet
from bench.newsroom.numbers import Stated
from bench.newsroom.speakers import Speaker
from bench.newsroom.templates import Template, fill
from bench.newsroom.vocabulary import Clause, Language, Pattern
from bench.newsroom.world import Event

if TYPE_CHECKING:
    from bench.newsroom.draft import Draft

CAPITALS = {"V2": "v2", "Cl": "cl", "M": "m"}


class Gaps(dict[str, str]):
    """Gaps that are filled when they are asked for."""

    def __init__(self, given: dict[str, str], late: dict[str, Callable[[], str]]) -> None:
        super().__init__(given)
        self.late = late

    def __missing__(self, name: str) -> str:
        value = self.late[name]()
        self[name] = value
        return value


class Writer:
    """Writes the sentences of one article; remembers whom it has named. `continues`: the last sentence needs the one before it."""

    def __init__(self, event: Event, language: Language, outlet: Outlet, rng: Random) -> None:
        self.event, self.language, self.outlet, self.rng = event, language, outlet, rng
        self.table = language.table
        self.names = dict(event.names[language.code])
        self.names["day"] = self.on(0)
        self.met: dict[str, str] = {}
        self.last: Speaker | None = None
        self.continues = False
        self.last_role = ""

    def plain(self, template: Template, **given: str) -> str:
        """A sentence without figures."""
        return self.clean(fill(template, self.rng, {**self.names, **given}))

    def clean(self, text: str) -> str:
        """A sentence as the language wants it."""
        for long, short in self.table["contractions"].items():
            text = text.replace(long, short)
        return marks.clean(text)

    def on(self, day: int) -> str:
        """The weekday of a day of the story."""
        return str(self.table["days"][self.event.date(day).weekday()])

    def said_on(self, day: int) -> str:
        """The weekday with its preposition."""
        return str(self.table["on"]).format(day=self.on(day))

    def occasion(self) -> str:
        """The event, after a preposition."""
        return fill(self.rng.choice(self.language.kinds[self.event.kind].occasions), self.rng, self.names)

    def pattern(self, name: str, item: Item | None = None) -> Pattern:
        """One of the patterns of a class: dozens and hundreds want a whole clause, estimates a word that says so."""
        some = self.language.plain[name]
        if item and item.stated.bound == "order_of_magnitude":
            some = self.language.clausal[name]
        elif item and item.hedged:
            some = self.language.hedged[name] or some
        return self.rng.choice(some)

    def speaker(self, item: Item) -> Speaker:
        """Who gives the item."""
        if item.vague:
            return speakers.vague(self.language, self.rng)
        if item.use == "list_line":
            return speakers.body(self.event, item.role, self.language, self.rng, False)
        return speakers.speaker(self.event, item.role, self.language, self.rng, self.met)

    def chain(self, item: Item, speaker: Speaker | None) -> tuple[str, ...]:
        """The names of the links, as the article gives them, from the outlet inward."""
        links = [self.outlet.name, *(via.name for via in item.via)]
        return (*links, speaker.name) if speaker else tuple(links)

    def sentence(self, draft: Draft, item: Item) -> str:
        """The item as a sentence; its figures are added to the draft."""
        name, speaker = self._class(item)
        pattern = self.pattern(name, item)
        gaps = self._speaking(item, speaker)
        late = self._late(draft, item, speaker, pattern)
        text = self.clean(fill(pattern.parts, self.rng, Gaps({**self.names, **gaps}, late)))
        if item.use == "dispute" and speaker:
            self.last, self.last_role = speaker, f"counter {item.role}"
        return text

    def _class(self, item: Item) -> tuple[str, Speaker | None]:
        """The class of patterns that the item wants, and who speaks."""
        previous, self.last_role = self.last_role, ""
        self.continues = False
        if item.use == "confirm_none":
            return "confirm_none", None
        if item.hidden:
            return ("none", "hidden", "hidden_two")[len(item.via)], None
        if item.via:
            return ("via", "via_two")[len(item.via) - 1], self.speaker(item)
        if self.last and previous in (item.role, f"counter {item.role}") and not item.vague and item.use == "plain":
            counter = previous.startswith("counter")
            if counter or self.rng.random() < 0.7:
                self.last_role, self.continues = item.role, True
                return "counter" if counter else "run_on", self.last
        self.last = self.speaker(item)
        if not item.vague:
            self.last_role = item.role
        return "direct" if item.use == "plain" else item.use, self.last

    def _speaking(self, item: Item, speaker: Speaker | None) -> dict[str, str]:
        gaps = speaker.gaps("S") if speaker else {}
        for letter, via in zip("OP", item.via, strict=False):
            gaps |= speakers.outlet(via, self.language, self.rng).gaps(letter)
        when = self.said_on(item.day)
        return {**gaps, "am": when, "on": when}

    def _late(self, draft: Draft, item: Item, speaker: Speaker | None, pattern: Pattern) -> dict[str, Callable[[], str]]:
        words = self.language.quantities[item.quantity.name]
        status = {"dispute": "disputed", "withdrawn": "withdrawn"}.get(item.use, "answer")

        def figure(stated: Stated, of: Item, dative: bool, status: str, key: str = "") -> str:
            written = numbers.write(stated, self.table, self.rng)
            number = draft.add(of, stated, status, self.chain(of, speaker), pattern.id, key, named=speaker is not None)
            return marks.marked(number, written.dative if dative else written.text) + written.after

        def inner(parts: Template) -> str:
            return fill(parts, self.rng, Gaps(self.names, late))

        def clause() -> Clause:
            some = words.counted if item.stated.bound == "order_of_magnitude" else words.clauses
            return self.rng.choice(some)

        def order(name: str) -> Callable[[], str]:
            def put() -> str:
                fields = {str(i): inner(field) for i, field in enumerate(clause().fields, 1)}
                return " ".join(fill(self.language.orders[name], self.rng, fields).split())

            return put

        def accusative() -> str:
            text = inner(words.measure)
            for before, after in self.table["accusative"].items():
                if text.startswith(before):
                    return str(after) + text.removeprefix(before)
            return text

        late: dict[str, Callable[[], str]] = {
            "n": lambda: figure(item.stated, item, False, status),
            "n3": lambda: figure(item.stated, item, True, status),
            "occ": self.occasion,
            "von": lambda: inner(words.after_of),
            "of": lambda: inner(words.after_of),
            "m": lambda: inner(words.measure),
            "m4": accusative,
            "label": lambda: inner(words.label),
            **{name: order(name) for name in self.language.orders},
        }
        late |= {upper: _capital(late[lower]) for upper, lower in CAPITALS.items() if lower in late}
        if item.use in ("update", "delta", "corrected"):
            before = self._before(item)
            rising = item.stated.value > before.stated.value
            now, earlier = item.stated.value, before.stated.value
            gap = numbers.exact(round(abs(now - earlier), 2), item.stated.unit)
            choose = self.language.plain
            late |= {
                "n0": lambda: figure(before.stated, before, False, "answer"),
                "n03": lambda: figure(before.stated, before, True, "answer"),
                "d": lambda: figure(gap, item, False, "derived", "delta"),
                "am0": lambda: self.said_on(before.day),
                "on0": lambda: self.said_on(before.day),
                "rose": lambda: inner(self.rng.choice(choose["rising" if rising else "falling"]).parts),
                "risen": lambda: inner(self.rng.choice(choose["risen" if rising else "fallen"]).parts),
                "more": lambda: inner(self.rng.choice(choose["more" if rising else "fewer"]).parts),
            }
        return late

    def _before(self, item: Item) -> Item:
        """The count before that of the item, as the same body gave it."""
        quantity, state = item.quantity, item.state - 1
        day = min(quantity.states[state][0], item.day - 1)
        return replace(item, state=state, day=max(day, 0), stated=self.event.said[quantity.name, item.role, state])


def _capital(late: Callable[[], str]) -> Callable[[], str]:
    return lambda: marks.capital(late())
