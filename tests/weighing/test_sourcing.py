"""What a figure rests on: each kind with a text that gives it and one that does not."""

from __future__ import annotations

from laut.records import Finding
from laut.weighing import weigh
from tests.weighing.build import Build


def kinds(build: Build, ui: str = "de") -> dict[str, Finding]:
    return {f.kind: f for f in weigh([build.reading()], ui=ui).findings}


def three_voices() -> Build:
    b = Build(
        "Laut Küstenpost gaben nordische Beamte an, dass etwa 4.000 Matrosen vermisst werden. Die Hafenwelt bestätigt diese Angaben.\n\n"
        "Nach Angaben von Seeblick werden etwa 4.000 Matrosen vermisst."
    )
    outer = b.says([b.who("Küstenpost", "outlet")], "gaben nordische Beamte an, dass etwa 4.000 Matrosen vermisst werden", "Laut")
    inner = b.says([b.who("nordische Beamte", "group", named=False)], "dass etwa 4.000 Matrosen vermisst werden", "gaben", parent=outer)
    b.says([b.who("Hafenwelt", "outlet")], "diese Angaben", "bestätigt", "confirms", speaker="Die Hafenwelt")
    last = b.says([b.who("Seeblick", "outlet")], "werden etwa 4.000 Matrosen vermisst", "Nach Angaben")
    for owner, after in ((inner, ""), (last, "Nach Angaben")):
        b.number("etwa 4.000", 4000, bound="about", after=after, counted="Matrosen", event="missing", attribution=owner)
    return b


def test_three_voices_and_one_named_origin() -> None:
    found = kinds(three_voices())
    finding = found["one_named_origin"]
    assert (finding.origins_at_least, finding.origins_at_most) == (1, 3)
    assert len(finding.claims) == 3 and finding.figures == ("f1", "f2")
    assert "nordische Beamte" in finding.says and "höchstens 3" in finding.says
    assert "no_confirmation" not in found and "no_named_origin" not in found


def test_two_named_origins_are_no_finding() -> None:
    b = Build("Laut Küstenwache werden 40 Matrosen vermisst. Der Reeder Ole Brandt sprach ebenfalls von 40 vermissten Matrosen.")
    b.says([b.who("Küstenwache")], "werden 40 Matrosen vermisst", "Laut")
    b.says([b.who("Ole Brandt", "person")], "40 vermissten Matrosen", "sprach")
    b.number("40", 40, counted="Matrosen", event="missing")
    b.number("40", 40, after="ebenfalls", counted="vermissten Matrosen", event="missing")
    assert "one_named_origin" not in kinds(b)


def confirmed(own: str, low: float, event: str) -> Build:
    b = Build(
        f"Nach Angaben der Hafenwelt wurden insgesamt 900 Kutter entsandt. Diese Zahlen werden auch vom Seeamt bestätigt, das {own} meldet."
    )
    b.says([b.who("Hafenwelt", "outlet")], "wurden insgesamt 900 Kutter entsandt", "Nach Angaben")
    b.says([b.who("Seeamt")], "Diese Zahlen", "bestätigt", "confirms")
    b.says([b.who("Seeamt")], own, "meldet", after="bestätigt")
    b.number("insgesamt 900", 900, counted="Kutter", event="sent")
    b.number(own.split(" Kutter")[0], low, after="bestätigt", counted="Kutter", event=event)
    return b


def test_a_confirmation_of_another_question_is_none() -> None:
    finding = kinds(confirmed("600 Kutter im Hafen", 600, "deployed"))["no_confirmation"]
    assert "verschiedene Fragen" in finding.says and finding.figures == ("f1", "f2")


def test_a_confirmation_with_another_figure_is_none() -> None:
    assert "verschiedene Zahlen" in kinds(confirmed("600 Kutter", 600, "sent"))["no_confirmation"].says


def test_a_confirmation_by_another_origin_with_the_same_figure_stands() -> None:
    assert "no_confirmation" not in kinds(confirmed("900 Kutter", 900, "sent"))


def test_the_origin_cannot_confirm_itself() -> None:
    b = Build("Nach Angaben des Seeamts wurden 900 Kutter entsandt. Das Seeamt bestätigte diese Zahl.")
    b.says([b.who("Seeamt")], "wurden 900 Kutter entsandt", "Nach Angaben")
    b.says([b.who("Seeamt")], "diese Zahl", "bestätigte", "confirms")
    b.number("900", 900, counted="Kutter", event="sent")
    assert "dieselbe Stelle: Seeamt" in kinds(b)["no_confirmation"].says


