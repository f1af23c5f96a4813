"""JSON over HTTP, described by OpenAPI: the answers of the command line's `--json`, for programs.

Nothing of a ledger is changed here, and no address is fetched for who asks.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import FastAPI, File, Form, Query, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, Field
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from laut import __version__
from laut.contract import dumps, schema
from laut.errors import InputError, LautError, LedgerError, MissingError
from laut.records import Reading

if TYPE_CHECKING:
    from laut.ledger import Ledger

LARGEST = 20_000_000  # bytes of a request
_PROBLEM = "application/problem+json"


class Article(BaseModel):
    """An article as text, with what is known of it."""

    text: str = Field(max_length=3_000_000)
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = Field(None, description="Such as 2025-04-28.")
    language: str | None = Field(None, description="Such as de; else it is detected.")
    url: str | None = Field(None, description="Kept, never fetched.")


class Two(BaseModel):
    """Two articles to be set beside each other."""

    a: Article
    b: Article


class Problem(BaseModel):
    """What is wrong (RFC 9457): what was expected, what was found, and where."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    expected: str | None = None
    found: str | None = None
    where: str | None = None


_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": words, "content": {_PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for status, words in ((401, "no token, or another"), (404, "not there"), (413, "too large"), (422, "not as expected"))
}
_Ui = Annotated[str | None, Query(description="Of findings: de or en; else that of the article, or English.", pattern="^[a-z]{2}$")]
_Limit = Annotated[int, Query(ge=1, le=1000)]
_Offset = Annotated[int, Query(ge=0, le=10**9)]


def application(ledger: Ledger | None = None, *, hosts: frozenset[str] | None = None, token: str | None = None) -> FastAPI:
    """The application. `hosts` are the names (with port) that it answers under, any where it is None; with `token` every request must bear
    it (`Authorization: Bearer`)."""
    app = FastAPI(
        title="laut", version=__version__, docs_url=None, redoc_url=None, responses=_PROBLEMS,
        description="Who says what in news articles, through whose hands it came, from how many origins. Never what is true.",
    )  # fmt: skip
    _errors(app)
    _articles(app)
    if ledger is not None:
        _case(app, ledger)
    _described(app, token is not None)
    app.add_middleware(Gate, hosts=hosts, token=token)
    return app


def _json(value: Any) -> Response:
    return Response(dumps(value).encode(), media_type="application/json")


def _read(article: Article, ui: str | None = None) -> Reading:
    from laut import read_text

    return read_text(article.text, ui=ui, **{name: value for name, value in article.model_dump(exclude={"text"}).items() if value})


def _articles(app: FastAPI) -> None:
    """What is asked of articles that are handed in."""
    reading = {200: {"description": "The reading.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Reading"}}}}}
    beside = {200: {"description": "Two articles beside each other (docs/compare.md)."}}

    @app.post("/read", responses=reading, summary="Read an article", operation_id="read")  # type: ignore[arg-type]
    def read(article: Article, ui: _Ui = None) -> Response:
        return Response(_read(article, ui).to_json().encode(), media_type="application/json")

    @app.post("/read/file", responses=reading, summary="Read a file: HTML, PDF, Word, mail, Markdown, text", operation_id="readFile")  # type: ignore[arg-type]
    def read_file(
        file: Annotated[UploadFile, File()], outlet: Annotated[str | None, Form()] = None, published: Annotated[str | None, Form()] = None,
        language: Annotated[str | None, Form()] = None, title: Annotated[str | None, Form()] = None, ui: _Ui = None,
    ) -> Response:  # fmt: skip
        from laut.acquire import Original, from_original
        from laut.engines.local import read_document

        original = Original(file.file.read(), (file.filename or "")[:200], file.content_type)
        given: Any = {"outlet": outlet, "published": published, "language": language, "title": title}
        document = from_original(original, **{name: value for name, value in given.items() if value})
        return Response(read_document(document, ui).to_json().encode(), media_type="application/json")

    @app.post("/compare", responses=beside, summary="Set two articles beside each other", operation_id="compare")  # type: ignore[arg-type]
    def compare(two: Two, ui: _Ui = None) -> Response:
        from laut.weighing.beside import compare

        return _json(compare(_read(two.a), _read(two.b), ui).to_dict())


