"""Mails: which words in them are the article, who sent it and when, and where the words stand."""

from __future__ import annotations

import email
import io
from datetime import date
from email import policy
from email.message import EmailMessage

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laut import languages
from laut.acquire import from_bytes
from laut.acquire.found import Found
from laut.acquire.mail import MEDIA, extract, heads, letter
from laut.acquire.original import Original
from laut.errors import InputError
from tests.robustness.clock import within

from .makeup import as_mhtml, example

ARTICLE = "\n\n".join(
    f"Absatz {n}: Der Damm bei Auried sei am Abend gebrochen, sagte ein Sprecher des Landkreises. Zwölf Menschen fehlen seither."
    for n in ("eins", "zwei", "drei", "vier")
)


def mail(text: str = ARTICLE, **fields: str) -> EmailMessage:
    """A mail of a person; `fields` are further ones, `_` for a hyphen."""
    message = EmailMessage()
    head = {"From": "Mia Kolb <mia@example.org>", "Subject": "Der Damm", "Date": "Wed, 9 Jul 2025 23:30:00 +0200"}
    for name, value in (head | {name.replace("_", "-"): value for name, value in fields.items()}).items():
        message[name] = value
    message.set_content(text)
    return message


def part(data: bytes, number: str) -> str:
    """The text of a part by its number, as the standard library decodes it."""
    found = email.message_from_bytes(data, policy=policy.default)
    for step in number.split("."):
        if found.get_content_type() == "message/rfc822":
            found = found.get_content()
        if found.is_multipart():
            found = list(found.iter_parts())[int(step) - 1]
        else:
            assert step == "1"
    content = found.get_content()
    assert isinstance(content, str)
    return content


def read(data: bytes | EmailMessage) -> Found:
    """What is extracted, the places of plain parts checked against the mail itself."""
    data = data if isinstance(data, bytes) else data.as_bytes()
    found = extract(Original(data, "a.eml"))
    end = 0
    for place in found.places:
        assert end <= place.b < place.e
        if " " not in place.node:
            assert part(data, place.node)[place.at : place.at + place.e - place.b] == found.text[place.b : place.e]
        end = place.e
    return found


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_plain_mail(cte: str, charset: str) -> None:
    message = mail()
    message.set_content(ARTICLE, cte=cte, charset=charset)
    found = read(message)
    assert found.text == ARTICLE
    assert (found.title, found.author, found.outlet, found.media) == ("Der Damm", "Mia Kolb", None, MEDIA)
    assert (found.published, found.published_at) == (date(2025, 7, 9), "2025-07-09T23:30:00+02:00")


@pytest.mark.parametrize(
    ("fields", "author", "outlet"),
    [
        ({"List-Id": "<news.example.org>"}, None, "Mia Kolb"),
        ({"List-Unsubscribe": "<https://example.org>"}, None, "Mia Kolb"),
        ({"Precedence": "bulk"}, None, "Mia Kolb"),
        ({"Organization": "Auetaler Tagblatt"}, "Mia Kolb", "Auetaler Tagblatt"),
    ],
)
def test_the_sender_of_a_list_is_an_outlet(fields: dict[str, str], author: str | None, outlet: str | None) -> None:
    found = read(mail(**fields))
    assert (found.author, found.outlet) == (author, outlet)


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        (b"Subject: =?utf-8?B?RMOkbW1l?=\n =?iso-8859-1?q?_brechen=FC?=\nFrom: =?utf-8?q?M=C3=ADa?= <a@b>", "Dämme brechenü", "Mía"),
        ("Subject: Dämme\nFrom: Ärger <a@b>".encode(), "Dämme", "Ärger"),
        ("Subject: Dämme\nFrom: a@b".encode("cp1252"), "Dämme", None),
        (b'Subject: =?nix?q?abc?=\nFrom: "a@b" <a@b>', "abc", None),
        (b"Subject: Re: \nFrom: <", None, None),
        (b"Subject: =?utf-8?B?####?=\nDate: 99 Foo", None, None),
    ],
)
def test_heads_of_every_make(head: bytes, title: str | None, author: str | None) -> None:
    found = extract(Original(head + b"\nMIME-Version: 1.0\n\n" + ARTICLE.encode(), "a.eml"))
    assert (found.title or "").strip("#=?utf-8B") == (title or "").strip("#=?utf-8B")
    assert (found.author, found.published) == (author, None)


