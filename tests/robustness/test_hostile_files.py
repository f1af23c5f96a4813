"""Files that are made to do harm are read or refused, in one line, within ten seconds and 500 MB."""

from __future__ import annotations

import io
import subprocess
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from . import memory

SECONDS, KILOBYTES = 10.0, 500_000
SOUND = "Das Wehr in Kelmen hielt der Flut in der Nacht stand, wie die Stadt am Montag mitteilte. "
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Make = Callable[[Path], None]


def page(body: str, head: str = "<title>Wehr</title>") -> Make:
    return lambda file: file.write_text(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8") and None


def sparse(file: Path) -> None:
    """A page of one gigabyte that takes no room on the disk."""
    with file.open("wb") as out:
        out.write(b"<!doctype html><html><body><p>")
        out.truncate(1_000_000_000)


def laughs(kind: str) -> str:
    steps = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE {kind} [<!ENTITY l0 "ha">{steps}<!ENTITY f SYSTEM "file:///etc/passwd">]>'


def docx(document: bytes, extra: dict[str, bytes] | None = None) -> Make:
    def make(file: Path) -> None:
        types = (
            b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
            b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
        )
        links = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
            b"</Relationships>"
        )
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            parts = {"[Content_Types].xml": types, "_rels/.rels": links, "word/document.xml": document} | (extra or {})
            for name, data in parts.items():
                archive.writestr(name, data)

    return make


def word(inner: bytes, before: bytes = b"") -> bytes:
    return before + b'<w:document xmlns:w="' + WORD + b'"><w:body>' + inner + b"</w:body></w:document>"


def paragraph(text: bytes) -> bytes:
    return b"<w:p><w:r><w:t>" + text + b"</w:t></w:r></w:p>"


def pdf(body: bytes) -> Make:
    return lambda file: file.write_bytes(b"%PDF-1.7\n" + body) and None


def packed(data: bytes) -> bytes:
    stream = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream)


def objects(*parts: bytes) -> bytes:
    return b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, part) for n, part in enumerate(parts, 1)) + b"trailer << /Root 1 0 R >>\n%%EOF"


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
KIDS = b"<< /Type /Pages /Kids [" + b"3 0 R " * 1_000_000 + b"] /Count 1000000 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def mail(body: str, head: str = "") -> Make:
    text = f"From: Anna <a@bote.example>\nSubject: Wehr\nDate: Mon, 03 Mar 2025 10:00:00 +0100\nMIME-Version: 1.0\n{head}\n{body}"
    return lambda file: file.write_text(text, encoding="utf-8") and None


def nested(depth: int) -> str:
    out = ""
    for n in range(depth):
        out += f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n'
    return out + f"Content-Type: text/plain\n\n{SOUND}\n"


def text(words: str) -> Make:
    return lambda file: file.write_text(words, encoding="utf-8") and None


