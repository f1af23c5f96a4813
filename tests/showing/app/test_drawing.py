"""Axes, the plot of answers, the graph of chains: what stands where."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from laut.showing.app.drawing.graph import Graph, Step, graph
from laut.showing.app.drawing.plot import SIDE, Dot, plot
from laut.showing.app.drawing.scale import Days, numbers
from laut.showing.app.words import speaking

EN, DE = speaking("en"), speaking("de")
DAY = date(2026, 3, 2)


def _dot(n: int, low: float | None, high: float | None, day: date | None = DAY, whisker: tuple[float, float] | None = None) -> Dot:
    return Dot(f"#a{n}", day, low, high, whisker, 1, "state", "A", False, False, f"answer {n}")


def test_numbers_at_an_axis_are_round() -> None:
    assert [t.label for t in numbers([2, 3]).ticks(EN)] == ["2", "3"]
    assert [t.label for t in numbers([0.1, 0.4]).ticks(DE)][:3] == ["0", "0,1", "0,2"]
    axis = numbers([300, 310_000_000])
    assert axis.log and len(axis.ticks(EN)) <= 8 and axis.ticks(DE)[-1].label.endswith("Mio.")
    assert not numbers([5]).log and numbers([]).part(0.5) == 0.5
    for values in ([7], [0, 0], [-3, 4], [1e-6, 2e-6], [1, 1e18]):
        axis = numbers(values)
        assert axis.ticks(EN) and all(0 <= axis.part(v) <= 1 for v in values)


def test_days_at_an_axis_are_few() -> None:
    for n in (1, 5, 20, 80, 400, 4000, 300_000):
        days = Days(DAY, DAY + timedelta(n))
        ticks = days.ticks(DE)
        assert 2 <= len(ticks) <= 8 and all(-0.01 <= t.at <= 1.01 for t in ticks)
        assert [t.at for t in ticks] == sorted(t.at for t in ticks)


def test_no_two_marks_can_be_hit_at_one_place() -> None:
    made = plot([_dot(n, 3, 3) for n in range(12)], (3, 3), "now 3", EN)
    assert made
    xs = sorted(m.x for m in made.marks)
    assert all(b - a >= SIDE for a, b in pairwise(xs))
    assert all(m.box[1] >= SIDE for m in made.marks)


def test_ranges_open_ends_whiskers_and_no_day() -> None:
    dots = [_dot(1, 3, 8), _dot(2, 5, None, DAY + timedelta(3)), _dot(3, None, 4), _dot(4, 5, 5, None, (4.5, 5.5)), _dot(5, None, None)]
    made = plot(dots, (3, None), "now ≥ 3", EN, 1)
    assert made and len(made.marks) == 4 and made.left_out == 1
    by = {m.dot.key: m for m in made.marks}
    bar, up, down, soft = (by[f"#a{n}"] for n in (1, 2, 3, 4))
    assert bar.top is not None and bar.bottom is not None and bar.top < bar.y < bar.bottom
    assert up.up is not None and up.up < up.y and down.down is not None and down.down > down.y
    assert soft.soft and soft.soft[0] < soft.y < soft.soft[1] and made.undated is not None and soft.x > made.undated
    assert made.band and made.band.y == made.top
    assert plot([_dot(1, None, None)], (None, None), "", EN) is None


def _graph(*pairs: tuple[str, str]) -> Graph:
    names = {name: name for pair in pairs for name in pair}
    made = graph([Step(a, b, f"{a}{b}", True, False) for a, b in pairs], names, dict.fromkeys(names, "outlet"), [], {})
    assert made
    return made


def test_chains_go_from_left_to_right() -> None:
    made = graph(
        [Step("X", "dpa", "1", True, False), Step("Y", "dpa", "2", True, True), Step("dpa", "police", "1", True, False),
         Step("dpa", "police", "2", True, False), Step("Z", "police", "3", False, False)],
        {"X": "X", "Y": "Y", "Z": "Z", "dpa": "dpa", "police": "police"}, {"police": "state"}, ["police"], {"police": "reaches 3 outlets"},
    )  # fmt: skip
    assert made and not made.circles
    at = {node.key: node for node in made.nodes}
    assert at["X"].x < at["dpa"].x < at["police"].x and at["Y"].hollow and not at["dpa"].hollow and at["police"].origin
    edges = {(e.one, e.other): e for e in made.edges}
    assert edges["dpa", "police"].n == 2 and edges["Z", "police"].n == 1 and edges["dpa", "police"].width > edges["X", "dpa"].width
    assert not edges["Z", "police"].said and edges["Y", "dpa"].hollow
    assert len({(round(n.x), round(n.y)) for n in made.nodes}) == len(made.nodes)
    assert all(n.x < made.width and n.y < made.height for n in made.nodes)


def test_a_circle_is_seen_and_named() -> None:
    made = _graph(("A", "B"), ("B", "C"), ("C", "A"))
    assert made.circles == (("A", "B", "C", "A"),)
    assert [(e.one, e.other) for e in made.edges if e.back] == [("C", "A")]
    assert _graph(("A", "B"), ("B", "A")).circles == (("A", "B", "A"),)


def test_many_institutions_are_drawn_in_part() -> None:
    names = {f"n{n}": f"outlet {n}" for n in range(200)}
    made = graph([Step(f"n{n}", "n0", str(n), True, False) for n in range(1, 200)], names, {}, ["n0"], {})
    assert made and len(made.nodes) == 60 and made.left_out == 140
    assert graph([], {}, {}, [], {}) is None
