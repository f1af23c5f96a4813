"""The sources as a tree: the outlet, whom it names, whom those name, down to the origins; drawn, and as a nested list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from laut.records import Reading
from laut.showing.chains import Link
from laut.showing.plan import Plan

ROW, INDENT, TOP = 27, 34, 16  # of the drawing, in its own units (pixels)
LONGEST = 44  # characters of a name that are drawn; the list has it whole
LETTER = 8.0  # how wide a letter is drawn at most, on average
SIGN = 16  # room for the sign of a kind


@dataclass(slots=True)
class Node:
    """One link of chains; `said`: at least one chain names it by a cue. `figures` and `claims` end here."""

    link: Link | None
    said: bool = False
    figures: int = 0
    claims: int = 0
    children: dict[tuple[object, ...], Node] = field(default_factory=dict)
    x: float = 0
    y: float = 0
    right: float = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a source to whom it names."""

    path: str
    said: bool


def tree(reading: Reading, plan: Plan) -> Node:
    """The outlet with every chain of the reading below it, in the order of the article."""
    root = Node(None, True)
    for claim in reading.claims:
        _walk(root, plan.chains.of_claim(claim)).claims += 1
    for figure in reading.figures:
        _walk(root, plan.chains.of_figure(figure)).figures += 1
    return root


def _walk(node: Node, links: tuple[Link, ...]) -> Node:
    for link in links:
        key = (tuple(s.id for s in link.sources), link.unsure)
        node = node.children.setdefault(key, Node(link))
        node.said = node.said or link.said
    return node


def nodes(node: Node) -> Iterator[Node]:
    """A node and all below it, from the outlet inward."""
    queue = [node]
    while queue:
        found = queue.pop()
        yield found
        queue.extend(reversed(found.children.values()))


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where everything stands in the picture."""

    width: float
    height: float
    nodes: tuple[tuple[Node, str], ...]
    edges: tuple[Edge, ...]


def drawing(root: Node, names: dict[int, str]) -> Drawing:
    """The tree set from left to right: a column for each step, a row for each origin. `names` holds the label of each node by its id()."""
    labels = {id(n): short(names[id(n)]) for n in nodes(root)}
    columns = _columns(root, labels)
    height = _rows(root, TOP)
    placed, edges = [], []
    stack = [(root, 0)]
    while stack:
        node, depth = stack.pop()
        node.x = columns[depth]
        node.right = node.x + SIGN + len(labels[id(node)]) * LETTER
        placed.append((node, labels[id(node)]))
        for child in node.children.values():
            edges.append(_edge(node, columns[depth + 1], child))
        stack.extend((child, depth + 1) for child in reversed(node.children.values()))
    return Drawing(max(n.right for n, _ in placed) + 8, height, tuple(placed), tuple(edges))


def short(name: str) -> str:
    """A name, cut to what is drawn of it."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def _columns(root: Node, labels: dict[int, str]) -> list[float]:
    """Where each step of the chains begins: behind the longest name of the step before."""
    widths: list[float] = []
    level = [root]
    while level:
        widths.append(max(len(labels[id(n)]) for n in level) * LETTER + SIGN)
        level = [child for n in level for child in n.children.values()]
    starts = [10.0]
    for width in widths:
        starts.append(starts[-1] + width + INDENT)
    return starts


def _rows(root: Node, top: float) -> float:
    """Give each leaf its row and each other node the middle of its own; the height of all."""
    y = top
    order = list(nodes(root))
    for node in order:
        if not node.children:
            node.y, y = y, y + ROW
    for node in reversed(order):
        if node.children:
            below = list(node.children.values())
            node.y = (below[0].y + below[-1].y) / 2
    return y - ROW + TOP


def _edge(parent: Node, x: float, child: Node) -> Edge:
    start, end, y = parent.right + 5, x - 9, child.y
    middle = end - INDENT / 2
    curve = f"C{middle + 2:.0f} {parent.y:.1f} {middle - 2:.0f} {y:.1f} {end:.0f} {y:.1f}"
    return Edge(f"M{start:.0f} {parent.y:.1f}H{middle - 8:.0f}{curve}", child.said)
