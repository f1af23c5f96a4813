"""Articles of our own in which somebody turns from a position, and articles in which nobody does.

Each entry: a name; the articles (language, day, text); and, where a position turns, from which side and words of both quotes.
"""

from __future__ import annotations

Article = tuple[str, str, str]

TURNED: list[tuple[str, tuple[Article, ...], str, str, str]] = [
    (
        "waste in the quarry",
        (
            ("de", "2025-03-04", "Lindenroth. Anwohner berichten von Fässern im Steinbruch. „In unserem Steinbruch liegt kein Giftmüll“, sagte Werksleiter Harro Wiebusch am Dienstag der Redaktion. Die Gemeinde will Proben nehmen lassen."),
            ("de", "2025-04-11", "Lindenroth. Der Betreiber lenkt ein. „Ja, in dem Steinbruch liegt Giftmüll“, sagte Werksleiter Harro Wiebusch am Freitag. Die Fässer stammten aus den achtziger Jahren."),
        ),
        "denies", "kein Giftmüll", "liegt Giftmüll",
    ),
    (
        "talks on a merger",
        (
            ("de", "2024-09-02", "Der Pumpenbauer Ostmann dementierte am Montag Berichte über Verhandlungen mit dem Konkurrenten Rieth. Die Aktie verlor vier Prozent."),
            ("de", "2024-10-21", "Der Pumpenbauer Ostmann hat Verhandlungen mit dem Konkurrenten Rieth bestätigt. Ein Abschluss sei noch in diesem Jahr möglich."),
        ),
        "denies", "Verhandlungen mit dem Konkurrenten Rieth", "Verhandlungen mit dem Konkurrenten Rieth",
    ),
    (
        "spokesman and spokeswoman",
        (
            ("de", "2025-01-14", "In Tannau wird über einen Beinahe-Zusammenstoß zweier Züge gesprochen. Einen solchen Zwischenfall auf der Nordbrücke habe es nicht gegeben, sagte ein Sprecher der Bahnpolizei Tannau."),
            ("de", "2025-02-03", "Die Sprecherin der Bahnpolizei Tannau, Ilka Bremer, bestätigte am Montag einen Zwischenfall auf der Nordbrücke. Zwei Züge seien sich bis auf 200 Meter nahe gekommen."),
        ),
        "denies", "Zwischenfall auf der Nordbrücke", "Zwischenfall auf der Nordbrücke",
    ),
    (
        "salmonella in the plant",
        (
            ("en", "2025-05-06", "BRACKWELL - Three children fell ill after eating sausages. \"There are no salmonella in our plant,\" said Dora Kesteven, managing director of Kesteven Foods, on Tuesday."),
            ("en", "2025-05-29", "BRACKWELL - Kesteven Foods has recalled its sausages. \"Yes, we found salmonella in the plant,\" Dora Kesteven told reporters on Thursday. She apologised to the families."),
        ),
        "denies", "no salmonella", "we found salmonella",
    ),
    (
        "a meeting with a lobbyist",
        (
            ("en", "2024-11-05", "Transport minister Alun Prosser denied that he had met the lobbyist Greta Hale in Cardiff. The opposition called for his diary to be published."),
            ("en", "2024-12-10", "Transport minister Alun Prosser admitted on Tuesday that he had met the lobbyist Greta Hale in Cardiff twice. He called it a mistake."),
        ),
        "denies", "he had met the lobbyist", "he had met the lobbyist",
    ),
    (
        "drone strike",
        (
            ("en", "2025-02-17", "The defence ministry of Norland rejected claims that its drones had struck a market in Tel Asan. It blamed rebels for the blast."),
            ("en", "2025-03-20", "A spokesman for the defence ministry of Norland acknowledged on Thursday that its drones had struck a market in Tel Asan. Twelve people had died there in February."),
        ),
        "denies", "drones had struck", "drones had struck",
    ),
    (
        "fire doors",
        (
            ("en", "2025-06-02", "\"The fire doors were never locked,\" said Piet Hollander, who runs the night club, on Monday. Survivors tell another story."),
            ("en", "2025-07-08", "Piet Hollander conceded in court on Tuesday that the fire doors had been locked. His lawyer asked for leniency."),
        ),
        "denies", "never locked", "fire doors had been locked",
    ),
    (
        "job cuts promised away",
        (
            ("de", "2024-03-12", "„Wir werden in Hohenfels keine Stellen streichen“, versprach Vorstandschefin Irmela Stuck am Dienstag der Belegschaft."),
            ("de", "2025-01-22", "Der Konzern streicht in Hohenfels 300 Stellen. „Unser Versprechen zu den Stellen in Hohenfels konnten wir nicht halten“, räumte Vorstandschefin Irmela Stuck am Mittwoch ein."),
        ),
        "promises", "keine Stellen streichen", "konnten wir nicht halten",
    ),
    (
        "the bridge by Easter",
        (
            ("de", "2025-01-09", "Die Talbrücke soll bald wieder frei sein. „Bis Ostern ist die Talbrücke fertig“, sagte Baudezernent Jost Ellwanger am Donnerstag."),
            ("de", "2025-05-15", "Die Talbrücke bleibt gesperrt. Baudezernent Jost Ellwanger gab am Donnerstag zu, dass man es bis Ostern nicht geschafft habe, die Talbrücke fertigzustellen."),
        ),
        "promises", "Bis Ostern ist die Talbrücke fertig", "nicht geschafft",
    ),
    (
        "vaccines by the end of March",
        (
            ("en", "2025-01-20", "Health minister Oona Tierney promised on Monday that every nurse would be vaccinated by the end of March. She spoke at a clinic in Dunmore."),
            ("en", "2025-04-08", "Health minister Oona Tierney said on Tuesday that the ministry had missed its target of vaccinating every nurse by the end of March. Supplies had run short."),
        ),
        "promises", "every nurse would be vaccinated", "missed its target",
    ),
    (
        "a pledge on fares",
        (
            ("en", "2024-06-11", "\"We will not raise bus fares before 2026,\" said mayor Leland Voss at a rally on Tuesday."),
            ("en", "2025-03-04", "Mayor Leland Voss admitted on Tuesday that the city could not keep its pledge on bus fares. Tickets will cost 3.10 dollars from April."),
        ),
        "promises", "not raise bus fares", "could not keep its pledge",
    ),
    (
        "a demand dropped",
        (
            ("de", "2025-02-10", "Die Gewerkschaft Seelotsen fordert eine Lohnerhöhung von zehn Prozent für alle Lotsen. Am Montag begannen die Gespräche."),
            ("de", "2025-03-18", "Die Lohnerhöhung von zehn Prozent für die Lotsen werde sie nicht länger fordern, teilte die Gewerkschaft Seelotsen am Dienstag mit."),
        ),
        "demands", "Lohnerhöhung", "Lohnerhöhung",
    ),
    (
        "no longer a resignation",
        (
            ("en", "2025-04-03", "Opposition leader Maud Ferris demanded the resignation of police chief Roy Tanner on Thursday."),
            ("en", "2025-05-12", "Opposition leader Maud Ferris said on Monday that she was no longer demanding the resignation of police chief Roy Tanner. The inquiry had changed her mind."),
        ),
        "demands", "resignation", "no longer demanding the resignation",
    ),
    (
        "a spill, in two languages",
        (
            ("de", "2025-08-05", "Bergen. „Aus unserer Anlage ist kein Öl ausgetreten“, sagte Sigrid Halvorsen, Sprecherin von Nordgas, am Dienstag. Fischer hatten einen Ölfilm gemeldet."),
            ("en", "2025-08-19", "BERGEN - Nordgas has changed its account. \"Yes, oil leaked from our plant,\" Sigrid Halvorsen, a spokeswoman for the company, said on Tuesday."),
        ),
        "denies", "kein Öl", "oil leaked",
    ),
    (
        "prisoners, in two languages",
        (
            ("en", "2025-09-01", "The interior ministry of Norland denied that prisoners had been deported to Tel Asan. A spokesman spoke of a campaign."),
            ("de", "2025-10-02", "Das Innenministerium von Norland hat eingeräumt, dass Gefangene nach Tel Asan deportiert wurden. Es seien 40 gewesen."),
        ),
        "denies", "prisoners had been deported", "Gefangene",
    ),
    (
        "a data leak, in two languages",
        (
            ("en", "2025-02-04", "\"No passwords were stolen,\" said Emil Novotny, head of security at the bank Halden, on Tuesday."),
            ("de", "2025-02-25", "Emil Novotny, Sicherheitschef der Bank Halden, bestätigte am Dienstag, dass Passwörter gestohlen wurden. Kunden sollen sie ändern."),
        ),
        "denies", "No passwords", "Passwörter gestohlen",
    ),
    (
        "a candidacy",
        (
            ("de", "2024-10-01", "Landrat Korbinian Aigner schloss am Dienstag aus, dass er für das Amt des Ministerpräsidenten kandidiert. „Ich kandidiere nicht für das Amt des Ministerpräsidenten“, sagte Aigner."),
            ("de", "2025-01-10", "Landrat Korbinian Aigner hat bestätigt, dass er für das Amt des Ministerpräsidenten kandidiert. Der Parteitag ist im März."),
        ),
        "denies", "kandidier", "kandidiert",
    ),
    (
        "a threat not to publish",
        (
            ("en", "2025-03-03", "\"The recordings will never be published,\" a member of the group Black Lantern told this newspaper on Monday. The recordings show talks between judges."),
            ("en", "2025-03-28", "The recordings of the judges are on the internet. \"We published the recordings because nobody listened,\" the group Black Lantern wrote on Friday."),
        ),
        "promises", "never be published", "We published the recordings",
    ),
    (
        "asbestos in the school",
        (
            ("de", "2025-05-05", "Eltern der Grundschule am Wall sind beunruhigt. Es gebe keinen Asbest in der Turnhalle, versicherte Schulleiterin Wencke Tams."),
            ("de", "2025-06-16", "In der Grundschule am Wall wird saniert. Schulleiterin Wencke Tams räumte am Montag ein, dass in der Turnhalle Asbest verbaut ist."),
        ),
        "denies", "keinen Asbest", "Asbest verbaut",
    ),
    (
        "a lie about a contract",
        (
            ("en", "2024-08-06", "Stadium owner Bram Tilley called reports of a contract with the betting firm Luxor \"false\". \"We have no contract with Luxor,\" he said on Tuesday."),
            ("en", "2024-09-17", "Stadium owner Bram Tilley confirmed on Tuesday a contract with the betting firm Luxor worth four million pounds."),
        ),
        "denies", "no contract with Luxor", "contract with the betting firm Luxor",
    ),
]  # fmt: skip

