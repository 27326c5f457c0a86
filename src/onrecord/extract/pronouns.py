"""Whom "he", "she", "it" or "they" means: the most salient of those whom the text has just named.

Salience adds up what Lappin and Leass (Computational Linguistics 20, 1994) found to count, without a parser: how many sentences
back, subject or not, inside a quotation or not, how often, and who spoke last. Pronouns before the one asked for count as
well: an article that goes on about "he" means him.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from onrecord.extract.character import Character, noun_gender
from onrecord.language import nouns
from onrecord.language.reading import Reading
from onrecord.language.spans import Cover, home, items_touching, touching
from onrecord.records import Mention, Span, Statement

RECENT = 100  # statements back that "I" or "the report" look for who spoke
LEADING = 40  # characters of a sentence in which its subject begins
REACH = 1500  # characters back that a pronoun looks
GENDER = {"he": "male", "him": "male", "himself": "male", "she": "female", "her": "female", "herself": "female"}
SINGULAR_THING, PLURAL = frozenset({"it", "itself"}), frozenset({"they", "them", "themselves"})
SELF = frozenset({"i", "we", "me", "us"})
# Set by hand on 200 judged pronouns of polnear/dev (evals.pronouns) and the quotes of basil/dev.
SENTENCE, SUBJECT, LATER_SUBJECT, OBJECT, OWNER, QUOTED, MANY = 0.5, 0.6, 0.5, 0.3, 0.2, 0.8, 0.1
NEXT = 0.5  # more for the subject of the sentence before, or of the same
SAME = 0.4  # for anybody else in the same sentence
INTRODUCED = 0.6  # for one named first in the sentence before, with an office
SPOKE, EARLIER, SPOKE_SENTENCE = 1.2, 0.4, 0.5
UNNAMED, OFFICE, UNLIKE, AHEAD = 0.8, 2.0, 0.5, 1.1
NAMED = 0.8  # against whoever is named in the words said
UNKNOWN = 0.3  # against somebody without a name
ONE = 0.4  # against "they" for a single body
_THINGS = frozenset({"organisation", "document", "place"})
_BODIES = frozenset({"group", "organisation"})
_OWN = {"his": "male", "her": "female", "hers": "female"}
_JOINED = re.compile(r"(?:,[^,.;\n]{3,40},|,)?\s(?:and|&)\s(?:[A-Z]\w+\.?\s){0,3}")
_LISTED = re.compile(r",\s(?:[A-Z]\w+\.?\s){0,3}")
_NOUN = re.compile(r"\b(?:[A-Za-z][a-z][\w-]*|[A-Z]{2,}s)\b")
_DESCRIBED = re.compile(r"\b(?:[A-Z]\w+\s|the\s|\d[\d,]*\s)+$")
_GENDERED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]h(?:is|at)|[Hh]is|[Hh]er|[Mm]y|[A-Z]\w+['’]s)\s(?:[a-z][\w-]+\s)??([a-z]+)\b")
_OF_PEOPLE = re.compile(r"(?:ian|ean|can|ic|qi|ni|li|ri)$")  # "the Norlandian wish", but "the British wish"
_AS = re.compile(r"\b(?:[Aa]s|is|was|be|been|become|became|not)\s$")  # "as a congressman, he": a role of somebody known
_DEFINED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his)\s(?:[a-z][\w-]+\s)??([a-z][\w-]+)\b")
_AFTER = re.compile(r"(-|\s)(\w+)")
_VERB = re.compile(
    r"(?:,[^,.;\n]{3,60},)?\s(?:also |then |now |later |never |often )?"
    r"(?:ha[sd]|have|is|was|are|were|will|would|can|could|may|might|should|must|do|does|did|says?|said|[a-z]{2,}ed)\b"
)
_FUNCTION = nouns.PREPOSITIONS | nouns.CONJUNCTIONS | nouns.RELATIVES | nouns.PRONOUNS | nouns.DETERMINERS
_ECHO = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_CLAUSAL = frozenset("as since until after before than".split())  # prepositions that open clauses too: "As Moor left"
_MARKS = (",", ";", ":", "—", "–", "(", ")")
_TOOK = frozenset(  # irregular verbs that an object follows; those in -ed are regular
    "told met saw gave made let sent took beat put got led left won brought caught held hit kept lost paid sought taught"
    " tell meet see give make send take put get lead leave bring catch hold hit keep help ask urge call".split()
)
_EXPLETIVE = re.compile(
    r"(?:['’]s|\s(?:is|was|would be|has been|seems?|becomes?|became))\s(?:\w+ly\s|not\s|also\s|now\s)?"
    r"(?:worth|clear|unclear|possible|impossible|important|hard|difficult|easy|likely|unlikely|true|time|obvious|known|unknown"
    r"|thought|believed|announced|reported|expected)\b"
)
_AHEAD = frozenset(  # a clause before the main one: "When he spoke, Moor said"
    "when while though although as if before after since because once until despite in at on during with by asked".split()
)

Spoken = tuple[Statement, Character | None]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where somebody is named, described or meant by a pronoun."""

    span: Span
    who: Character