def _case(app: FastAPI, ledger: Ledger) -> None:
    """What is asked of a ledger."""
    from laut.engines import case
    from laut.engines.proofing import proof_of
    from laut.weighing.worded import finding_dict

    def get(path: str, summary: str, function: Callable[..., Any]) -> None:
        app.get(path, summary=summary, operation_id=function.__name__)(function)

    def questions(text: str = "", every: bool = False, limit: _Limit = 20, offset: _Offset = 0, ui: _Ui = None) -> Response:
        found = case.questions(ledger, text, every=every, limit=limit, offset=offset, ui=ui or "en")
        return _json(case.listed(ledger, found))

    def question(id: str, ui: _Ui = None) -> Response:
        return _json(case.listed(ledger, (case.question(ledger, id, ui or "en"),)))

    def findings(
        kind: Annotated[list[str] | None, Query()] = None, limit: _Limit = 50, offset: _Offset = 0, ui: _Ui = None
    ) -> Response:  # fmt: skip
        found = case.check(ledger, kind or (), limit=limit, offset=offset, ui=ui or "en")
        return _json({"findings": [finding_dict(f) for f in found]})

    def sources(limit: _Limit = 50, offset: _Offset = 0, kind: str | None = None, country: str | None = None) -> Response:
        return _json({"sources": [s.to_dict() for s in ledger.sources(limit, offset, kind=kind, country=country)]})

    def source(name: str, limit: _Limit = 50, offset: _Offset = 0) -> Response:
        return _json(ledger.source(name, limit, offset).to_dict())

    def search(
        words: str = "", source: str | None = None, outlet: str | None = None, concept: str | None = None, unit: str | None = None,
        figure: str | None = None, place: str | None = None, actor: str | None = None, stance: str | None = None, since: str | None = None,
        until: str | None = None, limit: _Limit = 20, offset: _Offset = 0,
    ) -> Response:  # fmt: skip
        found = ledger.search(
            words, source=source, outlet=outlet, concept=concept, unit=unit, figure=figure, place=place, actor=actor, stance=stance,
            since=since, until=until, limit=limit, offset=offset,
        )  # fmt: skip
        hits = [hit.to_dict() | {"passages": [p.to_dict() for p in found.passages(hit)]} for hit in found.hits]
        return _json({"total": found.total, "hits": hits})

    def timeline(words: str = "", since: str | None = None, until: str | None = None, limit: _Limit = 100, offset: _Offset = 0) -> Response:
        rows = ledger.timeline(words, limit=limit, offset=offset, since=since, until=until)
        return _json({"events": [row.to_dict() for row in rows]})

    def article(id: str) -> Response:
        return Response(ledger.decided(id).reading.to_json().encode(), media_type="application/json")

    def info() -> Response:
        return _json(ledger.info())

    get("/questions", "Questions that several articles answer", questions)
    get("/questions/{id}", "One question", question)
    get("/findings", "What to look at before printing", findings)
    get("/sources", "Who speaks", sources)
    get("/sources/{name}", "One source", source)
    get("/search", "Articles by words, source, figure, time, place", search)
    get("/timeline", "Claims in the order of the time that they speak of", timeline)
    get("/articles/{id}", "The reading of an article, as people corrected it", article)
    get("/info", "How much there is", info)

    @app.post("/proof", summary="Set a draft against the ledger", operation_id="proof")
    def proof(draft: Article, ui: _Ui = None) -> Response:
        return _json(proof_of(_read(draft), ledger, ui).to_dict())


# what is wrong, and how it is told


