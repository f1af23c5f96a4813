"""Claims: where a figure hangs, what is only inferred, which attributions become claims, and their chains."""

from __future__ import annotations

import pytest
from bench.findings import filled
from bench.gold import GoldArticle
from hypothesis import given, settings
from hypothesis import strategies as st

from laut.languages import known, toml
from laut.reading.claims import hedges, make_claims
from laut.records import Attribution, Figure, Span
from laut.text import analyse
from tests.weighing.build import Build


def nested() -> Build:
    b = Build("Laut Küstenpost erklärte das Seeamt, dass 40 Boote fehlen. Zwölf davon sind alt.\n\nIm Hafen liegen 70 Kutter.")
    outer = b.says([b.who("Küstenpost", "outlet")], "erklärte das Seeamt, dass 40 Boote fehlen", "Laut")
    b.says([b.who("Seeamt")], "dass 40 Boote fehlen", "erklärte", parent=outer, speaker="das Seeamt")
    b.number("40", 40, counted="Boote")
    b.number("Zwölf", 12, counted="Boote")
    b.number("70", 70, counted="Kutter")
    return b


def test_a_figure_hangs_on_the_innermost_attribution() -> None:
    figures = nested().reading().figures
    assert [(f.attribution, f.perhaps) for f in figures] == [("a2", None), (None, "a2"), (None, None)]


def test_the_relaying_attribution_is_a_link_and_no_claim() -> None:
    claims = nested().reading().claims
    assert [c.id for c in claims] == ["c1", "c2", "c3"]
    assert claims[0].attribution == "a2" and claims[0].chain == (("Talbote",), ("Küstenpost",), ("Seeamt",))
    assert claims[1].attribution is None and claims[1].chain == (("Talbote",),)


def test_a_sentence_that_turns_away_ends_the_run() -> None:
    b = Build("Laut Seeamt fehlen 40 Boote. Zum Vergleich: Im Hafen liegen 70 Kutter. Dazu kommen 12 Netze.")
    b.says([b.who("Seeamt")], "fehlen 40 Boote", "Laut")
    b.number("70", 70)
    b.number("12", 12)
    assert [f.perhaps for f in b.reading().figures] == [None, None]


def test_a_figure_in_the_speaker_has_no_attribution() -> None:
    b = Build("52 Prozent der Fischer sagten, dass die Mole zu kurz sei.")
    b.says(
        [b.who("52 Prozent der Fischer", "group")],
        "52 Prozent der Fischer sagten, dass die Mole zu kurz sei",
        "sagten",
        speaker="52 Prozent der Fischer",
    )
    b.number("52 Prozent", 52, unit="percent")
    assert b.reading().figures[0].attribution is None


def test_a_bound_word_before_the_content_belongs_to_the_figure() -> None:
    b = Build("Das Seeamt empfiehlt höchstens 5 Boote.")
    b.says([b.who("Seeamt")], "5 Boote", "empfiehlt", speaker="Das Seeamt")
    b.number("höchstens 5", None, 5, "at_most", counted="Boote")
    reading = b.reading()
    assert reading.figures[0].attribution == "a1" and [c.figures for c in reading.claims] == [("f1",)]


def test_how_old_the_speaker_is_makes_no_claim() -> None:
    b = Build("Der 43-jährige Fischer sagte, dass die Mole zu kurz sei.")
    b.says([b.who("Fischer")], "dass die Mole zu kurz sei", "sagte", speaker="Der 43-jährige Fischer")
    b.number("43-jährige", 43, unit="year", role="measure")
    assert [c.figures for c in b.reading().claims] == [()]


def test_a_figure_in_the_frame_is_the_article_s_own_without_the_content() -> None:
    b = Build("Die Mole sei zu kurz, sagte die Fischerin vor 90 Gästen.")
    b.says(
        [b.who("Fischerin")], "Die Mole sei zu kurz", "sagte", speaker="die Fischerin", frame=(b.span("sagte die Fischerin vor 90 Gästen"),)
    )
    b.number("90", 90, counted="Gästen")
    own = b.reading().claims[1]
    assert own.attribution is None and "Mole" not in b.text[own.spans[0].b : own.spans[-1].e]


def test_a_sentence_that_goes_on_without_a_verb_may_be_the_same_speakers() -> None:
    b = Build("Das Seeamt hatte von 9 Booten gesprochen, am Dienstag von 14.")
    b.says([b.who("Seeamt")], "9 Booten", "gesprochen", speaker="Das Seeamt", frame=(b.span("Das Seeamt hatte von"), b.span("gesprochen")))
    b.number("9", 9, counted="Booten")
    b.number("14", 14)
    assert [(f.attribution, f.perhaps) for f in b.reading().figures] == [("a1", None), (None, "a1")]


def test_without_an_outlet_the_chain_begins_with_the_source() -> None:
    b = nested()
    b.outlet = None
    assert b.reading().claims[0].chain == (("Küstenpost",), ("Seeamt",))
    assert b.reading().claims[2].chain == ()


def test_a_claim_says_what_it_is_about_in_the_words_of_the_article() -> None:
    assert nested().reading().claims[0].about == "Boote fehlen"


@pytest.mark.parametrize("language", known())
def test_hedges_have_examples(language: str) -> None:
    for example in toml(language, "claims")["examples"]:
        assert list(hedges(example["text"], language)) == example["hedges"]


def test_figures_hang_where_the_gold_hangs_them(gold: list[GoldArticle]) -> None:
    wrong = total = 0
    for article in gold:
        by = {f["id"]: f["attribution"] for f in article.gold["figures"]}
        for f in filled(article).figures:
            total += 1
            wrong += f.attribution != by[f.id]
    assert wrong <= 0.03 * total


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 199), st.integers(1, 80)), max_size=8), st.sampled_from(known()))
@settings(max_examples=60, deadline=None)
def test_no_text_makes_it_fail(text: str, spans: list[tuple[int, int]], language: str) -> None:
    cut = [Span(min(b, len(text)), min(b + n, len(text))) for b, n in spans]
    attributions = [
        Attribution(f"a{i}", "indirect", "asserts", "cue", (s,), parent=f"a{(i + 1) % max(1, len(cut))}") for i, s in enumerate(cut)
    ]
    figures = [Figure(f"f{i}", Span(s.b, min(s.b + 2, s.e)), text[s.b : s.b + 2], 1, 1, "exact") for i, s in enumerate(cut)]
    claims, hung = make_claims(analyse(text, language), attributions, figures, [], [], [], None)
    assert len(hung) == len(figures) and all(0 <= b <= e <= len(text) for c in claims for b, e in c.spans)


def test_what_a_pointer_goes_on_from_stays_a_claim_of_its_own() -> None:
    import laut

    said = "Wie das „Hafenblatt“ unter Berufung auf zwei Ermittler berichtet, war das Leck bekannt. Demnach hatte man gewarnt."
    reading = laut.read_text(said, published="2026-10-14", outlet="Sundkurier", language="de")
    assert [c.chain[-1] for c in reading.claims] == [("zwei Ermittler",), ()]
