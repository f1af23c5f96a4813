"""A component for spaCy: `nlp.add_pipe("laut")` reads each Doc, and lays what was read over it.

`doc._.laut` is the reading (None for an empty Doc), and `doc._.claims`, `figures`, `times`, `attributions`, `sources`, `findings` are its
parts. `doc.spans["laut_content"]` and the like are the same as spans of tokens, labelled; the exact offsets stay those of the reading,
whose text is `doc.text`. `span._.attribution`, `span._.said_by` and `span._.stance` tell of a span of these groups who says it, and how.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from laut.errors import InputError, LanguageError
from laut.languages import known
from laut.records import Attribution, Reading
from laut.records import Span as Words

if TYPE_CHECKING:
    from laut.acquire import Given

KEY = "laut"
CONTENT, CUE, SPEAKER, FIGURES, TIMES = (f"{KEY}_{name}" for name in ("content", "cue", "speaker", "figures", "times"))
GROUPS = (CONTENT, CUE, SPEAKER, FIGURES, TIMES)
ARTICLE = "article"
_ARTICLE = f"{KEY}_{ARTICLE}"  # where it is kept in doc.user_data
ERROR, SKIP = "error", "skip"
_ANY = "xx"
_GIVEN = ("published", "outlet", "language", "title", "author", "url")
_PARTS = ("claims", "figures", "times", "attributions", "sources", "findings")
_last: list[tuple[str, Reading]] = []  # the reading that was unpacked last, by its JSON


class Component:
    """What the pipeline calls; its settings are plain values, so that it travels to other processes."""

    def __init__(self, language: str | None, given: dict[str, str], unknown: str) -> None:
        self.language, self.given, self.unknown = language, given, unknown

    def __call__(self, doc: Doc) -> Doc:
        """Read a Doc."""
        from laut.acquire import from_text
        from laut.acquire.found import is_empty
        from laut.engines.local import read_document

        given: Any = {"language": self.language} | self.given | _context(doc) | (doc.user_data.get(_ARTICLE) or {})
        doc.user_data.pop(KEY, None)
        for name in GROUPS:
            doc.spans[name] = []
        if is_empty(doc.text):
            return doc
        try:
            reading = read_document(from_text(doc.text, **given))
        except LanguageError:
            if self.unknown == ERROR:
                raise
            return doc
        doc.user_data[KEY] = reading.to_json()
        for name, spans in _laid(doc, reading).items():
            doc.spans[name] = spans
        return doc


@Language.factory(KEY, default_config={"language": None, "outlet": None, "published": None, "unknown": ERROR})
def make(nlp: Language, name: str, language: str | None, outlet: str | None, published: str | None, unknown: str) -> Component:
    """The component. `language` is that of the texts, else the pipeline's where laut knows it, else it is told by the words.

    `outlet` and `published` hold for all texts that say nothing else; a text's own are in `doc._.article`, or in the context of
    `nlp.pipe(as_tuples=True)`: a dict with published, outlet, language, title, author, url. Where laut does not know a text's language,
    `unknown` is `error` or `skip`. Raises InputError, LanguageError.
    """
    if unknown not in (ERROR, SKIP):
        raise InputError(f"{ERROR} or {SKIP}", repr(unknown), "unknown")
    if language is None and nlp.lang != _ANY:
        language = nlp.lang
    if language is not None and language not in known() and unknown == ERROR:
        raise LanguageError(f"one of {', '.join(known())}", repr(language), "language", f"unknown={SKIP!r} leaves such texts unread")
    given = {name: value for name, value in (("outlet", outlet), ("published", published)) if value is not None}
    return Component(language, given, unknown)


def _context(doc: Doc) -> Given:
    context = getattr(doc, "_context", None)
    found: Any = {name: context[name] for name in _GIVEN if name in context} if isinstance(context, dict) else {}
    return found  # type: ignore[no-any-return]


def _laid(doc: Doc, reading: Reading) -> dict[str, list[Span]]:
    """The spans of a reading over the tokens, by their groups."""
    told = reading.attributions
    return {
        CONTENT: [s for a in told for s in _spans(doc, a.content, a.stance, a.id)],
        CUE: [s for a in told for s in _spans(doc, a.cue, a.type, a.id)],
        SPEAKER: [s for a in told for s in _spans(doc, a.speaker, "SPEAKER", a.id)],
        FIGURES: [s for f in reading.figures for s in _spans(doc, (f.span,), f.unit or f.concept or "COUNT", f.id)],
        TIMES: [s for t in reading.times for s in _spans(doc, (t.span,), t.type, t.id)],
    }


def _spans(doc: Doc, words: Iterable[Words], label: str, id: str) -> Iterator[Span]:
    """The tokens that words lie in, whole."""
    for b, e in words:
        found = doc.char_span(b, e, label=label, span_id=id, alignment_mode="expand")
        if found is not None:
            yield found


def reading(doc: Doc) -> Reading | None:
    """The reading of a Doc, unpacked from its data; None where there is none, or where the Doc is but a piece of what was read."""
    from laut.contract import from_json

    line = doc.user_data.get(KEY)
    if line is None:
        return None
    if not _last or _last[0][0] != line:
        _last[:] = [(line, from_json(line))]
    found = _last[0][1]
    return found if found.document.text == doc.text else None


def _attribution(span: Span) -> Attribution | None:
    found = reading(span.doc)
    if found is None or not span.id_:
        return None
    id = next((f.attribution for f in found.figures if f.id == span.id_), span.id_)
    return next((a for a in found.attributions if a.id == id), None)


def _said_by(span: Span) -> tuple[str, ...]:
    found, told = reading(span.doc), _attribution(span)
    return tuple(s.name for s in found.sources if s.id in told.sources) if found and told else ()


def _stance(span: Span) -> str | None:
    told = _attribution(span)
    return told.stance if told else None


def _set_article(doc: Doc, value: dict[str, str | date | None]) -> None:
    """Days are kept as text, as a Doc can only be written with plain values."""
    wrong = sorted(set(value) - set(_GIVEN))
    if wrong:
        raise InputError(f"{', '.join(_GIVEN)}", ", ".join(wrong), "doc._.article")
    day = value.get("published")
    plain = {"published": f"{day:%Y-%m-%d}"} if isinstance(day, date) else {}
    doc.user_data[_ARTICLE] = value | plain


def _part(name: str) -> Any:
    def get(doc: Doc) -> Any:
        found = reading(doc)
        return getattr(found, name) if found is not None else ()

    return get


def _extend() -> None:
    """Set our extensions; one that somebody else has set before stays theirs, and a warning says so."""
    _set(Doc, KEY, reading)
    _set(Doc, ARTICLE, lambda doc: doc.user_data.get(_ARTICLE), _set_article)
    for name in _PARTS:
        _set(Doc, name, _part(name))
    for name, getter in (("attribution", _attribution), ("said_by", _said_by), ("stance", _stance)):
        _set(Span, name, getter)


def _set(kind: type[Doc] | type[Span], name: str, getter: Callable[[Any], Any], setter: Callable[..., None] | None = None) -> None:
    before = kind.get_extension(name)[2] if kind.has_extension(name) else None
    if kind.has_extension(name) and getattr(before, "__module__", None) != __name__:
        warnings.warn(f"{kind.__name__}._.{name} is not laut's, as it was set before", stacklevel=4)
        return
    kind.set_extension(name, getter=getter, setter=setter, force=True)


_extend()
