"""Who speaks: every source resolved to an actor of the article.

A name is its own; a pronoun goes back to whom the text has just spoken of; an office to the person who is said to hold it; a
report, a ministry, "officials" and "one senior source" speak for themselves. What cannot be resolved has no speaker: a
wrong one is worse.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.extract.anonymous import anonymous
from onrecord.extract.characters import Character, characters, holder_of, offices
from onrecord.extract.phrases import Phrase, phrase
from onrecord.language import nouns
from onrecord.language.reading import Reading
from onrecord.language.spans import Cover, home, items_touching, touching
from onrecord.records import Actor, ActorKind, AnonymousKind, Mention, Name, Role, Span, Speaker, Statement

NEAR = 60  # characters back that "who" looks for a person: "Rep. Ada Moor of Norland, who"
RECENT = 100  # statements back that "it", "I" or "the report" look for who spoke
LEADING = 40  # characters of a sentence in which its subject begins
REACH = 1500  # characters back that a pronoun looks for a person
_GENDER = {"he": "male", "him": "male", "himself": "male", "she": "female", "her": "female", "herself": "female"}
_SINGULAR_THING, _PLURAL = frozenset({"it", "itself"}), frozenset({"they", "them", "themselves"})
_SELF = frozenset({"i", "we", "me", "us"})
_ANYONE = frozenset("someone somebody anyone anybody everyone those people one others".split())


@dataclass(frozen=True, slots=True)
class Cast:
    """The article's actors, its mentions with their actors, its statements with their speakers."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


def cast(reading: Reading, mentions: Sequence[Mention], statements: Sequence[Statement]) -> Cast:
    """Who is who in one article, and who speaks."""
    return _Casting(reading, mentions, statements).cast()


