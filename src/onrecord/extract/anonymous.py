"""How one without a name speaks: from an office or for a body (official), as one who saw or lived it (witness), as an
unnamed document or medium (report), or as anybody else (source).

The head noun of the source phrase decides, with what stands around it. Classes of nouns are closed and small; people whose noun
is in none are sources. A document is named by a proper noun of its own or of who made it; a place is none ("Norland media").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.phrases import Phrase, Word, words
from onrecord.knowledge import countries
from onrecord.language import nouns
from onrecord.language.spans import items_touching
from onrecord.records import AnonymousKind, Mention, Span

# Who speaks for others without holding an office that one person has: "the spokesman" is unnamed, "the president" is not.
_PLAIN_OFFICIALS = frozenset(
    "official officer aide adviser advisor spokesman spokeswoman spokesperson spokespeople diplomat staffer lawmaker legislator"
    " parliamentarian policeman policewoman constable cop detective investigator inspector negotiator delegate bureaucrat"
    " functionary representative".split()
)
_OFFICIALS = _PLAIN_OFFICIALS | frozenset(
    "minister secretary undersecretary president premier chancellor governor mayor councillor councilor senator congressman"
    " congresswoman mp mep deputy ambassador envoy consul emissary attaché attache counsel commander general colonel major"
    " captain lieutenant sergeant admiral brigadier marshal chief commissioner director executive chair chairman chairwoman"
    " chairperson manager head leader prosecutor judge magistrate sheriff regulator administrator coordinator".split()
)
_GOVERNING = frozenset(  # whose members speak as such
    "cabinet government parliament council senate congress committee commission assembly party delegation administration board"
    " junta house".split()
)
_WITNESSES = frozenset(
    "witness eyewitness onlooker bystander passer-by passers-by resident inhabitant local villager townspeople townsfolk"
    " townsperson islander neighbour neighbor survivor victim hostage evacuee refugee passenger commuter motorist shopper"
    " spectator protester protestor demonstrator marcher picketer rioter mourner worshipper worshiper".split()
)
_ACTIVISTS = frozenset("activist campaigner volunteer".split())  # witnesses where the text places them
_PLACED = frozenset("local resident".split())
_PLACING = frozenset("on in at near inside from across around".split())
_KNOWERS = frozenset("source insider analyst expert critic observer".split())
_ANYBODY = frozenset("person people man woman boy girl child youth".split())
_SAW = frozenset(
    "saw heard felt witnessed watched filmed survived escaped fled lived live lives living fleeing watching trapped stranded"
    " sheltering".split()
)
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten dozen score hundred thousand number handful couple pair".split()
)
_MEDIA = frozenset(
    "media press television tv radio newspaper paper tabloid broadsheet magazine daily weekly broadcaster outlet newswire"
    " website blog site".split()
)
_CHANNELS = frozenset("agency channel station network service".split())  # of news, where a word says so
_OF_NEWS = frozenset("news television tv radio media press broadcast broadcasting cable wire".split())
_HEARSAY = frozenset("account rumour rumor leak".split())
_INSTRUMENTS = frozenset(  # there is one that counts, as with an office: "the constitution"
    "law bill act treaty constitution resolution charter agreement accord ruling judgment verdict census budget".split()
)
_DEFINITE = frozenset("the this that these those".split())
_MAKING = frozenset(
    "compiled written published released issued prepared produced conducted commissioned kept made drafted signed".split()
)
_MADE_BY = frozenset("by from of in".split())
_STOPS = nouns.PREPOSITIONS | nouns.RELATIVES | {",", "(", ")", ";", ":", "—", "–"}


def anonymous(text: str, span: Span, read: Phrase, names: Sequence[Mention]) -> AnonymousKind | None:
    """How the source at `span`, read as `read`, speaks where it has no name; None where it has one, or holds an office that
    says who it is ("the president"). `names` are the article's mentions, in order."""
    if read.kind in ("name", "names", "issued", "pronoun"):
        return None
    source = _Source(text, words(text, span), read, items_touching(names, span))
    if source.medium:
        return None if source.named else "report"
    if read.kind == "document":
        return None if source.named or source.owned else "report"
    if read.kind == "people":
        return source.people()
    return source.person(read.head) if read.kind == "office" and source.unnamed_office else None


