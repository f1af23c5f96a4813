"""The HTTP interface: what is asked under which address, and the OpenAPI document that says so. Nothing is changed by it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Annotated, Any, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from laut import __version__
from laut.acquire.tongue import code
from laut.contract import dumps
from laut.errors import LautError
from laut.ledger import Ledger
from laut.records import FINDING_KINDS, SOURCE_KINDS, STANCES, Reading
from laut.serving import asking
from laut.serving.described import article_body, document, read_body, says
from laut.serving.door import LARGEST, Door, too_large
from laut.serving.problems import of, problem

_LOG = logging.getLogger("laut.serving")
_JSON, _LINES = "application/json", "application/x-ndjson"
_T = TypeVar("_T", bound=BaseModel)


class Article(BaseModel):
    """An article as a string, with what is known of it."""

    model_config = ConfigDict(extra="forbid", strict=True)
    text: Annotated[str, Field(min_length=1, max_length=asking.LONGEST)]
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None


class Pair(BaseModel):
    """Two articles to set beside each other."""

    model_config = ConfigDict(extra="forbid", strict=True)
    a: Article
    b: Article


def _among(known: Sequence[str]) -> AfterValidator:
    """Refuses a word that is none of these; 422."""

    def check(value: str | None) -> str | None:
        if value is not None and value not in known:
            raise ValueError(f"one of {', '.join(known)}")
        return value

    return AfterValidator(check)


Ui = Annotated[str, Query(description="The language that findings and questions are worded in: de or en.", max_length=40)]
OwnUi = Annotated[str | None, Query(description="The same; that of the article without it.", max_length=40)]
Words = Annotated[str, Query(description='Words in all their forms; "a phrase", word*, -word.', max_length=1000)]
Limit = Annotated[int, Query(ge=1, le=1000, description="At most so many; the header Link leads to the next.")]
Offset = Annotated[int, Query(ge=0, le=10**9, description="Leave out the first.")]
Id = Annotated[str, Path(max_length=2000)]
Known = Annotated[str | None, Query(max_length=2000, description="What is known of a file that is sent; JSON has it inside.")]
Text = Annotated[str | None, Query(max_length=300)]
Stance = Annotated[str | None, _among(STANCES), Query(json_schema_extra={"enum": [*STANCES, None]})]
_KINDS = {"type": "string", "enum": list(FINDING_KINDS)}
Kinds = Annotated[list[Annotated[str, _among(FINDING_KINDS)]], Query(alias="kind", json_schema_extra={"items": _KINDS})]
SourceKind = Annotated[str | None, _among(SOURCE_KINDS), Query(json_schema_extra={"enum": [*SOURCE_KINDS, None]})]


def application(ledger: Ledger | None, hosts: Iterable[str] | None, token: str | None) -> ASGIApp:
    """The ASGI application: reading and comparing, and on a ledger what can be asked of it. `hosts` and `token` as for `Door`."""
    app = FastAPI(title="laut", version=__version__, openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.add_exception_handler(LautError, lambda _, error: of(error))
    app.add_exception_handler(RequestValidationError, lambda _, error: _invalid(error))
    app.add_exception_handler(HTTPException, lambda request, error: _http(request, error))
    app.middleware("http")(_whole)
    _articles(app)
    if ledger is not None:
        _ledger(app, ledger)
        _drafts(app, ledger)
    written = dumps(document(app, token is not None)).encode()

    @app.get("/openapi.json", include_in_schema=False)
    def openapi() -> Response:
        return Response(written, media_type=_JSON)

    return Door(app, hosts, token)


async def _whole(request: Request, go_on: Callable[[Request], Any]) -> Response:
    """A mistake of our own is logged here, and told without its traceback."""
    try:
        answer: Response = await go_on(request)
        return answer
    except Exception:
        _LOG.exception("%s", request.url.path)
        return problem(500, "an answer", "a mistake in laut itself", do="please report it; the log of the server shows where")


def _invalid(error: Exception) -> Response:
    assert isinstance(error, RequestValidationError | ValidationError)
    first = error.errors()[0]
    found = "nothing" if first["type"] == "missing" else repr(first.get("input"))
    return problem(422, first["msg"], found, ".".join(str(part) for part in first["loc"]))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    where = request.url.path
    if error.status_code == 404:
        return problem(404, "an address of this interface", "none", where, "/openapi.json lists them")
    return problem(error.status_code, "a request that is understood", str(error.detail), where, headers=dict(error.headers or {}))


async def _body(request: Request) -> bytes | Response:
    """The bytes of a request; the answer to one that is too large."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > LARGEST:
            return too_large()
    return bytes(found)


def _media(request: Request) -> str:
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


async def _sent(request: Request, kind: type[_T], work: Callable[[_T], Response], limiter: CapacityLimiter) -> Response:
    """What `work` answers to a body of JSON, in a thread."""
    data = await _body(request)
    if isinstance(data, Response):
        return data
    if _media(request) != _JSON:
        return problem(415, _JSON, repr(_media(request)), "Content-Type")
    try:
        sent = kind.model_validate_json(data)
    except ValidationError as error:
        return _invalid(error)
    return await to_thread.run_sync(partial(work, sent), limiter=limiter)


def _read(article: Article, ui: str | None = None) -> Reading:
    return asking.read(**article.model_dump(), ui=ui)


def _ui(ui: str | None) -> str | None:
    return code(ui, "ui") if ui is not None else None


