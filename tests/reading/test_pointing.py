"""Second mentions are brought to the source that the text named before; where two fit alike, to nobody."""

from __future__ import annotations

import pytest

from laut.reading.names import find_names
from laut.reading.references import Cast
from laut.text import analyse

CASES: list[tuple[str, list[tuple[str, list[str] | None]]]] = [
    ("Die Deutsche Bahn wollte sich nicht äußern. «Wir ermitteln», teilte das Unternehmen mit.", [("das Unternehmen", ["Deutsche Bahn"])]),
    ("Die Deutsche Bahn baut um. Der Konzern teilte das mit.", [("Der Konzern", ["Deutsche Bahn"])]),
    (
        "Die Kellenauer Solarwerke GmbH streicht 30 Stellen. Nach Angaben des Konzerns bleibt der Rest.",
        [("des Konzerns", ["Kellenauer Solarwerke GmbH"])],
    ),
    ("Das Klinikum Kellenau behandelte 30 Verletzte. Die Klinik sprach von einem ruhigen Tag.", [("Die Klinik", ["Klinikum Kellenau"])]),
    (
        "Das „Handelsblatt“ hatte das gemeldet. Das Blatt beruft sich auf Kreise.",
        [("Das „Handelsblatt“", ["Handelsblatt"]), ("Das Blatt", ["Handelsblatt"])],
    ),
    ("Nach Angaben der Bezirksregierung Kellenau fehlt Geld. Die Behörde prüft das.", [("Die Behörde", ["Bezirksregierung Kellenau"])]),
    ("Nach Angaben der Regierung fehlt Geld. Die Behörde prüft das.", [("Die Behörde", ["Behörde"])]),
    ("Der Katastrophenschutz Kellenau zählt mit. Das Hilfswerk Kellenau hilft.", [("Hilfswerk Kellenau", ["Kellenau"])]),
    ("Nach Angaben des Hilfswerks Auetal fehlt Geld.", [("Angaben des Hilfswerks Auetal", ["Hilfswerk Auetal"])]),
    ("Der Tourismusverband Achensee klagt.", [("Der Tourismusverband Achensee", ["Tourismusverband Achensee"])]),
    ("Der Verein Seenotruf klagt.", [("Der Verein Seenotruf", ["Seenotruf"])]),
    ("Die Polizei nahm drei Männer fest. Nach Angaben der Beamten schweigen sie.", [("der Beamten", ["Polizei"])]),
    ("Die Werft schloss. Die Beamten prüfen den Fall.", [("Die Beamten", ["Beamte"])]),
    ("Der Kreis fragte einen Taucher. Dieser riet ab.", [("Dieser", ["Taucher"])]),
    ("Der Kreis fragte zwei Mitarbeiter der Werft. Diese rieten ab.", [("Diese", ["zwei Mitarbeiter der Werft"])]),
    ("Die Zahl stammt aus einem Bericht des Rechnungshofs. Dieser rügte das.", [("Dieser", ["Rechnungshof"])]),
    ("Es kam zum Streit um den Damm. Dieser hält.", [("Dieser", [])]),
    ("Die Reederei Nordlinie wies das zurück. Eine Sprecherin sprach von Lügen.", [("Eine Sprecherin", ["Reederei Nordlinie"])]),
    ("Das Landgericht Kellenau tagt. Ein Gerichtssprecher nannte das falsch.", [("Ein Gerichtssprecher", ["Landgericht Kellenau"])]),
    ("Es regnet seit Tagen. Ein Sprecher sagte nichts.", [("Ein Sprecher", ["Sprecher"])]),
    ("Das Amt warnt. Dessen Leiter Jan Petersen blieb ruhig.", [("Dessen Leiter Jan Petersen", ["Jan Petersen"])]),
    (
        "Das Amt warnt. Deren Leiterin, die Biologin Clara Seewald, blieb ruhig.",
        [("Deren Leiterin, die Biologin Clara Seewald,", ["Clara Seewald"])],
    ),
    (
        "Jan Petersen lobte den Plan. Clara Seewald lehnte ihn ab. Beide reisten ab.",
        [("Jan Petersen", ["Jan Petersen"]), ("Clara Seewald", ["Clara Seewald"]), ("Beide", ["Jan Petersen", "Clara Seewald"])],
    ),
    ("Zwei Taucher sahen es. Beide schwiegen.", [("Zwei Taucher", ["Zwei Taucher"]), ("Beide", ["Zwei Taucher"])]),
    ("Das Amt warnte. Der Hafen schloss. Beide schwiegen.", [("Beide", [])]),
    ("Ein Lotse half dem Kapitän. Der Lotse schwieg.", [("Der Lotse", ["Lotse"])]),
    ("Die Forscherin Clara Seewald kam an. Ihre Angaben sind neu.", [("Ihre Angaben", ["Clara Seewald"])]),
    ("Im Energieministerium wird gestritten. Das Ministerium schweigt.", [("Das Ministerium", ["Energieministerium"])]),
    ("Der Netzbetreiber Transvolt baut. Der Konzern wartet.", [("Der Konzern", ["Transvolt"])]),
    ("Das teilte die Betreiberin Seekabel Nord mit. Das Unternehmen wartet.", [("Das Unternehmen", ["Seekabel Nord"])]),
    ("Der Statistiker Jan Petersen rechnete. Das stimme, sagte der Portugiese.", [("der Portugiese", ["Jan Petersen"])]),
    ("Der Stahlbauer Brandl & Holm baut. Martina Holm ging.", [("Der Stahlbauer Brandl & Holm", ["Stahlbauer Brandl & Holm"])]),
    ("Für die Polizei ist der Fall gelöst. Die Ermittler schweigen.", [("Die Ermittler", ["Polizei"])]),
    ("Die BBC zeigte Bilder. Der Sender nannte 30 Tote.", [("Der Sender", ["BBC"])]),
    ("Jan Petersen leitet den Hafen seit Jahren. Der 61-Jährige sagte, er höre auf.", [("Der 61-Jährige", ["Jan Petersen"])]),
    ("Clara Seewald führt die Werft. Die Managerin kündigte Entlassungen an.", [("Die Managerin", ["Clara Seewald"])]),
    ("Gunnar Holm gewann das Rennen. Der Isländer sagte, er sei müde.", [("Der Isländer", ["Gunnar Holm"])]),
    ("Der Fischer starb. Seine Frau Clara Seewald sah es. Die Witwe sagte, es sei dunkel gewesen.", [("Die Witwe", ["Clara Seewald"])]),
    ("Clara Seewald untersucht Quallen. Die Forscherin warnt.", [("Die Forscherin", ["Clara Seewald"])]),
    ("Clara Seewald und Eva Klein trafen sich. Die Forscherin warnt.", [("Die Forscherin", [])]),
    (
        "Landrat Jan Petersen stellte den Plan vor. Der Verwaltungschef sprach von 30 Millionen Euro.",
        [("Der Verwaltungschef", ["Jan Petersen"])],
    ),
    ("Jan Petersen trat auf. Die Ministerin widersprach.", [("Die Ministerin", ["Ministerin"])]),
    ("Manfred Groß hat es gesehen. Ein 19-Jähriger wurde festgenommen. Er bestreitet die Tat.", [("Er", ["19-Jähriger"])]),
    (
        "Jan Petersen und Lars Holm kritisierten den Plan. Letzterer sprach von 30 Millionen Euro. Ersterer schwieg.",
        [("Jan Petersen und Lars Holm", None), ("Letzterer", ["Lars Holm"]), ("Ersterer", ["Jan Petersen"])],
    ),
    (
        "Malische Offiziere haben das bestätigt. Die Offiziere hätten es eingeräumt.",
        [("Malische Offiziere", ["malische Offiziere"]), ("Die Offiziere", ["malische Offiziere"])],
    ),
    ("Nach Informationen unserer Zeitung fehlen 30.", [("Informationen unserer Zeitung", ["Fjordblatt"])]),
    ("Nach Informationen dieser Zeitung fehlen 30.", [("dieser Zeitung", ["Fjordblatt"])]),
    ("Das erfuhr unsere Redaktion.", [("unsere Redaktion", ["Fjordblatt"])]),
    ("Der Hafenbote kommt auf ganz andere Mengen. Ihm zufolge waren es 30.", [("Ihm", ["Hafenbote"])]),
    (
        "Ein Sprecher von Außenminister Jan Petersen sagte das.",
        [("Ein Sprecher von Außenminister Jan Petersen", ["Sprecher von Jan Petersen"])],
    ),
    (
        "Ein Sprecher der Tuareg-Rebellen nannte 84. Nach Darstellung der Rebellen starben 47.",
        [("Ein Sprecher der Tuareg-Rebellen", ["Sprecher der Tuareg-Rebellen"]), ("Darstellung der Rebellen", ["Rebellen"])],
    ),
    ("Das steht in einem internen Papier.", [("einem internen Papier", ["internes Papier"])]),
    (
        "Das schrieb er. Das sagte die Managerin in einer Telefonkonferenz am Montag.",
        [("die Managerin in einer Telefonkonferenz am Montag", ["Managerin"])],
    ),
    ("Das sagte Müller (CDU) am Abend.", [("Müller (CDU)", ["Müller"])]),
    ("Jan Petersen fand das. Das schrieb er in einer Studie.", [("er in einer Studie", ["Jan Petersen"])]),
    ("Chinesische Politiker widersprachen.", [("Chinesische Politiker", ["chinesische Politiker"])]),
    ("Südkoreanische Militärs widersprachen.", [("Südkoreanische Militärs", ["südkoreanische Militärs"])]),
    ("Wie südkoreanische Militärs sagten.", [("südkoreanische Militärs", ["südkoreanische Militärs"])]),
    ("Nach Angaben des Roten Kreuzes starben 3.", [("Angaben des Roten Kreuzes", ["Rotes Kreuz"])]),
    ("Das sagte der Talsender am Abend.", [("der Talsender", ["Talsender"])]),
    ("Wie das Landesamt für Gewässer mitteilte.", [("das Landesamt für Gewässer", ["Landesamt für Gewässer"])]),
    (
        "Die Umweltschutzorganisation WWF warnt. Die Umweltschutzorganisation fordert ein Ende.",
        [("Die Umweltschutzorganisation WWF", ["WWF"]), ("Die Umweltschutzorganisation", ["WWF"])],
    ),
    (
        "Das fordern Greenpeace und der WWF. Die Organisationen nannten Zahlen.",
        [("Greenpeace und der WWF", ["Greenpeace", "WWF"]), ("Die Organisationen", ["Greenpeace", "WWF"])],
    ),
    ("Clara Seewald trat auf. Der Eigentümer schwieg.", [("Der Eigentümer", ["Eigentümer"])]),
    ("Jan Petersen trat auf. Der Eigentümer schwieg.", [("Der Eigentümer", ["Eigentümer"])]),
    (
        "Das Landgericht Kellenau urteilte. Das sagte ein Sprecher des Landgerichts Kellenau.",
        [("Das Landgericht Kellenau", ["Landgericht Kellenau"])],
    ),
    ("Freizeitforscher widersprechen dem.", [("Freizeitforscher", ["Freizeitforscher"])]),
    (
        "Bundespräsident Köhler reiste ab. Der Bundespräsident sagte nichts.",
        [("Bundespräsident Köhler", ["Köhler"]), ("Der Bundespräsident", ["Köhler"])],
    ),
    ("Die Forderung des Vorsitzenden Jan Petersen ist alt.", [("Die Forderung des Vorsitzenden Jan Petersen", ["Jan Petersen"])]),
]