def _errors(app: FastAPI) -> None:
    def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, LautError)
        status = 404 if isinstance(error, MissingError) or (isinstance(error, LedgerError) and error.found.startswith("no")) else 422
        return problem(status, str(error), error.expected, error.found, error.where)

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return problem(422, f"{where}: {first['msg']}", str(first["msg"]), repr(first.get("input"))[:80], where)

    def other(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return problem(error.status_code, str(error.detail))

    def mistake(request: Request, error: Exception) -> Response:
        return problem(500, f"a mistake in laut itself ({type(error).__name__}); please report it")

    for kind, handler in ((LautError, ours), (RequestValidationError, invalid), (HTTPException, other), (Exception, mistake)):
        app.add_exception_handler(kind, handler)


def problem(status: int, detail: str, expected: str | None = None, found: str | None = None, where: str | None = None) -> Response:
    """An answer that says what is wrong."""
    from http import HTTPStatus

    told = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, expected=expected, found=found, where=where or None)
    return Response(told.model_dump_json(exclude_none=True).encode(), status, media_type=_PROBLEM)


def _described(app: FastAPI, closed: bool) -> None:
    """Put the reading's schema, and the problem's, into the description."""
    made = app.openapi()
    parts = made.setdefault("components", {}).setdefault("schemas", {})
    whole = dict(schema())
    inner = whole.pop("$defs", {})
    text = dumps(whole).replace('"#/$defs/', '"#/components/schemas/')
    import json

    parts["Reading"] = {k: v for k, v in json.loads(text).items() if k not in ("$schema", "$id")}
    parts.update(json.loads(dumps(inner).replace('"#/$defs/', '"#/components/schemas/')))
    parts["Problem"] = Problem.model_json_schema()
    for name in ("HTTPValidationError", "ValidationError"):
        parts.pop(name, None)
    for path in made["paths"].values():
        for operation in path.values():
            operation["responses"] |= _PROBLEMS_DESCRIBED
    if closed:
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"token": []}]
    app.openapi_schema = made


_PROBLEMS_DESCRIBED = {str(status): told for status, told in _PROBLEMS.items()}


class Gate:
    """ASGI middleware: refuses other hosts, requests without the token, and requests that are too large."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None, token: str | None) -> None:
        self.app, self.hosts, self.token = app, hosts, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refused(Headers(scope=scope))
        if refused is not None:
            await refused(scope, receive, send)
            return
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > LARGEST:
                raise HTTPException(413, f"at most {LARGEST} bytes")
            return message

        await self.app(scope, counted, send)

    def _refused(self, headers: Headers) -> Response | None:
        if self.hosts is not None and headers.get("host", "").lower() not in self.hosts:
            return problem(421, "another host")
        told = headers.get("authorization", "").encode("latin-1")
        if self.token is not None and not hmac.compare_digest(told, f"Bearer {self.token}".encode()):
            answer = problem(401, "expected the token: Authorization: Bearer TOKEN")
            answer.headers["www-authenticate"] = "Bearer"
            return answer
        size = headers.get("content-length", "0")
        if not size.isdecimal() or int(size) > LARGEST:
            return problem(413, f"at most {LARGEST} bytes")
        return None


def serve(
    ledger: Ledger | None, host: str = "127.0.0.1", port: int = 8000, *, token: str | None = None, tell: Callable[[str], None] = print
) -> None:
    """Answer until Ctrl-C. Beyond this machine only with a token. Raises InputError."""
    import socket

    import uvicorn

    here = host in ("127.0.0.1", "localhost", "::1")
    if not here and not token:
        raise InputError("a token, to be asked from other machines", "none", host, "name one: --token, or LAUT_TOKEN")
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    with made:
        try:
            made.bind((host, port))
            made.listen(128)
        except (OSError, OverflowError) as error:
            raise InputError("a free address and port", str(error), f"{host}:{port}", "name another with --host, --port") from None
        at = made.getsockname()[1]
        hosts = frozenset(f"{name}:{at}" for name in ("127.0.0.1", "localhost", "[::1]")) if here else None
        shown = f"[{host}]" if ":" in host else host
        tell(f"http://{shown}:{at}")
        config = uvicorn.Config(application(ledger, hosts=hosts, token=token), log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run([made])


