"""What a browser asks: parameters with their checks, the language and the look of the page, the fields of a form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from hmac import compare_digest

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from laut import languages
from laut.errors import InputError, MissingError
from laut.showing.app.gate import FIELD, csrf
from laut.showing.app.words import AppWords, speaking

THEMES = ("auto", "light", "dark")
TYPED = ("why", "words", "claim", "source", "other", "number", "name")  # fields that hold words of the person
PAGE = 50  # rows of a list on one page


class Asked:
    """One request. `form` are the fields of a POST, which the gate and the token in them have been checked for."""

    def __init__(self, request: Request, form: FormData | None = None, default: str = "en") -> None:
        self.request, self._form, self._default = request, form, default

    @property
    def path(self) -> str:
        """The path with its parameters: where to come back to."""
        query = self.request.url.query
        return self.request.url.path + (f"?{query}" if query else "")

    @cached_property
    def ui(self) -> str:
        """The language of the page: as chosen, else what the browser wants, else that of the start."""
        chosen = self.request.cookies.get("ui", "")
        if chosen in languages.known():
            return chosen
        for part in self.request.headers.get("accept-language", "").split(","):
            code = part.split(";")[0].strip().split("-")[0].lower()
            if code in languages.known():
                return code
        return self._default

    @property
    def theme(self) -> str:
        """Light, dark, or as the machine is set."""
        chosen = self.request.cookies.get("theme", "auto")
        return chosen if chosen in THEMES else "auto"

    @property
    def w(self) -> AppWords:
        """The words of the page."""
        return speaking(self.ui)

    @property
    def csrf(self) -> str:
        """What every form of this page carries."""
        return csrf(self.request.scope["laut_key"])

    def part(self, name: str) -> str:
        """A part of the path."""
        return str(self.request.path_params[name])

    def number(self, name: str) -> int:
        """A part of the path that is a number; MissingError where it is none."""
        value = self.part(name)
        if not value.isdecimal() or len(value) > 18:
            raise MissingError("a number", repr(value[:60]), name)
        return int(value)

    def get(self, name: str, default: str = "") -> str:
        """A parameter of the address, without blanks around it."""
        return self.request.query_params.get(name, default).strip()

    def every(self, name: str) -> list[str]:
        """All values of a parameter."""
        return [value for value in self.request.query_params.getlist(name) if value]

    def count(self, name: str, default: int, most: int = 10**9) -> int:
        """A parameter that is a number from 0 to `most`; InputError where it is none."""
        value = self.get(name)
        if not value:
            return default
        if not value.isdecimal() or int(value[:18]) > most:
            raise InputError(f"a number from 0 to {most}", repr(value[:60]), name)
        return int(value)

    def choice(self, name: str, among: Sequence[str], default: str) -> str:
        """A parameter that is one of several words; InputError where it is none."""
        value = self.get(name, default) or default
        if value not in among:
            raise InputError(f"one of {', '.join(among)}", repr(value[:60]), name)
        return value

    # of a form

    def field(self, name: str, default: str = "") -> str:
        """A field of the form, without blanks around it."""
        value = self._form.get(name, default) if self._form else default
        return value.strip() if isinstance(value, str) else default

    def raw(self, name: str) -> str:
        """A field of the form as it was sent, with the line ends of a text file."""
        value = self._form.get(name, "") if self._form else ""
        return value.replace("\r\n", "\n") if isinstance(value, str) else ""

    def fields(self, name: str) -> list[str]:
        """All values of a field of the form."""
        return [value for value in self._form.getlist(name) if isinstance(value, str) and value] if self._form else []

    def typed(self) -> list[tuple[str, str]]:
        """What a person wrote in the form that was sent, with the names of its fields: shown again where it could not be kept."""
        every = [(name, value) for name, value in self._form.multi_items() if isinstance(value, str)] if self._form else []
        was = {name.removeprefix("was."): value for name, value in every if name.startswith("was.")}
        values = [(name.removeprefix("set."), value) for name, value in every if name.startswith("set.")]
        return [(name, value) for name, value in values if value != was.get(name)] + [
            (name, value) for name, value in every if name in TYPED and value.strip()
        ]

    def files(self, name: str) -> list[UploadFile]:
        """The files of a field of the form."""
        every = self._form.getlist(name) if self._form else []
        return [value for value in every if isinstance(value, UploadFile) and value.filename]

    def back(self, default: str = "/") -> str:
        """The page that a form was sent from: a path of this app, nothing else."""
        target = self.field("back", default)
        return target if target.startswith("/") and not target.startswith("//") and "\\" not in target else default

    def checked(self) -> bool:
        """Whether the form carries the token of this browser."""
        return compare_digest(self.field(FIELD).encode(), self.csrf.encode())