KEPT: list[tuple[str, tuple[Article, ...]]] = [
    (
        "denial of one thing, confirmation of another",
        (
            ("de", "2025-03-04", "„In unserem Steinbruch liegt kein Giftmüll“, sagte Werksleiter Harro Wiebusch am Dienstag."),
            ("de", "2025-04-11", "Werksleiter Harro Wiebusch bestätigte am Freitag, dass der Steinbruch im Sommer verkauft wird."),
        ),
    ),
    (
        "another speaker confirms",
        (
            ("de", "2025-03-04", "„In unserem Steinbruch liegt kein Giftmüll“, sagte Werksleiter Harro Wiebusch am Dienstag."),
            ("de", "2025-04-11", "„Ja, in dem Steinbruch liegt Giftmüll“, sagte Bürgermeisterin Gesche Lohmann am Freitag."),
        ),
    ),
    (
        "left open",
        (
            ("en", "2025-02-17", "The defence ministry of Norland declined to comment on reports that its drones had struck a market in Tel Asan."),
            ("en", "2025-03-20", "The defence ministry of Norland acknowledged on Thursday that its drones had struck a market in Tel Asan."),
        ),
    ),
    (
        "neither confirmed nor denied",
        (
            ("de", "2024-09-02", "Der Pumpenbauer Ostmann wollte Verhandlungen mit dem Konkurrenten Rieth weder bestätigen noch dementieren."),
            ("de", "2024-10-21", "Der Pumpenbauer Ostmann hat Verhandlungen mit dem Konkurrenten Rieth bestätigt."),
        ),
    ),
    (
        "denied or ignored",
        (
            ("de", "2024-09-02", "Der Pumpenbauer Ostmann hat Verhandlungen mit dem Konkurrenten Rieth dementiert oder ignoriert."),
            ("de", "2024-10-21", "Der Pumpenbauer Ostmann hat Verhandlungen mit dem Konkurrenten Rieth bestätigt."),
        ),
    ),
    (
        "denied twice",
        (
            ("en", "2024-11-05", "Transport minister Alun Prosser denied that he had met the lobbyist Greta Hale in Cardiff."),
            ("en", "2024-12-10", "Transport minister Alun Prosser again denied on Tuesday that he had met the lobbyist Greta Hale in Cardiff."),
        ),
    ),
    (
        "confirmed that there was none",
        (
            ("de", "2025-05-05", "Es gebe keinen Asbest in der Turnhalle, versicherte Schulleiterin Wencke Tams."),
            ("de", "2025-06-16", "Schulleiterin Wencke Tams bestätigte am Montag, dass es in der Turnhalle keinen Asbest gibt."),
        ),
    ),
    (
        "confirmed first, denied later",
        (
            ("en", "2024-11-05", "Transport minister Alun Prosser admitted that he had met the lobbyist Greta Hale in Cardiff."),
            ("en", "2024-12-10", "Transport minister Alun Prosser denied on Tuesday that he had met the lobbyist Greta Hale in Leeds."),
        ),
    ),
    (
        "another place",
        (
            ("en", "2024-11-05", "Transport minister Alun Prosser denied that he had met the lobbyist Greta Hale in Leeds."),
            ("en", "2024-12-10", "Transport minister Alun Prosser admitted that he had met the union leader Cora Dunn in Cardiff."),
        ),
    ),
    (
        "two police forces",
        (
            ("de", "2025-01-14", "Die Polizei Arnfels dementierte einen Einsatz mit Schusswaffen im Stadion."),
            ("de", "2025-01-20", "Die Polizei Brunntal bestätigte einen Einsatz mit Schusswaffen im Stadion."),
        ),
    ),
    (
        "two of one surname",
        (
            ("en", "2025-05-06", "\"There are no salmonella in our plant,\" said Dora Kesteven on Tuesday."),
            ("en", "2025-05-29", "\"Yes, we found salmonella in the plant,\" said Paul Ostrander on Thursday."),
        ),
    ),
    (
        "a quote to dispute it",
        (
            ("en", "2025-06-02", "\"The fire doors were never locked,\" said Piet Hollander on Monday."),
            ("en", "2025-07-08", "Piet Hollander dismissed as nonsense on Tuesday that the fire doors had been locked."),
        ),
    ),
    (
        "a promise that is renewed",
        (
            ("de", "2025-01-09", "„Bis Ostern ist die Talbrücke fertig“, sagte Baudezernent Jost Ellwanger am Donnerstag."),
            ("de", "2025-03-06", "„Bis Ostern ist die Talbrücke fertig, dabei bleibt es“, sagte Baudezernent Jost Ellwanger am Donnerstag."),
        ),
    ),
    (
        "a promise that is kept",
        (
            ("de", "2025-01-09", "„Bis Ostern ist die Talbrücke fertig“, sagte Baudezernent Jost Ellwanger am Donnerstag."),
            ("de", "2025-04-17", "„Die Talbrücke ist fertig, und wir haben den Termin gehalten“, sagte Baudezernent Jost Ellwanger am Donnerstag."),
        ),
    ),
    (
        "another promise is broken",
        (
            ("de", "2024-03-12", "„Wir werden in Hohenfels keine Stellen streichen“, versprach Vorstandschefin Irmela Stuck am Dienstag."),
            ("de", "2025-01-22", "„Das Umsatzziel für die Sparte Turbinen konnten wir nicht halten“, räumte Vorstandschefin Irmela Stuck am Mittwoch ein."),
        ),
    ),
    (
        "somebody else could not keep it",
        (
            ("en", "2025-01-20", "Health minister Oona Tierney promised on Monday that every nurse would be vaccinated by the end of March."),
            ("en", "2025-04-08", "\"The ministry could not keep its promise to the nurses,\" said union leader Paddy Roche on Tuesday."),
        ),
    ),
    (
        "demanded twice",
        (
            ("en", "2025-04-03", "Opposition leader Maud Ferris demanded the resignation of police chief Roy Tanner on Thursday."),
            ("en", "2025-05-12", "Opposition leader Maud Ferris again demanded the resignation of police chief Roy Tanner on Monday."),
        ),
    ),
    (
        "another demand is dropped",
        (
            ("en", "2025-04-03", "Opposition leader Maud Ferris demanded the resignation of police chief Roy Tanner on Thursday."),
            ("en", "2025-05-12", "Opposition leader Maud Ferris said on Monday that she was no longer demanding a tax on yachts."),
        ),
    ),
    (
        "another proposition, in two languages",
        (
            ("de", "2025-08-05", "„Aus unserer Anlage ist kein Öl ausgetreten“, sagte Sigrid Halvorsen, Sprecherin von Nordgas, am Dienstag."),
            ("en", "2025-08-19", "\"Yes, our chief executive is leaving the company,\" Sigrid Halvorsen, a spokeswoman for Nordgas, said on Tuesday."),
        ),
    ),
    (
        "another speaker, in two languages",
        (
            ("en", "2025-02-04", "\"No passwords were stolen,\" said Emil Novotny, head of security at the bank Halden, on Tuesday."),
            ("de", "2025-02-25", "Das Bundeskriminalamt bestätigte am Dienstag, dass Passwörter gestohlen wurden."),
        ),
    ),
    (
        "not a word of the matter, only of the same firm",
        (
            ("de", "2024-09-02", "Der Pumpenbauer Ostmann dementierte Berichte über Verhandlungen mit dem Konkurrenten Rieth."),
            ("de", "2024-10-21", "Der Pumpenbauer Ostmann bestätigte einen Brand im Werk Kehl. Verletzt wurde niemand."),
        ),
    ),
    (
        "no deaths, but injured",
        (
            ("de", "2025-01-14", "„Es gab keine Toten“, sagte Feuerwehrchef Enno Harms am Dienstag nach dem Brand in der Werft."),
            ("de", "2025-01-16", "Feuerwehrchef Enno Harms bestätigte am Donnerstag, dass es in der Werft Verletzte gab."),
        ),
    ),
    (
        "another year's deaths",
        (
            ("en", "2024-07-02", "\"There were no deaths at our festival,\" said organiser Clive Bonner on Tuesday."),
            ("en", "2025-07-08", "Organiser Clive Bonner confirmed on Tuesday two deaths at this year's car race in Milford."),
        ),
    ),
    (
        "a confirmation by an outlet's own word",
        (
            ("en", "2024-08-06", "\"We have no contract with Luxor,\" stadium owner Bram Tilley said on Tuesday."),
            ("en", "2024-09-17", "A copy of the contract with Luxor, seen by this newspaper, confirms that it is worth four million pounds."),
        ),
    ),
    (
        "said in one article what it quotes of another day",
        (
            ("de", "2025-04-11", "Die Bürgermeisterin Gesche Lohmann sagte, es gebe keine Pläne für eine Therme. Der Gemeinderat tagt im Mai."),
            ("de", "2025-05-02", "Die Bürgermeisterin Gesche Lohmann bestätigte, dass der Gemeinderat im Mai tagt."),
        ),
    ),
    (
        "a general no and a general yes",
        (
            ("en", "2025-02-04", "\"No, I have not spoken to the board,\" said Emil Novotny on Tuesday."),
            ("en", "2025-03-04", "\"Yes, I am proud of the team,\" said Emil Novotny on Tuesday."),
        ),
    ),
]  # fmt: skip