def _asked(content: str, asks: list[tuple[str, list[str] | None]], language: str = "de") -> list[tuple[str, list[str] | None]]:
    text = analyse(content, language)
    cast, at, got = Cast(text, find_names(text), "Fjordblatt"), 0, []
    for words, names in asks:
        b = content.index(words, at)
        at = b + 1
        inside = [t.i for t in text.tokens if t.b < b + len(words) and t.e > b]
        ids = cast.refer(inside[0], inside[-1] + 1)
        got.append((words, None if names is None else [source.name for id in ids for source in cast.sources() if source.id == id]))
    return got


@pytest.mark.parametrize(("content", "asks"), CASES)
def test_a_second_mention_means_the_one_named_before(content: str, asks: list[tuple[str, list[str] | None]]) -> None:
    assert _asked(content, asks) == asks


def test_where_two_fit_alike_it_says_so() -> None:
    text = analyse("Clara Seewald und Eva Klein trafen sich. Die Forscherin warnt.", "de")
    cast = Cast(text, find_names(text))
    at = next(t.i for t in text.tokens if t.text == "Die")
    assert cast.refer(at, at + 2) == ()
    assert cast.unsure


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Die Witwe", "group"),
        ("Die Forscherin", "group"),
        ("Die Ministerin", "official"),
        ("Demonstranten", "group"),
        ("Fluglotsen", "group"),
        ("Gefängniswärter", "group"),
        ("Ein 19-Jähriger", "group"),
        ("Die Isländerin", "group"),
        ("Der Hafenbote", "outlet"),
        ("Das Landesamt für Gewässer", "state"),
        ("Der französische Netzbetreiber", "company"),
        ("38 Prozent der Befragten", "group"),
        ("Der Untersuchungsbericht", "document"),
        ("Die Pläne", "other"),
    ],
)
def test_the_kind_of_a_source(phrase: str, kind: str) -> None:
    text = analyse(f"{phrase} gaben das an.", "de")
    cast = Cast(text, find_names(text))
    cast.refer(0, len([t for t in text.tokens if t.e <= len(phrase)]))
    assert [source.kind for source in cast.sources()] == [kind]


