"""One family of errors. Each says what was expected, what was found, where, and what to do about it."""

from __future__ import annotations


class LautError(Exception):
    """Something that a person can mend: `expected` was looked for, `found` was there, at `where` (a path, a line, an offset).

    `do` is what helps, in a few words; empty where nothing more is known.
    """

    def __init__(self, expected: str, found: str, where: str = "", do: str = "") -> None:
        self.expected, self.found, self.where, self.do = expected, found, where, do
        super().__init__(f"{where + ': ' if where else ''}expected {expected}, found {found}{'; ' + do if do else ''}")


class InputError(LautError):
    """An input that cannot be read as an article: a wrong path, a binary file, an empty text, broken front matter."""


class FactsError(LautError):
    """A reference sheet that cannot be used: no header, a column missing, a value without a number; `where` is file and line."""


class ConceptsError(LautError):
    """A list of concepts that cannot be used: a wrong column, an unknown broader concept; `where` is file and line."""


class LanguageError(LautError):
    """A language that no folder of `languages/` describes."""


class DateError(LautError):
    """A date of publication that is no day of the calendar."""


class DataError(LautError):
    """A data file of `languages/` or `sources/` that breaks its schema; `where` is file and line."""


class ModelError(LautError):
    """A file that was named as a learned model and is none, or one for another format."""


class RecordError(LautError):
    """A reading, or a part of one, that breaks the contract (a span outside the text, an unknown bound or stance)."""


class MissingError(LautError):
    """Something that was asked for by its name and is not there: an id in a reading, a package that an export needs."""


class LedgerError(LautError):
    """A ledger that cannot be opened, read or written: damaged, of a newer version, read-only, full, or none at all."""
