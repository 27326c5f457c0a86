"""Names in the text: persons, organisations, places, groups (peoples, faiths, parties' followers), as the network found
them, made consistent over the article.

The network reads windows; a name that it finds in one place and misses in another is the same name. Kinds are settled by
the article's majority, weighed by confidence. Offices and documents are not names of their own: they come in with the
speakers (extract.speakers).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from onrecord.extract.transcripts import turn_sources
from onrecord.knowledge import agents, alias_starts, aliases, countries
from onrecord.language import nouns
from onrecord.language.forms import HONORIFICS, TITLES, also_known, body_key, fits_acronym, is_suffix
from onrecord.language.reading import NamePart, Reading
from onrecord.language.spans import Cover
from onrecord.records import ActorKind, Mention, Span

SURE = 0.6  # a name repeats only what was found at least once with this confidence
UNSURE = 0.5  # below it a word beside a person's surname is taken for the given name
_TRAILING = re.compile(r"(?:['’]s?|[.,;:]|\s(?:today|yesterday|tomorrow|tonight|now|and|of|the|on|in|at))$")
_BODY_OF = re.compile(r"\b(?!(?:The|A|An)\s)([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})\sof\s(?:the\s)?$")
_GENERATION = re.compile(r",?\s(?:Jr|Sr)\b\.?|\sI{2,3}\b")
_AND_SONS = re.compile(r"\s?&\s?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?")
_TWICE = re.compile(r"((?:\S+\s)?(\S+))\s((?:\S+\s){1,3}\2)")
_GLUED = re.compile(r"(?<=[^\W\d_]{4}[a-z])(?=[A-Z])")  # "HarteTom", but "McMoor", "DeMoor", "VanMoor"; and "MoorTom", missed
_STOPPED = re.compile(r"\b([^\W\d_]{5,})\.\s(?=\S)")  # a sentence ends within a name: "Ada Harte. Moor"
_PARTICLE = re.compile(r"([AaEe]l)-[A-Z][\w’]+(?!\w)")  # the network stopped at the hyphen of "Al-Moor"
_ACRONYM = re.compile(r"\s?\((?:the )?([A-Z][A-Za-z.]{1,6})\)")
_FIRST = re.compile(r"(\S+)\s+(?=\S)")
_WORDS = re.compile(r"[\w'’-]+")
# What stands before names of persons alone: "Gen Moor" is no body, whatever the network took it for; "General Mills" may be.
_OF_PERSONS = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Adm|Maj|Cpl)\.?\s[A-Z]")
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def mentions(reading: Reading) -> tuple[Mention, ...]:
    """The article's names in reading order, not overlapping; `actor` is still None."""
    apart = (each for part in reading.names for each in _parted(reading.text, part))
    cleaned = [part for part in (_cleaned(reading.text, part) for part in apart) if part is not None]
    found = list(_written_out(reading.text, list(_whole(reading.text, _side_by_side(reading.text, cleaned)))))
    found = _apart(reading.text, (*_turns(reading), *found))
    found = _apart(reading.text, (*found, *_taught(reading.text, found)))
    found = _apart(reading.text, (*found, *_surnames(reading.text, found)))
    kinds = _kinds(reading.text, found)
    spans = {part.span: part.confidence for part in _apart(reading.text, (*found, *_repeats(reading.text, found)))}
    ordered = sorted(spans)
    for one, other in pairwise(ordered):
        if also_known(one.of(reading.text), reading.text[one.end : other.start], other.of(reading.text)):
            _level(kinds, one.of(reading.text), other.of(reading.text))
    return tuple(
        Mention(
            span=span,
            kind=kinds[span.of(reading.text)][0],
            text=span.of(reading.text),
            confidence=round(spans[span], 3),
            id=f"{reading.article.id}.m{number}",
            article=reading.article.head,
        )
        for number, span in enumerate(ordered, 1)
    )


def _parted(text: str, part: NamePart) -> Iterator[NamePart]:
    """A person's names apart where a page ran them together or a sentence ends between them."""
    stops = _STOPPED.finditer(text, part.span.start, part.span.end) if part.kind == "person" else ()
    start = part.span.start
    for stop in (match for match in stops if match[1].lower() not in TITLES | HONORIFICS):
        yield from _unglued(text, NamePart(Span(start, stop.end(1)), part.kind, part.confidence))
        start = stop.end()
    yield from _unglued(text, NamePart(Span(start, part.span.end), part.kind, part.confidence))


def _unglued(text: str, part: NamePart) -> Iterator[NamePart]:
    """A person's names that a page has run together, apart: "Ada HarteTom Reed", "Ada Harte Ada K. Harte". A single word at
    the end ("Ada HarteMore") is none."""
    written = part.span.of(text)
    if part.kind != "person" or " " not in written:
        yield part
        return
    cuts = [0, *(match.end() for match in _GLUED.finditer(written)), len(written)]
    for begin, end in pairwise(cuts):
        twice = _TWICE.fullmatch(written, begin, end) if written.count(" ", begin, end) > 2 else None
        for first, last in (twice.span(1), twice.span(3)) if twice else ((begin, end),):
            if first == 0 or " " in written[first:last].strip():
                yield NamePart(Span(part.span.start + first, part.span.start + last), part.kind, part.confidence)


