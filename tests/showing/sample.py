"""A reading of our own, made by hand: every kind of thing that a view must show, in a text of four sentences."""

from __future__ import annotations

from datetime import date

from laut.records import Attribution, Claim, Document, Figure, Finding, Reading, Source, Span, Time, Unread

TEXT = (
    "Brücke bei Kalmenau gesperrt\n\n"
    "Laut Kalmenauer Bote gaben Beamte am Montag an, dass mindestens 1.200 Pendler vermutlich betroffen seien. "
    "Das Verkehrsamt bestätigte 4,2 Millionen Euro Schaden. "
    "Sollte es regnen, steigt der Pegel um 30 Prozent. "
    "Dutzende Lastwagen standen still."
)


def span(words: str) -> Span:
    """Where `words` first stand."""
    b = TEXT.index(words)
    return Span(b, b + len(words))


def reading() -> Reading:
    """The reading of `TEXT`."""
    document = Document(TEXT, "Brücke bei Kalmenau gesperrt", "Talpost", None, date(2025, 5, 6), "de")
    sources = (
        Source("s1", "Kalmenauer Bote", "outlet", mentions=(span("Kalmenauer Bote"),)),
        Source("s2", "Beamte", "group", named=False, mentions=(span("Beamte"),)),
        Source("s3", "Verkehrsamt", "state", mentions=(span("Verkehrsamt"),)),
    )
    inner = span("dass mindestens 1.200 Pendler vermutlich betroffen seien")
    attributions = (
        Attribution("a1", "indirect", "asserts", "cue", (inner,), (span("Laut"),), (span("Kalmenauer Bote"),), sources=("s1",)),
        Attribution(
            "a2", "indirect", "asserts", "cue", (inner,), (span("gaben"),), (span("Beamte"),), sources=("s2",), parent="a1",
            hedges=("vermutlich",), said=(date(2025, 5, 5), date(2025, 5, 5)),
        ),
        Attribution("a3", "reported", "confirms", "cue", (span("4,2 Millionen Euro Schaden"),), (span("bestätigte"),), sources=("s3",)),
        Attribution("a4", "free_indirect", "predicts", "run_on", (span("steigt der Pegel um 30 Prozent"),), sources=("s3",)),
        Attribution("a5", "indirect", "asserts", "cue", (span("Sollte es regnen"),)),
    )  # fmt: skip
    figures = (
        Figure("f1", span("mindestens 1.200"), "mindestens 1.200", 1200, None, "at_least", counted="Pendler", attribution="a2"),
        Figure("f2", span("4,2 Millionen Euro"), "4,2 Millionen Euro", 4.2e6, 4.2e6, "exact", "EUR", "Schaden", attribution="a3"),
        Figure("f3", span("30 Prozent"), "30 Prozent", 30, 30, "exact", "percent", role="change_by", attribution="a4"),
        Figure("f4", span("Dutzende"), "Dutzende", 24, None, "order_of_magnitude", counted="Lastwagen", perhaps="a3"),
    )
    times = (Time("t1", span("am Montag"), "am Montag", date(2025, 5, 5), date(2025, 5, 5), "DATE", "2025-05-05"),)
    claims = (
        Claim("c1", (inner,), "a2", (("Talpost",), ("Kalmenauer Bote",), ("Beamte",)), "asserts", ("vermutlich",), ("f1",), ("t1",)),
        Claim("c2", (span("4,2 Millionen Euro Schaden"),), "a3", (("Talpost",), ("Verkehrsamt",)), "confirms", (), ("f2",)),
        Claim("c3", (span("steigt der Pegel um 30 Prozent"),), "a4", (("Talpost",), ("Verkehrsamt",)), "predicts", (), ("f3",)),
        Claim("c4", (span("Dutzende Lastwagen standen still."),), None, (("Talpost",),), "asserts", (), ("f4",)),
        Claim("c5", (span("Sollte es regnen"),), "a5", (("Talpost",), ()), "asserts"),
    )
    findings = (
        Finding("w1", "one_named_origin", "≥ 1.200 Pendler: nur ein Ursprung genannt", (inner,), ("c1",), ("f1",), None, 1, 2),
        Finding("w2", "sum", "die Summe geht auf", (span("30 Prozent"),), figures=("f3",), holds=True),
        Finding("w3", "unattributed", "niemandem zugeschrieben: Lastwagen", (span("Dutzende Lastwagen"),), figures=("f4",)),
    )
    unread = (Unread(span("Brücke bei Kalmenau gesperrt"), "other_language"),)
    reader = (("version", "0"), ("data", None), ("model", None))
    return Reading(document, reader, sources, attributions, figures, times, claims, findings=findings, unread=unread)
