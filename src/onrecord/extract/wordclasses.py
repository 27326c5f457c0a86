"""Closed classes of English words, and what tells a word of an open class, a plural or a verb of measure.

Verbs are listed where a number stands behind them; everything that no list holds is taken for a noun or an adjective.
"""

from __future__ import annotations

import re

from onrecord.extract.cardinals import GROUPS, SCALES, SMALL, TENS
from onrecord.extract.tokens import Tokens

DETERMINERS = frozenset(
    "the a an this that these those its their his her our my your such both all each every any no some another either "
    "neither".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for with from to into onto over under about above below after before between among amid against around "
    "as across along behind beside besides beyond despite down during except inside like near off out outside past per "
    "since through throughout till toward towards until up upon versus via within without than".split()
)
PRONOUNS = frozenset(
    "i he she it we they you him them us me himself herself itself themselves who whom whose which what that there here "
    "someone everyone nobody none nothing something".split()
)
_JOINTS = frozenset("and or but nor so yet because although though while when where whereas if whether how why then".split())
AUXILIARIES = frozenset(
    "am is are was were be been being has have had having do does did will would shall should can could may might must "
    "cannot get got".split()
)
_ADVERBS = frozenset(
    "not also still already just only even ever never now today yesterday tomorrow ago later earlier soon again too very "
    "more most less least much many higher lower greater longer shorter older younger cheaper faster away apart together "
    "else however meanwhile instead perhaps maybe almost nearly long tall wide deep thick abroad overnight each worth "
    "downstream upstream north south east west northeast northwest southeast southwest annually compared including followed "
    "according due upward downward upwards downwards forward".split()
)
_QUARTERS = frozenset("north south east west northeast northwest southeast southwest".split())
NUMERALS = frozenset((*SMALL, *TENS, *SCALES, *GROUPS))
_CLOSED = NUMERALS | DETERMINERS | PREPOSITIONS | PRONOUNS | _JOINTS | AUXILIARIES | _ADVERBS
_PLURALS = frozenset(
    "people men women children police troops staff personnel crew dead servicemen servicewomen policemen policewomen "
    "militia fishermen businessmen gunmen lawmen crewmen cattle sheep fish aircraft spacecraft feet teeth mice geese oxen "
    "lives wives data media criteria phenomena youth clergy infantry cavalry".split()
)
_SINGULAR_S = ("ss", "us", "is", "'s", "’s")
# States that stand for those who are in them: "70 dead", "12 wounded".
STATES = frozenset(
    "dead killed wounded injured hurt missing displaced detained arrested homeless hospitalised hospitalized infected "
    "unemployed jobless imprisoned captured kidnapped poor elderly sick".split()
)
# Verbs that tie a subject to its measure. Found on newsquant's development sentences, whole classes at a time.
_REGULAR = (
    "drop declin increas decreas reduc slash rais expand climb jump slipp slip surg doubl tripl narrow widen soar plung "
    "plummet tumbl ralli rally gain reach total earn add weigh measur averag exceed estimat valu pric end clos trad post "
    "record report account represent generat peak eas start rang expect project produc deliver slump retreat advanc edg "
    "tick remain stretch extend span travel"
).split()
_IRREGULAR = (
    "rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing cut cuts cutting shrink "
    "shrank swell slid slide slides lost lose loses losing hit hits stand stands stood standing cost costs costing pay pays "
    "paid sell sells sold set go went going goes sits sat made makes make ran runs run come comes came kept keeps left leave "
    "put puts bring brought worth up down"
).split()
MEASURING = re.compile(rf"(?:{'|'.join(_REGULAR)})p?(?:e?s|e?d|ing|e)?|{'|'.join(_IRREGULAR)}")
MEASURED = re.compile(
    rf"(?:{'|'.join(_REGULAR)})p?e?d|rose|fell|grew|shrank|slid|lost|hit|stood|paid|sold|went|made|ran|came|cut"
)
AGENTIVE = frozenset(
    "spent spend spends given give gives gave held hold holds saw seen see sees took taken take takes won win wins bought "
    "buy buys built build builds sent send sends needed need needs want wants asked ask asks owe owes owed use uses used "
    "offer offers spoken said says told met meet meets drew shot".split()
)
# Forms that are verbs and hardly ever nouns.
FINITE = frozenset(
    "said says told made found became becomes began begins led leads met sent got gets knew knows thought thinks brought "
    "built bought sold taught wrote writes broke chose drove drew ate flew wore threw caught fought sought spoke came "
    "comes went goes wants needs owes spends holds gives takes sees spent held gave given took taken saw seen kept knew "
    "known shown lent beat struck rose fell grew shrank slid stood sank".split()
)
CLOCK = frozenset("am pm a.m. p.m. gmt bst est edt cet utc o'clock o’clock hours".split())
# Words of the calendar by themselves: what is counted is no "last week".
_CALENDAR = frozenset(
    "year years month months week weeks day days today yesterday tomorrow night morning evening afternoon monday tuesday "
    "wednesday thursday friday saturday sunday january february april june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter decade century time".split()
)
NOUNS_LIKE_VERBS = frozenset(
    "spending funding building meeting holding housing training financing lending feed seed speed need".split()
)
# Adverbs that stand between a verb and its measure.
MINOR = frozenset("just only even still now already another almost nearly currently not also back again further".split())


def open_word(tokens: Tokens, at: int) -> bool:
    """Whether the token is a word of no closed class; an acronym ("US", "IS") is one whatever it spells."""
    written = tokens.text[at]
    if not written[:1].isalpha() or tokens.low[at].endswith(("n't", "n’t")):
        return False
    if ("'" in written or "’" in written) and re.split("['’]", tokens.low[at])[0] in PRONOUNS:
        return False
    return tokens.low[at] not in _CLOSED or (len(written) > 1 and written.isupper()) or _in_a_name(tokens, at)


def _in_a_name(tokens: Tokens, at: int) -> bool:
    """The end of a compound ("fill-up") or a quarter of the sky in a name ("West Norland")."""
    if tokens.text[at - 1] == "-" and tokens.glued(at) and tokens.glued(at - 1) and tokens.wordy(at - 2):
        return True
    return tokens.low[at] in _QUARTERS and tokens.text[at].istitle() and tokens.text[at + 1].istitle()


def coded(tokens: Tokens, at: int) -> bool:
    """Whether a number is part of a word, or a word of one: "V10", "S22", "5G"."""
    if tokens.numeric(at):
        return tokens.text[at].isdecimal() and tokens.glued(at) and tokens.wordy(at - 1)
    return tokens.wordy(at) and tokens.glued(at) and tokens.numeric(at - 1) and len(tokens.text[at]) == 1


def calendar(tokens: Tokens, at: int) -> bool:
    """Whether the token is a word of the calendar: "week", "Friday", "May"."""
    return tokens.low[at] in _CALENDAR or tokens.text[at] in ("May", "March")


def plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    low = word.lower()
    return low in _PLURALS or (low.endswith("s") and len(low) > 3 and not low.endswith(_SINGULAR_S))