@pytest.mark.parametrize(
    ("content", "asks"),
    [
        (
            "Die Vorstandschefin Clara Seewald trat auf. Die Managerin sprach von Verlusten.",
            [("Die Vorstandschefin Clara Seewald", ["Clara Seewald"]), ("Die Managerin", ["Clara Seewald"])],
        ),
        (
            "Der Trainer Jan Petersen schwieg. Der Torwart sprach von Pech.",
            [("Der Trainer Jan Petersen", ["Jan Petersen"]), ("Der Torwart", ["Torwart"])],
        ),
        (
            "Die „Süddeutsche Zeitung“ hatte das. Der Sender widersprach.",
            [("Die „Süddeutsche Zeitung“", ["Süddeutsche Zeitung"]), ("Der Sender", ["Sender"])],
        ),
    ],
)
def test_another_trade_is_somebody_else(content: str, asks: list[tuple[str, list[str] | None]]) -> None:
    assert _asked(content, asks) == asks


ENGLISH: list[tuple[str, list[tuple[str, list[str] | None]]]] = [
    (
        "Sen. Bernie Sanders spoke. The Vermont senator left.",
        [("Sen. Bernie Sanders", ["Bernie Sanders"]), ("The Vermont senator", ["Bernie Sanders"])],
    ),
    ("A spokesman for Secretary Jan Holm denied it.", [("A spokesman for Secretary Jan Holm", ["spokesman for Jan Holm"])]),
    ("Lumen Corp. closed its plant. The company said sales fell.", [("The company", ["Lumen Corp."])]),
    ("A 19-year-old was arrested. He denies it.", [("He", ["19-year-old"])]),
    (
        "The Harbour Herald had it. The newspaper cited aides.",
        [("The Harbour Herald", ["Harbour Herald"]), ("The newspaper", ["Harbour Herald"])],
    ),
    ("Verizon said no. Verizon executives agreed.", [("Verizon", ["Verizon"]), ("Verizon executives", ["Verizon executives"])]),
    ("An official familiar with the talks said so.", [("An official familiar with the talks", ["official familiar with the talks"])]),
]


