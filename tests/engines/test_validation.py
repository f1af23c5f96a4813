"""Validation: what is drawn, what coders see, what their answers come to."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import laut
from laut.cli.main import cli, run
from laut.engines.validation import sheets
from laut.engines.validation.agreement import alphas
from laut.engines.validation.passages import LONGEST, Item, Passage, passages
from laut.engines.validation.sampling import _shares, sample
from laut.engines.validation.scoring import Coded, Rate, by_stratum, counts, matched, weighted
from laut.errors import InputError
from laut.records import Span

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("wildfire", "hochwasser", "presseschau", "streik", "poll")


@pytest.fixture(scope="module")
def every() -> list[Passage]:
    """The passages of some examples."""
    return [p for name in NAMES for p in passages(laut.read(EXAMPLES / f"{name}.txt"))]


def test_passages_slice_their_article(every: list[Passage]) -> None:
    texts = {r.document.id: r.document.text for r in (laut.read(EXAMPLES / f"{name}.txt") for name in NAMES)}
    for passage in every:
        b, e = passage.span
        assert texts[passage.document][b:e] == passage.text and passage.text.strip() == passage.text
        assert len(passage.text) <= LONGEST or passage.text.count(". ") < 2
        for item in passage.items:
            words = [passage.text[b:e] for b, e in item.spans if e <= len(passage.text)]
            assert item.what == "statement" or words == [item.words]
    assert len({p.id for p in every}) == len(every)


def test_the_same_seed_draws_the_same_in_any_order(every: list[Passage]) -> None:
    one, other = sample(every, 12), sample(reversed(every), 12)
    assert [d.passage.id for d in one] == [d.passage.id for d in other] and len(one) == 12
    assert {d.passage.id for d in sample(every, 12, seed=2)} != {d.passage.id for d in one}
    for d in one:
        assert d.of == sum(sampling_stratum == d.stratum for sampling_stratum in map(_stratum, every))


def _stratum(passage: Passage) -> tuple[str, ...]:
    return (passage.outlet or "?", (passage.published or "?")[:4], passage.language, passage.kind)


def test_more_than_there_is_draws_all(every: list[Passage]) -> None:
    assert len(sample(every, 10**6)) == len(every)
    with pytest.raises(InputError):
        sample(every, 5, ("colour",))


@given(st.dictionaries(st.tuples(st.text(max_size=2)), st.integers(1, 50), min_size=1, max_size=8), st.integers(1, 120))
def test_shares_add_up(strata: dict[tuple[str, ...], int], size: int) -> None:
    shares = _shares(strata, size)
    assert sum(shares.values()) == min(size, sum(strata.values()))
    assert all(0 <= shares[name] <= strata[name] for name in strata)
    if size >= len(strata):
        assert min(shares.values()) >= 1


def test_the_sheet_is_blind(every: list[Passage]) -> None:
    drawn = sample(every, 15)
    for row in csv.DictReader(io.StringIO(sheets.sheet(drawn, "x.csv").decode("utf-8-sig"))):
        assert set(row) == set(sheets.COLUMNS)
        assert not any(row[name] for name in ("what", "words", "who", "through", "stance", "low", "high", "bound", "measure", "nothing"))


def answered(drawn_key: Path, change: Callable[[int, list[dict[str, str]]], list[dict[str, str]]]) -> list[dict[str, str]]:
    """Rows of a coder who answers what the machine said, passage by passage as `change` has it."""
    _, units = sheets.read_key(drawn_key)
    out: list[dict[str, str]] = []
    for n, unit in enumerate(units.values()):
        rows = [
            dict.fromkeys(sheets.COLUMNS, "") | {
                "unit": unit.id, "what": item.what, "words": item.words.split(" … ")[0], "who": " + ".join(item.who),
                "through": "; ".join(" + ".join(link) or "?" for link in item.through), "stance": item.stance or "",
                "bound": item.bound or "",
                "low": "" if item.low is None else f"{item.low:.15g}", "high": "" if item.high is None else f"{item.high:.15g}",
                "measure": item.unit or "",
            }
            for item in unit.items
        ]  # fmt: skip
        out += change(n, rows) or [dict.fromkeys(sheets.COLUMNS, "") | {"unit": unit.id, "nothing": "x"}]
    return out


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    """A coder's sheet."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, sheets.COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """The key of a sample of the examples."""
    files = [str(EXAMPLES / f"{name}.txt") for name in NAMES]
    assert run(["validate", "sample", *files, "--out", str(tmp_path / "sheet.csv"), "--size", "30"]) == 0
    return tmp_path / "sheet.csv.key.jsonl"


