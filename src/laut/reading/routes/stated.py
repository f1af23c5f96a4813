"""Whether a transport is said to have happened: not denied, planned, tried, stopped, asked or only thought possible."""

from __future__ import annotations

from laut.reading.routes.rules import Rules
from laut.reading.routes.windows import Window
from laut.text.records import Token


def stated(window: Window, before: Window | None, at: int, rules: Rules) -> bool:
    """Whether token `at` of `window` tells of a transport that takes or took place; `before` is the clause before it in the sentence."""
    tokens, trigger = window.tokens, window.tokens[at]
    if window.opens in rules.of_verbs("if") or _denied(tokens, rules):
        return False
    if any(t.lemma in rules.of_verbs("stops") and t.pos in ("VERB", "ADJ") and t is not trigger for t in tokens):
        return False
    if any(
        t.lemma in rules.of_verbs("fails") and t.pos == "VERB" and t is not trigger for t in (*tokens, *(before.tokens if before else ()))
    ):
        return False
    if _condition(tokens) or _only_named(tokens, at, rules):
        return False
    if window.opens and before and _denied(before.tokens, rules):  # there is no evidence that ...
        return False
    held = bool(window.opens) or trigger.form in ("zu_inf", "inf", "ger", "part_pres")
    if held and before and any(t.lemma in rules.of_verbs("stops") and t.pos == "VERB" for t in before.tokens):
        return False
    return not (_planned(tokens, at, rules) or (_infinitive(tokens, at, rules) and not _done(tokens, before, at, rules)))


def _denied(tokens: list[Token], rules: Rules) -> bool:
    """A negation (unless it only prepares for more: `nicht nur`), or a word that calls the transport a plan."""
    for i, token in enumerate(tokens):
        only = i + 1 < len(tokens) and tokens[i + 1].low in rules.of_verbs("only")
        if (token.low in rules.negations and not only) or token.low in rules.of_verbs("planned"):
            return True
    return False


def _only_named(tokens: list[Token], at: int, rules: Rules) -> bool:
    """A noun of transport that a sentence is only about: `die Strafe für Transporte`, `a fine for grain shipments`."""
    k = at - 1
    while k >= 0 and tokens[k].pos in ("NOUN", "PROPN", "ADJ", "DET"):
        k -= 1
    return tokens[at].pos == "NOUN" and k >= 0 and tokens[k].low in rules.of_verbs("about")


def _condition(tokens: list[Token]) -> bool:
    """The verb stands first in the Konjunktiv II: `Wären Waffen geliefert worden, ...`."""
    return bool(tokens) and tokens[0].form == "fin" and tokens[0].mood == "konj2"


def _planned(tokens: list[Token], at: int, rules: Rules) -> bool:
    """A finite modal or future verb that governs the trigger, without the perfect infinitive that hands on what is heard."""
    perfect = any(t.form == "inf" and t.lemma in rules.of_verbs("perfect") for t in tokens) and any(t.form == "part_past" for t in tokens)
    if any(t.form == "inf" and t.lemma in rules.of_verbs("modals") for t in tokens) and any(
        t.pos == "AUX" and t.mood == "konj2" for t in tokens
    ):
        return True  # `hätte liefern müssen`
    for i, token in enumerate(tokens):
        near = rules.stemmed or i < at
        if token.form == "fin" and near and token.lemma in rules.of_verbs("modals"):
            if not (token.lemma in rules.of_verbs("hearsay") and perfect):
                return True
        elif token.form == "fin" and token.lemma in rules.of_verbs("future"):
            infinitive = any(t.form == "inf" and (t.lemma in rules.kinds or t.lemma in rules.of_verbs("future")) for t in tokens[i + 1 :])
            if infinitive or token.mood == "konj2":
                return True
    return False


def _infinitive(tokens: list[Token], at: int, rules: Rules) -> bool:
    """The trigger is an infinitive with its mark (`zu liefern`, `to ship`)."""
    trigger = tokens[at]
    if trigger.form == "zu_inf":
        return True
    k = at - 1
    while k > 0 and (tokens[k].pos == "ADV" or (tokens[k].lemma in rules.of_verbs("passives") and tokens[k].form == "inf")):
        k -= 1
    return k >= 0 and tokens[k].low in rules.marks_infinitive


def _done(tokens: list[Token], before: Window | None, at: int, rules: Rules) -> bool:
    """The verb above an infinitive says that it is done (`begann`, `used to`)."""
    above = [t for t in tokens[:at] if t.pos in ("VERB", "AUX")] or [t for t in (before.tokens if before else []) if t.pos == "VERB"]
    return any(t.lemma in rules.of_verbs("does") for t in above[-3:])
