"""Whether a draft names who says a figure or a quotation, wherever it does: what is not asserted is that it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from laut.records import Question, Span
from laut.weighing.brief import Given
from laut.weighing.counting import ORIGIN, SAME_ORIGIN
from laut.weighing.desk import Desk, Draft
from laut.weighing.weights import weight
from laut.weighing.words import has

NAMED = (ORIGIN, SAME_ORIGIN)
_LONGEST = 160  # code points of a quotation
_SHORTEST = 4  # letters of a word that names somebody


def sourced(desk: Desk, question: Question, mentions: Sequence[Given], others: Sequence[Given]) -> bool:
    """Some mention of a number has who says it, or may have; or the draft names somebody beside it.

    That is: in its sentence, where the reading may only have cut the content too short, or in one right behind it that points back (`That
    is what the police said`), or one of those who say it in the case. `others` are the draft's other figures for the question.
    """
    if any(g.ends or g.perhaps or g.nobody for g in mentions):
        return True
    here = {g.ask.sentence for g in mentions}
    if any(g.ends and g.ask.sentence in here for g in others):
        return True
    known = [name for a in question.answers if a.adds in NAMED for name in a.origins]
    names = {word for name in known for word in name.split() if len(word) >= _SHORTEST and word[:1].isupper()}
    return any(_beside(desk, at, names) for at in here)


def _beside(desk: Desk, at: int, names: Iterable[str]) -> bool:
    after = at + 1 if at + 1 < len(desk.sentences.starts) and desk.sentences.same_block(at, at + 1) else at
    words = (desk.sentences.words(at) + desk.sentences.words(after)).casefold()
    if any(name.casefold() in words for name in names) or (after > at and _says_who(desk, after)):
        return True
    for a in desk.attribution.values():
        places = {desk.sentences.at(span.b) for span in (*a.cue, *a.speaker)}
        if a.sources and (at in places or (after in places and (a.basis == "pointer" or _points_back(desk, a.content, after)))):
            return True
    return False


def _says_who(desk: Desk, at: int) -> bool:
    """A short sentence without a figure that begins with a pointer: `That is what the police said`, `The figure was given by the union`."""
    words = desk.sentences.words(at).split()
    if desk.in_sentence.get(at) or not 1 < len(words) <= weight("proof", "pointing") or not has(desk.language, "pointer", words[0]):
        return False
    return words[1][:1].islower()


def _points_back(desk: Desk, content: Sequence[Span], at: int) -> bool:
    """What is said in the sentence is no more than a pointer, and no figure."""
    here = [span for span in content if desk.sentences.at(span.b) == at]
    return not desk.in_sentence.get(at) and len(desk.quote(here).split()) <= weight("reach", "pointer_words")


def quotations(desk: Desk) -> Iterator[Draft]:
    """Quotations with a clause of their own of which no words say who speaks."""
    spans: list[tuple[Span, ...]] = [(unread.span,) for unread in desk.reading.unread if unread.why == "quotation"]
    for a in desk.attribution.values():
        if a.type == "direct" and not (a.speaker or a.cue or any(link.sources or link.perhaps for link in desk.up(a))):
            spans.append(a.content)
    for content in sorted(spans):
        words = desk.quote(content, _LONGEST)
        if len(words.split()) >= weight("proof", "quotation"):
            yield Draft("unattributed", "quotation", {"content": words}, content)