class _Casting:
    """One article's casting: the characters so far, and which spoke last."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], statements: Sequence[Statement]) -> None:
        self.reading, self.text = reading, reading.text
        self.mentions, self.statements = mentions, statements
        cues = [span for each in statements for span in each.cue.spans]
        self.all, self.of = characters(self.text, mentions, reading.sentences, cues)
        self.spoken: list[tuple[Statement, Character | None]] = []
        self.said = Cover(len(self.text))
        self.extra: list[tuple[Span, ActorKind, Character]] = []
        for span, who in offices(self.text, self.all):
            who.add(span)
            self.extra.append((span, "office", who))

    def cast(self) -> Cast:
        for statement in self.statements:
            self.spoken.append((statement, self._speaker(statement)))
            for span in statement.content.spans:
                self.said.add(span)
        ids = {id(each): f"{self.reading.article.id}.e{number}" for number, each in enumerate(self.all, 1)}
        return Cast(
            actors=tuple(self._actor(each, ids[id(each)]) for each in self.all),
            mentions=tuple(self._mentions(ids)),
            statements=tuple(self._with_speaker(statement, who, ids) for statement, who in self.spoken),
        )

    # --- resolving one source ---

    def _speaker(self, statement: Statement) -> Character | None:
        if not statement.source:
            return self._silent(statement)
        span = statement.source.whole
        read = phrase(self.text, span, self.mentions)
        if read is None:
            return self._silent(statement)
        if read.kind == "pronoun":
            return self._pronoun(read.head, span, statement)
        if read.kind in ("name", "issued"):
            return self.of[read.names[0].id]
        if read.kind == "names":
            return self._together([self.of[name.id] for name in read.names], span)
        return self._description(read, span)

    def _silent(self, statement: Statement) -> Character | None:
        """No source: a name inside the cue or straight before it ("Doe released a statement saying"), else the speaker of the
        statement before, where that stands in the same sentence or goes on in quotes."""
        beside = [Span(max(0, span.start - 2), span.end) for span in statement.cue.spans]
        named = [each for span in beside for each in items_touching(self.mentions, span)]
        if named:
            return self.of[named[0].id]
        if not self.spoken:
            return None
        before, who = self.spoken[-1]
        between = self.text[before.content.whole.start : statement.content.whole.start]
        same_sentence = any(
            s.overlaps(before.content.whole) and s.overlaps(statement.cue.whole) for s in self._sentences(statement)
        )
        return who if same_sentence or (statement.kind == "direct" and "\n" not in between) else None

    def _sentences(self, statement: Statement) -> Iterator[Span]:
        if statement.cue:
            yield from touching(self.reading.sentences, statement.cue.whole)

    def _pronoun(self, word: str, span: Span, statement: Statement) -> Character | None:
        if word in _SELF:
            return self._enclosing(span, statement)
        if word in _GENDER:
            return self._person_before(span, _GENDER[word])
        if word in ("who", "which", "that"):
            return self._antecedent(span)
        if word in _SINGULAR_THING:
            return self._spoke_last(span, lambda who: who.kind in ("organisation", "document", "place", "office"))
        if word in _PLURAL:
            return self._spoke_last(span, lambda who: who.kind in ("group", "organisation"))
        return None

    def _enclosing(self, span: Span, statement: Statement) -> Character | None:
        """ "I" and "we" inside a statement are its speaker."""
        for other, who in self._lately():
            if other is not statement and any(each.holds(span) for each in other.content.spans):
                return who
        return None

    def _spoke_last(self, span: Span, fits: Callable[[Character], bool]) -> Character | None:
        for other, who in self._lately():
            if who is not None and fits(who) and other.content.whole.start < span.start:
                return who
        return None

    def _antecedent(self, span: Span) -> Character | None:
        """The name before a relative pronoun: the nearest person of the sentence within reach, else the name just before."""
        sentence = home(self.reading.sentences, span)
        before = self.text[sentence.start : span.start].rstrip(" ,").rpartition(" ")[2]
        if before.islower() and (before in _ANYONE or (nouns.is_person(before) and nouns.plural(before))):
            return None  # "Moor and party leaders, who"
        near = [each for each in items_touching(self.mentions, sentence) if each.span.end <= span.start]
        persons = [each for each in near if each.kind == "person" and span.start - each.span.end < NEAR]
        if persons:
            return self.of[persons[-1].id]
        if near and not self.text[near[-1].span.end : span.start].strip(" ,"):
            return self.of[near[-1].id]
        return None

    def _person_before(self, span: Span, gender: str) -> Character | None:
        """The person that "he" or "she" goes back to: most salient of those named before, of that gender or of none known."""
        here = self._sentence_number(span.start)
        ranked: list[tuple[float, int, Character]] = []
        asker = self._asker(span)
        for who in self.all:
            if who is asker or who.kind != "person" or (who.gender is not None and who.gender != gender):
                continue
            score = self._salience(who, span, here)
            if score is not None:
                last = who.last_before(span.start)
                ranked.append((score, last.start if last else 0, who))
        if not ranked:
            return None
        best = max(ranked, key=lambda each: each[:2])[2]
        best.gender = best.gender or gender
        return best

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

    def _salience(self, who: Character, span: Span, here: int) -> float | None:
        """How near and how prominent a person is before `span`; None where out of reach. The weights are set by hand: 36 of
        the 38 pronouns among basil/dev's quotes come out right; not swept yet."""
        scores: list[float] = []
        for mention in who.within(span.start - REACH, span.start):
            number = self._sentence_number(mention.start)
            first = self._leading(mention, self.reading.sentences[number])
            quoted = self.said.holds(mention)
            scores.append(-0.5 * (here - number) + first - (0.8 if quoted else 0.0))
        for number, (other, speaker) in enumerate(islice(reversed(self.spoken), 3)):
            if speaker is who and other.content.whole.start < span.start:
                scores.append(1.2 - 0.4 * number - 0.3 * (here - self._sentence_number(other.content.whole.end - 1)))
                break
        return max(scores) + 0.1 * min(len(scores), 5) if scores else None

    def _leading(self, mention: Span, sentence: Span) -> float:
        """What standing near its sentence's beginning adds to a mention: most for the first person there, often the subject; a
        possessive is none."""
        if mention.start - sentence.start >= LEADING or self._possessive(mention):
            return 0.0
        before = items_touching(self.mentions, Span(sentence.start, mention.start)) if mention.start > sentence.start else ()
        return 0.5 if any(each.kind == "person" and not self._possessive(each.span) for each in before) else 0.6

    def _possessive(self, mention: Span) -> bool:
        return self.text[mention.end : mention.end + 2] in ("'s", "’s")

    def _sentence_number(self, at: int) -> int:
        number = bisect_right(self.reading.sentences, at, key=lambda sentence: sentence.end)
        return min(number, len(self.reading.sentences) - 1)

    def _lately(self) -> Iterator[tuple[Statement, Character | None]]:
        """The last statements and their speakers, newest first: further back nothing is referred to."""
        return islice(reversed(self.spoken), RECENT)

    def _description(self, read: Phrase, span: Span) -> Character:
        """An office's holder, what the same words named before, or a character of its own."""
        if read.kind == "office":
            holder = holder_of(read.description, span.start, self.all)
            if holder is not None:
                return holder
        unnamed = anonymous(self.text, span, read, self.mentions)
        if read.definite:
            again = self._named_before(read, span)
            if again is not None:
                if again.head and any(char.isupper() for char in read.description):
                    again.forms[read.description] += 1
                    again.anonymous = unnamed and again.anonymous
                return again
        fresh = self._fresh(read, unnamed)
        fresh.add(span)
        self.all.append(fresh)
        if fresh.kind in ("office", "document"):
            self.extra.append((span, fresh.kind, fresh))
        return fresh

    def _named_before(self, read: Phrase, span: Span) -> Character | None:
        """ "the report", "the group": the last speaker, then the last character, that such words can mean."""
        said = set(read.description.lower().split())
        for _, who in self._lately():
            if who is not None and who.head == read.head and any(said <= set(form.lower().split()) for form in who.forms):
                return who
        if read.kind == "document" and read.description.lower() in ("document", "paper", "text", "report"):
            told = [who for _, who in self._lately() if who is not None]
            papers = [who for who in told if who.kind == "document" and not nouns.plural(who.head)]
            if papers:
                return papers[0]
        if nouns.is_speech(read.head) and self.spoken:
            return self.spoken[-1][1]  # "the statement continued"
        if read.kind == "body":
            bodies = [who for who in self.all if who.kind == "organisation" and not who.head and who.last_before(span.start)]
            inside = [who for who in bodies if any(read.head in form.lower().split() for form in who.forms)]
            pool = inside or (bodies if read.head in ("group", "organisation", "organization", "company", "agency") else [])
            return max(pool, key=lambda who: who.last_before(span.start) or Span(0, 0)) if pool else None
        return None

    def _fresh(self, read: Phrase, unnamed: AnonymousKind | None) -> Character:
        kinds: dict[str, ActorKind] = {"office": "office", "document": "document", "body": "organisation"}
        kind = kinds.get(read.kind, "group" if read.plural else "person")
        if unnamed == "report" and kind != "document":
            kind = "organisation"  # "state television"
        made = Character(kind, head=read.head, anonymous=unnamed)
        made.forms[read.description] += 1
        return made

    def _together(self, who: list[Character], span: Span) -> Character:
        name = " and ".join(each.name for each in who)
        for known in self.all:
            if known.kind == "group" and known.name == name:
                return known
        made = Character("group")
        made.forms[name] += 1
        made.add(span)
        self.all.append(made)
        return made

    # --- values ---

    def _actor(self, who: Character, actor: str) -> Actor:
        published = self.reading.article.published
        names = tuple(Name(form, count) for form, count in sorted(who.forms.items(), key=lambda each: (-each[1], each[0])))
        roles = tuple(Role(role, published, published, count) for role, count in who.roles.most_common())
        return Actor(actor, who.kind, who.name, names, roles, who.anonymous)

    def _with_speaker(self, statement: Statement, who: Character | None, ids: dict[int, str]) -> Statement:
        if who is None:
            return statement
        return replace(statement, speaker=Speaker(ids[id(who)], who.name, who.role, who.anonymous))

    def _mentions(self, ids: dict[int, str]) -> Iterator[Mention]:
        """The names with their actors, and the offices and documents that speak, in reading order with fresh numbers."""
        named = [replace(each, actor=ids[id(self.of[each.id])]) for each in self.mentions]
        head, taken = self.reading.article.head, Cover(len(self.text))
        for each in named:
            taken.add(each.span)
        for span, kind, who in self.extra:
            if not taken.touches(span):
                taken.add(span)
                named.append(Mention(span, kind, span.of(self.text), ids[id(who)], article=head))
        for number, each in enumerate(sorted(named, key=lambda each: each.span), 1):
            yield replace(each, id=f"{self.reading.article.id}.m{number}")