def _articles(app: FastAPI) -> None:
    """What needs no ledger."""
    at_once = CapacityLimiter(os.cpu_count() or 1)

    @app.post("/read", **says("The reading of an article, by the contract that laut schema prints.", "reading", body=read_body(Article)))
    async def read(
        request: Request, ui: OwnUi = None, published: Known = None, outlet: Known = None, language: Known = None, title: Known = None,
        author: Known = None, url: Known = None,
    ) -> Response:  # fmt: skip
        wording = _ui(ui)
        if _media(request) == _JSON:
            return await _sent(request, Article, lambda article: _json(asking.line(_read(article, wording))), at_once)
        data = await _body(request)
        if isinstance(data, Response):
            return data
        given = {"published": published, "outlet": outlet, "language": language, "title": title, "author": author, "url": url}
        work = partial(asking.read_file, data, _media(request) or None, wording, **given)
        return _json(asking.line(await to_thread.run_sync(work, limiter=at_once)))

    @app.post("/compare", **says("Two articles beside each other, as laut compare has them.", "beside", body=article_body(Pair)))
    async def compare(request: Request, ui: OwnUi = None) -> Response:
        wording = _ui(ui)
        return await _sent(request, Pair, lambda pair: _json(asking.beside(_read(pair.a), _read(pair.b), wording)), at_once)


def _drafts(app: FastAPI, ledger: Ledger) -> None:
    """A draft against the ledger."""
    at_once = CapacityLimiter(os.cpu_count() or 1)

    @app.post("/proof", **says("A draft against the articles of the ledger, as laut proof has it.", "proof", body=article_body(Article)))
    async def proof(request: Request, ui: OwnUi = None) -> Response:
        wording = _ui(ui)
        return await _sent(request, Article, lambda draft: _json(asking.proof(_read(draft), ledger, wording)), at_once)


def _ledger(app: FastAPI, ledger: Ledger) -> None:
    """What is asked of a ledger. The handlers run in threads."""

    @app.get("/questions", **says("What several articles answer alike, with who stands behind it; laut questions.", "questions"))
    def questions(
        request: Request, text: Words = "", every: bool = True, limit: Limit = 100, offset: Offset = 0, ui: Ui = "en"
    ) -> Response:
        return _paged(request, _JSON, limit, offset, asking.questions(ledger, text, every, limit, offset, code(ui, "ui")))

    @app.get("/questions/{id}", **says("One question by its id, or the first letters of it.", "questions"))
    def question(id: Id, ui: Ui = "en") -> Response:
        return _json(asking.question(ledger, id, code(ui, "ui")))

    @app.get("/findings", **says("What an editor should check, the most important first; laut check.", "findings"))
    def findings(request: Request, kinds: Kinds = [], limit: Limit = 100, offset: Offset = 0, ui: Ui = "en") -> Response:  # noqa: B006
        return _paged(request, _JSON, limit, offset, asking.findings(ledger, kinds, limit, offset, code(ui, "ui")))

    @app.get("/sources", **says("Who speaks, a line each; laut sources.", "source", lines=True))
    def sources(
        request: Request, kind: SourceKind = None, country: Text = None, named: bool | None = None, limit: Limit = 50, offset: Offset = 0
    ) -> Response:
        only = {"kind": kind, "country": country.upper() if country else None, "named": named}
        return _paged(request, _LINES, limit, offset, asking.sources(ledger, limit, offset, **only))

    @app.get("/articles", **says("The articles, the last published first, a line each.", "article", lines=True))
    def articles(request: Request, limit: Limit = 50, offset: Offset = 0) -> Response:
        return _paged(request, _LINES, limit, offset, asking.articles(ledger, limit, offset))

    @app.get("/articles/{id}", **says("The reading of an article as people corrected it, by its number or hash.", "reading"))
    def article(id: Id) -> Response:
        return _json(asking.article(ledger, id))

    def asked(
        source: Text = None, concept: Text = None, figure: Text = None, unit: Text = None, since: Text = None, until: Text = None,
        published_from: Text = None, published_to: Text = None, place: Text = None, actor: Text = None, outlet: Text = None,
        stance: Stance = None,
    ) -> dict[str, Any]:  # fmt: skip
        """What may be asked of a document, as Ledger.search takes it."""
        return {
            "source": source, "concept": concept, "figure": figure, "unit": unit, "since": since, "until": until, "place": place,
            "actor": actor, "outlet": outlet, "stance": stance, "published": (published_from, published_to),
        }  # fmt: skip

    _searches(app, ledger, asked)


def _searches(app: FastAPI, ledger: Ledger, asked: Callable[..., dict[str, Any]]) -> None:
    from fastapi import Depends

    Asked = Annotated[dict[str, Any], Depends(asked)]

    def search(request: Request, wanted: Any, words: Words = "", limit: Limit = 20, offset: Offset = 0) -> Response:
        return _paged(request, _LINES, limit, offset, asking.search(ledger, words, limit, offset, **wanted))

    def timeline(request: Request, wanted: Any, words: Words = "", limit: Limit = 100, offset: Offset = 0) -> Response:
        return _paged(request, _LINES, limit, offset, asking.timeline(ledger, words, limit, offset, **wanted))

    for verb, name, about in (
        (search, "hit", "Articles by words, source, figure, time, place, with the words that each answer stands on; laut search."),
        (timeline, "event", "Claims in the order of the time that they speak of; laut timeline."),
    ):
        verb.__annotations__["wanted"] = Asked
        app.get(f"/{verb.__name__}", **says(about, name, lines=True))(verb)


def _json(data: bytes) -> Response:
    return Response(data, media_type=_JSON)


def _paged(request: Request, media: str, limit: int, offset: int, found: tuple[bytes, bool]) -> Response:
    """A page; the header Link leads to the next one where there is one."""
    data, more = found
    following = request.url.include_query_params(limit=limit, offset=offset + limit)
    headers = {"link": f'<{following.path}?{following.query}>; rel="next"'} if more else {}
    return Response(data, media_type=media, headers=headers)
