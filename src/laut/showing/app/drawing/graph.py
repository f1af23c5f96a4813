"""Chains as a graph from left to right: outlets, those whom they cite, and the origins; who cites in a circle is drawn below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

ROW, GAP, TOP, PAD = 34.0, 64.0, 20.0, 14.0
LETTER, SIGN = 7.0, 18.0  # how wide a letter is drawn on average, room for the sign
LONGEST = 32  # characters of a name that are drawn
SWEEPS = 6  # how often rows are put in order by their neighbours
MOST = 60  # institutions that are drawn; a list says the rest


@dataclass(frozen=True, slots=True)
class Step:
    """One article's step from one institution to another, by their keys. `said`: a cue names it; else it is inferred. `copied`: the
    article is a copy."""

    one: str
    other: str
    article: str
    said: bool
    copied: bool


@dataclass(frozen=True, slots=True)
class Node:
    """An institution: `reached` are the outlets that its words reach, `hollow`: only copies lead through it."""

    key: str
    name: str
    sign: str
    origin: bool
    hollow: bool
    reached: int
    x: float = 0.0
    y: float = 0.0
    label: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two institutions, of some articles. `back`: it closes a circle, and runs below. `n` is written at `at`: the articles
    of all lines that run together there; 0 where another line has it."""

    one: str
    other: str
    articles: frozenset[str]
    said: bool
    hollow: bool
    back: bool
    path: str = ""
    width: float = 1.3
    n: int = 0
    at: tuple[float, float] = (0.0, 0.0)
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """A laid out graph. `circles` are paths of names that come back to where they began."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    circles: tuple[tuple[str, ...], ...]
    left_out: int


@dataclass(slots=True)
class _Places:
    """Layers of keys; a line over several layers has a place of its own in each between."""

    layers: list[list[str]] = field(default_factory=list)
    lines: dict[tuple[str, str], list[str]] = field(default_factory=dict)


def graph(
    steps: Iterable[Step], names: Mapping[str, str], signs: Mapping[str, str], origins: Iterable[str], below: Mapping[str, str]
) -> Graph | None:
    """The graph of steps; `names` and `signs` by key, `origins` the keys of origins, `below` words under a name. None without a step."""
    every = list(steps)
    keys = list(dict.fromkeys(key for step in every for key in (step.one, step.other)))
    if not keys:
        return None
    kept = set(keys[:MOST])
    edges = _edges(step for step in every if step.one in kept and step.other in kept)
    keys = keys[:MOST]
    back = _back(keys, edges)
    edges = [replace(edge, back=(edge.one, edge.other) in back) for edge in edges]
    ends = set(origins)
    places = _layers(keys, [(e.one, e.other) for e in edges if not e.back])
    _order(places, [(e.one, e.other) for e in edges if not e.back])
    nodes = _nodes(places, keys, every, names, signs, ends, below)
    drawn, height = _drawn(edges, nodes, places)
    width = max(node.x + SIGN + len(node.label) * LETTER for node in nodes.values()) + PAD
    circles = _circles(keys, edges)
    return Graph(
        round(width, 1), height, tuple(nodes[key] for key in keys), tuple(drawn),
        tuple(tuple(names.get(key, key) for key in path) for path in circles), len(set(names) - kept) if len(names) > MOST else 0,
    )  # fmt: skip


def _edges(steps: Iterable[Step]) -> list[Edge]:
    found: dict[tuple[str, str], list[Step]] = {}
    for step in steps:
        if step.one != step.other:
            found.setdefault((step.one, step.other), []).append(step)
    return [
        Edge(one, other, frozenset(s.article for s in some), any(s.said for s in some), all(s.copied for s in some), False)
        for (one, other), some in found.items()
    ]


def _back(keys: Sequence[str], edges: Sequence[Edge]) -> set[tuple[str, str]]:
    """The lines that lead back to where a walk came from."""
    after: dict[str, list[str]] = {key: [] for key in keys}
    for edge in edges:
        after[edge.one].append(edge.other)
    state: dict[str, int] = {}
    found: set[tuple[str, str]] = set()
    for start in keys:
        stack = [(start, iter(after[start]))] if start not in state else []
        state.setdefault(start, 1)
        while stack:
            key, rest = stack[-1]
            other = next(rest, None)
            if other is None:
                state[key] = 2
                stack.pop()
            elif other not in state:
                state[other] = 1
                stack.append((other, iter(after[other])))
            elif state[other] == 1:
                found.add((key, other))
    return found


def _layers(keys: Sequence[str], edges: Sequence[tuple[str, str]]) -> _Places:
    """Each key as far from the left as its longest way, ends of chains at the right."""
    depth = dict.fromkeys(keys, 0)
    for _ in keys:
        moved = False
        for one, other in edges:
            if depth[other] <= depth[one]:
                depth[other], moved = depth[one] + 1, True
        if not moved:
            break
    last = max(depth.values())
    leads = {one for one, _ in edges}
    reached = {other for _, other in edges}
    for key in keys:
        if key not in leads and key in reached:
            depth[key] = last
    places = _Places([[] for _ in range(last + 1)])
    for key in keys:
        places.layers[depth[key]].append(key)
    for one, other in edges:
        line = [one]
        for level in range(depth[one] + 1, depth[other]):
            bend = f"\0{other}\0{level}"  # lines to one place run together
            if bend not in places.layers[level]:
                places.layers[level].append(bend)
            line.append(bend)
        places.lines[one, other] = [*line, other]
    return places


def _order(places: _Places, edges: Sequence[tuple[str, str]]) -> None:
    """Put the rows of each layer in the order of their neighbours, from left and from right in turn."""
    near: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for edge in edges:
        line = places.lines[edge]
        for one, other in pairwise(line):
            near[0].setdefault(other, []).append(one)
            near[1].setdefault(one, []).append(other)
    for sweep in range(SWEEPS):
        side = near[sweep % 2]
        layers = places.layers if sweep % 2 == 0 else places.layers[::-1]
        for before, layer in pairwise(layers):
            rows = {key: n for n, key in enumerate(before)}
            known = {key: [rows[k] for k in side.get(key, ()) if k in rows] for key in layer}
            middle = {key: sum(some) / len(some) if some else float(n) for n, (key, some) in enumerate(known.items())}
            layer.sort(key=lambda key, middle=middle: middle[key])  # type: ignore[misc]


def _nodes(
    places: _Places, keys: Sequence[str], steps: Sequence[Step], names: Mapping[str, str], signs: Mapping[str, str], ends: set[str],
    below: Mapping[str, str],
) -> dict[str, Node]:  # fmt: skip
    labels = {key: short(names.get(key, key)) for key in keys}
    most = max(len(layer) for layer in places.layers)
    found: dict[str, Node] = {}
    x = PAD
    for layer in places.layers:
        start = TOP + (most - len(layer)) * ROW / 2
        for n, key in enumerate(layer):
            if key in labels:
                mine = [s for s in steps if key in (s.one, s.other)]
                reached = len({s.article for s in steps if s.other == key})
                found[key] = Node(
                    key, names.get(key, key), signs.get(key, "other"), key in ends, bool(mine) and all(s.copied for s in mine), reached,
                    x, start + n * ROW, labels[key], below.get(key, ""),
                )  # fmt: skip
            else:
                found[key] = Node(key, "", "", False, False, 0, x, start + n * ROW)
        widest = max((max(len(labels[key]), 0.88 * len(below.get(key, ""))) for key in layer if key in labels), default=0.0)
        x += widest * LETTER + SIGN + GAP
    return found


def _drawn(edges: Sequence[Edge], nodes: dict[str, Node], places: _Places) -> tuple[list[Edge], float]:
    """The edges with their paths, and how high the picture is."""
    floor = max(node.y for node in nodes.values()) + ROW / 2
    out = []
    told: set[tuple[str, str]] = set()
    for edge in edges:
        wide = 1.2 + 0.8 * min(len(edge.articles) - 1, 6)
        one, other = nodes[edge.one], nodes[edge.other]
        if edge.back:
            floor += 22
            start, end = one.x + 4, other.x + 4
            path = (
                f"M{start:.0f} {one.y + 9:.0f}C{start:.0f} {floor + 14:.0f} {start:.0f} {floor:.0f} {start - 24:.0f} {floor:.0f}"
                f"H{end + 24:.0f}C{end:.0f} {floor:.0f} {end:.0f} {floor + 14:.0f} {end:.0f} {other.y + 14:.0f}"
            )
            tip = f"M{end - 5:.0f} {other.y + 17:.0f}L{end:.0f} {other.y + 9:.0f}L{end + 5:.0f} {other.y + 17:.0f}Z"
            out.append(replace(edge, path=path, width=wide, n=len(edge.articles), at=((start + end) / 2, floor - 4), tip=tip))
            continue
        line = places.lines[edge.one, edge.other]
        path, at = _line(line, nodes)
        last = (line[-2], edge.other)
        together = frozenset(a for e in edges if not e.back and (places.lines[e.one, e.other][-2], e.other) == last for a in e.articles)
        x, y = other.x - 4, other.y
        tip = f"M{x - 7:.0f} {y - 4:.1f}L{x:.0f} {y:.1f}L{x - 7:.0f} {y + 4:.1f}Z"
        out.append(replace(edge, path=path, width=wide, n=0 if last in told else len(together), at=at, tip=tip))
        told.add(last)
    for key in [key for key, node in nodes.items() if not node.name]:
        del nodes[key]
    return out, round(floor + 12, 1)


def _line(line: Sequence[str], nodes: Mapping[str, Node]) -> tuple[str, tuple[float, float]]:
    """A curve from the end of a name through its bends to the next name, and where its number stands."""
    first = nodes[line[0]]
    x, y = first.x + SIGN + len(first.label) * LETTER + 4, first.y
    path = f"M{x:.0f} {y:.1f}"
    at = (x, y)
    for n, key in enumerate(line[1:], 1):
        node = nodes[key]
        end = node.x - (9 if n == len(line) - 1 else 0)
        middle = max(x + 6, end - GAP / 2)
        path += f"H{max(x, end - GAP + 8):.0f}C{middle:.0f} {y:.1f} {middle:.0f} {node.y:.1f} {end:.0f} {node.y:.1f}"
        at = (x + 12, y - 5) if n > 1 else (end - GAP / 2 + 2, (y + node.y) / 2 - 5)
        x, y = end, node.y
    return path, at


def _circles(keys: Sequence[str], edges: Sequence[Edge]) -> list[tuple[str, ...]]:
    """For each line that leads back, the shortest way that it closes, as keys."""
    after: dict[str, list[str]] = {key: [] for key in keys}
    for edge in edges:
        after[edge.one].append(edge.other)
    found = []
    for edge in edges:
        if not edge.back:
            continue
        came: dict[str, str | None] = {edge.other: None}
        queue = [edge.other]
        for key in queue:
            for other in after[key]:
                if other not in came:
                    came[other] = key
                    queue.append(other)
        path: list[str] = []
        key_: str | None = edge.one
        while key_ is not None:
            path.append(key_)
            key_ = came.get(key_)
        found.append((*reversed(path), edge.other))
    return found


def short(name: str) -> str:
    """A name, cut to what is drawn of it."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
