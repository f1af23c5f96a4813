"""Tables of figures as Markdown: what is reached beside what was asked for and what others reach."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Table = dict[str, Any]
RATES = ("p", "r", "f1")

# What issue and design ask for: table, row -> least F1 (of persons: the share that is right).
REACH = {
    "seed": {
        "attribution": 0.90, "chain": 0.88, "stance": 0.90, "figure": 0.96, "thing": 0.94, "figure->who": 0.90, "time": 0.93,
        "finding": 0.85,
    },
    "reading": {
        "attribution": 0.84, "chain": 0.78, "stance": 0.85, "figure": 0.95, "thing": 0.90, "figure->who": 0.85, "time": 0.92,
    },
    "uhh": {"joint": 0.65, "exact": 0.36},
    "uhh-model": {"joint": 0.74, "exact": 0.44},
    "polnear": {"content tokens": 0.72, "source tokens": 0.68, "relation": 0.60},
    "krauts-diezeit": {"strict": 0.78, "relaxed": 0.88, "value": 0.74},
    "krauts-dolomiten": {"strict": 0.85, "relaxed": 0.91, "value": 0.86},
    "newsquant": {"value": 0.93, "value+unit": 0.85},
    "persons": {"gold": 0.95, "uhh-dev": 0.95},
    "pages": {"title": 0.95, "published": 0.95, "outlet": 0.95, "author": 0.95, "text": 0.95},
}  # fmt: skip


def markdown(table: Table) -> str:
    """One table: rows of precision, recall, F1 beside what is to be reached and what others reach; or text as it was printed.

    A table that is `bare` has no columns but its own.
    """
    lines = [f"## {table['title']}", ""]
    if "text" in table:
        return "\n".join([*lines, "```", table["text"].rstrip(), "```", ""])
    if "values" in table:
        lines += ["| what | value |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in table["values"])]
        return "\n".join([*lines, ""])
    wanted = REACH.get(table["name"], {})
    others = [p for p in tomllib.loads((HERE / "peers.toml").read_text("utf-8"))["peer"] if p["table"] == table["name"]]
    columns = table.get("columns", RATES)
    heads = ["row", *(c.upper() if c in RATES else c for c in columns), *([] if table.get("bare") else ["reach", "others"])]
    lines += [f"| {' | '.join(heads)} |", "| " + " | ".join(["---"] * len(heads)) + " |"]
    for row in table["rows"]:
        reach = f"{wanted[row['name']]:.2f}" if row["name"] in wanted else ""
        peers = row.get("others") or "; ".join(f"{p['f1']:.3f} {p['name']}" for p in others if p["row"] == row["name"])
        values = (f"{row[c]:.3f}" if c in RATES or isinstance(row[c], float) else str(row[c]) for c in columns)
        lines.append("| " + " | ".join([row["name"], *values, *([] if table.get("bare") else [reach, peers])]) + " |")
    return "\n".join([*lines, *(["", table["note"]] if table.get("note") else []), ""])
