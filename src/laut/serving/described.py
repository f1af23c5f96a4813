"""What the OpenAPI document says of requests and answers."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from starlette.responses import Response

from laut.serving import shapes
from laut.serving.problems import MEDIA

_ABOUT = (
    "laut reads news articles and shows who says what, through whose hands it came, how much, when, how sure. It never says what is true. "
    "Offsets count Unicode code points of an article's text, [b, e). Nothing is changed by a request, and no address is fetched."
)
FILES = (
    "text/plain", "text/markdown", "text/html", "application/pdf", "message/rfc822", "multipart/related",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)  # fmt: skip
_LINES = "One record of this schema a line, parted by line feeds."


def says(about: str, shape: str, lines: bool = False, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """The arguments of a route: what it is, the shape of its answer, and of its request's body."""
    content = {("application/x-ndjson" if lines else "application/json"): {"schema": shapes.ref(shape)}}
    responses: dict[int | str, dict[str, Any]] = {
        200: {"description": _LINES if lines else "The answer, one line of JSON with sorted keys.", "content": content},
        "default": {"description": "What is wrong.", "content": {MEDIA: {"schema": shapes.ref("problem")}}},
    }
    extra = {"requestBody": {"required": True, "content": body}} if body else {}
    return {"summary": about, "response_class": Response, "responses": responses, "openapi_extra": extra}


def article_body(kind: type[BaseModel]) -> dict[str, Any]:
    """The body of a request that holds articles as strings."""
    return {"application/json": {"schema": _schema(kind)}}


def _schema(kind: type[BaseModel]) -> dict[str, Any]:
    schema = kind.model_json_schema(ref_template="#/components/schemas/sent.{model}")
    schema.pop("$defs", None)
    return schema


def read_body(kind: type[BaseModel]) -> dict[str, Any]:
    """The same, or the bytes of a file."""
    return article_body(kind) | {media: {"schema": {}} for media in FILES}


def document(app: FastAPI, guarded: bool) -> dict[str, Any]:
    """The OpenAPI 3.1 document of an application; `guarded` where a token is needed."""
    made = get_openapi(title=app.title, version=app.version, summary="Who says what, word for word.", description=_ABOUT, routes=app.routes)
    parts = made.setdefault("components", {})
    for path in made["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
    sent = {f"sent.{name}": shape for name, shape in _sent(made).items()}
    parts["schemas"] = shapes.components() | sent
    if guarded:
        parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"token": []}]
    return made


def _sent(made: dict[str, Any]) -> dict[str, Any]:
    """The article of a request, which a pair of them refers to."""
    body = made["paths"]["/read"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    return {"Article": body}