@pytest.mark.parametrize("language", languages.known())
def test_examples_of_the_words_of_mails(language: str) -> None:
    for rule in languages.toml(language, "mail")["rule"]:
        for case in rule["examples"]:
            if "subject" in case:
                assert heads.bare_subject(case["subject"]) == case["bare"]
            else:
                assert bool(letter._introduction().search(case["line"])) is case["holds"], case


@pytest.mark.parametrize("charset", ["us-ascii", "iso-8859-1", "x-unknown", "utf-16", ""])
def test_a_wrong_charset_is_mended(charset: str) -> None:
    kind = f"Content-Type: text/plain; charset={charset}\n".encode() if charset else b""
    found = extract(Original(b"Subject: a\n" + kind + b"Content-Transfer-Encoding: 8bit\n\n" + ARTICLE.encode(), "a.eml"))
    assert found.text == ARTICLE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "\n\n-- \nMia Kolb\nTagblatt"),
        ("", "\n\nAm 09.07.2025 um 10:12 schrieb Hedda Wieland:\n> Was war?\n>> Nichts.\n"),
        ("", "\n\nOn Wed, Jul 9, 2025 at 9:41 AM Hedda Wieland\n<hw@example.org> wrote:\n\n> Was war?\n"),
        ("> Was war?\n\n", ""),
        ("", "\n\n-----Ursprüngliche Nachricht-----\nVon: Hedda Wieland\nGesendet: Mittwoch\nBetreff: Frage\n\nWas war gestern Nacht los?"),
        ("\n\n", "\n\n________________________________\nFrom: Hedda\nSent: Wednesday\nTo: Mia\nSubject: Damm\n\nWhat happened?"),
    ],
)
def test_what_is_not_said_in_this_mail_is_left_out(before: str, after: str) -> None:
    found = read(mail(before + ARTICLE + after))
    assert found.text.strip("_\n") == ARTICLE
    assert found.author == "Mia Kolb"


def test_a_short_mail_above_a_shorter_one_keeps_its_own_words() -> None:
    below = "\n\n-----Ursprüngliche Nachricht-----\nVon: Hedda Wieland\nGesendet: Mittwoch\nBetreff: Frage\n\nWas war gestern Nacht los?"
    found = read(mail("Der Damm bei Auried sei am Abend gebrochen, sagte ein Sprecher. Zwölf Menschen fehlen." + below))
    assert found.text.strip() == "Der Damm bei Auried sei am Abend gebrochen, sagte ein Sprecher. Zwölf Menschen fehlen."
    assert (found.title, found.author) == ("Der Damm", "Mia Kolb")


FORWARDED = """Siehe unten.

---------- Forwarded message ---------
Von: Hedda Wieland <hw@example.org>
Date: {}
Subject: AW: Der Pegel
To: x

"""


@pytest.mark.parametrize(
    ("sent", "day", "moment"),
    [
        ("Mon, 7 Jul 2025 10:00:00 +0200", date(2025, 7, 7), "2025-07-07T10:00:00+02:00"),
        ("07.07.2025 10:12", date(2025, 7, 7), None),
        ("gestern", None, None),
    ],
)
def test_an_article_that_is_forwarded_in_the_text(sent: str, day: date | None, moment: str | None) -> None:
    found = read(mail(FORWARDED.format(sent) + ARTICLE))
    assert found.text == ARTICLE
    assert (found.title, found.author, found.published, found.published_at) == ("Der Pegel", "Hedda Wieland", day, moment)


def test_an_article_that_is_quoted_whole() -> None:
    found = read(mail("Lies das:\n\n" + "\n".join("> " + line for line in ARTICLE.split("\n"))))
    assert found.text == ARTICLE