class _Source:
    """A source's words, split at its head: `before` it, `after` it."""

    def __init__(self, text: str, parts: list[Word], read: Phrase, names: Sequence[Mention]) -> None:
        self.text, self.parts, self.read, self.names = text, parts, read, names
        at = next((i for i, word in enumerate(parts) if _bare(word) == read.head), len(parts) - 1)
        self.before, self.after = parts[:at], parts[at + 1 :]
        self.noun = _noun(read.head)

    # --- documents and media ---

    @property
    def medium(self) -> bool:
        modifiers = {word.lower for word in self.before}
        return self.noun in _MEDIA or (self.noun in _CHANNELS and bool(modifiers & _OF_NEWS))

    @property
    def named(self) -> bool:
        """Whether a proper noun says which one it is, or who made it."""
        definite = bool(self.before) and self.before[0].lower in _DEFINITE and not self.medium
        own = any(self._proper(word, places=definite) for word in self.before)
        return own or any(self._proper(word, places=False) for word in self._maker())

    @property
    def owned(self) -> bool:
        """ "Its report", "the ministry's statement", "the constitution": of somebody, or one of its kind."""
        first = self.before[0].lower if self.before else ""
        if first in nouns.POSSESSIVES or (self.noun in _INSTRUMENTS and first in _DEFINITE):
            return True
        makers = (*self.before, *self._maker())
        return nouns.is_speech(self.read.head) and any(nouns.is_body(_bare(word)) for word in makers)

    def _maker(self) -> list[Word]:
        """Who made it, up to the next mark: "by the Dam Inquiry", "compiled by ..."; not "seen by the Herald"."""
        after = self.after[1:] if self.after and self.after[0].lower in _MAKING else self.after
        if not after or after[0].lower not in _MADE_BY:
            return []
        end = next((i for i, word in enumerate(after) if i and word.lower in _STOPS - {"of", "the"}), len(after))
        return after[1:end]

    def _proper(self, word: Word, *, places: bool) -> bool:
        if not word.text[0].isupper() or word.lower in nouns.DETERMINERS:
            return False
        kinds = [each.kind for each in self.names if each.span.start < word.end and word.start < each.span.end]
        if kinds:
            return places or any(kind not in ("place", "group") for kind in kinds)
        if word.lower.rstrip(".") in countries():
            return places
        return not self._opens_sentence(word)

    def _opens_sentence(self, word: Word) -> bool:
        before = self.text[max(0, word.start - 40) : word.start].rstrip(" \t\"“‘'")
        return not before or before[-1] in ".!?:\n"

    # --- people ---

    def people(self) -> AnonymousKind | None:
        heads = self._conjuncts()
        if not heads:
            return self.person(self._counted() or self.read.head)
        if all(any(each.span.start < word.end <= each.span.end for each in self.names) for word in heads):
            return None  # "Norland and Ostmark"
        kinds = {self.person(_bare(word)) for word in heads}
        return kinds.pop() if len(kinds) == 1 else "source"

    def person(self, head: str) -> AnonymousKind:
        noun = _noun(head)
        if noun in _OFFICIALS or (noun == "member" and self._governing()):
            return "official"
        lower = [word.lower for word in self.parts]
        if noun in _WITNESSES or (noun in _ANYBODY and "local" in lower):
            return "witness"
        if noun in _ACTIVISTS and ({*lower[:-1]} & _PLACED or (self.after and self.after[0].lower in _PLACING)):
            return "witness"
        return "witness" if noun not in _KNOWERS and self._saw() else "source"

    @property
    def unnamed_office(self) -> bool:
        return self.noun in _PLAIN_OFFICIALS | _WITNESSES | _KNOWERS | _ANYBODY

    def _governing(self) -> bool:
        return any(_noun(_bare(word)) in _GOVERNING for word in self.parts)

    def _saw(self) -> bool:
        """A clause straight after the head: "who saw", "who had fled", "living near"."""
        clause = [word.lower for word in self.after if word.text != ","][:4]
        if clause and clause[0] in ("who", "that"):
            return not _SAW.isdisjoint(clause[1:])
        return bool(clause) and clause[0] in _SAW

    def _counted(self) -> str:
        """ "Two of the officials", "dozens of residents": the noun that is counted."""
        if self.noun not in _NUMBERS or not self.after or self.after[0].lower != "of":
            return ""
        end = next((i for i, word in enumerate(self.after) if i and word.lower in _STOPS), len(self.after))
        return _bare(self.after[end - 1]) if end > 1 else ""

    def _conjuncts(self) -> list[Word]:
        """The heads of several who speak together, none where they do not."""
        heads = list(_heads(self.parts))
        named = {word for word in heads for each in self.names if each.span.start < word.end <= each.span.end}
        return heads if len(heads) > 1 and all(word in named or nouns.plural(_bare(word)) for word in heads) else []


def _heads(parts: list[Word]) -> Iterator[Word]:
    """The last word of each stretch between "and" and commas, without what a preposition or relative adds to it."""
    if not any(word.lower in ("and", "or") for word in parts):
        return
    head, closed = None, False
    for word in (*parts, None):
        if word is None or word.lower in ("and", "or", ","):
            if head is not None:
                yield head
            head, closed = None, False
        elif word.lower in _STOPS:
            if head is not None and word.lower in nouns.RELATIVES:
                yield head
                return
            closed = True
        elif not closed:
            head = word


def _bare(word: Word) -> str:
    return word.lower.removesuffix("'s").removesuffix("’s").rstrip("'’")


def _noun(word: str) -> str:
    """The singular, of a compound with a hyphen its last part: "co-chairmen" -> "chairman"."""
    one = nouns.singular(word.rstrip(".").removesuffix("-elect"))
    if one.removesuffix("s") in _OFFICIALS:
        return one.removesuffix("s")  # "MPs"
    return one if one in _WITNESSES else one.rpartition("-")[2]
