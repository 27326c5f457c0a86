"""The persons of one article: which names mean one.

Names of several words are one where they agree (`one_person`). A surname alone belongs to its only bearer. Of several it is
his or hers for whom the text speaks: the title before it, the pronoun behind it, the other being called by the given name, or
that the surname alone meant one of them before and no other has been named in full right there. Where nothing does, it is
nobody's: a wrong join is worse than a missed one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from onrecord.extract.character import Character, is_kin, is_kin_role, noun_gender, role_gender
from onrecord.knowledge import given_names, is_nickname
from onrecord.language.forms import ROYAL, TITLES, middle, same_office, suffix, tokens
from onrecord.language.spans import END, home, items_touching
from onrecord.records import Mention, Span

NEAR = 600  # characters over which a bearer named in full puts in doubt whom the surname alone means
ALIKE = 0.8  # of two given names that may be one in two spellings: share of letters in common, as difflib counts them
_MALE, _FEMALE = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "lady", "dame"})
_HIS, _HERS = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_AND_OTHER = re.compile(r"\s(?:and|&)\s")
_WHICH = re.compile(r"\b(?:elder|older|younger|first|second)\s$", re.IGNORECASE)  # "the younger Moor"
_RULE = re.compile(r"['’]?s?\s(?:administration|presidency|White House)\b")
_ONE_OF = re.compile(r"\ba\s(?:\w+\s){1,2}$")  # "a President Moor" has no office yet
_NICKNAME = re.compile(r"[“\"‘'][^\W\d_]+[”\"’']\s$")  # Richard “Dick” Moor
_MARK = re.compile(r'["“”]')
_ONCE = re.compile(r"\b(?:former|then|ex|late|ousted|retired)[\s-]", re.IGNORECASE)
_BREAK = re.compile(r"\n\s*")

Roles = Mapping[str, Sequence[str]]


def persons(text: str, mentions: Sequence[Mention], sentences: Sequence[Span], roles: Roles) -> dict[str, Character]:
    """The character of every person's name, by the mention's id; `roles` are those that the words around each give."""
    return _Persons(text, mentions, sentences, roles).of


class _Known:
    """The persons known so far, found by any word of their names."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[str, Character]]] = defaultdict(list)

    def add(self, name: str, character: Character) -> None:
        for word in {each.removeprefix("al-") for each in tokens(name)}:
            self._by_word[word].append((name, character))

    def same(self, name: str) -> list[Character]:
        """Those whose full name agrees with a name of several words, is the same, or is longer in front ("Ada Moor Reed" for
        "Moor Reed")."""
        words = tokens(name)
        near = self._by_word.get(words[-1].removeprefix("al-"), []) if words else []
        alike = suffix(name)
        several = len(words) > 1
        return [
            who
            for known, who in near
            if (suffix(known) == alike and (tokens(known)[-len(words) :] == words if several else tokens(known) == words))
            or one_person(name, known)
        ]

    def by_surname(self, word: str, generation: str) -> list[Character]:
        """Those whose surname is the word: only the son for "Moor Jr.", else the son only where the father is not named."""
        plain = word.removeprefix("al-")
        near = [(known, who) for known, who in self._by_word.get(plain, []) if tokens(known)[-1].removeprefix("al-") == plain]
        alike = [who for known, who in near if suffix(known) == generation]
        return _distinct(alike or ([] if generation else [who for _, who in near]))

    def by_given_name(self, word: str, at: int) -> list[Character]:
        """Those whose names begin with the word; where there are none, those named before place `at` who have it further on,
        but not at the end."""
        near = [(tokens(known), who) for known, who in self._by_word.get(word.removeprefix("al-"), [])]
        first = [who for words, who in near if len(words) > 1 and words[0] == word]
        return _distinct(first or [who for words, who in near if len(words) > 1 and who.last_before(at) is not None])


def _distinct(who: Sequence[Character]) -> list[Character]:
    return list({id(each): each for each in who}.values())


