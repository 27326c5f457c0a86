"""Who speaks: every source resolved to an actor of the article.

A name is its own; a pronoun goes back to whom the text has just spoken of; an office to the person who is said to hold it; a
report, a ministry, "officials" and "one senior source" speak for themselves. What cannot be resolved has no speaker: a
wrong one is worse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract import firstperson, relatives, repeated
from onrecord.extract.anonymous import anonymous
from onrecord.extract.character import Character, noun_gender
from onrecord.extract.characters import characters, holder_of, offices
from onrecord.extract.phrases import Phrase, phrase
from onrecord.extract.pronouns import GENDER, PLURAL, SELF, SINGULAR_THING, Pronouns
from onrecord.language import nouns
from onrecord.language.forms import TITLES
from onrecord.language.reading import Reading
from onrecord.language.spans import Cover, home, items_touching, touching
from onrecord.records import Actor, ActorKind, AnonymousKind, Mention, Name, Role, Span, Speaker, Statement


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
        self.pronouns = Pronouns(reading, mentions, self.of, self.spoken, self.said)
        for span, who in offices(self.text, self.all):
            who.add(span)
            self.pronouns.saw(span, who)
            self.extra.append((span, "office", who))

    def cast(self) -> Cast:
        for statement in self.statements:
            self.spoken.append((statement, self._speaker(statement)))
            for span in statement.content.spans:
                self.said.add(span)
        for office, holder in repeated.holders(self.text, self.reading.quotations, self.spoken):
            self._is(office, holder)
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
        return self._pronoun(read.head, span, statement) if read.kind == "pronoun" else self._named(read, span)

    def _named(self, read: Phrase, span: Span) -> Character:
        """Whom a source that is no pronoun names or describes."""
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
            return self._doing(statement)
        before, who = self.spoken[-1]
        between = self.text[before.content.whole.start : statement.content.whole.start]
        same_sentence = any(
            s.overlaps(before.content.whole) and s.overlaps(statement.cue.whole) for s in self._sentences(statement)
        )
        goes_on = same_sentence or (statement.kind == "direct" and "\n" not in between)
        return who if goes_on else self._doing(statement)

    def _doing(self, statement: Statement) -> Character | None:
        """Whose deed a participle is: the subject named last before it in its sentence ("Moor shocked them by announcing")."""
        if statement.source or not statement.cue or not statement.cue.text.split()[0].lower().endswith("ing"):
            return None
        cue = statement.cue.whole
        sentence = home(self.reading.sentences, cue)
        named = items_touching(self.mentions, Span(sentence.start, cue.start)) if sentence.start < cue.start else ()
        acting = (each for each in reversed(named) if each.kind != "place" and self.pronouns.acts(each.span, sentence))
        return next((self.of[each.id] for each in acting), None)

    def _sentences(self, statement: Statement) -> Iterator[Span]:
        if statement.cue:
            yield from touching(self.reading.sentences, statement.cue.whole)

    def _pronoun(self, word: str, span: Span, statement: Statement) -> Character | None:
        if word in SELF:
            return self.pronouns.speaker_around(span, statement) or self._unquoted(word, span)
        if word in GENDER:
            found = self.pronouns.person(span, GENDER[word], _beginning(statement), statement.content.spans)
            return self._meant(found, span)
        if word in relatives.WORDS:
            return self._antecedent(span, word)
        if word in SINGULAR_THING:
            return self._meant(self.pronouns.thing(span, _beginning(statement)), span)
        return self._meant(self.pronouns.many(span, _beginning(statement)), span) if word in PLURAL else None

    def _meant(self, found: Character | tuple[Character, ...] | Span | None, span: Span) -> Character | None:
        """Whom a pronoun goes back to: somebody known, several joined by "and", or words that describe somebody."""
        if isinstance(found, Span):
            read = phrase(self.text, found, self.mentions)
            if read is None or read.kind == "pronoun":
                return None
            return self._named(replace(read, definite=False) if read.kind == "document" else read, found)
        if isinstance(found, tuple):
            return self._together(list(found), span)
        return found

    def _antecedent(self, span: Span, word: str) -> Character | None:
        """Whom the words before a relative pronoun name or describe."""
        sentence = home(self.reading.sentences, span)
        before = relatives.antecedent(self.text, sentence, Span(span.start, span.start + len(word)), self.mentions)
        read = phrase(self.text, before, self.mentions) if before is not None else None
        if before is None or read is None or read.kind == "pronoun":
            return None
        thing = word != "who" and read.kind in ("office", "people") and not read.plural  # "the best seller, which"
        return self._named(replace(read, kind="body") if thing else read, before)

    def _unquoted(self, word: str, span: Span) -> Character | None:
        """Who "I" or "we" is outside quotation marks: who signs the post, whose words were announced, the article's author."""
        if touching(self.reading.quotations, span):
            return None
        if firstperson.unopened(self.text, span) and self.spoken and "\n" not in self._since(self.spoken[-1][0], span):
            return self.spoken[-1][1]
        signed = firstperson.signature(self.text, span)
        if signed is not None:
            named = [each for each in items_touching(self.mentions, signed) if each.kind in ("person", "organisation")]
            return self.of[named[0].id] if named else self._known_as(signed.of(self.text))
        announced = firstperson.announcement(self.text, span.start)
        words_of = self._announced(announced, span) if announced is not None else None
        author = firstperson.author(self.reading.article)
        return words_of or (self._known_as(author) if author is not None and word in ("i", "me") else None)

    def _since(self, before: Statement, span: Span) -> str:
        """The words between a statement and what stands after it."""
        return self.text[before.content.whole.start : span.start]

    def _announced(self, lead: Span, span: Span) -> Character | None:
        """Whoever speaks last in the words that announce a text, else whom their last sentence names; nobody where another
        speaks in between."""
        for statement, who in self.pronouns.lately():
            at = statement.cue.whole.start if statement.cue else statement.content.whole.start
            if at < lead.start:
                break
            if at < lead.end and who is not None and statement.source.text.lower() not in SINGULAR_THING:
                return who
            if lead.end <= at < span.start and who is not None and who.kind == "person":
                return who if statement.source.text.lower() in SELF else None
        return self.pronouns.person_in(Span(touching(self.reading.sentences, lead)[-1].start, lead.end))

    def _known_as(self, name: str) -> Character:
        """The person of that name, known so far or not."""
        known = next((who for who in self.all if who.kind == "person" and name in who.forms), None)
        made = known or Character("person")
        if known is None:
            made.forms[name] += 1
            self.all.append(made)
        return made

    def _description(self, read: Phrase, span: Span) -> Character:
        """An office's holder, what the same words named before, or a character of its own."""
        if read.kind == "office":
            holder = holder_of(read.description, span.start, self.all) or self._called(read, span)
            if holder is not None:
                return holder
        unnamed = anonymous(self.text, span, read, self.mentions)
        if read.definite:
            again = self._named_before(read, span)
            if again is not None:
                self.pronouns.saw(span, again)
                if again.head and any(char.isupper() for char in read.description):
                    again.forms[read.description] += 1
                    again.anonymous = unnamed and again.anonymous
                return again
        fresh = self._fresh(read, unnamed)
        fresh.add(span)
        self.pronouns.saw(span, fresh)
        self.all.append(fresh)
        if fresh.kind in ("office", "document"):
            self.extra.append((span, fresh.kind, fresh))
        return fresh

    def _called(self, read: Phrase, span: Span) -> Character | None:
        """ "The president" straight after a sentence in which somebody without an office spoke."""
        if read.head not in TITLES or read.description.lower() != read.head or not self.spoken:
            return None
        before, who = self.spoken[-1]
        gap = self.text[before.content.whole.end : span.start]
        near = len(touching(self.reading.sentences, Span(before.content.whole.end - 1, span.end))) == 2
        if who is None or who.kind != "person" or who.roles or who.head or not near or not gap.strip():
            return None
        who.roles[read.description] += 1
        return who

    def _named_before(self, read: Phrase, span: Span) -> Character | None:
        """ "the report", "the group": the last speaker, then the last character, that such words can mean."""
        said = set(read.description.lower().split())
        for _, who in self.pronouns.lately():
            if who is not None and who.head == read.head and any(said <= set(form.lower().split()) for form in who.forms):
                return who
        if read.kind == "document" and read.description.lower() in ("document", "paper", "text", "report"):
            told = [who for _, who in self.pronouns.lately() if who is not None]
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
        made = Character(kind, head=read.head, anonymous=unnamed, gender=noun_gender(read.head))
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
        self.pronouns.saw(span, made)
        self.all.append(made)
        return made

    def _is(self, office: Character, holder: Character) -> None:
        """Everything said of an office's unnamed holder is said of a person."""
        holder.roles.update(office.forms)
        for span in office.spans:
            holder.add(span)
        self.all.remove(office)
        self.spoken[:] = [(each, holder if who is office else who) for each, who in self.spoken]
        self.extra[:] = [(span, kind, holder if who is office else who) for span, kind, who in self.extra]

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
        named = [(each, self.of[each.id]) for each in self.mentions]
        head, taken = self.reading.article.head, Cover(len(self.text))
        for each, _ in named:
            taken.add(each.span)
        for span, kind, who in self.extra:
            if not taken.touches(span):
                taken.add(span)
                named.append((Mention(span, kind, span.of(self.text), article=head), who))
        for number, (each, who) in enumerate(sorted(named, key=lambda pair: pair[0].span), 1):
            yield replace(each, actor=ids[id(who)], id=f"{head.id}.m{number}")


def _beginning(statement: Statement) -> int:
    """Where a statement begins: the quotation before "he said" is what follows the text before it."""
    return min(statement.source.whole.start, statement.content.whole.start)
