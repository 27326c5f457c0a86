"""Classes of English words that tell what a noun phrase names: people, bodies, documents, acts of speech.

Nouns for people come from a public dictionary (onrecord.knowledge) and from the endings that English makes them with; the
other classes are small and closed. Nothing here is a name.
"""

from __future__ import annotations

import re

from onrecord.knowledge import agents

DETERMINERS = frozenset("the a an this that these those one some many several few most both each another any all other".split())
INDEFINITE = frozenset("a an one some many several few most another any two three four five six dozens hundreds".split())
POSSESSIVES = frozenset("his her its their our my your".split())
PREPOSITIONS = frozenset(
    "of from in at for on to with by near against inside outside within among across over under about into between"
    " behind around after before during since until as like than via per".split()
)
CONJUNCTIONS = frozenset("and or but nor yet so while when where if because although though that whether".split())
RELATIVES = frozenset("who whom whose which that".split())
PRONOUNS = frozenset(
    "he she it they we i you him her them us me himself herself themselves itself who which that this these those"
    " someone somebody everyone everybody anyone nobody others another many some most few both all".split()
)
DOCUMENTS = frozenset(
    "report assessment study survey poll document memo paper law bill act treaty constitution article editorial column book"
    " letter filing indictment transcript text email data figure statistic record file analysis review dossier version"
    " edition ruling judgment verdict lawsuit complaint affidavit resolution charter agreement accord communique communiqué"
    " briefing brief bulletin newsletter blog post story headline script plan proposal budget census index manifesto"
    " platform polling research findings evidence newspaper magazine website tally count toll list map chart video footage"
    " recording photograph manual leaflet".split()
)
SPEECH = frozenset(
    "statement comment remark announcement speech letter message tweet email e-mail testimony interview address claim"
    " response reply answer press-release release spokesperson post memo warning".split()
) - {"spokesperson"}
BODIES = frozenset(
    "government ministry department agency army military police court committee council commission parliament senate"
    " house congress party company corporation firm bank group organisation organization union association campaign"
    " administration cabinet embassy office bureau coalition alliance team network station channel service force"
    " forces board panel institute university college school church militia movement front state country nation city"
    " town region province delegation mission authority regime opposition industry business staff public community"
    " family side camp centre center foundation fund league club society federation assembly tribunal watchdog monitor"
    " think-tank union division branch ship vessel market majority minority half percent".split()
)
_PERSON_ENDINGS = re.compile(
    r"(?:man|men|woman|women|person|people|ist|yst|ian|eer|ster|ant|ator|utor|essor|itor|ctor|nder|eader|ficial|ocrat|ivist|tary"
    r"|dent|zen|(?:class|room|team|play|ship|school|house|running|in|soul|work|crew|cell|band|flat)mate|maker|owner|holder|worker|keeper|monger|nessman|tative|native|crat|ogue|author|chief|head|boss)$"
)
# What these endings would take for people: words of the same ending that news is full of.
_NO_PEOPLE = frozenset(
    "important significant relevant restaurant plant grant warrant covenant elephant instant distant reluctant abundant"
    " dominant hesitant remnant accident incident precedent evident confident independent prudent list exist mist twist"
    " consist persist insist resist assist career beer peer sheer deer under gender calendar tender human inhuman german"
    " roman woodman median guardian register disaster cluster poster foster faster want meant"
    " surrender wonder thunder commentary"
    " bluster muster elevator escalator calculator indicator refrigerator monitor".split()
)
# What the public dictionary of actors lists beside people: bodies, ships, trades, places.
_NO_AGENTS = frozenset(
    "academy activity advisory aerospace agriculture agrobusiness aircraft airline airliner airway archdiocese artillery"
    " assemblage aviation band base battalion battleship battlewagon bird boat bodies body bomber brigade building"
    " bureaucracy capital cartel chamber chancellery chancery check civil clique cof command commerce conglomerate"
    " conservatory consistory control corp corvette craft crime cropper cruiser daily detachment diocese district doc drone"
    " duma echelon economy education electorate energy enforcement enterprise environment exchange extraordinary facility"
    " faction falcon fortune freighter frigate gang gangdom gangland garrison gazette gendarmerie gendarmery gendermarie"
    " governance grade grader gun gunship helicopter hierarch hire hmmwv hornet hospital humvee infantry infirmary"
    " information institution insurgence insurgency intelligence interior investigation jet jetfighter jetliner jg"
    " judicatory judicature judiciary jumbojet junta kfir kindergarden kindergarten kingdom labor labour leadership led"
    " legislature liberation loan machine maffia mafia manafacture media meeting mig milita missile mob monarchy monastary"
    " monastery mule naturalized naval navy neighborhood neighbourhood ngo operation order org outlet palace patrol peace"
    " phalanx plane politburo polity poor population portfolio position praesidium predator preschool presence presidium"
    " press prison procuratorate protocol publication quality rabble radical radio rebellion regiment religion republic"
    " reserve resistance revenue revolt rule sanatarium sanatorium sanitarium schoolhouse secretariate sector security"
    " settlement site squad supertanker supreme syndicate system tabloid tank tanker telecom television tourism trade"
    " transportation treasury tv typhoon uav un unit uprising vehicle village war warplane warship wing".split()
)
_MORE_PEOPLE = frozenset(
    "folk backer whistleblower"
    " critic expert author witness aide envoy source insider boss judge guard thug hero pope imam rabbi monk nun heir"
    " host guest fan voter donor father mother son daughter brother sister wife husband widow child boy girl friend"
    " ally rival foe lawyer officer soldier fighter rebel troop gen sen rep gov lt col capt sgt adm maj cpl pvt pres"
    " sec ambassador prime reverend rev father judge justice senior junior speaker whip coach player captain teammate"
    " ceo cfo coo mp mep pm vp congressman congresswoman marine veteran cop detective agent spy hacker pilot doctor"
    " nurse teacher student scholar academic colleague staffer operative pollster surrogate candidate nominee"
    " frontrunner contender incumbent designer observer supporter opponent member speaker writer reporter user buyer"
    " seller trader banker farmer miner driver passenger survivor victim suspect defendant plaintiff prosecutor"
    " attorney counsel juror inmate prisoner refugee migrant immigrant american elder cleric patriarch commander"
    " deputy vice".split()
)