NOBODY = Character("group")


class Pronouns:
    """One article's pronouns. `spoken` is the list of statements that the caller resolves in order, with their speakers;
    `said` covers their contents."""

    def __init__(
        self, reading: Reading, mentions: Sequence[Mention], of: dict[str, Character], spoken: list[Spoken], said: Cover
    ) -> None:
        self.reading, self.text = reading, reading.text
        self.mentions, self.of = mentions, of
        self.spoken, self.said = spoken, said
        self.leads: dict[Place, float] = {}  # what `_leading` said of a place: nearly all are asked for again
        self.ends = [sentence.end for sentence in reading.sentences]
        self.places = [Place(each.span, of[each.id]) for each in mentions]
        self.votes: dict[int, Counter[str]] = defaultdict(Counter)
        self.coming = _ECHO.finditer(self.text)
        self.next = next(self.coming, None)

    def saw(self, span: Span, who: Character) -> None:
        """Somebody described at `span`, whom a later pronoun may mean."""
        insort(self.places, Place(span, who), key=lambda each: each.span)

    def lately(self) -> Iterator[Spoken]:
        """The last statements and their speakers, newest first: further back nothing is referred to."""
        return islice(reversed(self.spoken), RECENT)

    def speaker_around(self, span: Span, statement: Statement) -> Character | None:
        """ "I" and "we" inside a statement are its speaker."""
        for other, who in self.lately():
            if other is not statement and any(each.holds(span) for each in other.content.spans):
                return who
        return None

    def person(self, span: Span, gender: str, begins: int, content: Sequence[Span] = ()) -> Character | Span | None:
        """The person that "he" or "she" goes back to: most salient of those named before, of that gender or of none known; or
        the words for somebody without a name ("his mother"). `begins` is where the statement does whose source it is, `content`
        what it says."""
        self._follow(span.start)
        ranked = self._persons(span, gender, begins=begins, content=content, asker=self._asker(span))
        found: list[tuple[float, int, Character | Span]] = [*ranked, *self._kin(span, gender, begins)]
        best = max(found, key=lambda each: each[:2])[2] if found else None
        if isinstance(best, Character):
            self._means(span, best, gender)
        return best

    def person_in(self, words: Span) -> Character | None:
        """The first person that these words name or mean."""
        self._follow(words.end)
        return next((each.who for each in items_touching(self.places, words) if each.who.kind == "person"), None)

    def thing(self, span: Span, begins: int) -> Character | Span | None:
        """The body, document or place that "it" goes back to, or the words for a paper without a name; `begins` as in `person`.
        Nobody for "it is clear that"."""
        if _EXPLETIVE.match(self.text, span.end):
            return None
        known = self._ranked(span, lambda who: who.kind in _THINGS and not nouns.plural(who.head), begins)
        found: list[tuple[float, int, Character | Span]] = [*known, *self._papers(span, begins)]
        return max(found, key=lambda each: each[:2])[2] if found else None

    def many(self, span: Span, begins: int) -> Character | tuple[Character, ...] | Span | None:
        """The group or body that "they" goes back to, or persons joined by "and", or the words for people without a name;
        `begins` as in `person`."""
        bodies = self._ranked(span, lambda who: who.kind in _BODIES, begins)
        found: list[tuple[float, int, Character | tuple[Character, ...] | Span]] = [
            (score - (ONE if who.kind == "organisation" else 0.0), at, who) for score, at, who in bodies
        ]
        found += [*self._joined(span, begins), *self._plurals(span, begins)]
        return max(found, key=lambda each: each[:2])[2] if found else None

    def _joined(self, span: Span, begins: int) -> Iterator[tuple[float, int, tuple[Character, ...]]]:
        """Persons joined by "and", two or more."""
        near = items_touching(self.mentions, Span(max(0, span.start - REACH), span.start))
        run: list[Mention] = []
        for one, other in pairwise([each for each in near if each.kind == "person"]):
            between = self.text[one.span.end : other.span.start]
            run = run or [one]
            if _JOINED.fullmatch(between):
                who = tuple({id(self.of[each.id]): self.of[each.id] for each in (*run, other)}.values())
                if len(who) > 1:
                    yield self._standing(Place(run[0].span, who[0]), begins) + MANY, run[0].span.start, who
            run = [*run, other] if _LISTED.fullmatch(between) else []

    def _papers(self, span: Span, begins: int) -> Iterator[tuple[float, int, Span]]:
        """Nouns for a document, with their article, in this sentence and the one before, that nobody is known by."""
        first = self.reading.sentences[max(0, self._sentence_number(begins) - 1)]
        for match in _DEFINED.finditer(self.text, first.start, span.start):
            paper, at = nouns.is_document(match[1]) and not nouns.plural(match[1]), Span(*match.span())
            standing = self._standing(Place(at, NOBODY), begins) if paper and not items_touching(self.places, at) else 0.0
            if standing > 0:
                yield standing - UNKNOWN, at.start, at

    def _plurals(self, span: Span, begins: int) -> Iterator[tuple[float, int, Span]]:
        """Nouns for several people in this sentence and the one before that nobody is known by."""
        first = self.reading.sentences[max(0, self._sentence_number(begins) - 1)]
        for match in _NOUN.finditer(self.text, first.start, span.start):
            at, word = Span(*match.span()), match[0]
            common = word[0].islower() or word[1].isupper() or home(self.reading.sentences, at).start == at.start
            people = nouns.is_person(word)
            others = nouns.is_body(word) or nouns.is_document(word) or nouns.is_speech(word)
            others = others and not self.text.startswith(" on ", at.end)  # "the dispute centers on"
            if common and nouns.plural(word) and (people or others) and not items_touching(self.places, at):
                doubt = 0.0 if people else UNKNOWN
                yield self._standing(Place(at, NOBODY), begins) - doubt, at.start, self._with_adjective(at)

    def _with_adjective(self, noun: Span) -> Span:
        before = _DESCRIBED.search(self.text, max(0, noun.start - 40), noun.start)
        return Span(before.start(), noun.end) if before else noun

    # --- following the article's own pronouns ---

    def _follow(self, at: int) -> None:
        """Resolves every "he" and "she" of the outlet's own words before `at`, in order."""
        while self.next is not None and self.next.start() < at:
            span = Span(*self.next.span())
            word = self.next[0].lower()
            self.next = next(self.coming, None)
            if touching(self.reading.quotations, span):
                continue
            gender = GENDER.get(word) or _OWN[word]
            best = max(self._persons(span, gender, begins=span.start), key=lambda each: each[:2], default=None)
            if best is not None:
                self._means(span, best[2], gender)

    def _means(self, span: Span, who: Character, gender: str) -> None:
        if not items_touching(self.places, span):
            self.saw(span, who)
        self.votes[id(who)][gender] += 1

    # --- choosing ---

    def _persons(
        self, span: Span, gender: str, *, begins: int, content: Sequence[Span] = (), asker: Character | None = None
    ) -> Iterator[tuple[float, int, Character]]:
        """Those whom "he" or "she" may mean, ranked; hardly one whom the words said name ("She called Ada Moor brave")."""
        ahead = self._ahead(span) if content else None
        named = (each for words in content for each in items_touching(self.places, words))
        inside = (each.who for each in named if each.span.of(self.text).lower() not in GENDER.keys() | _OWN.keys())
        apart = {id(who) for who in inside if ahead is None or who is not ahead.who}

        def fits(who: Character) -> bool:
            return who is not asker and who.kind in ("person", "office") and who.gender in (None, gender)

        for score, at, who in self._ranked(span, fits, begins, gender):
            yield score - (NAMED if id(who) in apart else 0.0), at, who

    def _kin(self, span: Span, gender: str, begins: int) -> Iterator[tuple[float, int, Span]]:
        """Nouns that tell a gender, in this sentence and the one before, of somebody whom no name is given: "his mother"."""
        first = self.reading.sentences[max(0, self._sentence_number(begins) - 1)]
        for match in _GENDERED.finditer(self.text, first.start, span.start):
            at = Span(*match.span())
            named = items_touching(self.places, Span(match.start(1), at.end + len(", x")))
            if noun_gender(match[1]) == gender and not named and not _AS.search(self.text, at.start - 12, at.start):
                yield self._standing(Place(at, NOBODY), begins) - UNKNOWN, at.start, at

    def _ranked(
        self, span: Span, fits: Callable[[Character], bool], begins: int, gender: str | None = None
    ) -> Iterator[tuple[float, int, Character]]:
        """Those within reach that fit, each with its salience and where it was named last."""
        first = bisect_left(self.places, span.start - REACH, key=lambda each: each.span.start)
        last = bisect_right(self.places, span.start, key=lambda each: each.span.end)
        scores: dict[int, list[float]] = defaultdict(list)
        latest: dict[int, Place] = {}
        for place in self.places[first:last]:
            if fits(place.who) and not self._describes(place):
                scores[id(place.who)].append(self._standing(place, begins))
                latest[id(place.who)] = place
        ahead = self._ahead(span)
        if ahead is not None and fits(ahead.who):
            scores[id(ahead.who)].append(AHEAD)
            latest[id(ahead.who)] = ahead
        for key, place in latest.items():
            spoke = self._spoke(place.who, span, self._sentence_number(begins))
            best = max((*scores[key], spoke) if spoke is not None else scores[key])
            salience = best + MANY * min(len(scores[key]), 5) - self._doubt(place.who, gender)
            yield salience, place.span.start, place.who

    def _describes(self, place: Place) -> bool:
        """A name before a noun only describes: "the Norland government", "the EB-5 programme", "local Norland guards"."""
        if place.who.kind == "office" or (place.who.kind == "person" and not self._definite(place.span)):
            return False
        after = _AFTER.match(self.text, place.span.end)
        if after is None:
            return False
        if after[1] != "-" and self._attributive(place, after[2]):
            return True
        return place.who.kind != "person" and (after[1] == "-" or nouns.is_person(after[2]) or nouns.is_body(after[2]))

    def _attributive(self, place: Place, following: str) -> bool:
        """A people's name in the singular before a noun; between "the" and a noun what is called a person but nowhere has a
        given name."""
        name = place.span.of(self.text)
        noun = name[0].isupper() and following.islower() and following not in _FUNCTION
        if place.who.kind == "person":
            return noun and self._definite(place.span) and not any(" " in form for form in place.who.forms)
        singular = place.who.kind == "group" and noun and " " not in name and not nouns.plural(name)
        return singular and (not self._definite(place.span) or _OF_PEOPLE.search(name) is not None)

    def _definite(self, span: Span) -> bool:
        return self.text[max(0, span.start - 4) : span.start] in ("the ", "The ")

    def _doubt(self, who: Character, gender: str | None) -> float:
        """What speaks against a person of unknown gender: other pronouns meant them, or they have no name."""
        if gender is None or who.gender is not None:
            return 0.0
        unnamed = OFFICE if who.kind == "office" else 0.0 if any(char.isupper() for char in who.name) else UNNAMED
        return unnamed + (UNLIKE if self._votes_against(who, gender) else 0.0)

    def _votes_against(self, who: Character, gender: str) -> bool:
        votes = self.votes.get(id(who), Counter())
        return votes.total() > 2 * votes[gender]

    def _standing(self, place: Place, begins: int) -> float:
        """One place: so many sentences back, as a subject or not, in a quotation or not."""
        number, here = self._sentence_number(place.span.start), self._sentence_number(begins)
        if place.span.start >= begins or self.said.holds(place.span):
            return -SENTENCE * max(0, here - number) - QUOTED
        leading = self.leads.get(place)
        if leading is None:
            leading = self.leads[place] = self._leading(place, self.reading.sentences[number])
        near = NEXT if leading >= LATER_SUBJECT and here - number <= 1 else SAME if here == number else 0.0
        fresh = here - number == 1 and place.who.kind == "person" and bool(place.who.roles) and place.span == place.who.spans[0]
        return -SENTENCE * (here - number) + leading + max(near, INTRODUCED if fresh else 0.0)

    def _spoke(self, who: Character, span: Span, here: int) -> float | None:
        """What having spoken lately adds."""
        for number, (other, speaker) in enumerate(islice(reversed(self.spoken), 3)):
            if speaker is who and other.content.whole.start < span.start:
                back = here - self._sentence_number(other.content.whole.end - 1)
                return SPOKE - EARLIER * number - SPOKE_SENTENCE * back
        return None

    def _leading(self, place: Place, sentence: Span) -> float:
        """What being a subject adds: most for the first at its sentence's beginning, less for one with a verb behind it further
        on, a little for a possessive at the beginning, nothing behind a preposition."""
        opening = Span(sentence.start, place.span.start)
        early, owner = len(opening.of(self.text)) < LEADING, self._possessive(place.span)
        affair = place.span.of(self.text)[0].isupper() and place.who.kind == "person" and self._definite(place.span)
        governed = 0.0 if owner or affair else self._governed(place.span, opening.of(self.text))
        if owner or governed is not None:
            return OWNER if early and owner else governed if early and governed else 0.0
        if not early:
            return LATER_SUBJECT if self.acts(place.span, sentence) else 0.0
        before = items_touching(self.mentions, opening) if opening.start < opening.end else ()
        return LATER_SUBJECT if any(each.kind == "person" and not self._possessive(each.span) for each in before) else SUBJECT

    def acts(self, name: Span, sentence: Span) -> bool:
        """Whether a verb follows a name, perhaps after an aside between commas."""
        return _VERB.match(self.text, name.end, sentence.end) is not None

    def _governed(self, span: Span, opening: str) -> float | None:
        """What a name (with its title) that these words lead to still adds where it is no subject, else None: a preposition
        stands before it ("Against Ada Moor", but not "As Ada Moor left"), or a verb that it is the object of."""
        before = opening.split()
        while len(before) > 1 and before[-1][0].isupper() and not before[-1].endswith(_MARKS):
            before.pop()
        if not before:
            return None
        last = before[-1].lower()
        if last in _CLAUSAL:
            after = _AFTER.match(self.text, span.end)
            clause = after is not None and after[2].islower() and after[2] not in nouns.PREPOSITIONS | nouns.CONJUNCTIONS
            return None if clause else 0.0
        verb = last in _TOOK or (last.endswith("ed") and len(last) > 4)
        if verb and len(before) > 1 and before[-2].lower() not in nouns.DETERMINERS and not before[-2].endswith(_MARKS):
            return OBJECT
        return 0.0 if last in nouns.PREPOSITIONS else None

    def _possessive(self, span: Span) -> bool:
        return self.text[span.end : span.end + 2] in ("'s", "’s") or span.of(self.text).lower() in _OWN

    def _ahead(self, span: Span) -> Place | None:
        """The subject of the main clause after a pronoun's own: "When he spoke, Moor said"."""
        sentence = home(self.reading.sentences, span)
        opening = self.text[sentence.start : span.start].split()
        if not opening or opening[0].lower() not in _AHEAD or len(opening) > 4:
            return None
        for each in items_touching(self.mentions, Span(span.end, max(sentence.end, span.end))):
            comma = self.text.rfind(",", span.end, each.span.start)
            titled = all(word[0].isupper() for word in self.text[comma + 1 : each.span.start].split())
            if comma >= 0 and titled and self.text[each.span.end : each.span.end + 1].isspace():
                return Place(each.span, self.of[each.id])
        return None

    def _asker(self, span: Span) -> Character | None:
        """Who asked in the paragraph before, where somebody else is named there: the answer is not the asker's own."""
        if not self.spoken:
            return None
        before, asker = self.spoken[-1]
        paragraph = self.text.rfind("\n", 0, before.content.whole.start) + 1, self.text.find("\n", before.content.whole.end)
        asked = "ask" in before.cue.text and "?" in before.content.text[-3:]
        if not asked or not paragraph[0] < paragraph[1] < span.start:
            return None
        there = items_touching(self.mentions, Span(*paragraph))
        others = (self.of[each.id] for each in there if each.kind == "person" and not before.content.whole.holds(each.span))
        return asker if any(who is not asker for who in others) else None

    def _sentence_number(self, at: int) -> int:
        return min(bisect_right(self.ends, at), len(self.ends) - 1)
