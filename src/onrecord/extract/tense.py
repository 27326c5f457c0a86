"""Which way a date without a year, or a weekday, points: back or ahead, by the words around it.

News tells what was; it says when it does not: "will resume Monday", "due Jan. 2", "by August". The nearest sign decides, first
among the words before the date in its clause, then among those after it.
"""

from __future__ import annotations

from typing import Final

from onrecord.extract.timephrases import Phrase

# Words looked at. Swept 4-16 and 0-12 on four folds of TimeBank and AQUAINT: value F1 within .2 throughout.
BEFORE: Final = 12
AFTER: Final = 4
LATER: Final = 10  # after a date that opens its sentence
AHEAD: Final = frozenset(
    "will shall ll won would can could may might must should due scheduled expected expects expect plans plan planned planning "
    "set slated until till effective payable expire expires upcoming deadline going wants want hopes hope intends agreed vow "
    "promised aims ahead starting beginning forthcoming ends begins starts opens".split()
)
BACK: Final = frozenset(
    "said says was were had has have did told announced been came began made took went met held left found since after gave "
    "saw became got ago spoke won sent led put ran fell rose shot".split()
)
NO_VERBS: Final = frozenset("united hundred sacred naked hatred".split())
SPAN: Final = 7  # words from "from" to "through"
ENDED: Final = frozenset(("ended", "since"))
PUSHING: Final = frozenset(("by", "until", "till", "due", "effective", "payable"))  # straight before the date
POSSESSIVE: Final = frozenset(("'s", "’s"))
STOPS: Final = frozenset('.;:\n!?“”"')


def leaning(phrase: Phrase) -> int:
    """Above 0 where the words around point ahead, below where they point back, 0 where nothing does; 3 or -3 where surely."""
    before, after = phrase.before(BEFORE), phrase.after(AFTER)
    if before[:1] and before[0] in ENDED:
        return -3
    if before[:1] and before[0] in PUSHING:
        return (_first_sign(after) or 1) if before[0] == "by" else 1
    if before[:1] == ["through"] and "from" not in before[:SPAN]:  # "funded through May 18"
        return 1
    if before[:1] == ["as"] and before[1:2] in (["soon"], ["early"], ["late"]):
        return 1
    if after[:1] and after[0] in POSSESSIVE:  # "Wednesday's ruling"
        return -1
    if not before or before[0] in STOPS or before[1:2] == [] or before[1] in STOPS:  # "On Tuesday, the group plans to"
        after = phrase.after(LATER)
    return _first_sign(before) or _first_sign(after)


def _participle(form: str) -> bool:
    return form.endswith("ed") and len(form) > 4 and not form.endswith("eed") and form not in NO_VERBS


def _first_sign(forms: list[str]) -> int:
    for at, form in enumerate(forms):
        if form in STOPS and not (form == "." and any(len(each) == 1 for each in forms[at + 1 : at + 2])):  # "J. Moor"
            return 0
        if form in AHEAD or (form == "set" and forms[at - 1] in ("to", "for")):
            return 1
        if form in BACK or _participle(form):
            return 1 if forms[at + 1 : at + 2] == ["be"] else -1  # read backwards: "should be completed"
    return 0
