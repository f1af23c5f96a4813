"""Two articles beside each other in a terminal: figures of both in a table, then what is found in one alone, then who speaks in which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.table import Table
from rich.text import Text

from laut.records import Answer
from laut.showing.page import clean
from laut.showing.wording import Words
from laut.weighing.beside import Beside, Row, Side
from laut.weighing.facing import SAME, WEAKER
from laut.weighing.sayings import Saying, Speaker

Line = Text | Table
_NAMES = ("A", "B")
_LONGEST = 160  # letters of a quote


def lines(found: Beside, words: Words) -> Iterator[Line]:
    """All lines and tables, in order."""
    for name, side in zip(_NAMES, (found.a, found.b), strict=True):
        yield _head(name, side, words)
    yield from _titled(words("compare.figures"))
    yield _figures(found.figures, words) if found.figures else Text("  " + words("compare.nothing"))
    sides = ((found.only_a, found.says_a), (found.only_b, found.says_b))
    for at, (rows, sayings) in enumerate(sides):
        yield from _titled(words("compare.only", name=_NAMES[at]))
        yield from _only(rows, sayings, at, words)
    if found.sources:
        yield from _titled(words("compare.sources"))
        yield from _sources(found.sources, words)
    yield Text()
    yield Text(words("compare.legend"), style="dim")


def _titled(title: str) -> tuple[Text, Text]:
    return Text(), Text(title, style="bold")


def _head(name: str, side: Side, words: Words) -> Text:
    out = Text(f"{name}  ", style="bold")
    out.append(clean(side.title or words("head.untitled")))
    parts = [side.outlet or words("head.no_outlet"), words.day(side.published) if side.published else words("head.undated")]
    if side.shared:
        parts.append(words("compare.shared", a=f"{round(100 * side.shared)} %", name=name))
    out.append("  " + clean(" · ".join(parts)), style="not bold dim")
    return out


def _figures(rows: Iterable[Row], words: Words) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 1, 0))
    for name in (words("compare.question"), *_NAMES, ""):
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(Text(clean(row.about), style="dim"), _cell(row.a, words), _cell(row.b, words), _stands(row, words))
    return table


def _cell(answers: Sequence[Answer], words: Words) -> Text:
    """Each number of one article in its own words, and who says it; what is said twice is told once."""
    told = dict.fromkeys(_told(answer, words) for answer in answers)
    out = Text()
    for number, who in told:
        out.append("\n" if out else "")
        out.append(number, style="bold")
        out.append(f"  {who}", style="cyan")
    return out


def _told(answer: Answer, words: Words) -> tuple[str, str]:
    hedged = " ".join(words.quoted(clean(hedge)) for hedge in answer.hedges)
    return clean(answer.text), clean(_who(answer, words)) + (f" · {words('compare.hedged', words=hedged)}" if hedged else "")


def _who(answer: Answer, words: Words) -> str:
    """The end of the chain, else the outlet; what is only inferred is said to be."""
    who = words.joined(answer.origins) or words("compare.own")
    return f"{who} ┄ {words('compare.inferred', name=words.joined(answer.inferred))}" if answer.inferred else who


def _stands(row: Row, words: Words) -> Text:
    facing = row.facing
    if facing is None:
        return Text()
    how = words.joined([words(f"compare.{name}") for name in facing.differs])
    if facing.relation == WEAKER:
        weaker = facing.weaker and facing.weaker.upper()
        said = words("compare.weaker", name=weaker, how=how) if weaker else words("compare.unlike", how=how)
    else:
        said = words(f"compare.{facing.relation}")
    out = Text(said, style="dim" if facing.relation == SAME else "yellow")
    for side in facing.further:
        out.append("\n" + words("compare.further", name=side.upper()), style="not dim")
    return out


def _only(rows: Sequence[Row], sayings: Sequence[Saying], at: int, words: Words) -> Iterator[Line]:
    for row in rows:
        for n, (number, who) in enumerate(dict.fromkeys(_told(answer, words) for answer in (row.b if at else row.a))):
            yield Text.assemble("  ", (number, "bold"), (f"  {who}", "cyan"), ("" if n else f"  {clean(row.about)}", "dim"))
    for saying in sayings:
        yield Text.assemble("  ", words.quoted(_cut(saying.quote)), (f"  {clean(_says(saying, words))}", "cyan"))
    if not rows and not sayings:
        yield Text("  " + words("compare.nothing_alone"), style="dim")


def _says(saying: Saying, words: Words) -> str:
    return words.joined(saying.who) or words("figures.nobody_link")


def _sources(speakers: Sequence[Speaker], words: Words) -> Iterator[Line]:
    """The sources of both with how much they say in each, then those of one alone."""
    both = [s for s in speakers if s.a and s.b]
    for speaker in both:
        out = Text(f"  {words('compare.both')}  ", style="dim")
        out.append(clean(words.joined(list(dict.fromkeys((*speaker.a, *speaker.b))))), style="not dim cyan")
        yield out
        for name, said in zip(_NAMES, (speaker.says_a, speaker.says_b), strict=True):
            for saying in said:
                yield Text.assemble((f"    {name}  ", "dim"), words.quoted(_cut(saying.quote)))
    for name, some in zip(_NAMES, ([s.a for s in speakers if not s.b], [s.b for s in speakers if not s.a]), strict=True):
        if some:
            out = Text(f"  {words('compare.alone')} {name}  ", style="dim")
            out.append(clean(", ".join(n for names in some for n in names[:1])), style="not dim cyan")
            yield out


def _cut(words: str) -> str:
    line = clean(words)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
