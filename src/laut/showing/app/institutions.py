"""Who stands in the chains of one question: the names that articles write, as institutions, each once, and their graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from laut.records import Answer, Question
from laut.showing.app.drawing.graph import Graph, Step, graph
from laut.showing.app.words import AppWords
from laut.weighing.voices import outlet_key

_SILENT = frozenset(("no_origin", "repeats"))
_REACHES = 2  # outlets that one origin reaches, for it to be told


class Institutions:
    """The institutions of a question. `names` and `families` are by their keys: the ids of origins, or what an outlet is called."""

    def __init__(self, question: Question, families: Mapping[str, str]) -> None:
        self.question = question
        self._written = families
        self.names: dict[str, str] = {}
        self.families: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._reached: dict[str, dict[str, None]] = {}
        self._outlets = {outlet_key(a.outlet) for a in question.answers if a.outlet}
        for a in question.answers:
            if len(a.origins) == len(a.origin_ids):
                for name, id in zip(a.origins, a.origin_ids, strict=True):
                    self._known.setdefault(name.casefold(), id)
                    self._known.setdefault(outlet_key(name), id)
                    self._call(id, name)
        for a in question.answers:
            for id in a.origin_ids:
                self._call(id, a.origins[0] if a.origins else id)

    def key(self, name: str) -> str:
        """The key of a name."""
        if name not in self._keys:
            bare = outlet_key(name)
            found = self._known.get(name.casefold()) or self._known.get(bare) or f"outlet {bare or name.casefold()}"
            self._keys[name] = found
            self._call(found, name)
        return self._keys[name]

    def _call(self, key: str, name: str) -> None:
        self.names.setdefault(key, name)
        self.families.setdefault(key, self.family(name))

    def family(self, name: str) -> str:
        """The family of a name, as the articles tell it."""
        return "outlet" if outlet_key(name) in self._outlets else self._written.get(name.casefold(), "other")

    def ends(self, answer: Answer) -> tuple[str, ...]:
        """The keys of the origins of an answer."""
        return answer.origin_ids

    def links(self, answer: Answer) -> tuple[tuple[str, ...], ...]:
        """The links of a chain behind its outlet; one that says again who stands before it is left out. Nobody is named in an empty one."""
        found: list[tuple[str, ...]] = []
        last = {self.key(name) for name in answer.chain[0]} if answer.chain else set()
        for link in answer.chain[1:]:
            keys = {self.key(name) for name in link}
            if keys != last:
                found.append(link)
            last = keys
        return tuple(found)

    def steps(self) -> Iterator[Step]:
        """Every step of every chain, and the inferred ones."""
        for a in self.question.answers:
            last = ""
            copied = a.adds == "copy"
            for n, link in enumerate(a.chain):
                keys = [self.key(name) for name in link]
                if n == 0 and not keys:
                    continue
                for key in keys:
                    if last and key != last:
                        yield Step(last, key, a.article, True, copied)
                last = keys[0] if keys else last
            for name in a.inferred:
                key = self.key(name)
                if last and key != last:
                    yield Step(last, key, a.article, False, copied)

    def origins(self) -> set[str]:
        """The keys of those at the ends of chains, where they are more than an outlet that names nobody."""
        return {key for a in self.question.answers if a.adds not in _SILENT for key in self.ends(a)}

    def outlets(self, key: str) -> tuple[str, ...]:
        """The outlets that the words of an origin reach, each once, in the order of publication."""
        if not self._reached:
            for a in self.question.answers:
                for id in a.origin_ids:
                    self._reached.setdefault(id, {})[a.outlet or ""] = None
        return tuple(outlet for outlet in self._reached.get(key, ()) if outlet and self.key(outlet) != key)

    def graph(self, words: AppWords) -> Graph | None:
        """The graph of the chains."""
        below = {}
        every = list(self.steps())
        for key in self.origins():
            n = len(self.outlets(key))
            if n >= _REACHES:
                below[key] = words.count("graph.outlets", n)
        return graph(every, self.names, self.families, self.origins(), below)

    def paths(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The ways of the figure, each once: names with their families, from the outlet to the origin."""
        found = {}
        for a in self.question.answers:
            path: list[str] = []
            for link in a.chain:
                for key in [self.key(name) for name in link][:1]:
                    if not path or path[-1] != key:
                        path.append(key)
            found[tuple(path)] = tuple((self.names[key], self.families[key]) for key in path)
        return tuple(found.values())

    def reach(self, words: AppWords) -> tuple[str, ...]:
        """In words: which origins reach several outlets, and which."""
        out = []
        for key in dict.fromkeys(k for a in self.question.answers for k in a.origin_ids):
            outlets = self.outlets(key)
            if len(outlets) >= _REACHES:
                out.append(words("graph.reaches", name=self.names[key], n=words.number(len(outlets)), outlets=words.joined(outlets)))
        return tuple(out)
