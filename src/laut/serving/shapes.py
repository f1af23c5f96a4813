"""JSON Schemas of what is answered over HTTP, made from the records themselves."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from laut import contract
from laut.ledger.asking import Hit
from laut.ledger.speaking import Spoken
from laut.ledger.telling import Event, Passage
from laut.records import Answer, CaseFinding, Question, Span
from laut.serving.problems import SCHEMA as PROBLEM
from laut.weighing.beside import Side
from laut.weighing.sayings import Saying, Speaker

Shape = dict[str, Any]
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
_HERE = "#/components/schemas/"


def ref(name: str) -> Shape:
    """A shape of the document by its name."""
    return {"$ref": _HERE + name}


def listed(shape: Shape) -> Shape:
    """A list of it."""
    return {"type": "array", "items": shape}


def record(properties: dict[str, Shape], says: str = "") -> Shape:
    """An object that has all of these, and nothing else."""
    head = {"description": says} if says else {}
    return head | {"type": "object", "required": list(properties), "properties": properties, "additionalProperties": False}


def of(kind: Any) -> Shape:
    """The shape of a record, or of a type that its fields have."""
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if kind is date:
        return {"type": "string", "format": "date"}
    if kind is Span:
        return {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
    if get_origin(kind) in (Union, UnionType):
        return {"anyOf": [of(part) for part in get_args(kind)]}
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        if inner[-1] is Ellipsis:
            return listed(of(inner[0]))
        return {"type": "array", "prefixItems": [of(part) for part in inner], "minItems": len(inner), "maxItems": len(inner)}
    if not is_dataclass(kind):
        raise TypeError(kind)
    hints = get_type_hints(kind)
    return record({f.name: of(hints[f.name]) for f in fields(kind)}, (kind.__doc__ or "").split("\n")[0])


def _with(shape: Shape, **more: Shape) -> Shape:
    return record(shape["properties"] | more, shape.get("description", ""))


def _without(shape: Shape, *names: str) -> Shape:
    return record({k: v for k, v in shape["properties"].items() if k not in names}, shape.get("description", ""))


def components() -> dict[str, Shape]:
    """Every shape by its name; those of a reading are what `laut schema` prints."""
    schema = contract.schema()
    parts: dict[str, Shape] = schema.pop("$defs")
    schema.pop("$schema")
    made = {"reading": schema} | {f"reading.{name}": part for name, part in parts.items()}
    made = {name: _moved(part) for name, part in made.items()}
    return made | {"problem": PROBLEM} | _answers()


def _moved(part: Any) -> Any:
    """A part of the schema of a reading, with its references led here."""
    if isinstance(part, list):
        return [_moved(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {k: _HERE + "reading." + v.removeprefix("#/$defs/") if k == "$ref" else _moved(v) for k, v in part.items()}


def _answers() -> dict[str, Shape]:
    text, whole, maybe = {"type": "string"}, {"type": "integer"}, of(str | None)
    question = _with(
        _without(of(Question), "at_least", "at_most", "low", "high", "standing"),
        answers=listed(ref("answer")), disputes=listed(ref("answer")), origins_at_least=whole, origins_at_most=whole,
        current=record({"low": of(float | None), "high": of(float | None), "answers": listed(whole)}),
    )  # fmt: skip
    place = {"type": "array", "prefixItems": [text, whole, whole], "minItems": 3, "maxItems": 3, "description": "article, begin, end"}
    article = record({"id": text, "document": whole, "outlet": maybe, "title": maybe, "published": maybe, "text": text, "copy_of": maybe})
    worded = _with(of(Answer), words=text)
    row = {
        "type": "object", "required": ["about", "unit", "a", "b"],
        "properties": {
            "about": text, "unit": maybe, "a": listed(ref("worded")), "b": listed(ref("worded")), "relation": text, "weaker": maybe,
            "differs": listed(text), "further": listed(text),
        },
    }  # fmt: skip
    speakers, alone = listed(of(Speaker)), record({"figures": listed(ref("row")), "statements": listed(of(Saying))})
    finding = _with(of(CaseFinding), spans=listed(place))
    return {
        "answer": of(Answer), "worded": worded, "row": row, "question": question, "finding": finding,
        "questions": record({"articles": listed(article), "questions": listed(ref("question"))}),
        "findings": record({"findings": listed(ref("finding"))}),
        "proof": record({
            "draft": text, "title": maybe, "findings": listed(_with(finding, beside=listed(ref("worded")))), "figures": whole,
            "compared": listed(text),
        }),
        "beside": record({
            "a": of(Side), "b": of(Side), "figures": listed(ref("row")), "only_a": alone, "only_b": alone,
            "sources": record({"both": speakers, "only_a": speakers, "only_b": speakers}),
        }),
        "article": of(Hit), "hit": _with(of(Hit), passages=listed(of(Passage)), total=whole), "event": of(Event), "source": of(Spoken),
    }  # fmt: skip
