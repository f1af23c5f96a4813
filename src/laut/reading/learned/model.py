"""A model file: a zip archive with `model.json` (name, licence, language, settings) and the fields that `models/` has trained."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from laut.errors import ModelError
from laut.reading.attribution.draft import Draft
from laut.reading.learned.candidates import Contents, View, candidates, choose
from laut.reading.learned.crf import Features, Field
from laut.reading.learned.roles import Around, assign
from laut.reading.learned.sight import Chances, Sight, paragraphs
from laut.reading.learned.spans import Told
from laut.text.records import Text

ABOUT = "model.json"
FIELDS = ("parts", "plain", "stacked", "pool", "roles")
"""parts: is a token cue, speaker, frame of whatever; plain, stacked: contents without and with what `parts` says; pool: is a candidate a
quotation; roles: the roles around one quotation."""
FORMAT = 1


@dataclass(frozen=True)
class Model:
    """What a model file holds. `about` has name, licence, language, data, and the settings `least`, `nested`, `roles`."""

    about: dict[str, Any]
    fields: dict[str, Field]

    @property
    def language(self) -> str:
        """The language that it reads."""
        return str(self.about["language"])

    @property
    def title(self) -> str:
        """Its name and licence, as a reading says by what it was made."""
        return f"{self.about['name']}, {self.about['licence']}"

    def quotations(self, text: Text, drafts: Sequence[Draft]) -> list[Told]:
        """The quotations of a text with their roles, in text order; `drafts` is what the rules have found."""
        sight = Sight(text, drafts)
        chances, contents = look(sight, self.fields)
        pool = candidates(sight, contents)
        view = View(sight, contents, chances)
        sure = list(self.fields["pool"].yes([view.row(candidate) for candidate in pool]))
        quotes = choose(sight, pool, sure, float(self.about["least"]), float(self.about["nested"]))
        assign(self.fields["roles"], Around(sight, chances, quotes), self.about["roles"])
        return quotes


def look(sight: Sight, fields: dict[str, Field]) -> tuple[Chances, Contents]:
    """What the fields of single tokens see: the chances of each role, and the contents."""
    rows = sight.rows()
    chances = parts_of(sight, fields["parts"], rows)
    return chances, Contents(sight, [(fields["plain"], rows), (fields["stacked"], sight.rows_with(rows, chances))])


def parts_of(sight: Sight, field: Field, rows: Sequence[Features]) -> Chances:
    """For each token how likely it is cue, speaker, frame."""
    chances: Chances = [{}] * sight.size
    for start, end in paragraphs(sight.text):
        field.tag(rows[start:end])
        for i in range(start, end):
            chances[i] = {k: field.chance(k, i - start) for k in "CSF"}
    return chances


@lru_cache(maxsize=4)
def load(path: str | Path) -> Model:
    """The model in a file.

    Raises ModelError where it is not there or is none, MissingError where the package that reads it is not installed.
    """
    where, kind = str(path), "a model file of laut (made by a script in models/)"
    try:
        with zipfile.ZipFile(path) as archive:
            about = json.loads(archive.read(ABOUT))
            data = {name: archive.read(name) for name in FIELDS}
    except FileNotFoundError as error:
        raise ModelError(kind, "no file", where) from error
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ModelError(kind, "something else", where) from error
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise ModelError(f"{kind}, format {FORMAT}", f"format {about.get('format') if isinstance(about, dict) else None}", where)
    return Model(about, {name: Field(bytes_, where) for name, bytes_ in data.items()})
