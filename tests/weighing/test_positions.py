"""Positions and counts over time."""

from __future__ import annotations

from laut.weighing import weigh
from tests.weighing.build import Build


def found(build: Build) -> list[str]:
    return [f.kind for f in weigh([build.reading()]).findings]


def turn(denial: str) -> Build:
    b = Build(f"Das Seeamt hat den Bau der Mole nun bestätigt. Im Herbst {denial} das Seeamt den geplanten Bau der Mole.")
    b.says([b.who("Seeamt")], "den Bau der Mole", "bestätigt", "confirms")
    b.says([b.who("Seeamt")], "den geplanten Bau der Mole", denial.split()[0], "denies", after="Im Herbst")
    return b


def test_a_denial_that_became_a_confirmation() -> None:
    (finding,) = [f for f in weigh([turn("bestritt").reading()]).findings if f.kind == "position_change"]
    assert "bestritten „den geplanten Bau der Mole“" in finding.says and len(finding.spans) == 2


def test_denied_or_ignored_is_no_denial() -> None:
    assert "position_change" not in found(turn("dementierte oder ignorierte".replace("ignorierte", "ignoriert")))


def test_two_voices_change_no_position() -> None:
    b = Build("Das Seeamt hat den Bau der Mole bestätigt. Der Reeder Brandt bestritt den Bau der Mole.")
    b.says([b.who("Seeamt")], "den Bau der Mole", "bestätigt", "confirms")
    b.says([b.who("Brandt", "person")], "den Bau der Mole", "bestritt", "denies", after="bestritt")
    assert "position_change" not in found(b)


def counts(text: str, a: str, b_: str, who: tuple[str, str], event: str = "missing") -> Build:
    b = Build(text)
    for words, name in ((a, who[0]), (b_, who[1])):
        b.says([b.who(name)], f"{words} vermisste Matrosen", after=name)
        b.number(words, float(words), after=name, counted="Matrosen", event=event)
    return b


def test_a_later_count_replaces_an_earlier_one() -> None:
    b = counts(
        "Die Küstenwache sprach zunächst von 12 vermisste Matrosen. Die Reederei nennt nun 19 vermisste Matrosen.",
        "12",
        "19",
        ("Küstenwache", "Reederei"),
    )
    assert "update" in found(b) and "conflict" not in found(b)


def test_two_voices_that_exclude_each_other() -> None:
    b = counts(
        "Die Küstenwache spricht von 12 vermisste Matrosen. Die Reederei hält dagegen 19 vermisste Matrosen für richtig.",
        "12",
        "19",
        ("Küstenwache", "Reederei"),
    )
    assert "conflict" in found(b) and "update" not in found(b)


def test_the_same_number_is_no_conflict() -> None:
    b = counts(
        "Die Küstenwache spricht von 12 vermisste Matrosen. Die Reederei nennt dagegen 12 vermisste Matrosen.",
        "12",
        "12",
        ("Küstenwache", "Reederei"),
    )
    assert "conflict" not in found(b)


def test_people_killed_and_the_dead_are_one_thing() -> None:
    b = Build("Nach Angaben der Küstenwache kamen 17 Menschen ums Leben. Das Hilfswerk zählt dagegen nur 12 Tote.")
    b.says([b.who("Küstenwache")], "kamen 17 Menschen ums Leben", "Nach Angaben")
    b.number("17", 17, counted="Menschen", concept="person", event="killed")
    b.number("12", 12, counted="Tote", concept="dead", event="killed")
    (finding,) = [f for f in weigh([b.reading()]).findings if f.kind == "conflict"]
    assert "für die zweite Angabe ist keine Quelle gelesen" in finding.says


def test_civilians_and_officers_are_two_things() -> None:
    b = Build("Nach Angaben der Küstenwache starben 17 Zivilisten. Das Hilfswerk nennt dagegen 12 Polizisten.")
    b.says([b.who("Küstenwache")], "starben 17 Zivilisten", "Nach Angaben")
    b.says([b.who("Hilfswerk")], "12 Polizisten", "nennt")
    b.number("17", 17, counted="Zivilisten", concept="civilian", event="killed")
    b.number("12", 12, counted="Polizisten", concept="police_officer", event="killed")
    assert "conflict" not in found(b)


def test_two_outlets_that_count_nearly_alike_are_at_odds() -> None:
    b = Build("Laut Hafenwelt sind 41 Menschen tot. Der Küstenbote meldete 40 Tote.")
    b.says([b.who("Hafenwelt", "outlet")], "sind 41 Menschen tot", "Laut")
    b.says([b.who("Küstenbote", "outlet")], "40 Tote", "meldete")
    b.number("41", 41, counted="Menschen", concept="person", event="killed")
    b.number("40", 40, counted="Tote", concept="dead", event="killed")
    assert "conflict" in found(b)