def test_an_article_that_is_forwarded_as_a_mail() -> None:
    inner = mail(List_Id="<x>", From="Tagblatt <t@example.org>", Subject="Innen", Date="Mon, 7 Jul 2025 10:00:00 +0200")
    for depth in range(3):
        outer = mail("Zur Kenntnis", Subject="Fwd: Innen")
        outer.add_attachment(inner)
        inner = outer
        found = read(outer)
        assert (found.text, found.title, found.outlet, found.published) == (ARTICLE, "Innen", "Tagblatt", date(2025, 7, 7))
        assert found.places[0].node == ".".join(["2"] * (depth + 1)) + ".1"


def test_a_mail_with_a_word_file() -> None:
    file = docx.Document()
    file.add_heading("Der Damm", 1)
    for paragraph in ARTICLE.split("\n\n"):
        file.add_paragraph(paragraph)
    out = io.BytesIO()
    file.save(out)
    message = mail("Anbei der Text.", Subject="Text")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    message.add_attachment(out.getvalue(), maintype="application", subtype="octet-stream", filename="Dämme.docx")
    found = read(message)
    assert found.text == "Der Damm\n\n" + ARTICLE
    assert found.places[0].node == "3 /w:document/w:body[1]/w:p[1]/w:r[1]/w:t[1]/text()[1]"
    assert (found.title, found.author, found.published, found.media) == ("Der Damm", None, None, MEDIA)


def test_a_broken_attachment_is_said_where_nothing_else_is_there() -> None:
    message = EmailMessage()
    message["Subject"] = "Text"
    message.add_attachment(b"PK\x03\x04zzzz", maintype="application", subtype="octet-stream", filename="a.docx")
    with pytest.raises(InputError, match=r"^a\.eml \(a\.docx\): expected a Word file"):
        extract(Original(message.as_bytes(), "a.eml"))


def test_texts_around_a_picture_belong_together() -> None:
    message = mail("Erster Teil.\r\n")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", disposition="inline")
    message.attach(mail("Zweiter Teil."))
    del message.get_payload()[2]["Subject"]  # type: ignore[union-attr]
    found = read(message)
    assert found.text == "Erster Teil.\n\nZweiter Teil."
    assert [place.node for place in found.places] == ["1", "3"]


def test_lines_that_flow_are_joined() -> None:
    head = b"Subject: a\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    raw = head + b"Der Damm ist \nam Abend \ngebrochen.\n >kein Zitat\n\nNeu.\n-- \nGru\xc3\x9f\n"
    found = read(raw)
    assert found.text == "Der Damm ist am Abend gebrochen.\n>kein Zitat\n\nNeu."
    assert read(raw.replace(b"flowed", b"flowed; delsp=yes")).text.startswith("Der Damm istam Abendgebrochen.")


def test_html_is_read_as_a_page() -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE.split("\n\n"))
    message = mail("Im Browser lesen: https://example.org")
    message.add_alternative(f"<html><body><h1>Der Damm</h1>{paragraphs}</body></html>", subtype="html")
    found = read(message)
    assert found.text == "Der Damm\n\n" + ARTICLE
    assert found.places[0].node == "2 /html/body/h1/text()" or found.places[0].node.startswith("2 /html")
    assert (found.author, found.published) == ("Mia Kolb", date(2025, 7, 9))


def test_the_plain_text_goes_before_html_that_says_the_same() -> None:
    message = mail()
    message.add_alternative(f"<html><body><p>{ARTICLE}</p></body></html>", subtype="html")
    assert {place.node for place in read(message).places} == {"1"}


