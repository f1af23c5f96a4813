"""A small article of our own with the reading that a careful reader would make of it."""

from __future__ import annotations

from datetime import date

from laut.records import (
    Attribution,
    Claim,
    Document,
    Fact,
    Figure,
    Finding,
    Reading,
    Route,
    Sheet,
    Source,
    Span,
    Time,
    Unread,
)

TEXT = (
    "Damm bei Kellenau gebrochen\n\nLaut dem Tagblatt sagte die Landrätin, vermutlich seien mindestens 1.200 Häuser überflutet. "
    "Am Montag waren es 4,5 Prozent weniger.\n\nAlles ist <b>offen</b> & unklar.\n"
)


def at(words: str) -> Span:
    """Where `words` stand."""
    b = TEXT.index(words)
    return Span(b, b + len(words))


def reading() -> Reading:
    """Every part of a reading, each field of the contract filled at least once."""
    content = at("vermutlich seien mindestens 1.200 Häuser überflutet")
    document = Document(TEXT, "Damm <gebrochen>", "Bote & Sohn", "A. B.", date(2025, 6, 3), "de", "https://example.org/damm")
    return Reading(
        document=document,
        reader=(("version", "0.1.0"), ("data", "d"), ("model", None)),
        sources=(
            Source("s1", "Tagblatt", "outlet", mentions=(at("Tagblatt"),), entry="tagblatt"),
            Source("s2", "Landrätin", "official", named=False, leaning="parteilos", mentions=(at("die Landrätin"),)),
        ),
        attributions=(
            Attribution(
                "a1", "indirect", "asserts", "cue", (Span(at("sagte").b, content.e),), (at("Laut"),), (at("dem Tagblatt"),), sources=("s1",)
            ),
            Attribution(
                "a2",
                "indirect",
                "estimates",
                "cue",
                (content,),
                (at("sagte"),),
                (at("die Landrätin"),),
                (),
                (at("sagte die Landrätin"),),
                ("s2",),
                "a1",
                ("vermutlich",),
                (date(2025, 6, 2), None),
            ),
        ),
        figures=(
            Figure(
                "f1",
                at("mindestens 1.200"),
                "mindestens 1.200",
                1200.0,
                None,
                "at_least",
                None,
                "Häuser",
                "building",
                role="total",
                event="flooded",
                attribution="a2",
            ),
            Figure(
                "f2",
                at("4,5 Prozent"),
                "4,5 Prozent",
                4.5,
                4.5,
                "exact",
                "percent",
                per=None,
                share_of="Häuser",
                role="change_by",
                perhaps="a2",
            ),
        ),
        times=(Time("t1", at("Montag"), "Montag", date(2025, 6, 2), date(2025, 6, 2), "DATE", "2025-06-02", "START"),),
        claims=(
            Claim(
                "c1",
                (content,),
                "a2",
                (("Bote & Sohn",), ("Tagblatt",), ("Landrätin",)),
                "estimates",
                ("vermutlich",),
                ("f1",),
                (),
                ("Kellenau",),
                (),
                "Häuser überflutet",
            ),
            Claim("c2", (at("Am Montag waren es 4,5 Prozent weniger."),), None, (("Bote & Sohn",), ()), "asserts", (), ("f2",), ("t1",)),
        ),
        routes=(Route("r1", "Kellenau", ("Auberg",), "road", ("truck",), (at("Kellenau"),), "a1"),),
        sheets=(Sheet("d1", "Damm", ("f2",), ("Höhe",), (None,), (), (at("Damm"),)),),
        findings=(
            Finding("w1", "difference", "2 + 2 = 4", (at("4,5 Prozent"),), (), ("f2",), True),
            Finding("w2", "one_named_origin", "nur <eine> Quelle", (content,), ("c1",), ("f1",), None, 1, 2, "u1"),
        ),
        unread=(Unread(at("Alles"), "table"),),
        facts=(
            Fact(
                "u1",
                "Häuser",
                "1.500",
                "1.400",
                "1.600",
                "Stück",
                "Kellenau",
                "Juni 2025",
                "Amt",
                "https://example.org/a",
                "vorläufig",
                "de",
                "liste.csv:2",
                ("f1",),
                ("f1",),
            ),
        ),
    )