def test_a_count_that_was_corrected_in_one_sentence_is_an_update() -> None:
    b = Build("Die Zahl der Toten wurde von 86 auf 76 nach unten korrigiert.")
    b.number("86", 86, counted="Toten", concept="dead", event="killed", role="change_from")
    b.number("76", 76, counted="Toten", concept="dead", event="killed", role="change_to")
    assert "update" in found(b)


def test_two_amounts_without_a_word_of_contrast_may_both_be_right() -> None:
    b = Build("Nach Angaben der Küstenwache sind 17 Menschen tot. Der Bürgermeister von Neutal meldete 12 Tote.")
    b.says([b.who("Küstenwache")], "sind 17 Menschen tot", "Nach Angaben")
    b.says([b.who("Bürgermeister")], "12 Tote", "meldete")
    b.number("17", 17, counted="Menschen", concept="person", event="killed")
    b.number("12", 12, counted="Tote", concept="dead", event="killed")
    assert "conflict" not in found(b)


def test_all_who_give_the_same_figure_stand_on_one_side_of_a_conflict() -> None:
    b = Build("Die Reederei spricht von 40 Vermissten. Der Hafen nennt 40 Vermisste. Die Küstenwache zählt dagegen 25 Vermisste.")
    for name, words, after in (("Reederei", "40", "Die"), ("Hafen", "40", "nennt"), ("Küstenwache", "25", "dagegen")):
        b.says([b.who(name)], f"{words} Vermisste", after=after)
        b.number(words, float(words), after=after, counted="Vermisste", concept="missing", event="missing")
    (finding,) = [f for f in weigh([b.reading()]).findings if f.kind == "conflict"]
    assert "Reederei, Hafen" in finding.says and len(finding.figures) == 3


def test_a_no_and_a_later_yes_of_the_same_speaker() -> None:
    b = Build(
        "„Ja, eine Warnung ging ein“, sagte Reeder Ole Brandt. Im Mai hatte Brandt erklärt, dass es keine frühe Warnung gegeben habe."
    )
    b.says([b.who("Ole Brandt", "person")], "„Ja, eine Warnung ging ein“", "sagte")
    b.says([b.who("Ole Brandt", "person")], "dass es keine frühe Warnung gegeben habe", "hatte")
    b.says([b.who("Ole Brandt", "person")], "Im Mai", "hatte")
    assert found(b) == ["position_change"]


def test_replaced_counts_of_one_thing_are_told_together() -> None:
    b = Build("Zunächst hatte die Küstenwache 9 Tote gemeldet. Anfangs war von 14 Toten die Rede. Es sind 17 Menschen gestorben.")
    for text, n in (("9", 9), ("14", 14)):
        b.number(text, n, counted="Toten" if n == 14 else "Tote", concept="dead", event="killed")
    b.number("17", 17, counted="Menschen", concept="person", event="killed")
    (finding,) = [f for f in weigh([b.reading()]).findings if f.kind == "update"]
    assert finding.figures == ("f1", "f2", "f3") and finding.says == "Mehrere Stände (getötet): „9 Tote; 14 Toten“; danach „17 Menschen“."


def test_a_confirmation_after_denials_is_a_changed_position() -> None:
    b = Build("Nach wochenlangen Dementis hat das Seeamt bestätigt, dass die Mole einstürzt.")
    b.says(
        [b.who("Seeamt")],
        "dass die Mole einstürzt",
        "bestätigt",
        "confirms",
        frame=(b.span("Nach wochenlangen Dementis hat das Seeamt bestätigt"),),
    )
    (finding,) = weigh([b.reading()]).findings
    assert finding.kind == "position_change" and "„Nach wochenlangen Dementis“" in finding.says


def test_a_bare_count_takes_the_thing_of_the_other_count() -> None:
    b = Build("Es kamen nach Angaben der Polizei 8.000, nach Angaben der Veranstalter mehr als 40.000 Menschen.")
    b.says([b.who("Polizei")], "8.000", "nach")
    b.says([b.who("Veranstalter")], "mehr als 40.000 Menschen", "nach Angaben der V")
    b.number("8.000", 8000)
    b.number("mehr als 40.000", 40000, bound="more_than", counted="Menschen", concept="person", event="demonstrated")
    (finding,) = [f for f in weigh([b.reading()]).findings if f.kind == "conflict"]
    assert finding.says.startswith("„8.000 Menschen“ (Polizei) und „mehr als 40.000 Menschen“ (Veranstalter)")


def test_the_dead_were_killed_and_two_of_them_are_no_new_count() -> None:
    b = Build("At least six people were killed. Two of the dead were divers. On Tuesday the mayor had put the toll at four.", "en")
    b.number("At least six", 6, bound="at_least", counted="people", concept="person", event="killed")
    b.number("Two", 2, counted="dead", concept="dead", event="killed")
    b.number("four", 4, counted="dead", concept="dead")
    (finding,) = [f for f in weigh([b.reading()]).findings if f.kind == "update"]
    assert finding.figures == ("f3", "f1")