def test_a_page_that_a_browser_saved() -> None:
    article = example("hochwasser")
    document = from_bytes(as_mhtml(article)[1], where="a.mhtml")
    assert document.media == "multipart/related"
    assert document.url == "https://example.org/article"
    assert (document.title, document.published, document.author) == (article.blocks[0][1], None, None)
    assert (document.retrieved or "").startswith("2024-01-01T08:00:00")
    assert all(place.node.startswith("1 /html") for place in document.places)
    assert document.parts[0].kind == "title"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Subject: a\n\n",
        b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n--b--\n",
        b"Content-Type: multipart/mixed\n\n",
        b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n",
        b"Content-Type: message/rfc822\n\n" * 90 + b"\n",
        b"Subject: a\n\n-- \n",
        b"Subject: a\n\n>\n> \n",
    ],
)
def test_a_mail_without_words(data: bytes) -> None:
    with pytest.raises(InputError, match="expected a mail with an article, found one without words"):
        extract(Original(data, "a.eml"))


def nested(depth: int) -> bytes:
    heads_ = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(depth))
    return heads_ + b"Content-Type: text/plain\n\nDer Damm.\n"


@pytest.mark.parametrize(
    "data",
    [
        nested(1_000),
        b"Content-Type: message/rfc822\n\n" * 1_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000,
        b"A: b\n" * 2_000_000,
        b"Content-Type: text/plain; " + b"a=b; " * 1_000_000 + b"\n\nx",
        b"Subject: a\n\n" + b"\n" * 60_000_000,
        b"Subject: a\n\n" + b"a" * 13_000_000,
        b"Subject: a\n\n" + b"a" * 41_000_000,
    ],
)
def test_mails_built_to_take_time_are_refused(data: bytes) -> None:
    with within(10), pytest.raises(InputError, match=r"^a\.eml: expected .*, found more; "):
        extract(Original(data, "a.eml"))


@pytest.mark.parametrize(
    "data",
    [
        nested(99),
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 19_000,
        b"A: b\n" * 490_000 + b"\nx",
        b"Subject: " + b"=?utf-8?q?a?= " * 1_000_000 + b"\n\nx",
        b"From: " + b'"(<' * 1_000_000 + b"\n\nx",
        b"Subject: a\n\n" + b"> a\n" * 490_000,
        b"Subject: a\n\n" + b"On 1 wrote:\n\n> a\n" * 160_000,
        b"Subject: a\n\n" + b"From: a\nSubject: b\nTo: c\n\n" * 100_000,
        b"Subject: a\n\n" + b"-- \n" * 19_000 + b"x",
        b"Subject: " + b"Re: " * 100_000 + b"\n\nx",
    ],
)
def test_strange_mails_are_read_soon(data: bytes) -> None:
    with within(10):
        assert extract(Original(data, "a.eml")).text


LINES = st.lists(
    st.sampled_from(
        [
            "Der Damm brach.",
            "Ja, ",
            "> ",
            ">> alt",
            "-- ",
            "--",
            "",
            " ",
            "\t",
            "ä ö ü",
            " From x",
            "Von: Mia",
            "Datum: 1.1.2025",
            "Betreff: y",
        ]
    )
    | st.sampled_from(["Am 1.1.2025 schrieb x:", "-----Original Message-----", "\ufeff", "\u00ad", "=20", "."]),
    min_size=1,
    max_size=25,
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, st.sampled_from(["quoted-printable", "base64", "8bit"]), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans())
def test_every_word_leads_back_to_its_part(lines: list[str], cte: str, end: str, flowed: bool, two: bool) -> None:
    message = mail("x")
    message.set_content("Anfang\n" + "\n".join(lines), cte=cte)
    if flowed:
        message.set_param("format", "flowed")
    if two:
        message.add_attachment("Zweiter Teil", disposition="inline")
    data = message.as_bytes(policy=policy.SMTP if end == "\r\n" else policy.default)
    found = read(data)
    placed = {i for place in found.places for i in range(place.b, place.e)}
    assert {c for i, c in enumerate(found.text) if i not in placed} <= {"\n"}


def test_an_old_mail_without_marks_is_no_text() -> None:
    old = "Am Fr., 25. Apr. 2025 um 10:00 Uhr schrieb Otto Kehr <otto@example.org>:\n\nDer Bürgermeister hat alles gestohlen."
    found = read(mail(f"{ARTICLE}\n\n{old}\n"))
    assert "gestohlen" not in found.text and "Absatz vier" in found.text
