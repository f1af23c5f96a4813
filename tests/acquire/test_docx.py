"""Word files: what a reader sees of them, where it stands, and what is no Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from laut import languages
from laut.acquire import from_bytes
from laut.acquire.docx import MEDIA, NAMESPACES, extract, properties
from laut.acquire.found import Found
from laut.acquire.original import Original
from laut.errors import InputError
from tests.robustness.clock import within

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = """<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Meine"><w:name w:val="Zwischentitel"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Ebene"><w:name w:val="Ebene"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="Punkt"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring2"/></w:style>
<w:style w:type="paragraph" w:styleId="Ring2"><w:name w:val="Ring2"/><w:basedOn w:val="Ring"/></w:style>
<w:style w:type="character" w:styleId="Versteckt"><w:name w:val="Versteckt"/><w:rPr><w:vanish/></w:rPr></w:style>"""


def package(body: str, styles: str = STYLES, **more: bytes) -> bytes:
    """A Word file of hand-written parts; `more` are files by their name, `__` for a slash and `_` for a full stop."""
    out = io.BytesIO()
    head = f'<w:document xmlns:w="{W}" xmlns:m="urn:m" xmlns:mc="urn:mc" xmlns:x="urn:x"><w:body>'
    language = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-AT"/></w:rPr></w:rPrDefault></w:docDefaults>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="/word/document.xml"/>'
            f'<Relationship Id="b" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f"{head}{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{language}{styles}</w:styles>')
        for name, data in more.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def p(inner: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def read(data: bytes) -> Found:
    """What is extracted, its places checked against the file itself."""
    found = extract(Original(data, "a.docx"))
    sound(found, data)
    return found


def sound(found: Found, data: bytes) -> None:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    nodes: dict[str, Any] = {}
    end = 0
    for place in found.places:
        if place.node not in nodes:
            [nodes[place.node]] = root.xpath(place.node, namespaces=NAMESPACES)
        assert nodes[place.node][place.at : place.at + place.e - place.b] == found.text[place.b : place.e]
        assert end <= place.b < place.e
        end = place.e


def kinds(found: Found) -> list[tuple[str, str]]:
    return [(part.kind, found.text[part.b : part.e]) for part in found.parts]


def test_styles_tell_the_kinds() -> None:
    body = "".join(
        [
            p(r("Ressort")),
            p(r("Der Damm"), "Titel"),
            p(r("Kapitel 1 .... 3"), "Verzeichnis1"),
            p(r("Eins"), "berschrift1"),
            p(r("Zwei"), "Meine"),
            p(r("Drei"), "Ebene"),
            p(r("Vier"), more='<w:outlineLvl w:val="2"/>'),
            p(r("Text"), more='<w:outlineLvl w:val="9"/>'),
            p(r("a"), "Punkt"),
            p(r("b"), more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
            p(r("c"), "Punkt", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
            p(r("„Ja.“"), "Zitat"),
            p(r("Bild"), "Beschriftung"),
            p(r("Rund"), "Ring"),
            p(r("Ohne"), "GibtEsNicht"),
        ]
    )
    found = read(package(body))
    assert kinds(found) == [
        ("paragraph", "Ressort"),
        ("title", "Der Damm"),
        ("heading", "Eins"),
        ("heading", "Zwei"),
        ("heading", "Drei"),
        ("heading", "Vier"),
        ("paragraph", "Text"),
        ("list", "a"),
        ("list", "b"),
        ("paragraph", "c"),
        ("quotation", "„Ja.“"),
        ("caption", "Bild"),
        ("paragraph", "Rund"),
        ("paragraph", "Ohne"),
    ]
    assert found.title == "Der Damm"
    assert found.text.startswith("Ressort\n\nDer Damm\n\n") and "\n\na\nb\n\nc\n\n" in found.text
    assert (found.tongue, found.media, found.published) == ("de-AT", MEDIA, None)


def test_the_heading_that_opens_the_text_is_the_title() -> None:
    assert kinds(read(package(p(r("Der Damm"), "berschrift1") + p(r("Eins"), "berschrift1")))) == [
        ("title", "Der Damm"),
        ("heading", "Eins"),
    ]


FIELD = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{{{kind}}}' for kind in ("begin", "separate", "end"))
SEEN: list[tuple[str, str]] = [
    (p(r("Der ") + r("Damm") + r(" brach")), "Der Damm brach"),
    (p(r("zwölf") + "<w:r><w:tab/></w:r>" + r("Tote")), "zwölf Tote"),
    (p(r("Wi") + "<w:r><w:softHyphen/></w:r>" + r("der\u00adstand")), "Widerstand"),
    (p(r("240") + "<w:r><w:noBreakHyphen/></w:r>" + r("mm")), "240-mm"),
    (p(r("2") + '<w:r><w:sym w:font="Symbol" w:char="00D7"/><w:sym w:char="F0B7"/><w:sym w:char="zz"/></w:r>' + r("3")), "2×3"),
    (p(r("eins") + "<w:r><w:br/></w:r>" + r("zwei")), "eins\nzwei"),
    (p(r("eins") + "<w:r><w:br/></w:r>" + r(" ") + "<w:r><w:br/></w:r>" + r("zwei")), "eins\n\nzwei"),
    (p(r("eins") + '<w:r><w:br w:type="page"/></w:r>' + r("zwei")), "eins\n\nzwei"),
    (p(r("alt", "<w:strike/>") + r("neu") + r("da", '<w:strike w:val="0"/>')), "neuda"),
    (
        p(r("zu") + r("geheim", "<w:vanish/>") + r("geheim", '<w:rStyle w:val="Versteckt"/>') + r("sehen", '<w:vanish w:val="false"/>')),
        "zusehen",
    ),
    (p(f"<w:del>{r('weg')}<w:r><w:delText>weg</w:delText></w:r></w:del><w:ins>{r('neu')}</w:ins>"), "neu"),
    (p(f"<w:moveFrom>{r('alt')}</w:moveFrom><w:moveTo>{r('da')}</w:moveTo>"), "da"),
    (p(f"<w:hyperlink>{r('Link')}</w:hyperlink><w:smartTag><w:smartTag>{r(' Tag')}</w:smartTag></w:smartTag>"), "Link Tag"),
    (p(f"<w:sdt><w:sdtPr/><w:sdtContent>{r('Feld')}</w:sdtContent></w:sdt>"), "Feld"),
    (p(r("a") + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Hier tippen')}</w:sdtContent></w:sdt>"), "a"),
    (f"<w:sdt><w:sdtContent>{p(r('Block'))}</w:sdtContent></w:sdt>", "Block"),
    (p(FIELD.format(begin="<w:r><w:instrText>PAGE</w:instrText></w:r>" + r("CODE"), separate=r("7"), end=r(" Tote"))), "7 Tote"),
    (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("CODE")) + p(r("Danach")), "Danach"),
    (p(f"<w:fldSimple w:instr='DATE'>{r('3. März')}</w:fldSimple>"), "3. März"),
    (p(r("eins"), more="<w:rPr><w:del/></w:rPr>") + p(r("zwei")) + p(r("drei")), "einszwei\n\ndrei"),
    (p(r("a") + "<w:r><w:footnoteReference w:id='1'/><w:commentReference w:id='1'/></w:r>" + r("b")), "ab"),
    (p("<w:r><!-- x --><w:t>Da<!-- y -->mm<?z?>bruch</w:t></w:r>"), "Dammbruch"),
    (p("<m:oMath><m:r><m:t>x = 4</m:t></m:r></m:oMath>"), "x = 4"),
    (
        p(r("vor") + f"<w:r><x:box><w:txbxContent>{p(r('Kasten'))}</w:txbxContent></x:box></w:r>" + r("her")) + p(r("nach")),
        "vorher\n\nKasten\n\nnach",
    ),
    (
        p(f"<w:r><mc:AlternateContent><mc:Choice>{r('neu')}</mc:Choice><mc:Fallback>{r('alt')}</mc:Fallback></mc:AlternateContent></w:r>"),
        "neu",
    ),
    (p(f"<mc:AlternateContent><mc:Fallback>{r('alt')}</mc:Fallback></mc:AlternateContent>"), "alt"),
]


@pytest.mark.parametrize(("body", "text"), SEEN)
def test_what_a_reader_sees(body: str, text: str) -> None:
    assert read(package(body)).text == text


def cell(*paragraphs: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(paragraphs)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def test_a_table_of_data() -> None:
    rows = (
        row(cell(p(r("Ort"))), cell(p(r("Tote")))),
        row(cell(p(r("weg"))), cell(p(r("9"))), properties="<w:del/>"),
        f"<w:sdt><w:sdtContent>{row(cell(p(r('Auried')), p(r('(Nord)'))), cell(p(r('12'))))}</w:sdtContent></w:sdt>",
        row(cell(p("")), cell(f"<w:tbl>{row(cell(p(r('a'))), cell(p(r('b'))))}</w:tbl>")),
    )
    found = read(package(p(r("davor")) + f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>" + p(r("danach"))))
    assert found.text == "davor\n\nOrt\tTote\nAuried (Nord)\t12\n\ta b\n\ndanach"
    assert {kind for kind, _ in kinds(found)[1:-1]} == {"table"}


def test_a_table_that_sets_the_page_is_none() -> None:
    long = "Der Damm brach. " * 30
    found = read(package(f"<w:tbl>{row(cell(p(r('Damm'), 'berschrift1'), p(r(long))), cell(p(r('Rand'))))}</w:tbl>"))
    assert [kind for kind, _ in kinds(found)] == ["title", "paragraph", "paragraph"]
    assert [kind for kind, _ in kinds(read(package(f"<w:tbl>{row(cell(p(r('a'))))}{row(cell(p(r('b'))))}</w:tbl>")))] == ["paragraph"] * 2


def test_the_strict_form_is_read_too() -> None:
    data = package(p(r("Damm"), "berschrift1") + p(r("Text")))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert kinds(read(out.getvalue())) == [("title", "Damm"), ("paragraph", "Text")]


def core(**values: str) -> bytes:
    names = {"title": "dc", "creator": "dc", "modified": "dcterms"}
    inner = "".join(f"<{names[key]}:{key}>{value}</{names[key]}:{key}>" for key, value in values.items())
    return f'<cp:x xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:t">{inner}</cp:x>'.encode()


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (
            {"title": "Der Damm ", "creator": "Mia Kolb", "modified": "2025-03-04T10:00:00Z"},
            ("Der Damm", "Mia Kolb", "2025-03-04T10:00:00Z"),
        ),
        ({"title": "Dokument1", "creator": "Microsoft Office User", "modified": "gestern"}, (None, None, None)),
        ({"title": "", "creator": "mia@example.org"}, (None, None, None)),
    ],
)
def test_properties(values: dict[str, str], wanted: tuple[str | None, ...]) -> None:
    found = read(package(p(r("Text")), docProps__core_xml=core(**values)))
    assert (found.title, found.author, found.modified) == wanted


@pytest.mark.parametrize("language", languages.known())
def test_examples_of_names_that_nobody_wrote(language: str) -> None:
    for rule in languages.toml(language, "office")["rule"]:
        for example in rule["examples"]:
            assert properties._matches(example["key"], example["value"]) is example["holds"], example


def test_a_whole_file_through_the_front_door() -> None:
    file = docx.Document()
    file.add_heading("Der Damm ist gebrochen", 0)
    file.add_paragraph("Der Damm sei am Abend gebrochen, sagte ein Sprecher des Landkreises. Zwölf Menschen fehlen.")
    out = io.BytesIO()
    file.save(out)
    document = from_bytes(out.getvalue())
    assert (document.title, document.language, document.media, document.published) == ("Der Damm ist gebrochen", "de", MEDIA, None)
    assert document.parts[0].kind == "title"


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in files.items():
            file.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def locked() -> bytes:
    data = bytearray(package(p(r("x"))))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + offset] |= 1
    return bytes(data)


def lying() -> bytes:
    """Each entry says that it unpacks to one byte."""
    data = bytearray(package(p(r("x" * 100_000))))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 24 : at + 28] = (1).to_bytes(4, "little")
    return bytes(data)


def many() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for i in range(10_001):
            file.writestr(f"{i}", b"")
    return out.getvalue()


def with_text(text: bytes) -> bytes:
    return archive(word__document_xml=text)


BOMB = b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY a%d "%s">' % (i, (b"&a%s;" % (b"%d" % (i - 1) if i else b"")) * 10) for i in range(9)
)
REFUSED: list[tuple[Callable[[], bytes], str]] = [
    (lambda: archive(xl__workbook_xml=b"", __Content_Types_xml=b""), "found an Excel workbook"),
    (lambda: archive(ppt__presentation_xml=b""), "found a PowerPoint presentation"),
    (lambda: archive(mimetype=b"application/vnd.oasis.opendocument.text"), "found an OpenDocument text"),
    (lambda: archive(mimetype=b"application/epub+zip"), "found an EPUB book"),
    (lambda: archive(mimetype=b"application/vnd.oasis.opendocument.graphics"), "found an OpenDocument file"),
    (lambda: archive(META__INF=b"", **{"META-INF__MANIFEST_MF": b""}), "found a Java archive"),
    (lambda: archive(a_txt=b"Text", b_txt=b""), "found a ZIP archive of 2 other files"),
    (lambda: archive(word__styles_xml=b"<a/>"), "found one without word/document.xml"),
    (lambda: b"PK\x03\x04" + b"x" * 100, "found a broken ZIP archive"),
    (lambda: package(p(r("x")))[:300], "found a broken ZIP archive"),
    (lambda: package(p(r("x" * 99))).replace(b"PK\x03\x04", b"PK\x03\x05"), "found a broken ZIP archive"),
    (lying, "found a broken ZIP archive"),
    (locked, "found one that is locked with a password"),
    (many, "found an archive of more than 10,000 files"),
    (lambda: with_text(b"<a>"), "found word/document.xml that is no sound XML"),
    (lambda: with_text(b""), "found word/document.xml that is no sound XML"),
    (lambda: with_text(b"<a>" * 1000 + b"</a>" * 1000), "found word/document.xml that is no sound XML"),
    (lambda: with_text(BOMB + b"]><b>&a8;</b>"), "found word/document.xml with a document type"),
    (lambda: with_text(b'<?xml version="1.0"?><!-- x --><!DOCTYPE b SYSTEM "file:///etc/passwd"><b/>'), "with a document type"),
    (
        lambda: with_text('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE b [ ]><b/>'.encode("utf-16")),
        "with a document type",
    ),
    (lambda: with_text(b"<!--a-->" * 400 + b"<a/>"), "found one without words"),
    (lambda: with_text(b"<a/>"), "found one without words"),
    (lambda: package(p("")), "found one without words"),
    (lambda: package("<w:p>" + "<w:r/>" * 4_000_000 + "</w:p>"), "found word/document.xml with more"),
]


@pytest.mark.parametrize(("data", "says"), REFUSED)
def test_what_is_no_word_file_is_refused_in_one_line(data: Callable[[], bytes], says: str) -> None:
    content = data()
    with within(10), pytest.raises(InputError) as caught:
        extract(Original(content, "a.docx"))
    message = str(caught.value)
    assert message.startswith("a.docx: expected a Word file") and says in message
    assert "\n" not in message and len(message) < 250


def test_a_bomb_of_spaces_is_refused_soon() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b" " * 300_000_000)
    with within(10), pytest.raises(InputError, match="with more"):
        extract(Original(out.getvalue(), "a.docx"))


def test_another_way_of_packing_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("word/document.xml", b"<a/>")
    with pytest.raises(InputError, match="packed in a way that Word does not use"):
        extract(Original(out.getvalue(), "a.docx"))


def test_a_hundred_thousand_paragraphs() -> None:
    data = package(p(r("Der Damm brach.")) * 100_000)
    with within(10):
        found = extract(Original(data, "a.docx"))
    assert len(found.parts) == 100_000
    assert found.places[-1].node == "/w:document/w:body[1]/w:p[100000]/w:r[1]/w:t[1]/text()[1]"


WORDS = st.text(st.sampled_from("abcäß „“.,-  \t\n\u00a0\u00ad\u200b12"), max_size=12)
RUNS = st.one_of(
    WORDS.map(r),
    WORDS.map(lambda text: f"<w:ins>{r(text)}</w:ins>"),
    WORDS.map(lambda text: f"<w:del>{r(text)}</w:del>"),
    WORDS.map(lambda text: r(text, "<w:vanish/>")),
    WORDS.map(lambda text: f"<w:r><w:t>{escape(text)}<!-- {len(text)} -->{escape(text)}</w:t></w:r>"),
    WORDS.map(lambda text: f"<w:r><x:box><w:txbxContent>{p(r(text))}</w:txbxContent></x:box></w:r>"),
    st.sampled_from(["br", "cr", "tab", "noBreakHyphen", "softHyphen"]).map(lambda name: f"<w:r><w:{name}/></w:r>"),
)
PARAGRAPHS = st.builds(p, st.lists(RUNS, max_size=5).map("".join), st.sampled_from(["", "Titel", "Punkt", "Zitat", "berschrift1"]))
CELLS = st.lists(PARAGRAPHS, max_size=2).map(lambda inner: cell(*inner))
ROWS = st.lists(CELLS, max_size=3).map(lambda cells: row(*cells))
TABLES = st.lists(ROWS, max_size=3).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PARAGRAPHS | TABLES, max_size=6).map("".join))
def test_every_word_leads_back_to_the_file(body: str) -> None:
    data = package(p(r("Anfang")) + body)
    found = read(data)
    placed = {i for place in found.places for i in range(place.b, place.e)}
    assert {c for i, c in enumerate(found.text) if i not in placed} <= set(" \t\n-")
    for before, after in zip(found.parts, found.parts[1:], strict=False):
        assert before.e < after.b
