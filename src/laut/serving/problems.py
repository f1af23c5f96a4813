"""What is wrong, as RFC 9457 has it: `application/problem+json` with what was expected, what was found, and where."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response

from laut.contract import dumps
from laut.errors import DataError, LautError, LedgerError, MissingError, ModelError, RecordError

MEDIA = "application/problem+json"
_LONGEST = 400  # characters of what was found
SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "A problem by RFC 9457: what was expected, what was found, and where.",
    "required": ["type", "title", "status", "detail", "expected", "found", "where"],
    "properties": {
        "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"},
        "expected": {"type": "string"}, "found": {"type": "string"}, "where": {"type": "string"}, "do": {"type": "string"},
    },
    "additionalProperties": False,
}  # fmt: skip


def problem(status: int, expected: str, found: str, where: str = "", do: str = "", headers: dict[str, str] | None = None) -> Response:
    """The answer that says a problem."""
    parts = {"expected": expected, "found": found[:_LONGEST], "where": where[:_LONGEST]} | ({"do": do} if do else {})
    detail = str(LautError(expected, parts["found"], parts["where"], do))
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail} | parts
    return Response(dumps(body).encode(), status, headers, MEDIA)


def of(error: LautError) -> Response:
    """The answer to an error of ours."""
    told = status(error)
    return problem(told, error.expected, error.found, error.where if told < 500 else "", error.do)


def status(error: LautError) -> int:
    """4xx for what the caller can mend, 501 for a package that is not installed, 500 for what is broken here."""
    if isinstance(error, MissingError):
        return 501 if error.expected.startswith("the package") else 404
    broken = isinstance(error, LedgerError) and isinstance(error.__context__, SQLAlchemyError)
    return 500 if broken or isinstance(error, DataError | ModelError | RecordError) else 400