def _side_by_side(text: str, parts: Iterable[NamePart]) -> Iterator[NamePart]:
    """Two persons of a word each with a blank between are one: "Ada" and "Moor"; also where the network is not sure what the
    first is."""
    last: NamePart | None = None
    for part in parts:
        if last is not None and _one_name(text, last, part):
            last = NamePart(Span(last.span.start, part.span.end), "person", min(last.confidence, part.confidence))
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


def _whole(text: str, parts: Iterable[NamePart]) -> Iterator[NamePart]:
    """The names whole: "Moor & Sons", "Board of Norland Rail", "Ada Moor Jr."."""
    for part in parts:
        start, end = part.span.start, part.span.end
        generation = _GENERATION.match(text, end) if part.kind == "person" else None
        if generation:
            yield NamePart(Span(start, generation.end()), part.kind, part.confidence)
            continue
        firm = _AND_SONS.match(text, end)
        of = _BODY_OF.search(text, max(0, start - 60), start) if part.kind == "organisation" else None
        if of and nouns.is_body(of[1].split()[-1]):
            start = of.start()
        if firm or start < part.span.start:
            part = NamePart(Span(start, firm.end() if firm else end), "organisation", part.confidence)
        yield part


def _one_name(text: str, one: NamePart, other: NamePart) -> bool:
    between = text[one.span.end : other.span.start]
    words = (part.span.of(text) for part in (one, other))
    persons = other.kind == "person" and (one.kind == "person" or one.confidence < UNSURE)
    return between == " " and persons and all(" " not in word for word in words)


def _apart(text: str, parts: Iterable[NamePart]) -> list[NamePart]:
    """The parts that overlap none before them, in reading order."""
    covered, made = Cover(len(text)), []
    for part in parts:
        if not covered.touches(part.span):
            covered.add(part.span)
            made.append(part)
    return sorted(made, key=lambda part: part.span)


def _cleaned(text: str, part: NamePart) -> NamePart | None:
    """Without article, possessive and stray punctuation; None where no letter or only an honorific is left."""
    start, end = part.span.start, part.span.end
    leading = _LEADING.match(text[start:end])
    start += leading.end() if leading else 0
    while end > start and (trailing := _TRAILING.search(text[start:end])) and not _abbreviated(text[start:end]):
        end = start + trailing.start()
    particle = _PARTICLE.match(text, start)
    end = particle.end() if particle and end == particle.end(1) else end
    kind: ActorKind = "person" if _OF_PERSONS.match(text, start, end) else part.kind
    if kind == "person":
        start += _titles(text[start:end])
    words = text[start:end]
    if not any(char.isalpha() for char in words) or "\n" in words or words.rstrip(".").lower() in HONORIFICS:
        return None
    if not any(char.isupper() for char in words) or words.rstrip(".").lower() in TITLES:
        return None
    return NamePart(Span(start, end), kind, part.confidence)


def _titles(name: str) -> int:
    """How many characters of honorifics, offices and ranks stand before the name itself: "Mr ", "Gen. "."""
    at = 0
    while word := _FIRST.match(name, at):
        if word[1].rstrip(".").lower() not in HONORIFICS | TITLES:
            break
        at = word.end()
    return at


def _abbreviated(words: str) -> bool:
    """ "U.S." and "Robert Kennedy Jr." keep their stop."""
    last = words.split()[-1] if words.split() else ""
    return last.endswith(".") and (last.count(".") > 1 or last in ("Jr.", "Sr.", "Inc.", "Corp.", "Co.", "Ltd."))


def _written_out(text: str, found: Sequence[NamePart]) -> Iterator[NamePart]:
    """Names as the public dictionary of organisations knows them: "Front for the Liberation of X" whole, though the network
    found only "Front" and "X"; and a single word that it lists is no person."""
    until = 0
    for part in found:
        if part.span.start < until:
            continue
        end = max(_listed(text, part.span.start), part.span.end)
        until = end
        single = " " not in part.span.of(text)
        known = body_key(text[part.span.start : end]) in aliases() and (end > part.span.end or single)
        yield NamePart(Span(part.span.start, end), "organisation", part.confidence) if known else part


def _listed(text: str, start: int) -> int:
    """Where the longest listed name of several words that begins at `start` ends; `start` where none does."""
    ends = [match.end() for match in _WORDS.finditer(text, start, start + 90)][:9]
    if len(ends) < 2 or body_key(text[start : ends[1]]).partition(" ")[0] not in alias_starts():
        return start
    fits = [end for end in ends[1:] if "\n" not in text[start:end] and body_key(text[start:end]) in aliases()]
    return max(fits, default=start)


