"""docs/screenshot.svg: what `laut read` shows of the press review in examples/, as a terminal of 96 columns would."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.text import Text

import laut
from laut.showing.terminal import show_reading

TOP = Path(__file__).resolve().parents[1]
WIDTH, LINES = 96, 66
CELL, LINE, SIZE, EDGE = 8.43, 19.0, 14, 26  # of a monospaced font whose cells are 0.602 em wide
INK, PAPER, GREY = "#262421", "#fdfcf8", "#78746c"
COLOURS = {3: "#866500", 4: "#265494", 5: "#843a7c", 6: "#006e7a"}  # by their numbers among the standard colours


def lines(name: str, ui: str) -> list[Text]:
    """The lines that a terminal shows, styled."""
    out = io.StringIO()
    console = Console(file=out, width=WIDTH, force_terminal=True, color_system="standard")
    show_reading(laut.read(TOP / "examples" / f"{name}.txt", ui=ui), ui, console)
    return [Text.from_ansi(line) for line in out.getvalue().split("\n")]


def svg(shown: Iterable[Text], command: str) -> str:
    """The lines as a picture that names no host: a viewer takes the monospaced font that it has."""
    console, rows = Console(color_system="standard", force_terminal=True), []
    for number, line in enumerate([Text.assemble(("$ " + command, "dim")), Text(), *shown]):
        at, y = 0, EDGE + (number + 1) * LINE
        for segment in line.render(console):
            words = segment.text.strip("\n")
            blank = len(words) - len(words.lstrip(" "))
            if words.strip():
                rows.append(f'<text x="{EDGE + (at + blank) * CELL:.1f}" y="{y:.1f}"{look(segment)}>{escape(words.strip(" "))}</text>')
            at += cell_len(words)
    height, width = EDGE * 2 + (number + 1) * LINE, EDGE * 2 + WIDTH * CELL
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="{escape(command)}">\n'
        f'<rect width="100%" height="100%" rx="6" fill="{PAPER}"/>\n'
        f'<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="{SIZE}" fill="{INK}" xml:space="preserve">\n'
        + "\n".join(rows)
        + "\n</g>\n</svg>\n"
    )


def look(segment: Segment) -> str:
    """The attributes for the style of a segment."""
    style, parts = segment.style, []
    if style is None:
        return ""
    if style.color:
        parts.append(f'fill="{COLOURS.get(style.color.number or 0, INK)}"')
    elif style.dim:
        parts.append(f'fill="{GREY}"')
    if style.bold:
        parts.append('font-weight="bold"')
    if style.italic:
        parts.append('font-style="italic"')
    return "".join(f" {part}" for part in parts)


def main() -> None:
    """Write the picture."""
    shown = lines("presseschau", "de")[:LINES]
    (TOP / "docs" / "screenshot.svg").write_text(svg(shown, "laut read examples/presseschau.txt --ui de"), encoding="utf-8")


if __name__ == "__main__":
    main()
