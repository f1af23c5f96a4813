"""The ZIP archive of a Word file, opened with mistrust: sizes are counted while unpacking, not believed."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from functools import cache
from importlib import import_module
from typing import Any

from laut.errors import InputError, MissingError

Element = Any  # of lxml, which has no types
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"  # the same words in the ISO's strict form
NAMESPACES = {"w": W[1:-1]}
MAIN = "word/document.xml"
_MOST_ENTRIES = 10_000
_MOST_BYTES = 12_000_000  # of one file in the archive, unpacked: a tree of it takes twenty times as much
_KINDS = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("Index/", "an Apple iWork document"),
    ("META-INF/MANIFEST.MF", "a Java archive"),
)
_MIMES = {
    "application/vnd.oasis.opendocument.text": "an OpenDocument text",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet",
    "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
    "application/epub+zip": "an EPUB book",
}
_WANTED = "a Word file (DOCX)"
_AGAIN = "open it in its program and save it as DOCX"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, OverflowError, NotImplementedError, RuntimeError)


class Package:
    """The files of the archive that a text needs; each is unpacked only when it is asked for."""

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        self._archive = self._opened(data)
        self._names = {info.filename: info for info in self._archive.infolist()}
        root = self._targets("_rels/.rels", "")
        self._core = root.get("core-properties")
        self._main = root.get("officeDocument", MAIN)
        if not self._is_word():
            raise InputError(_WANTED, self._kind(), where, _AGAIN)
        folder, name = posixpath.split(self._main)
        self._beside = self._targets(f"{folder}/_rels/{name}.rels", folder)

    def main(self) -> Element:
        """The root of the text."""
        root = self._tree(self._main)
        if root is None:
            raise InputError(_WANTED, f"one without {self._main}", self.where, _AGAIN)
        return root

    def beside(self, kind: str) -> Element | None:
        """The root of the file that the text names as its `styles`, ...; None where there is none."""
        name = self._beside.get(kind)
        return self._tree(name) if name else None

    def core(self) -> Element | None:
        """The root of the properties, None where the file has none."""
        return self._tree(self._core) if self._core else None

    def _opened(self, data: bytes) -> zipfile.ZipFile:
        if data.count(b"PK\x01\x02") > _MOST_ENTRIES:  # before the list of entries is built: it takes ten times its bytes
            raise InputError(_WANTED, f"an archive of more than {_MOST_ENTRIES:,} files", self.where, _AGAIN)
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise InputError(_WANTED, f"a broken ZIP archive ({_reason(error)})", self.where, _AGAIN) from None

    def _is_word(self) -> bool:
        head = self._main.split("/")[0] + "/"
        return self._main in self._names and not any(head == begin for begin, _ in _KINDS) and "mimetype" not in self._names

    def _kind(self) -> str:
        mime = (self._bytes("mimetype") or b"").decode("ascii", "replace").strip()
        if mime in _MIMES:
            return _MIMES[mime]
        for begin, kind in _KINDS:
            if any(name.startswith(begin) for name in self._names):
                return kind
        if any(name.startswith("word/") for name in self._names):
            return f"one without {self._main}"
        return "an OpenDocument file" if mime else f"a ZIP archive of {len(self._names):,} other files"

    def _targets(self, name: str, folder: str) -> dict[str, str]:
        """What a file of relations names: the last word of each relation's type -> the path of its target."""
        root = self._tree(name)
        found: dict[str, str] = {}
        for relation in root.iter("{*}Relationship") if root is not None else ():
            kind = relation.get("Type", "").rstrip("/").rpartition("/")[2]
            if relation.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", "")))
                found.setdefault(kind, path.lstrip("/"))
        return found

    def _bytes(self, name: str) -> bytes | None:
        info = self._names.get(name)
        if info is None:
            return None
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # the only ones that a Word file uses
            raise InputError(_WANTED, f"{name} packed in a way that Word does not use", self.where, _AGAIN)
        if info.flag_bits & 1:
            raise InputError(_WANTED, "one that is locked with a password", self.where, "save it without a password")
        try:
            with self._archive.open(info) as stream:
                data = stream.read(_MOST_BYTES + 1)
        except _BROKEN as error:
            raise InputError(_WANTED, f"a broken ZIP archive ({name}: {_reason(error)})", self.where, _AGAIN) from None
        if len(data) > _MOST_BYTES:
            most = f"{_WANTED} whose parts unpack to at most {_MOST_BYTES // 1_000_000} MB"
            raise InputError(most, f"{name} with more", self.where, "split it into its articles")
        return data

    def _tree(self, name: str) -> Element | None:
        data = self._bytes(name)
        return None if data is None else self._parsed(data, name)

    def _parsed(self, data: bytes, name: str) -> Element:
        try:
            etree: Any = import_module("lxml.etree")
        except ImportError:
            raise MissingError("the package lxml, to read a Word file", "none", self.where, "pip install 'laut[docx]'") from None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        if _doctype().match(data.replace(b"\x00", b"")):  # the standard forbids it, and entities of its own are how a bomb is built
            raise InputError(_WANTED, f"{name} with a document type of its own", self.where, _AGAIN)
        try:
            root: Element = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise InputError(_WANTED, f"{name} that is no sound XML ({error.msg})", self.where, _AGAIN) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise InputError(_WANTED, f"{name} with a document type of its own", self.where, _AGAIN)
        return root


@cache
def _doctype() -> re.Pattern[bytes]:
    before = rb"[^<]*+(?>(?:<\?.*?\?>|<!--.*?-->)\s*)*+"  # atomic: a row of comments could be cut into comments in any number of ways
    return re.compile(before + rb"<!DOCTYPE", re.DOTALL | re.IGNORECASE)


def _reason(error: Exception) -> str:
    return str(error).split("\n")[0][:80] or type(error).__name__
