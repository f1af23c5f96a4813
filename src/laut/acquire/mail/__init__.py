"""A mail (EML): the article that it brings, in its text, as HTML, forwarded or attached; a page saved as one file (MHTML) as a page.

The text of a plain part stays as it is, line ends included; replies (`>`, the lines that introduce them) and the signature are left out.
A place's node is the number of the part as IMAP counts them (`1`, `1.2`), `at` an offset into the part's decoded text; where the part has
nodes of its own (HTML, PDF, DOCX), that node follows behind a space. The subject is the title; the sender is the outlet of a newsletter
(it names its list, or how to leave it) and the author of any other mail; the day of the mail is the day of publication. Of what is
forwarded or attached, its own head and properties tell, never the mail around it.
"""

from __future__ import annotations

from dataclasses import replace

from laut.acquire.found import Found
from laut.acquire.mail import heads, letter
from laut.acquire.mail.parts import Leaf, Tree, parsed
from laut.acquire.original import Original
from laut.errors import InputError, LautError

MEDIA = "message/rfc822"
PAGE = "multipart/related"
_FEW = 40  # words: a mail that says no more only hands something on
_DEEPEST = 20  # mails forwarded inside one another
_DO = "save the article itself, or the message that was forwarded"


def extract(original: Original) -> Found:
    """The article of a mail, or the page in an MHTML file.

    Raises InputError where there is none, or the mail has more parts than a mail has; MissingError where the packages for its kind are
    not installed.
    """
    tree = Tree(parsed(original.data, original.where), "")
    if tree.page is not None:
        return _page(tree, tree.page, original)
    found = _article(tree, original, 0)
    if found is None:
        raise InputError("a mail with an article", "one without words", original.where, _DO)
    return replace(found, media=MEDIA)


def _page(tree: Tree, root: Leaf, original: Original) -> Found:
    """A page that a browser saved; it was got at the moment that the file names."""
    head = heads.Head(tree.message)
    address = heads.address(root.part) or heads.address(tree.message)
    found = _read("html", root, original.where, address)
    moment = head.moment.isoformat() if head.moment else None
    return replace(found, title=found.title or head.subject, url=found.url or address, media=PAGE, retrieved=moment)


def _article(tree: Tree, original: Original, depth: int) -> Found | None:
    """The words of the mail itself; where they are few, what it hands on, if that says more."""
    own = _own(tree, original)
    if _words(own) >= _FEW:
        return own
    others = [_article(inner, original, depth + 1) for inner in tree.forwarded] if depth < _DEEPEST else []
    best = max((found for found in others if found), key=_words, default=None)
    if best is None or _words(best) <= _words(own):
        best = max((best, *_attached(tree, original)), key=_words)
    return best if best is not None and _words(best) > _words(own) else own


def _own(tree: Tree, original: Original) -> Found | None:
    """The first of the mail's texts that has words; InputError of a page in it where the mail has nothing else."""
    head = heads.Head(tree.message)
    failed: LautError | None = None
    for leaves in tree.bodies:
        is_plain = leaves[0].kind == "text/plain"
        try:
            found = letter.found(leaves, original.where) if is_plain else _read("html", leaves[0], original.where, None)
        except InputError as error:
            failed = failed or error
            continue
        if found.text:
            is_forwarded = is_plain and (found.title or found.author)
            return replace(found, title=found.title or head.subject) if is_forwarded else head.over(found)
    if failed and not tree.attached and not tree.forwarded:
        raise failed
    return None


def _attached(tree: Tree, original: Original) -> list[Found]:
    """What can be read of the attachments; InputError where there are some and none can."""
    out: list[Found] = []
    errors: list[LautError] = []
    for leaf in tree.attached:
        try:
            found = _read(leaf.reader, leaf, f"{original.where} ({leaf.name})", None)
        except LautError as error:
            errors.append(error)
        else:
            out.append(replace(found, title=found.title or heads.Head(tree.message).subject))
    if errors and not out and not tree.bodies:
        raise errors[0]
    return out


def _read(kind: str, leaf: Leaf, where: str, url: str | None) -> Found:
    """A part that has a reader of its own, its places led by the number of the part."""
    from importlib import import_module

    from laut.acquire.kinds import READERS

    found: Found = import_module(READERS[kind]).extract(Original(leaf.data, where, leaf.media, url))
    return replace(found, places=tuple(p._replace(node=f"{leaf.number} {p.node}".rstrip()) for p in found.places))


def _words(found: Found | None) -> int:
    return len(found.text.split()) if found else 0
