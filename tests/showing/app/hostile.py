"""Ledgers whose articles try to be more than text, or are far too large."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import laut
from laut.ledger import Ledger
from laut.ledger.keeping import Got, keep
from laut.records import Attribution, Claim, Document, Figure, Part, Reading, Source, Span

SCRIPT = "<script>alert(1)</script>"
IMAGE = "\"'><img src=x onerror=alert(2)>"
STYLE = "</style><style>*{display:none}</style>"
BIDI = "\u202egnp.exe\u202c \u2066x\u2069 \u200f"
EVIL = f"{SCRIPT}{IMAGE}{STYLE}{{{{ 7*7 }}}}{BIDI}=cmd|x"
MOMENT = "2026-01-01T00:00:00.000Z"
LINE = "Die Behörde von Auried sprach am Abend von 12 Verletzten und nannte keinen Grund. "


def evil(place: Path, folder: Path) -> None:
    """A ledger of articles whose title, outlet, author, address and text carry markup, formulas and turned writing; through `laut add`."""
    body = (
        f"{SCRIPT} Laut {EVIL} wurden 12 Menschen verletzt. {IMAGE} Die Polizei sprach von 14 Verletzten.\n\n"
        f"„{EVIL}“, sagte Ministerin Mara {SCRIPT} Ohl. Nach Angaben der Polizei fuhr die Fähre von {EVIL} nach Izmir.\n"
    )
    for n in range(3):
        named = f"title: {EVIL} {n}\noutlet: {EVIL}{n}\nauthor: {EVIL}\nurl: javascript:alert({n})"
        (folder / f"evil{n}.txt").write_text(f"---\n{named}\npublished: 2026-03-0{n + 1}\nlanguage: de\n---\n\n{body}", encoding="utf-8")
    laut.add(place, *(str(path) for path in sorted(folder.glob("evil*.txt"))), workers=1)
    laut.questions(place)


def huge(place: Path, megabytes: float, claims: int) -> int:
    """A ledger with one article: a single paragraph of so many megabytes, with so many claims and figures; the document's number."""
    lines = int(megabytes * 1_000_000 / len(LINE.encode()))
    text = (LINE * lines).strip()
    step = max(1, lines // claims)
    at = [LINE.index("12 "), LINE.index("von Auried")]
    spots = [n * step * len(LINE) for n in range(min(claims, lines))]
    attributions, figures, found = [], [], []
    for n, b in enumerate(spots, 1):
        span = Span(b + at[0], b + at[0] + 2)
        content, cue = Span(b, b + 70), Span(b + 22, b + 28)
        attributions.append(Attribution(f"a{n}", "indirect", "asserts", "cue", (content,), (cue,), sources=("s1",)))
        figures.append(Figure(f"f{n}", span, "12", 12.0, 12.0, "exact", None, "Verletzten", "injured", attribution=f"a{n}"))
        found.append(Claim(f"c{n}", (content,), f"a{n}", (("Talpost",), ("Behörde von Auried",)), "asserts", (), (f"f{n}",)))
    document = Document(text, "Ein Absatz", "Talpost", None, date(2026, 3, 1), "de", None, parts=(Part(0, len(text), "paragraph", None),))
    source = Source("s1", "Behörde von Auried", "other", mentions=(Span(4, 21),))
    reader = (("version", "test"), ("data", "test"), ("model", None))
    reading = Reading(document, reader, (source,), tuple(attributions), tuple(figures), (), tuple(found))
    with Ledger(place, create=True) as ledger, ledger.writing() as connection:
        return keep(connection, reading, Got(text.encode(), "huge.txt"), ("auried",), MOMENT).document
