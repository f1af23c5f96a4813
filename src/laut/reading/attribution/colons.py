"""What somebody says behind a colon, whatever the verb before it: `Müller winkte ab: Dafür fehle das Geld.`

And what stands before an inserted verb of saying, where more of it follows.
"""

from __future__ import annotations

from laut.reading.attribution.draft import Draft, Range, holds
from laut.reading.attribution.scene import Scene
from laut.reading.attribution.subjects import subject_of


def find(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Clauses in the Konjunktiv I behind a colon that none of `drafts` holds, where the clause before it has somebody as its subject."""
    out: list[Draft] = []
    for k, segment in enumerate(scene.segments):
        if k == 0 or segment.sep != ":" or segment.kind != "main" or segment.mood != "konj1":
            continue
        before = next((j for j in range(k - 1, -1, -1) if scene.segments[j].kind == "main"), None)
        fin = scene.segments[before].fin if before is not None else None
        if before is None or fin is None or scene.segments[before].mood in ("konj1", "konj2"):
            continue
        if any(holds(d.content, segment.first) or holds(d.content, fin) for d in drafts + out):
            continue
        speaker = _speaker(scene, before)
        if speaker is None:
            continue
        draft = Draft("colon", segment.first, "indirect", "asserts", [(segment.first, _end(scene, k))], list(scene.segments[before].chain))
        draft.speaker = draft.bearer = [speaker]
        draft.frame = [(min(speaker[0], scene.segments[before].first), segment.first)]
        draft.sentence = scene.sentence.index
        out.append(draft)
    return out


def take_in(scene: Scene, drafts: list[Draft]) -> None:
    """`Man habe es geprüft, versichert sie, es ändere sich nichts`: the Konjunktiv before the inserted verb is said as well."""
    for draft in drafts:
        if draft.rule != "complement" or draft.type != "indirect" or not draft.cue:
            continue
        k = next((j for j, s in enumerate(scene.segments) if s.first <= draft.cue[0] < s.last), 0)
        own, before = scene.segments[k], scene.segments[k - 1]
        if k != 1 or own.kind != "main" or not own.v1 or own.joined or own.sep != "," or before.kind != "main" or before.mood != "konj1":
            continue
        if not any(holds(d.content, before.first) for d in drafts) and own.first == own.fin:
            draft.content = [(before.first, before.last), *draft.content]


def _speaker(scene: Scene, k: int) -> Range | None:
    """The subject of a clause that surely can speak, or who stands behind `von` where the subject is a thing (`Kritik kommt von X`)."""
    subject, impersonal = subject_of(scene, k)
    if subject is None or impersonal:
        return None
    token = scene.tokens[subject[0]]
    alone = subject[1] == subject[0] + 1
    if alone and token.pos == "PRON":
        return subject if token.tag == "PPER" and token.low not in scene.words.impersonal else None
    agent = behind_agent(scene, subject, k)
    return agent or (subject if scene.voice(*subject) > 0 else None)


def behind_agent(scene: Scene, subject: Range, k: int) -> Range | None:
    """`Kritik kommt vom Bund der Steuerzahler`: who stands behind `von` at the end of the clause of a noun that somebody says."""
    segment = scene.segments[k]
    if scene.tokens[subject[1] - 1].low not in scene.words.voiced:
        return None
    for i in range(subject[1], segment.last - 1):
        if scene.tokens[i].low in scene.words.agents:
            found = (i + 1, segment.last)
            return found if scene.voice(*found) > 0 else None
    return None


def _end(scene: Scene, k: int) -> int:
    """Where what is said ends: before the next main clause in the indicative."""
    last = scene.segments[k].last
    for s in scene.segments[k + 1 :]:
        if s.kind == "main" and s.mood not in ("konj1", "konj2"):
            return last
        last = s.last
    return scene.sentence.last