class _Persons:
    """One article's persons in the making: first the full names, then what only one of them can mean, then the rest."""

    def __init__(self, text: str, mentions: Sequence[Mention], sentences: Sequence[Span], roles: Roles) -> None:
        self.text, self.mentions, self.sentences, self.roles = text, mentions, sentences, roles
        self.known = _Known()
        self.of: dict[str, Character] = {}
        self.alone: dict[tuple[str, str, str], Character] = {}
        self.full: dict[int, list[Span]] = defaultdict(list)  # where each is named in full
        self.offices: dict[int, set[str]] = defaultdict(set)
        self.heirs: dict[str, Character] = {}  # by surname whom it meant last where it stood alone
        self.relatives: set[int] = set()  # who comes in as somebody's wife, son or other half of a couple
        self.juniors = {tokens(each.text)[0] for each in mentions if suffix(each.text) and len(tokens(each.text)) == 1}
        self.breaks = [match.end() for match in _BREAK.finditer(text)]
        body = (each for each in mentions if not self.breaks or each.span.start >= self.breaks[0])  # without the first line
        lone = (each for each in body if len(tokens(each.text)) == 1 and not suffix(each.text))
        single = [(tokens(each.text)[0], each.span.start) for each in lone]
        self.bare = dict(reversed(single))  # where each word first stands alone
        self._whole_names()
        contested = [each for each in self.mentions if each.id not in self.of and not self._settled(each)]
        for mention in contested:
            self._put(mention, self._bearer(mention) or self._apart(mention))

    # --- names of several words ---

    def _whole_names(self) -> None:
        whole = [each for each in self.mentions if len(set(tokens(each.text))) > 1]  # "Moor Moor" is a page's litter
        for mention in sorted(whole, key=lambda each: -len(tokens(each.text))):
            if not self.known.same(mention.text):
                self.known.add(mention.text, Character("person", gender=_of_given_name(mention.text)))
        for mention in whole:
            fits = self.known.same(mention.text)
            who = max(fits, key=lambda each: each.last_before(mention.span.start) or Span(-1, -1))
            self.full[id(who)].append(mention.span)
            self._put(mention, who)
            if suffix(mention.text) or (len(self.full[id(who)]) == 1 and self._kin(mention)):
                self.relatives.add(id(who))

    def _kin(self, mention: Mention) -> bool:
        """Whether a name comes in as a relative's: "his wife, Ada Moor", "Tom and Ada Moor"."""
        before = self.text[max(0, mention.span.start - 24) : mention.span.start]
        words = before.split()
        couple = words[-1:] in (["and"], ["&"]) and len(words) > 1 and self._lone(mention.span.start - len(words[-1]) - 2)
        return couple or is_kin(words[-1].strip(",") if words else "") or any(map(is_kin_role, self.roles.get(mention.id, ())))

    def _lone(self, end: int) -> bool:
        """Whether a person's name of one word ends there."""
        found = items_touching(self.mentions, Span(max(0, end - 1), max(1, end)))
        return bool(found) and found[0].span.end == end and len(tokens(found[0].text)) == 1

    def _put(self, mention: Mention, who: Character) -> None:
        who.named(mention)
        given = self.roles.get(mention.id, ())
        self.offices[id(who)].update(_ONCE.sub("", role) for role in given)
        told = (role_gender(role) for role in given)
        who.gender = self._titled_gender(mention) or who.gender or next(filter(None, told), None)
        self.of[mention.id] = who

    def _titled_gender(self, mention: Mention) -> str | None:
        """The gender that a title or the word for a relative before the name tells: "Ms Moor", "his wife, Ada Moor"."""
        own = mention.text.split()[0]
        before = self.text[max(0, mention.span.start - 16) : mention.span.start].split()
        for word in (own, *before[-1:]):
            plain = word.strip(".,")
            gender = "male" if plain.lower() in _MALE else "female" if plain.lower() in _FEMALE else noun_gender(plain)
            if gender is not None:
                return gender
        return None

    # --- single words ---

    def _settled(self, mention: Mention) -> bool:
        """Finds whom a single word means where no two can be meant by their surname."""
        bearers = self._bearers(mention)
        if len(bearers) > 1:
            return False
        if bearers:
            self._put(mention, bearers[0])
            return True
        who = None if self._has_bearers(mention) else self._called(mention)
        self._put(mention, who or self._apart(mention))
        return True

    def _has_bearers(self, mention: Mention) -> bool:
        return bool(tokens(mention.text)) and bool(self.known.by_surname(tokens(mention.text)[0], suffix(mention.text)))

    def _bearers(self, mention: Mention) -> list[Character]:
        """The bearers of a surname that the gender told before it allows: "Mrs Moor" is not Tom Moor."""
        words = tokens(mention.text)
        fits = self.known.by_surname(words[0], suffix(mention.text)) if words else []
        gender, office = self._titled_gender(mention), self._other_office(mention, fits)
        if not suffix(mention.text) and words and words[0] in self.juniors:
            fits = [who for who in fits if not suffix(who.name)]  # where he is "Moor Jr.", his father is "Moor"
        before = not suffix(mention.text) and bool(words) and self._meant_before(words[0], fits)
        kin = self.relatives if office or before else ()
        fits = [who for who in fits if id(who) not in kin]
        return [who for who in fits if gender is None or who.gender in (None, gender)]

    def _meant_before(self, word: str, fits: Sequence[Character]) -> bool:
        """Whether all bearers come in as relatives and the surname stands alone before that, headlines aside: it then is that
        of somebody who needs no other name."""
        if not all(id(who) in self.relatives for who in fits):
            return False
        first = min((self.full[id(who)][0].start for who in fits if self.full[id(who)]), default=0)
        return self.breaks[0] <= self.bare.get(word, first) < first if self.breaks else False

    def _other_office(self, mention: Mention, fits: Sequence[Character]) -> bool:
        """Whether the surname has an office before it that none of its bearers has: "President Moor" is not his daughter."""
        before = self.text[max(0, mention.span.start - 24) : mention.span.start].split()
        title = before[-1].strip(".").lower() if before else ""
        given = [_ONCE.sub("", role) for role in self.roles.get(mention.id, ()) if role.lower().endswith(title)]
        return title in TITLES and bool(given) and not any(self._holds(who, role) for who in fits for role in given)

    def _apart(self, mention: Mention) -> Character:
        """Whoever else a single word means: one person for all of its uses with a title of that gender or with an office, and
        one for those with neither."""
        gender, word = self._titled_gender(mention), next(iter(tokens(mention.text)), "")
        bearers = self.known.by_surname(word, suffix(mention.text)) if word else []
        introduced = gender is not None or self._other_office(mention, bearers)
        key = (word, suffix(mention.text), gender or str(introduced))
        if key not in self.alone:
            self.alone[key] = Character("person")
            if introduced or not bearers:
                self.known.add(mention.text, self.alone[key])
        if introduced:
            self.full[id(self.alone[key])].append(mention.span)  # "Mr Moor" beside Ada Moor introduces him
        return self.alone[key]

    def _called(self, mention: Mention) -> Character | None:
        """Whom a given name alone means: of several the only one named in this paragraph or the one before. "John and Ada
        Moor" names John Moor."""
        word, follows = next(iter(tokens(mention.text)), ""), _AND_OTHER.match(self.text, mention.span.end)
        beside = self._at(follows.end()) if follows else None
        if suffix(mention.text) or _NICKNAME.search(self.text[max(0, mention.span.start - 20) : mention.span.start]):
            return None
        if beside is not None and len(tokens(beside.text)) > 1:
            fits = self.known.same(f"{word} {beside.text.split()[-1]}")
            new = (who for who in fits if who.last_before(mention.span.start) is None)
            self.relatives.update(map(id, new))  # one of a couple
            return fits[0] if fits else None
        gender = self._titled_gender(mention)
        called = self.known.by_given_name(word, mention.span.start)
        fits = [who for who in called if gender is None or who.gender in (None, gender)]
        royal = self._royal(mention.span)
        fits = [who for who in fits if royal is None or any(self._royal(span) == royal for span in self.full[id(who)])]
        near = [who for who in fits if (last := who.last_before(mention.span.start)) and self._close(last, mention.span)]
        return fits[0] if len(fits) == 1 else near[0] if len(near) == 1 else None

    def _royal(self, span: Span) -> str | None:
        """The title before a name that a given name alone may follow."""
        before = self.text[max(0, span.start - 12) : span.start].split()
        return before[-1].lower() if before and before[-1].lower() in ROYAL else None

    def _at(self, start: int) -> Mention | None:
        found = items_touching(self.mentions, Span(start, start + 1))
        return found[0] if found and found[0].span.start == start else None

    # --- surnames of several ---

    def _bearer(self, mention: Mention) -> Character | None:
        """Whom a surname of several means, None where nothing tells."""
        fits, word = self._bearers(mention), tokens(mention.text)[0]
        if _one_spelt_twice(fits):
            return max(fits, key=lambda who: who.last_before(mention.span.start) or Span(-1, -1))
        told = self._by_office(mention, fits) or self._by_pronoun(mention, fits) or self._by_place(mention, word, fits)
        if told is not None:
            self.heirs[word] = told
        return told

    def _by_office(self, mention: Mention, fits: Sequence[Character]) -> Character | None:
        """The only one with the office that the surname has before it; "the Moor administration" is the president's."""
        if _ONE_OF.search(self.text[max(0, mention.span.start - 40) : mention.span.start]):
            return None
        ruled = _RULE.match(self.text, mention.span.end) is not None
        given = ["president"] if ruled else [_ONCE.sub("", role) for role in self.roles.get(mention.id, ())]
        holders = [who for who in fits if any(self._holds(who, office) for office in given)]
        return holders[0] if len(holders) == 1 else None

    def _holds(self, who: Character, office: str) -> bool:
        return any(same_office(office, role) >= 1.0 for role in self.offices[id(who)])

    def _by_pronoun(self, mention: Mention, fits: Sequence[Character]) -> Character | None:
        """The only one of the gender of the pronouns that follow in the sentence, where nobody else there or in the sentence
        before has it."""
        sentence = home(self.sentences, mention.span)
        end = _MARK.search(self.text, mention.span.end, sentence.end)
        following = _PRONOUN.finditer(self.text, mention.span.end, end.start() if end else sentence.end)
        words = {match[0].lower() for match in following}
        if not words or not (words <= _HIS or words <= _HERS):
            return None
        gender = "male" if words <= _HIS else "female"
        unnamed = all(id(who) in self.relatives for who in fits)  # whose relatives they are may be meant as well
        if unnamed or self._others_around(mention, sentence, gender):
            return None
        alike = [who for who in fits if who.gender in (None, gender)]
        known = len(alike) == 1 and alike[0].last_before(mention.span.start) is not None
        return alike[0] if known else None

    def _others_around(self, mention: Mention, sentence: Span, gender: str) -> bool:
        """Whether that sentence or the one before names somebody else whom a pronoun of that gender may mean."""
        before = home(self.sentences, Span(max(0, sentence.start - 3), sentence.start))
        around = items_touching(self.mentions, Span(before.start, sentence.end))
        word = tokens(mention.text)[-1]
        others = (self.of.get(each.id) for each in around if tokens(each.text)[-1:] != (word,))
        own = _HIS if gender == "male" else _HERS
        if any(match[0].lower() in own for match in _PRONOUN.finditer(self.text, before.start, mention.span.start)):
            return True  # the article goes on about somebody else
        return any(who is None or who.gender in (None, gender) for who in others)

    def _by_place(self, mention: Mention, word: str, fits: Sequence[Character]) -> Character | None:
        """Whom the surname meant before, else the first who is named in full; nobody where another has been named in full
        since, close by."""
        before = self.text[max(0, mention.span.start - 10) : mention.span.start]
        if _WHICH.search(before) or _RULE.match(self.text, mention.span.end):
            return None
        holder = self.heirs.get(word) or self._first(fits)
        if holder is None or holder not in fits:
            return None
        at = mention.span.start
        since = holder.last_before(at) or Span(0, 0)
        rivals = (self._last_full(who, at) for who in fits if not _one_spelt_twice((who, holder)))
        return None if any(since < span and self._close(span, mention.span) for span in rivals if span) else holder

    def _first(self, fits: Sequence[Character]) -> Character | None:
        """Who is named in full first and not as somebody's relative, where nobody else is named so again and more often."""
        whole = [who for who in fits if self.full[id(who)] and id(who) not in self.relatives]
        first = min(whole, key=lambda who: self.full[id(who)][0], default=None)
        if first is None:
            return None
        own = [who for who in whole if who is first or _one_spelt_twice((who, first))]
        times = [len(self.full[id(who)]) for who in whole if who not in own]
        return first if max(times, default=0) <= max(1, sum(len(self.full[id(who)]) for who in own)) else None

    def _last_full(self, who: Character, at: int) -> Span | None:
        spans = self.full[id(who)]
        before = bisect_right(spans, at, key=END)
        return spans[before - 1] if before else None

    def _close(self, one: Span, other: Span) -> bool:
        """Whether two places are at most two paragraphs apart, and not far."""
        gap = bisect_right(self.breaks, other.start) - bisect_right(self.breaks, one.start)
        return gap <= 2 and other.start - one.end <= NEAR