PARAGRAPH = f"<p>{SOUND * 3}</p>"
HOSTILE: dict[str, tuple[str, Make]] = {
    "a page of 1 GB": ("a.html", sparse),
    "60 MB of paragraphs": ("a.html", page(PARAGRAPH * 210_000)),
    "60 MB in one word": ("a.html", page("<p>" + "a" * 60_000_000)),
    "60 MB of empty elements": ("a.html", page("<b></b>" * 8_000_000 + PARAGRAPH)),
    "as much as is read": ("a.html", page(PARAGRAPH * 1_800)),
    "as many elements as are read": ("a.html", page("<p><b>Wehr</b> <i>hielt</i></p>" * 24_900)),
    "as many links as are read": ("a.html", page(PARAGRAPH + '<div><a href="/x">Mehr lesen über das Wehr</a></div>' * 37_000)),
    "one word as long as is read": ("a.html", page("<p>" + "a" * 990_000 + f"</p>{PARAGRAPH}")),
    "as deep as is read": ("a.html", page("<div>" * 900 + PARAGRAPH)),
    "a table as large as is read": ("a.html", page("<table>" + "<tr><td>Kelmen</td><td>12</td></tr>" * 24_900 + "</table>" + PARAGRAPH)),
    "a million nested divs": ("a.html", page("<div>" * 1_000_000 + PARAGRAPH)),
    "100,000 nested tables": ("a.html", page("<table><tr><td>" * 100_000 + PARAGRAPH)),
    "100,000 nested inline elements": ("a.html", page("<p>" + "<b>" * 100_000 + SOUND)),
    "a million attributes": ("a.html", page("<p " + " ".join(f"a{n}=1" for n in range(1_000_000)) + f">{SOUND}</p>")),
    "an attribute of 50 MB": ("a.html", page(f'<p title="{"x" * 50_000_000}">{SOUND}</p>{PARAGRAPH}')),
    "an open comment": ("a.html", page(PARAGRAPH + "<!--" * 1_000_000)),
    "five million entities": ("a.html", page("<p>" + "&auml;" * 5_000_000 + SOUND)),
    "JSON-LD without end": ("a.html", page(PARAGRAPH, '<script type="application/ld+json">' + "[" * 10_000_000 + "</script>")),
    "20,000 blocks of JSON-LD": (
        "a.html", page(PARAGRAPH, '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>' * 20_000)),
    "200,000 meta elements": ("a.html", page(PARAGRAPH, '<meta property="og:title" content="x">' * 200_000)),
    "100,000 links": ("a.html", page(PARAGRAPH + '<a href="/x">Mehr lesen über das Wehr</a> ' * 100_000)),
    "XHTML of laughs": ("a.xhtml", text(laughs("html") + f"<html><body><p>{SOUND}&l11;&f;</p></body></html>")),
    "scripts in every field": (
        "a.html",
        page(f"<article><h1>{SCRIPT}</h1>{PARAGRAPH}</article>", f'<title>{SCRIPT}</title><meta name="author" content="{SCRIPT}">')),
    "a table of a million cells": ("a.html", page("<table>" + "<tr>" + "<td>1</td>" * 1_000_000 + "</table>" + PARAGRAPH)),
    "a document of 1 GB in a ZIP": ("a.docx", docx(word(paragraph(b"a" * 1_000_000_000)))),
    "a ZIP of 100,000 parts": ("a.docx", docx(word(paragraph(SOUND.encode())), {f"word/x{n}.xml": b"<a/>" for n in range(100_000)})),
    "a ZIP in a ZIP": ("a.docx", docx(word(paragraph(SOUND.encode())), {"word/media/b.zip": bytes(300_000_000)})),
    "a DOCX of laughs": ("a.docx", docx(word(paragraph(SOUND.encode() + b"&l11;&f;"), laughs("w:document").encode()))),
    "a DOCX nested deep": ("a.docx", docx(word(b"<w:tbl><w:tr><w:tc>" * 100_000))),
    "a DOCX of 300,000 paragraphs": ("a.docx", docx(word(paragraph(SOUND.encode()) * 300_000))),
    "a ZIP that is cut": ("a.docx", lambda file: file.write_bytes(b"PK\x03\x04" + b"x" * 1000) and None),
    "a PDF with a broken table": ("a.pdf", pdf(b"xref\n0 9999999999\n" + b"garbage " * 1000 + b"\nstartxref\n99999999\n%%EOF")),
    "a PDF that is its own parent": ("a.pdf", pdf(objects(CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 99999 >>"))),
    "a PDF of a million pages": (
        "a.pdf", pdf(objects(CATALOG, KIDS, PAGE, packed(b""), FONT))),
    "a PDF that unpacks to 1 GB": ("a.pdf", pdf(objects(CATALOG, PAGES, PAGE, packed(b" " * 1_000_000_000), FONT))),
    "a PDF of five million letters": (
        "a.pdf", pdf(objects(CATALOG, PAGES, PAGE, packed(b"BT /F1 9 Tf 20 20 Td " + b"(Das Wehr hielt.) Tj " * 300_000 + b"ET"), FONT))),
    "a PDF of garbage": ("a.pdf", pdf(bytes(range(256)) * 20_000)),
    "a mail nested 2,000 deep": ("a.eml", mail("", nested(2000))),
    "a mail of 50,000 parts": (
        "a.eml", mail(f"--b\nContent-Type: text/plain\n\n{SOUND}\n" * 50_000, 'Content-Type: multipart/mixed; boundary="b"\n')),
    "a mail whose head is 30 MB": ("a.eml", mail(SOUND, f"X-Long: {'x' * 30_000_000}\n")),
    "a mail with a million header fields": ("a.eml", mail(SOUND, "X-A: b\n" * 1_000_000)),
    "a mail of broken base64": ("a.eml", mail("A" * 20_000_001, "Content-Transfer-Encoding: base64\nContent-Type: text/plain\n")),
    "a million quotation marks in Markdown": ("a.md", text(">" * 1_000_000 + SOUND)),
    "a million brackets in Markdown": ("a.md", text("[" * 1_000_000 + SOUND)),
    "a million stars in Markdown": ("a.md", text("*a_ " * 500_000 + SOUND)),
    "a table of Markdown": ("a.md", text("|a" * 50_000 + "|\n" + "|-" * 50_000 + "|\n" + ("|a" * 100 + "|\n") * 2000 + SOUND)),
    "nested lists in Markdown": ("a.md", text("".join("  " * n + "- a\n" for n in range(2000)) + SOUND)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_or_read(name: str, tmp_path: Path) -> None:
    file = tmp_path / HOSTILE[name][0]
    HOSTILE[name][1](file)
    done, seconds, peak = read(str(file), tmp_path)
    lines = done.stderr.splitlines()
    print(f"{name}: exit {done.returncode}, {seconds:.1f} s, {peak / 1000:.0f} MB: {lines[-1][:160] if lines else ''}")
    assert done.returncode in (0, 2)
    assert "a mistake in laut itself" not in done.stderr
    assert len(lines) == (1 if done.returncode else 0)
    assert done.returncode == 0 or "expected" in lines[0]
    assert seconds < SECONDS
    assert peak < KILOBYTES


def read(name: str, folder: Path) -> tuple[subprocess.CompletedProcess[str], float, int]:
    """What `laut read` did, its seconds, its peak memory in kB."""
    begin = time.monotonic()
    done, peak = memory.run(["read", "--json", name], folder / "peak")
    return done, time.monotonic() - begin, peak


class _Circle(BaseHTTPRequestHandler):
    """Leads on for ever, or drips."""

    def do_GET(self) -> None:
        if self.path.startswith("/drip"):
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(200):
                    self.wfile.write(b"<p>")
                    time.sleep(0.1)
            except OSError:
                return
        else:
            self.send_response(302)
            self.send_header("Location", f"/{int(self.path[1:] or 0) + 1}")
            self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def circle() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Circle)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("path", "says"), [("/1", "more than 5 redirects"), ("/drip", "no end of it")])
def test_servers_without_end(circle: str, path: str, says: str, tmp_path: Path) -> None:
    done, seconds, peak = read(circle + path, tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1) and says in done.stderr
    assert seconds < SECONDS and peak < KILOBYTES


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """Sizes that lie are found out while unpacking."""
    file = tmp_path / "a.docx"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", word(paragraph(b"a" * 200_000_000)))
    size = (200_000_000 + len(word(paragraph(b"")))).to_bytes(4, "little")
    file.write_bytes(buffer.getvalue().replace(size, (1000).to_bytes(4, "little")))
    done, seconds, peak = read(str(file), tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert seconds < SECONDS and peak < KILOBYTES
