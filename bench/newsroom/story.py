"""How a story goes through the newsrooms: who reports when, from whom, and what is copied, confirmed, disputed, corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random

from bench.newsroom import items, naming, truth
from bench.newsroom.composing import Desk
from bench.newsroom.draft import Draft
from bench.newsroom.items import Item
from bench.newsroom.marks import placed
from bench.newsroom.naming import Outlet, slug
from bench.newsroom.records import Article, Story
from bench.newsroom.vocabulary import world
from bench.newsroom.world import event

SIZES = ((0.12, 1, 1), (0.38, 2, 4), (0.74, 5, 9), (1.0, 10, 16))
Cast = dict[str, tuple[tuple[Outlet, ...], tuple[Outlet, ...]]]


def newsroom(size: int, seed: int) -> Iterator[Story]:
    """Stories with `size` articles in all; the same for the same size and seed. A story is the same in every size, but for the last one."""
    left, number = size, 0
    while left > 0:
        one = Teller(seed, number, left).story()
        left -= len(one.articles)
        number += 1
        yield one


@cache
def _cast(seed: int) -> Cast:
    return naming.outlets(Random(f"{seed}:outlets"))


class Teller:
    """Tells one story, in at most so many articles."""

    def __init__(self, seed: int, number: int, most: int) -> None:
        self.rng = Random(f"{seed}:story:{number}")
        self.event = event(seed, number)
        self.cast = _cast(seed)
        self.desk = Desk(self.event, self.rng)
        self.drafts: list[Draft] = []
        draw = self.rng.random()
        low, high = next((a, b) for share, a, b in SIZES if draw <= share)
        self.count = min(self.rng.randint(low, high), most)
        self.home = self.rng.choice(("de", "de", "en"))
        self.wrong: tuple[int, int, Item] | None = None
        self.positions = ["deny", "confirm"] if "position" in world()["kinds"][self.event.kind] and self.rng.random() < 0.3 else []

    def story(self) -> Story:
        """The story with its truth."""
        day = 0
        while len(self.drafts) < self.count:
            self.drafts.append(self._next(day))
            day = max(day, self.drafts[-1].day) + self.rng.choice((0, 0, 0, 0, 0, 1, 1, 2))
        name = f"{self.event.number:05d}-{self.event.kind}-{slug(self.event.names['en']['town'])}"
        articles, placed = self._articles(name)
        return Story(name, self.event.kind, articles, truth.truth(self.event, self.drafts, articles, placed))

    def _next(self, day: int) -> Draft:
        if self.wrong and (self.rng.random() < 0.4 or self.count - len(self.drafts) == 1):
            return self._put_right(day)
        draw = self.rng.random()
        agencies = [i for i, d in enumerate(self.drafts) if d.outlet.agency and day - d.day <= 1 and all(len(x.via) < 2 for x in d.items)]
        if agencies and draw < 0.24:
            return self._copy(self.rng.choice(agencies), day)
        if self.drafts and draw < 0.54:
            return self._rewrite(day)
        if self.drafts and draw < 0.66:
            return self._confirm(day)
        return self._own(day)

    def _outlet(self, agency: float, code: str | None = None) -> Outlet:
        code = code or (self.home if self.rng.random() < 0.65 else "en" if self.home == "de" else "de")
        agencies, papers = self.cast[code]
        return self.rng.choice(agencies if self.rng.random() < agency else papers)

    def _position(self) -> str:
        if not self.positions or self.rng.random() < 0.4:
            return ""
        if self.positions == ["confirm"] and len(self.drafts) < 2:
            return ""
        return self.positions.pop(0)

    def _own(self, day: int) -> Draft:
        outlet = self._outlet(0.45)
        chosen = items.chosen(self.event, day, self.rng.choice((2, 3, 3, 4, 4, 5, 6)), self.rng)
        slip = not outlet.agency and not self.wrong and self.count - len(self.drafts) > 1 and self.rng.random() < 0.16
        if slip and len({i.quantity.name for i in chosen}) == len(chosen):
            at = self.rng.randrange(len(chosen))
            right = replace(chosen[at], use="plain")
            chosen[at] = items.mistaken(right, self.rng)
            self.wrong = (len(self.drafts), at, right)
        return self.desk.article(outlet, day, chosen, self._position())

    def _put_right(self, day: int) -> Draft:
        """The outlet that got a figure wrong corrects it."""
        assert self.wrong
        number, _, right = self.wrong
        self.wrong = None
        of = self.drafts[number]
        wrong = next(i for i, f in enumerate(of.figures) if "error" in f.item.worn and f.status == "answer" and "@" not in f.key)
        return self.desk.revision(of, number, wrong, right.stated, max(day, of.day))

    def _copy(self, number: int, day: int) -> Draft:
        of = self.drafts[number]
        return self.desk.copy(of, number, self._outlet(0.0, of.language), day)

    def _rewrite(self, day: int) -> Draft:
        """An outlet tells again what another one had; now and then with a figure of its own beside it."""
        of = self.rng.choice(self.drafts[-6:])
        outlet = self._outlet(0.12)
        while outlet.name == of.outlet.name:
            outlet = self._outlet(0.12)
        some = [i for i in of.items if i.use != "dispute" and "error" not in i.worn]
        told = [items.again(i, of.outlet, outlet, of.language != outlet.language, self.rng) for i in some if self.rng.random() < 0.8]
        told = [i for i in told if outlet.name not in {via.name for via in i.via}]
        names = {i.quantity.name for i in told}
        if not told or self.rng.random() < 0.25:
            told += [i for i in items.chosen(self.event, day, 2, self.rng) if i.quantity.name not in names]
        return self.desk.article(outlet, day, told or items.chosen(self.event, day, 1, self.rng), self._position())

    def _confirm(self, day: int) -> Draft:
        """A figure is called confirmed: by another body, or by nobody."""
        known = [i for d in self.drafts[-6:] for i in d.items if not i.rival and i.use != "dispute" and not i.worn]
        if not known:
            return self._own(day)
        of = self.rng.choice(known)
        others = [role for role in of.quantity.roles if role != of.role]
        if others and self.rng.random() < 0.6:
            first = replace(items.first_hand(self.event, of.quantity, self.rng.choice(others), day), use="confirm")
        else:
            first = replace(of, via=(), hidden=False, vague=False, use="confirm_none")
        more = [i for i in items.chosen(self.event, day, 2, self.rng) if i.quantity.name != of.quantity.name]
        return self.desk.article(self._outlet(0.15), day, [first, *more], self._position())

    def _articles(self, story: str) -> tuple[tuple[Article, ...], list[list[tuple[int, int, int]]]]:
        """The articles, and of each where its marks stand."""
        articles, spans = [], []
        for number, draft in enumerate(self.drafts, 1):
            text, where = placed(draft.marked_text())
            day = self.event.date(draft.day)
            name = f"{number:02d}-{slug(draft.outlet.name)}"
            first = draft.revises + 1 if draft.revises is not None else number
            url = f"https://www.{slug(draft.outlet.name)}.example/{story}/{first:02d}.html"
            articles.append(Article(name, draft.title, draft.outlet.name, day, draft.language, url, text))
            spans.append(where)
        return tuple(articles), spans