def _turns(reading: Reading) -> Iterator[NamePart]:
    """Who speaks in a transcript: the capitals before the colon without their titles."""
    for source in turn_sources(reading):
        words = [match.span() for match in _WORDS.finditer(reading.text, source.start, source.end)]
        words = words[: next((i for i, (start, _) in enumerate(words) if reading.text[start - 1] == "("), None)]
        while words and _title(reading.text[slice(*words[0])]):
            words = words[1:]
        if words and len(reading.text[slice(*words[-1])]) > 1:
            yield NamePart(Span(words[0][0], words[-1][1]), "person", 1.0)


def _title(word: str) -> bool:
    return word.lower() in TITLES | HONORIFICS | nouns.DETERMINERS | agents() | {"question"}


def _taught(text: str, found: Sequence[NamePart]) -> Iterator[NamePart]:
    """The acronym in parentheses after a body's name, where the network took it for none: "Northern Front (NF)"."""
    for part in found:
        words = part.span.of(text)
        match = _ACRONYM.match(text, part.span.end)
        if part.kind == "person" or match is None or not fits_acronym(words, match[1]):
            continue
        yield NamePart(Span(*match.span(1)), part.kind, part.confidence)


def _kinds(text: str, found: Iterable[NamePart]) -> dict[str, tuple[ActorKind, float]]:
    """Form -> its kind in this article and the best confidence for it."""
    weights: dict[str, dict[ActorKind, float]] = defaultdict(lambda: defaultdict(float))
    best: dict[str, float] = defaultdict(float)
    found = list(found)
    surnames = {_surname(part.span.of(text)) for part in found if part.kind == "person"}
    for part in found:
        form = part.span.of(text)
        weights[form][_with_article(text, part, surnames)] += part.confidence
        best[form] = max(best[form], part.confidence)
    return {form: (_kind(form, of), best[form]) for form, of in weights.items()}


def _with_article(text: str, part: NamePart, surnames: set[str]) -> ActorKind:
    """The kind that a person's name with "the" before it has: a family's ("the Moors"), a body's ("the Ada Moor Fund,")."""
    if part.kind != "person" or text[max(0, part.span.start - 4) : part.span.start].lower() != "the ":
        return part.kind
    form = part.span.of(text)
    if " " not in form:
        return "group" if form.endswith("s") and form[:-1] in surnames else "person"
    describes = re.match(r"\s[a-z]", text[part.span.end : part.span.end + 2])  # "the Ada Moor trial"
    return "person" if describes or is_suffix(form.split()[-1]) else "organisation"


def _kind(form: str, weights: dict[ActorKind, float]) -> ActorKind:
    """The heavier kind; but countries are places where they are not somebody's name (Jordan)."""
    heavier = max(weights, key=lambda kind: weights[kind])
    return "place" if heavier != "person" and body_key(form) in countries() else heavier


def _level(kinds: dict[str, tuple[ActorKind, float]], one: str, other: str) -> None:
    """Two names of one body are of one kind: a body's where either is."""
    kind = min((kinds[one][0], kinds[other][0]), key=lambda each: each == "person")
    kinds[one], kinds[other] = (kind, kinds[one][1]), (kind, kinds[other][1])


def _repeats(text: str, found: list[NamePart]) -> Iterator[NamePart]:
    """Where a form that was found with confidence stands again, as whole words in the same case."""
    forms = {part.span.of(text): part for part in found if part.confidence >= SURE}
    forms = {form: part for form, part in forms.items() if len(form) > 2 or form.isupper()}
    until = 0
    for start, length, form in sorted(place for each in forms for place in _places(text, each)):
        if start >= until:
            until = start - length
            yield NamePart(Span(start, until), forms[form].kind, forms[form].confidence)


def _places(text: str, form: str) -> Iterator[tuple[int, int, str]]:
    """Where the form stands as whole words: the start, and the length below zero, so that of two the longer comes first."""
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if not _wordlike(text[start - 1 : start]) and not _wordlike(text[end : end + 1]):
            yield start, -len(form), form
        start = text.find(form, start + 1)


def _wordlike(character: str) -> bool:
    return character.isalnum() or character == "_"


def _surnames(text: str, found: list[NamePart]) -> Iterator[NamePart]:
    """Surnames of persons named in full, where a title of persons stands before them: "Mr Moor" after "Ada Moor"."""
    full = {_surname(part.span.of(text)): part for part in found if part.kind == "person" and " " in part.span.of(text)}
    for match in _OF_PERSONS.finditer(text):
        word = _WORDS.match(text, match.end() - 1)
        part = full.get(word[0].removesuffix("'s").removesuffix("’s")) if word is not None else None
        if part is not None and word is not None:
            end = word.start() + len(_surname(part.span.of(text)))
            yield NamePart(Span(word.start(), end), "person", part.confidence)


def _surname(name: str) -> str:
    """The last word that is no suffix: Moor of "Ada Moor Jr."."""
    words = [word.rstrip(",") for word in name.split()]
    return words[-2] if len(words) > 2 and is_suffix(words[-1]) else words[-1]