def scored(*arguments: object) -> dict[str, dict[str, object]]:
    """What `laut validate score --json` prints."""
    done = CliRunner().invoke(cli, ["validate", "score", *map(str, arguments), "--json"], catch_exceptions=False)
    found: dict[str, dict[str, object]] = json.loads(done.output)
    return found


def test_a_coder_who_says_the_same(drawn: Path, tmp_path: Path) -> None:
    coder = write(tmp_path / "a.csv", answered(drawn, lambda n, rows: rows))
    told = scored(drawn, coder)["coders"][0]  # type: ignore[index]
    rates = told["strata"][0]["rates"]
    assert all(rate["value"] in (1.0, None) for rate in rates.values()), rates
    assert rates["figure precision"]["of"] > 20 and rates["statement recall"]["of"] > 20


def test_a_coder_who_finds_more_and_says_otherwise(drawn: Path, tmp_path: Path) -> None:
    def change(n: int, rows: list[dict[str, str]]) -> list[dict[str, str]]:
        return [row | ({"who": "Somebody Else"} if row["what"] == "figure" else {}) for row in rows if row["what"] == "figure"]

    coder = write(tmp_path / "a.csv", answered(drawn, change))
    rates = scored(drawn, coder)["coders"][0]["strata"][0]["rates"]  # type: ignore[index]
    assert rates["figure precision"]["value"] == 1.0 and rates["figure who"]["value"] == 0.0
    assert rates["statement precision"]["value"] == 0.0 and rates["statement recall"]["value"] is None


def test_two_coders_agree_or_do_not(drawn: Path, tmp_path: Path) -> None:
    def other(n: int, rows: list[dict[str, str]]) -> list[dict[str, str]]:
        return [row | {"stance": "denies"} if row["what"] == "statement" and i % 2 else row for i, row in enumerate(rows)]

    a = write(tmp_path / "a.csv", answered(drawn, lambda n, rows: rows))
    b = write(tmp_path / "b.csv", answered(drawn, other))
    same, apart = scored(drawn, a, a)["alpha"], scored(drawn, a, b)["alpha"]
    assert same["statement stance"]["alpha"] in (1.0, None) and same["figure value"]["alpha"] == 1.0  # type: ignore[index]
    assert apart["statement stance"]["alpha"] < 0.8 and apart["figure number"]["alpha"] == 1.0  # type: ignore[index]


