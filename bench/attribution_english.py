"""English attributions against PolNeAR: `python bench/attribution_english.py` prints the corpus's measure on its dev part.

--train N measures every N-th article of the train part instead; --misses and --false list what was not found and what was read without
gold there, grouped by cue (--cue WORD: only that cue; --limit N: so many a cue). The corpus is found through LAUT_SHARED or in the folder
`shared` beside the repository.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from bench.gold import lines, shared_folder  # noqa: E402
from laut.reading.attribution import find_attributions  # noqa: E402
from laut.reading.names import find_names  # noqa: E402
from laut.reading.references import Cast  # noqa: E402
from laut.reading.times import find_times  # noqa: E402
from laut.text import analyse  # noqa: E402

Spans = list[list[int]]


def main() -> None:
    """Read, measure, list."""
    options = _options()
    shared = shared_folder()
    if shared is None:
        raise SystemExit("the corpora are not here: set LAUT_SHARED, or put the folder `shared` beside the repository")
    name = "train" if options.train else "dev"
    gold = [g for n, g in enumerate(lines(shared / "corpora" / "polnear" / f"{name}.jsonl.gz")) if n % (options.train or 1) == 0]
    start = perf_counter()
    read = {g["name"]: {"attributions": [_plain(a) for a in attributions(g)]} for g in gold}
    spent = perf_counter() - start
    scorer(shared).english(gold, read, None)
    print(f"{len(gold)} articles in {spent:.1f} s")
    missed, wrong = differences(gold, read)
    if options.misses:
        show(missed, options)
    if options.false:
        show(wrong, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=int, metavar="N", help="every N-th article of the train part")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--false", action="store_true")
    parser.add_argument("--cue", help="only this cue")
    parser.add_argument("--limit", type=int, default=3)
    parser.add_argument("--cues", type=int, default=60, help="so many cues")
    return parser.parse_args()


def scorer(shared: Path) -> ModuleType:
    """The corpora's own score.py."""
    spec = importlib.util.spec_from_file_location("corpora_score", shared / "corpora" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def attributions(line: dict[str, Any]) -> Any:
    """The attributions of one article."""
    text = analyse(line["text"], "en")
    published = date.fromisoformat(line["published"][:10]) if line.get("published") else None
    return find_attributions(text, find_times(text, published), Cast(text, find_names(text), line.get("outlet")))


def _plain(a: Any) -> dict[str, Any]:
    return {"content": [list(s) for s in a.content], "cue": [list(s) for s in a.cue], "speaker": [list(s) for s in a.speaker]}


def differences(gold: list[dict[str, Any]], read: dict[str, dict[str, Any]]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Missed and wrong attributions by cue, each as a line that says what is different."""
    missed: dict[str, list[str]] = defaultdict(list)
    wrong: dict[str, list[str]] = defaultdict(list)
    for g in gold:
        tokens = [m.span() for m in re.finditer(r"\w+|[^\w\s]", g["text"])]
        wanted = [_roles(a, tokens, "source") for a in g["attributions"]]
        found = [_roles(a, tokens, "speaker") for a in read[g["name"]]["attributions"]]
        for out, mine, theirs, roles in (
            (missed, g["attributions"], found, wanted), (wrong, read[g["name"]]["attributions"], wanted, found),
        ):  # fmt: skip
            for a, role in zip(mine, roles, strict=True):
                kind = _difference(role, theirs)
                if kind and a.get("content"):
                    cue = _words(g["text"], a.get("cue") or []).lower() or "(none)"
                    out[cue].append(f"{kind:<8} {_context(g['text'], a)}")
    return missed, wrong


def _roles(a: dict[str, Any], tokens: list[tuple[int, int]], speaker: str) -> tuple[set[int], set[int]]:
    return _ids(a.get("content") or [], tokens), _ids(a.get(speaker) or [], tokens)


def _ids(spans: Spans, tokens: list[tuple[int, int]]) -> set[int]:
    return {i for i, (b, e) in enumerate(tokens) if any(b < y and x < e for x, y in spans)}


def _difference(role: tuple[set[int], set[int]], others: list[tuple[set[int], set[int]]]) -> str | None:
    """None where another has the same content and source; else `nothing`, `source` (content right), `extent` (content in part)."""
    content, source = role
    kind = "nothing"
    for other, who in others:
        shared = len(content & other)
        if 2 * shared >= 0.5 * (len(content) + len(other)) and shared:
            if source & who or not (source or who):
                return None
            kind = "source"
        elif shared and kind == "nothing":
            kind = "extent"
    return kind


def _words(text: str, spans: Spans) -> str:
    return " ~ ".join(" ".join(text[b:e].split()) for b, e in spans)


def _context(text: str, a: dict[str, Any]) -> str:
    """The attribution in its place: source in [ ], cue in < >, content in { }."""
    marks = [(s, "[", "]") for s in a.get("source") or a.get("speaker") or []]
    marks += [(s, "<", ">") for s in a.get("cue") or []] + [(s, "{", "}") for s in a.get("content") or []]
    first, last = min(s[0] for s, _, _ in marks), max(s[1] for s, _, _ in marks)
    first, last = max(first - 30, 0), min(last + 20, len(text), first + 500)
    inserts = sorted([(s[0], 1, o) for s, o, _ in marks] + [(s[1], 0, c) for s, _, c in marks])
    out, at = "", first
    for place, _, mark in inserts:
        if place <= last:
            out += text[at:place] + mark
            at = place
    return " ".join((out + text[at:last]).split())


def show(by_cue: dict[str, list[str]], options: argparse.Namespace) -> None:
    """The most frequent cues first."""
    total = sum(map(len, by_cue.values()))
    print(f"\n{total} in {len(by_cue)} cues")
    for cue, found in sorted(by_cue.items(), key=lambda item: (-len(item[1]), item[0]))[: options.cues]:
        if options.cue and options.cue != cue:
            continue
        print(f"{len(found):>4} {cue}")
        for line in found[: options.limit]:
            print("        ", line)


if __name__ == "__main__":
    main()