PARTICIPLES = frozenset("made kept written seen given held led sent shown drawn taken put run told found read".split())


def singular(word: str) -> str:
    """A noun's singular, roughly: enough to look it up."""
    word = word.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def plural(word: str) -> bool:
    """Whether a noun looks plural."""
    word = word.lower()
    if word in ("people", "police", "men", "women", "children", "troops", "others"):
        return True
    if word.endswith("s") and word.removesuffix("s") in _MORE_PEOPLE:
        return True  # "MPs"
    return word != singular(word) and not word.endswith(("us", "is", "ss"))


def is_body(word: str) -> bool:
    return singular(word) in BODIES or word.lower() in BODIES


def is_document(word: str) -> bool:
    return singular(word) in DOCUMENTS or word.lower() in DOCUMENTS


def is_speech(word: str) -> bool:
    return singular(word) in SPEECH


def is_person(word: str) -> bool:
    """Whether a noun (singular or plural) names people by what they do or are."""
    word = word.strip(".").lower().removesuffix("-elect").rpartition("-")[2]
    word = singular(word) if word.rstrip("s") not in _MORE_PEOPLE else word.rstrip("s")
    if word in BODIES or word in DOCUMENTS or word in PREPOSITIONS or word in _NO_PEOPLE:
        return False
    return (word in agents() and word not in _NO_AGENTS) or word in _MORE_PEOPLE or bool(_PERSON_ENDINGS.search(word))
