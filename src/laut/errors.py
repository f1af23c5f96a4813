"""One family of errors. Each says what was expected, what was found, and where."""

from __future__ import annotations


class LautError(Exception):
    """Something that a person can mend: `expected` was looked for, `found` was there, at `where` (a path, a line, an offset)."""

    def __init__(self, expected: str, found: str, where: str = "") -> None:
        self.expected, self.found, self.where = expected, found, where
        super().__init__(f"{where + ': ' if where else ''}expected {expected}, found {found}")


class InputError(LautError):
    """An input that cannot be read as an article: a wrong path, a binary file, an empty text, broken front matter."""


class LanguageError(LautError):
    """A language that no folder of `languages/` describes."""


class DateError(LautError):
    """A date of publication that is no day of the calendar."""


class DataError(LautError):
    """A data file of `languages/` or `sources/` that breaks its schema; `where` is file and line."""


class RecordError(LautError):
    """A reading, or a part of one, that breaks the contract (a span outside the text, an unknown bound or stance)."""