def test_a_passage_left_empty_is_not_counted(drawn: Path, tmp_path: Path) -> None:
    rows = answered(drawn, lambda n, rows: rows)
    units = list(dict.fromkeys(row["unit"] for row in rows))
    coder = write(tmp_path / "a.csv", [row for row in rows if row["unit"] in units[:10]])
    assert scored(drawn, coder)["coders"][0]["coded"] == 10  # type: ignore[index]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"words": "words that stand nowhere"}, "words as they stand"), ({"what": "number"}, "figure or statement"),
        ({"unit": "none-1"}, "a unit of the key"), ({"what": "figure", "low": "viele", "bound": "exact"}, "a number such as"),
        ({"what": "statement", "stance": "says"}, "stance: one of"), ({"what": "figure", "low": "", "high": ""}, "low or high"),
        ({"what": "figure", "low": "1", "bound": "ca"}, "bound: one of"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_said_with_its_row(drawn: Path, tmp_path: Path, change: dict[str, str], told: str) -> None:
    rows = answered(drawn, lambda n, rows: rows)
    at = next(n for n, row in enumerate(rows) if row["what"])
    rows[at] |= change
    coder = write(tmp_path / "a.csv", rows)
    with pytest.raises(InputError, match=told) as error:
        sheets.read_sheet(coder, sheets.read_key(drawn)[1])
    assert f"row {at + 2}" in str(error.value)


def test_a_workbook_comes_back(every: list[Passage], tmp_path: Path) -> None:
    drawn = sample(every, 10)
    path, key = tmp_path / "s.xlsx", tmp_path / "k.jsonl"
    path.write_bytes(sheets.sheet(drawn, path.name))
    key.write_text(sheets.key(drawn, ("kind",), 1, {}), encoding="utf-8")
    _, units = sheets.read_key(key)
    assert sheets.read_sheet(path, units) == {}
    unit = next(unit for unit in units.values() if any(item.what == "figure" for item in unit.items))
    figure = next(item for item in unit.items if item.what == "figure")
    book = openpyxl.load_workbook(path)
    page = book.active
    assert page is not None
    row = next(r for r in range(2, page.max_row + 1) if page.cell(r, 1).value == unit.id)
    for name, value in (("what", "figure"), ("words", figure.words), ("low", figure.low or figure.high), ("bound", "exact")):
        page.cell(row, sheets.COLUMNS.index(name) + 1, value)
    book.save(path)
    ((id, items),) = sheets.read_sheet(path, units).items()
    assert id == unit.id and items[0].words == figure.words


@pytest.mark.parametrize("text", ["", "{}", '{"laut": "validate 1"}\n{"unit": 1}', "\x00"])
def test_a_key_that_is_none_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "k.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        sheets.read_key(path)


def test_a_sheet_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("work", encoding="utf-8")
    assert run(["validate", "sample", str(EXAMPLES / "poll.txt"), "--out", str(tmp_path / "s.csv")]) == 2
    assert (tmp_path / "s.csv").read_text(encoding="utf-8") == "work"


def item(b: int, e: int, what: str = "figure", **more: object) -> Item:
    """An item at a place."""
    return Item(what, (Span(b, e),), "x", **more)  # type: ignore[arg-type]


def test_items_are_matched_once_the_closest_first() -> None:
    assert matched([item(0, 4), item(3, 9)], [item(3, 9)]) == [(1, 0)]
    assert matched([item(0, 10, "statement")], [item(9, 30, "statement")]) == []
    assert matched([item(0, 4)], [item(0, 4, "statement")]) == []


def test_wilson_and_weights() -> None:
    low, high = Rate(9, 10).interval or (0, 0)
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert Rate(0, 0).value is None and Rate(0, 0).interval is None
    common = Coded("a", ("common",), "de", 90.0, (item(0, 2),), (item(0, 2),))
    rare = Coded("b", ("rare",), "de", 10.0, (item(0, 2),), ())
    assert counts(rare)["figure precision"] == (0, 1)
    assert weighted([common, rare])["figure precision"].value == pytest.approx(0.9)
    assert [row.name for row in by_stratum([common, rare])] == [(), ("common",), ("rare",)]


def test_alpha_of_a_known_case() -> None:
    # Two coders, ten items, nominal: agreement 9 of 10 over two values, by Krippendorff's formula for two coders.
    def coder(stances: str) -> dict[str, tuple[str, list[Item]]]:
        return {f"p{n}": ("de", [item(0, 9, "statement", stance=s)]) for n, s in enumerate(stances)}

    found = alphas([coder("aaaaabbbbb"), coder("aaaaabbbba")])["statement stance"]
    expected = 1 - (20 - 1) * 2 / (2 * 11 * 9)  # 1 - (n - 1) * disagreeing pairs / (2 * n_a * n_b)
    assert found.units == 10 and found.value == pytest.approx(expected)


def test_the_same_from_python(tmp_path: Path) -> None:
    readings = [laut.read(EXAMPLES / f"{name}.txt") for name in NAMES]
    assert laut.validate(readings, tmp_path / "s.csv", size=9) == 9
    place = tmp_path / "case.laut"
    laut.add(place, str(EXAMPLES / "poll.txt"), workers=1)
    assert laut.validate(place, tmp_path / "t.csv", size=5, by=("kind",)) == 5
    with pytest.raises(InputError):
        laut.validate(readings, tmp_path / "s.csv")
