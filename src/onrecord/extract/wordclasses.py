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
_PREPOSITIONS = frozenset(
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
    "else however meanwhile instead perhaps maybe almost nearly long tall wide deep thick old abroad overnight each worth "
    "downstream upstream north south east west northeast northwest southeast southwest annually compared including followed "
    "according due".split()
)
NUMERALS = frozenset((*SMALL, *TENS, *SCALES, *GROUPS))
_CLOSED = NUMERALS | DETERMINERS | _PREPOSITIONS | PRONOUNS | _JOINTS | AUXILIARIES | _ADVERBS
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
    "tick"
).split()
_IRREGULAR = (
    "rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing cut cuts cutting shrink "
    "shrank swell slid slide slides lost lose loses losing hit hits stand stands stood standing cost costs costing pay pays "
    "paid sell sells sold set went going goes sits sat made makes make ran runs run come comes came kept keeps left leave "
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
    return tokens.low[at] not in _CLOSED or (len(written) > 1 and written.isupper())


def plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    low = word.lower()
    return low in _PLURALS or (low.endswith("s") and len(low) > 3 and not low.endswith(_SINGULAR_S))