def one_person(one: str, other: str) -> bool:
    """The same last word, and the rest agrees as far as it is given: "Ada K Moor" and "A. Moor", but not "Ada W. Moor"
    and "Ada H.W. Moor", nor a son and his father."""
    a, b = tokens(one), tokens(other)
    if len(a) < 2 or len(b) < 2 or a[-1].removeprefix("al-") != b[-1].removeprefix("al-") or suffix(one) != suffix(other):
        return False
    first = a[0] == b[0] or (min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0])
    shorter, longer = sorted((middle(one), middle(other)), key=len)
    return first and longer.startswith(shorter)


def _one_spelt_twice(bearers: Sequence[Character]) -> bool:
    """Whether bearers of one surname are one, or have one given name in two spellings or a short form of it: "Andrei" and
    "Andrey"."""
    if all(who is bearers[0] for who in bearers):
        return True
    names = [tokens(who.name) for who in bearers]
    if any(len(each) < 2 for each in names) or len({who.gender for who in bearers} - {None}) > 1:
        return False
    return all(_one_given_name(one[0], other[0]) for one, other in combinations(names, 2))


def _one_given_name(one: str, other: str) -> bool:
    alike = one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= ALIKE
    return one != other and (alike or is_nickname(one, other) or is_nickname(other, one))


def _of_given_name(name: str) -> str | None:
    """The gender that nearly all bearers of the first of several names have."""
    words = tokens(name)
    while words and words[0].rstrip(".") in TITLES:
        words = words[1:]
    return given_names().get(words[0]) if len(words) > 1 else None