def test_a_chain_that_ends_in_an_outlet_names_no_origin() -> None:
    b = Build("Laut Hafenwelt fehlen 30 Boote. Laut Seeamt fehlen 12 Netze.\n\nIm Sturm sanken 70 Kutter, 90 Boote liefen aus.")
    b.says([b.who("Hafenwelt", "outlet")], "fehlen 30 Boote", "Laut")
    b.says([b.who("Seeamt")], "fehlen 12 Netze", "Laut", after="Laut Seeamt")
    b.number("30", 30, counted="Boote", event="missing")
    b.number("12", 12, counted="Netze")
    b.number("70", 70, counted="Kutter", event="destroyed")
    b.number("90", 90, counted="Boote")
    found = [f for f in weigh([b.reading()]).findings if f.kind == "no_named_origin"]
    assert [f.figures for f in found] == [("f1",), ("f3",)]
    assert "Hafenwelt" in found[0].says and "70 Kutter" in found[1].says


def test_attributed_to_nobody_and_called_partisan() -> None:
    b = Build("Nach ersten Erkenntnissen brach der Damm am Morgen. Der regierungsnahe Kanal Talfunk sprach von Sabotage.")
    b.says([], "brach der Damm am Morgen", "Nach ersten Erkenntnissen")
    b.says([b.who("Talfunk", "channel", leaning="regierungsnah")], "Sabotage", "sprach")
    found = kinds(b)
    assert "Nach ersten Erkenntnissen" in found["unattributed"].says
    assert "regierungsnah" in found["called_partisan"].says
    assert "regierungsnah" in kinds(b, "en")["called_partisan"].says and "article itself" in kinds(b, "en")["called_partisan"].says


def test_what_points_back_at_a_speaker_is_attributed() -> None:
    b = Build("Laut Seeamt brach der Damm. Demnach war der Kern aufgeweicht.")
    first = b.says([b.who("Seeamt")], "brach der Damm", "Laut")
    b.says([], "war der Kern aufgeweicht", "Demnach", parent=first, basis="pointer")
    assert "unattributed" not in kinds(b)


def test_a_speaker_who_was_not_found_is_not_nobody() -> None:
    b = Build("Sie sagte, der Damm sei am Morgen gebrochen. Nach vorliegenden Informationen war er alt.")
    b.says([], "der Damm sei am Morgen gebrochen", "sagte", speaker="Sie")
    b.says([], "war er alt", "Nach", speaker="vorliegenden Informationen")
    assert [f.says for f in weigh([b.reading()]).findings] == ["Niemandem zugeschrieben („Nach vorliegenden Informationen“): „war er alt“."]


def test_what_is_said_in_a_document_is_not_attributed_to_nobody() -> None:
    for text, expected in (
        ("Der Damm sei alt, hieß es.", True),
        ("Der Damm sei alt, hieß es in dem Prüfbericht.", False),
        ("In dem Bericht hieß es, Der Damm sei alt.", False),
    ):
        b = Build(text)
        b.says([], "Der Damm sei alt", "hieß es")
        assert ("unattributed" in kinds(b)) is expected, text


def test_one_of_no_known_kind_that_hands_on_is_no_origin() -> None:
    b = three_voices()
    for name in ("Küstenpost", "Seeblick"):
        old = b.sources[name]
        b.sources[name] = type(old)(old.id, old.name, "other" if name == "Küstenpost" else old.kind, old.named)
    assert kinds(b)["one_named_origin"].origins_at_most == 3


def test_own_figures_need_a_source_where_they_tell_what_happened() -> None:
    b = Build("Bei dem Unglück starben 13 Menschen. In der Halle standen 55 Boote, der Eintritt kostete 12 Euro.")
    b.number("13", 13, counted="Menschen", concept="person", event="killed")
    b.number("55", 55, counted="Boote")
    b.number("12 Euro", 12, unit="EUR")
    (finding,) = weigh([b.reading()]).findings
    assert finding.figures == ("f1",) and finding.says == "Keine Quelle genannt: 13 Menschen (getötet)."


def test_an_outlet_that_counted_itself_is_an_origin() -> None:
    b = Build("Laut einer Auswertung der Hafenwelt sanken 130 Boote.")
    b.says([b.who("Hafenwelt", "outlet")], "sanken 130 Boote", "Laut", speaker="einer Auswertung der Hafenwelt")
    b.number("130", 130, counted="Boote", event="destroyed")
    assert weigh([b.reading()]).findings == ()


def test_it_says_behind_an_attributed_sentence_is_no_nobody() -> None:
    b = Build("Das Seeamt teilte mit, die Mole sei gesperrt. Mehr könne man nicht sagen, hieß es.")
    b.says([b.who("Seeamt")], "die Mole sei gesperrt", "teilte mit")
    b.says([], "Mehr könne man nicht sagen", "hieß es")
    assert weigh([b.reading()]).findings == ()
