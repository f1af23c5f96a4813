"""What is taken away: tables, pictures, dossiers."""

from __future__ import annotations

import csv
import io
import re
import struct
import sys
import time
from base64 import b64decode, b64encode
from datetime import date
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from click.testing import CliRunner

from laut.errors import InputError, MissingError
from laut.ledger import Ledger
from laut.showing.app import pictures, printing, tables
from laut.showing.app.desk import Desk
from laut.showing.app.dossier import Plain, gathered
from laut.showing.app.pages import PARTS
from laut.showing.app.tables import Cell, Column, Table

from .conftest import Browser

EVIL = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "<script>alert(1)</script>",
    "a\u202eb",
    'quo"te,comma\nline',
    "https://x.example",
    "{{ 7*7 }}",
]
EVERY = Table("t", "cap", (Column("a", "A"), Column("b", "B", True)), [*((Cell(v), Cell(n + 0.5)) for n, v in enumerate(EVIL)),
              (Cell(date(2026, 3, 2)), Cell(None))])  # fmt: skip


def test_csv_is_read_as_words() -> None:
    data = tables.as_csv(EVERY)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["a", "b"] and data.startswith(b"\xef\xbb\xbf")
    assert [row[0] for row in rows[1:6]] == ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1"]
    assert rows[8][0] == EVIL[7] and rows[11] == ["2026-03-02", ""]


def test_xlsx_has_the_same_cells() -> None:
    data = tables.as_xlsx(EVERY)
    time.sleep(1.1)
    assert tables.as_xlsx(EVERY) == data  # the same bytes at another moment
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:11]] == EVIL and rows[1][1] == 0.5 and rows[11][0].date() == date(2026, 3, 2)
    assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    with pytest.raises(InputError):
        tables.written(EVERY, "ods")


def picture(words: str) -> str:
    from markupsafe import escape

    head = '<svg class="pic" viewBox="0 0 40 20" width="40" height="20">'
    return f'{head}<title>{escape(words)}</title><text class="o-1" x="2" y="9">{escape(words)}</text></svg>'


@pytest.mark.parametrize("words", ["plain", "<script>alert(1)</script> & ]]>", "äöü " * 50])
def test_pictures_stand_alone(words: str) -> None:
    svg, media = pictures.written(picture(words), "svg")
    root = ElementTree.fromstring(svg)
    assert media.startswith("image/svg+xml") and root.tag == "{http://www.w3.org/2000/svg}svg"
    assert b"var(" not in svg and b"<script" not in svg and words.strip() in "".join(root.itertext())
    png, media = pictures.written(picture(words), "png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", png[16:24]) == (80, 40) and media == "image/png"
    with pytest.raises(InputError):
        pictures.written(picture(words), "gif")


def test_every_table_and_picture_of_the_app_can_be_taken(browser: Browser) -> None:
    id = first(browser)
    asked = f"?id={id}&source=s1&document=1&name=x&q=a"
    for part in PARTS:
        for name in part.tables:
            answer = browser.get(f"/take/table/{name}.csv{asked}")
            assert answer.status_code in (200, 404), (name, answer.text[:200])
            if answer.status_code == 200:
                rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
                book = openpyxl.load_workbook(io.BytesIO(browser.get(f"/take/table/{name}.xlsx{asked}").content))
                assert len(list(book.active.iter_rows())) == len(rows), name
                assert "attachment" in answer.headers["content-disposition"]
        for name in part.pictures:
            answer = browser.get(f"/take/picture/{name}.svg{asked}")
            assert answer.status_code in (200, 404), (name, answer.text[:200])
            if answer.status_code == 200:
                ElementTree.fromstring(answer.content)
                assert b"var(" not in answer.content and b'href="http' not in answer.content, name
                assert browser.get(f"/take/picture/{name}.png{asked}").content[:4] == b"\x89PNG"
    assert browser.get("/take/table/none.csv").status_code == 404 and browser.get("/take/table/log.ods").status_code == 400


def first(browser: Browser) -> str:
    """The id of a question."""
    found = re.search(r'href="/question/([0-9a-z]+)"', browser.get("/questions").text)
    assert found
    return found[1]


# dossiers


def test_a_dossier_of_the_case(browser: Browser) -> None:
    browser.desk.ledger.note("1", "<script>alert(1)</script> look here")
    browser.desk.ledger.decide(f"s{browser.desk.ledger.sources(1)[0].id}", letter="B", why="long known")
    answer = browser.get("/take/dossier.html")
    assert answer.status_code == 200 and 'filename="dossier-case.html"' in answer.headers["content-disposition"]
    page = answer.text
    assert "<script" not in page and "&lt;script&gt;" in page and "<form" not in page and " style=" not in page
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    assert style and f"sha256-{b64encode(sha256(style[1].encode()).digest()).decode()}" in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert all(link.startswith(("#", "data:", "http")) for link in re.findall(r'(?:href|src)="([^"]+)"', page))
    for part in ("findings", "questions", "sources", "articles", "decided", "made"):
        assert f'id="{part}"' in page
    assert page.count("sha256:") == browser.desk.ledger.info()["documents"]
    assert "B" in page and "long known" in page and "laut 0." in page
    for data in re.findall(r"data:image/svg\+xml;base64,([^\"]+)", page):
        assert b"var(" not in b64decode(data) and ElementTree.fromstring(b64decode(data)) is not None
    assert page == browser.get("/take/dossier.html").text


