"""A reading whose every field tries to be more than text."""

from __future__ import annotations

from dataclasses import replace

from laut.records import Attribution, Claim, Document, Figure, Finding, Part, Reading, Route, Sheet, Source, Span, Time, Unread

SCRIPT = "<script>alert(1)</script>"
IMAGE = "\"'><img src=x onerror=alert(2)>"
STYLE = "</style><style>*{background:url(http://127.0.0.1:9/x)}</style>"
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
BIDI = "\u202egnp.exe\u202c \u2066x\u2069 \x00 \x1b[31m \ud83d \u0085"
EVIL = f"{SCRIPT}{IMAGE}{STYLE}{TEMPLATE}{BIDI}--><!--"
LINK = "javascript:alert(3)"


def hostile() -> Reading:
    """The text says the same thing four times; sources, hedges, title and address are as bad as the text."""
    line = f"{EVIL} 12 {EVIL} sagte {EVIL} gestern."
    text = "\n\n".join((EVIL, line, line, f"{EVIL}\t{EVIL}"))
    figure, cue, when = text.index(" 12 ") + 1, text.index("sagte"), text.index("gestern")
    parts = tuple(Part(b, e, kind, EVIL if kind == "list" else None) for b, e, kind in _parts(text))
    document = Document(text, EVIL, EVIL, EVIL, None, 'de" onload="alert(4)', LINK, EVIL, EVIL, EVIL, EVIL, EVIL, None, parts)
    sources = (Source("s1", EVIL, "outlet", leaning=EVIL), Source("s2", f"{EVIL}2", "group", named=False))
    content = (Span(figure, figure + 2), Span(cue + 6, cue + 40))
    attributions = (
        Attribution("a1", "indirect", "denies", "cue", content, (Span(cue, cue + 5),), sources=("s1",), hedges=(EVIL,)),
        Attribution("a2", "indirect", "asserts", "run_on", content, sources=("s2",), parent="a1", addressee=(Span(0, 30),)),
    )  # fmt: skip
    bad = Figure("f1", Span(figure, figure + 2), "12", 12.0, 12.0, "exact", EVIL, EVIL, per=EVIL, attribution="a2")
    return Reading(
        document,
        (("version", EVIL), ("data", EVIL), ("model", None)),
        sources,
        attributions,
        (bad, replace(bad, id="f2", attribution=None, perhaps="a1", unit=None, span=Span(figure + 1, figure + 2), text="2")),
        (Time("t1", Span(when, when + 7), "gestern", None, None, "DATE", EVIL, EVIL),),
        (Claim("c1", content, "a2", ((EVIL,),), "denies", (EVIL,), ("f1",), ("t1",), (EVIL,), (EVIL,), EVIL),),
        (Route("r1", EVIL, (EVIL,), EVIL, (EVIL,), content, "a1"),),
        (Sheet("h1", EVIL, ("f1",), (EVIL,), (EVIL,), (("f1", "f1"),), content),),
        (Finding("w1", "sum", EVIL, content, ("c1",), ("f1", "f2")),),
        (Unread(content[1], EVIL), Unread(content[1], "speaker")),
    )


def _parts(text: str) -> list[tuple[int, int, str]]:
    kinds, out, at = ("title", "paragraph", "list", "table"), [], 0
    for kind, piece in zip(kinds, text.split("\n\n"), strict=True):
        out.append((at, at + len(piece), kind))
        at += len(piece) + 2
    return out
