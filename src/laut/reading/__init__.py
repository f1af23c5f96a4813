"""From an analysed text to a reading: attributions, figures, times, names, claims. `read` is a pure function."""

from __future__ import annotations

from pathlib import Path

from laut import __version__
from laut.acquire.kinds import ROW
from laut.errors import LanguageError
from laut.languages import check, stamp, toml
from laut.records import Document, Reading


def read(document: Document, model: str | Path | None = None) -> Reading:
    """All that can be read in one document, without findings. `reader` names the version, a stamp of the language's data, and its models.

    `model` is the file of a learned model of quotations, which is used on documents in its language.

    Raises LanguageError where the document's language is not given or not known, ModelError where the file is no model.
    """
    from laut.reading.attribution import find_attributions, find_drafts
    from laut.reading.claims import make_claims
    from laut.reading.figures import find_figures
    from laut.reading.names import find_names
    from laut.reading.references import Cast
    from laut.reading.routes import find_routes
    from laut.reading.sheets import find_sheets
    from laut.reading.sureness import weigh
    from laut.reading.times import find_times
    from laut.reading.unread import find_unread
    from laut.text import analyse

    if document.language is None:
        raise LanguageError("the language of the document", "none")
    if document.media == ROW:
        from laut.reading.imported import read_row

        return read_row(document, reader(check(document.language), model))
    text = analyse(document.text, check(document.language), document.parts)
    times = find_times(text, document.published)
    names = find_names(text)
    cast = Cast(text, names, document.outlet)
    second = None
    if model is not None:
        from laut.reading.learned import Second, load

        learned = load(model)
        if learned.language == text.language:
            second = Second(text, learned, find_drafts(text, cast))
            cast = Cast(text, names, document.outlet)  # phrases are asked for in text order once more
    attributions = find_attributions(text, times, cast, second)
    attributions = weigh(text, attributions, cast.sources())
    figures = find_figures(text, times)
    claims, hung = make_claims(text, attributions, figures, times, cast.sources(), names, document.outlet)
    return Reading(
        document=document,
        reader=reader(text.language, model),
        sources=cast.sources(),
        attributions=attributions,
        figures=hung,
        times=tuple(times),
        claims=claims,
        routes=find_routes(text, attributions, names),
        sheets=find_sheets(text, hung, names),
        unread=find_unread(text, attributions, times, cast, document.published, document.partial),
    )


def reader(language: str, model: str | Path | None = None) -> tuple[tuple[str, str | None], ...]:
    """What a reading in `language` names as its reader: the version, a stamp of the language's data, its models."""
    from laut.reading.figures.concepts import stamped

    made = [toml(language, "language").get("model")]
    if model is not None:
        from laut.reading.learned import load

        learned = load(model)
        if learned.language == language:
            made.append(learned.title)
    return ("version", __version__), ("data", stamped(stamp(language))), ("model", "; ".join(filter(None, made)) or None)