def test_a_dossier_of_one_question(browser: Browser) -> None:
    id = first(browser)
    page = browser.get(f"/take/dossier.html?question={id}&in=de").text
    assert '<html lang="de">' in page and 'id="question"' in page and 'id="findings"' not in page
    assert 0 < page.count('<li id="s') < browser.desk.ledger.info()["documents"]
    assert browser.get("/take/dossier.html?question=qnone").status_code == 404
    assert browser.get("/take/dossier.html?in=xx").status_code == 400
    assert browser.get("/take/dossier.html?articles=many").status_code == 400


def test_what_is_left_out_is_said(browser: Browser) -> None:
    page = browser.get("/take/dossier.html?questions=1&articles=1").text
    known = browser.desk.ledger.info()["documents"]
    assert page.count("<article id=") == 1 and re.search(r"\d+ questions? of several articles (is|are) left out", page)
    assert page.count('<li id="s') <= known
    assert "left out" not in browser.get("/take/dossier.html").text


def test_the_form(browser: Browser) -> None:
    page = browser.get("/dossier").text
    assert first(browser) in page and "/dossier" in browser.get("/log").text
    assert browser.get("/dossier?q=zzzznothing").status_code == 200
    assert browser.get(f"/take/dossier?question={first(browser)}&in=en&to=html&questions=5&articles=5").status_code == 200
    assert browser.get("/take/dossier?to=odt").status_code == 400


def test_a_pdf(browser: Browser) -> None:
    pytest.importorskip("weasyprint")
    pdfium = pytest.importorskip("pypdfium2")
    id = first(browser)
    answer = browser.get(f"/take/dossier.pdf?question={id}")
    assert answer.status_code == 200 and answer.content[:5] == b"%PDF-" and answer.headers["content-type"] == "application/pdf"
    time.sleep(1.1)
    assert browser.get(f"/take/dossier.pdf?question={id}").content == answer.content
    book = pdfium.PdfDocument(answer.content)
    assert book.get_metadata_dict()["Title"] and list(book.get_toc())
    assert pdfium.raw.FPDFCatalog_IsTagged(book.raw)
    words = "".join(page.get_textpage().get_text_range() for page in book)
    assert "[1]" in words and "sha256:" in words.replace("\r\n", "")


def test_what_is_missing_comes_through_from_the_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(html: str) -> bytes:
        raise MissingError("the library Pango", "none", do=printing.PANGO)

    monkeypatch.setattr(printing, "as_pdf", missing)
    assert printing._attempt("<p>") == ("the library Pango", "none", printing.PANGO)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    pytest.importorskip("weasyprint")
    import socket

    def refuse(*args: Any, **given: Any) -> Any:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = (
        '<html lang="en"><title>x</title><link rel="stylesheet" href="http://h.example/a.css"><img src="http://h.example/a.png" alt="">'
        '<img src="file:///etc/passwd" alt=""><p>words</p></html>'
    )
    assert printing.as_pdf(page)[:5] == b"%PDF-"
    assert "disallowed protocol" in caplog.text


def test_without_pango_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def find_spec(self, name: str, *rest: Any) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    with pytest.raises(MissingError) as error:
        printing.as_pdf("<p>")
    assert "libpangoft2-1.0-0" in str(error.value)


def test_hostile_articles_in_a_dossier(tmp_path: Any) -> None:
    import laut

    place = tmp_path / "evil.laut"
    for n in (1, 2):
        said = f"The police said on Monday that 4{n} <b>ships</b> sank near \u202eKellenau\u202c. "
        text = f'Title: <script>alert({n})</script>"onload=x\n\n{said * 3}'
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
        laut.add(place, str(tmp_path / f"{n}.txt"), workers=1)
    laut.questions(place)
    with Ledger(place) as ledger:
        page = printing.as_html(gathered(Desk(ledger, weigh=False), Plain("en")), Plain("en"))
    assert "<script" not in page and "\u202e" not in page and '"onload' not in page


def test_on_the_command_line(place: Any, tmp_path: Any) -> None:
    from laut.cli.export import command

    run = CliRunner().invoke
    out = tmp_path / "d.html"
    done = run(command, [str(place), "--to", "dossier-html", "--out", str(out), "--ui", "de"])
    assert done.exit_code == 0 and '<html lang="de">' in out.read_text(encoding="utf-8"), done.output
    printed = run(command, [str(place), "--to", "dossier-html", "--ui", "de"])
    assert printed.output == out.read_text(encoding="utf-8")
    assert run(command, [str(place), "--to", "dossier-html", "--out", str(place)]).exit_code != 0
    assert run(command, [str(place), str(place), "--to", "dossier-html"]).exit_code != 0
    assert run(command, [str(place), "--to", "dossier-html", "--question", "qnone"]).exit_code != 0
    assert run(command, [str(place), "--to", "dossier-pdf", "--out", str(tmp_path)]).exit_code == 0
    assert (tmp_path / "dossier-case.pdf").read_bytes()[:5] == b"%PDF-"