@pytest.mark.parametrize(("content", "asks"), ENGLISH)
def test_an_english_second_mention_means_the_one_named_before(content: str, asks: list[tuple[str, list[str] | None]]) -> None:
    assert _asked(content, asks, "en") == asks


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Angaben der Veranstalter", "Veranstalter"),
        ("Einschätzung eines Experten", "Experte"),
        ("verschiedener US-Medien", "verschiedene US-Medien"),
        ("Angaben einer russischen Quelle", "russische Quelle"),
        ("den Organisatoren der Tagung", "Organisatoren der Tagung"),
        ("gestern ein Mitarbeiter des Hafenamtes", "Mitarbeiter des Hafenamtes"),
        ("einem internen Papier", "internes Papier"),
        ("Angaben des Hilfsfonds", "Hilfsfonds"),
        ("Angaben des ZDFs", "ZDF"),
        ("dem Landgericht Bremen", "Landgericht Bremen"),
        ("des Roten Kreuzes", "Rotes Kreuz"),
        ("Ermittlerkreisen", "Ermittlerkreise"),
    ],
)
def test_a_name_stands_in_the_nominative(phrase: str, name: str) -> None:
    assert _asked(f"Laut {phrase} stimmt das.", [(phrase, [name])]) == [(phrase, [name])]
