"""Tables of figures as Markdown: what is reached beside what was asked for and what others reach."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Table = dict[str, Any]

# What issue and design ask for: table, row -> least F1 (or seconds, megabytes, tokens a second).
REACH = {
    "seed": {
        "attribution": 0.90, "chain": 0.88, "stance": 0.90, "figure": 0.96, "thing": 0.94, "figure->who": 0.90, "time": 0.93,
        "finding": 0.85,
    },
    "reading": {"attribution": 0.75, "chain": 0.70, "figure": 0.90, "figure->who": 0.75, "time": 0.85},
    "pages": {"title": 0.95, "published": 0.95, "outlet": 0.95, "author": 0.95, "text": 0.95},
}  # fmt: skip


def markdown(table: Table) -> str:
    """One table: rows of precision, recall, F1 beside what is to be reached and what others reach; or text as it was printed."""
    lines = [f"## {table['title']}", ""]
    if "text" in table:
        return "\n".join([*lines, "```", table["text"].rstrip(), "```", ""])
    if "values" in table:
        lines += ["| what | value |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in table["values"])]
        return "\n".join([*lines, ""])
    wanted = REACH.get(table["name"], {})
    others = [p for p in tomllib.loads((HERE / "peers.toml").read_text("utf-8"))["peer"] if p["table"] == table["name"]]
    lines += ["| row | P | R | F1 | reach | others |", "| --- | --- | --- | --- | --- | --- |"]
    for row in table["rows"]:
        reach = f"{wanted[row['name']]:.2f}" if row["name"] in wanted else ""
        peers = row.get("others") or "; ".join(f"{p['f1']:.3f} {p['name']}" for p in others if p["row"] == row["name"])
        lines.append(f"| {row['name']} | {row['p']:.3f} | {row['r']:.3f} | {row['f1']:.3f} | {reach} | {peers} |")
    return "\n".join([*lines, ""])
