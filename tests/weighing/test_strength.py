"""Headlines, bounds and hedges."""

from __future__ import annotations

from laut.weighing import weigh
from tests.weighing.build import Build


def found(build: Build) -> dict[str, str]:
    return {f.kind: f.says for f in weigh([build.reading()]).findings}


def headline(title: str, body: str, bound: str, words: str) -> Build:
    b = Build(f"{title}\n\n{body}", title=title)
    b.number("900", 900, counted="Kutter", event="sent")
    b.number(words, 900, None, bound, after=body[:12], counted="Kutter", event="sent")
    return b


def test_a_headline_without_the_bound_of_the_text() -> None:
    says = found(headline("900 Kutter entsandt", "Das Land hat mindestens 900 Kutter entsandt.", "at_least", "mindestens 900"))
    assert "mindestens 900 Kutter" in says["headline_stronger"]


def test_a_headline_as_strong_as_the_text() -> None:
    assert "headline_stronger" not in found(headline("900 Kutter entsandt", "Das Land hat genau 900 Kutter entsandt.", "exact", "900"))


def test_a_headline_states_what_somebody_says() -> None:
    for title, expected in (("900 Kutter entsandt", True), ("Reederei: 900 Kutter entsandt", False), ("Wohl 900 Kutter entsandt", False)):
        b = headline(title, "Laut Reederei wurden 900 Kutter entsandt.", "exact", "900")
        b.says([b.who("Reederei", "company")], "wurden 900 Kutter entsandt", "Laut")
        assert ("headline_stronger" in found(b)) is expected, title


def test_a_headline_without_a_figure_that_the_text_doubts() -> None:
    b = Build(
        "Reeder verkauft alte Werft\n\nDer Reeder Brandt verkauft offenbar die alte Werft am Hafen.", title="Reeder verkauft alte Werft"
    )
    assert "offenbar" in found(b)["headline_stronger"]
    b = Build("Reeder verkauft alte Werft\n\nDer Reeder Brandt verkauft die alte Werft am Hafen.", title="Reeder verkauft alte Werft")
    assert "headline_stronger" not in found(b)


def test_a_bound_that_gets_lost() -> None:
    b = Build("Mindestens 900 Kutter liegen im Hafen. Das Wetter ist schlecht. Die 900 Kutter im Hafen warten.")
    b.number("Mindestens 900", 900, None, "at_least", counted="Kutter")
    b.number("900", 900, after="Die 900", counted="Kutter")
    assert "später nur noch „900 Kutter“" in found(b)["bound_lost"]


def test_a_hedge_that_gets_lost() -> None:
    b = Build("Vermutlich liegen 900 Kutter im Hafen. Das Wetter ist schlecht. Die 900 Kutter im Hafen warten.")
    b.number("900", 900, counted="Kutter")
    b.number("900", 900, after="Die 900", counted="Kutter")
    assert "vermutlich" in found(b)["hedge_lost"]
