"""The corpus's own statements told in ways that it seldom or never uses: training noise for constructions, not for letters.

Of polnear/train's sentences that hold one plain statement ("Doe said that the plant would close.") the parts are set into
other frames: "The plant, Doe said, would close.", "In the words of Doe, ...", "Doe's claim that the plant would close drew
laughter.", two or three beside each other, one inside another. Each comes as a paragraph of its own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from examples import Attribution, Example, Token
from onrecord.language.segmentation import sentences
from onrecord.records import Span

MARK = re.compile('["“”«»„`]')
LONGEST = 220  # characters of a content
SAYS = "said says added argued believes thinks insisted warned claims maintained suggested noted".split()
CLAUSE_NOUNS = "claim belief fear warning assertion hope suspicion allegation contention complaint argument insistence".split()
ACT_NOUNS = "plan promise decision offer threat pledge wish vow attempt proposal demand intention".split()
TAILS = """drew laughter|was met with silence|is nothing new|surprised few|did not convince everyone|has been repeated often
|came as no surprise|went unnoticed for weeks|made the front pages|angered some of the neighbours|is shared by many|was vain
|has little support|cost a good deal of money|remains popular|failed in the end|earned applause|worried the markets
|was the talk of the town|pleased hardly anyone""".replace("\n", "").split("|")
ORDERS = "According to|In the view of|In the opinion of".split("|")
TITLES = (
    """S sang| twice;S has read| to the end;The novel| sold badly;S grew up with the song|.;The ship was christened|.
;A film called| opens on Friday;S danced to| until midnight;The café is named|;The exhibition| closes in May;S hummed|.
;The programme included| and two hymns;The street artist known as| is back;The series| ran for nine years;S recorded| in a week
;The company sells it under the name|.;S quoted a line from| by heart;The racehorse| came third;An essay entitled| follows
;The orchestra played| as an encore;S wrote| at the age of 20""".replace("\n;", ";")
    .replace(".", "")
    .split(";")
)
_NEVER_LOWERED = re.compile(r"I\b|I'")


class Told(NamedTuple):
    """The parts of one statement: `subject` and `rest` make up the clause that is said; both empty for "to" and quotations."""

    source: str
    cue: str
    content: str
    subject: str
    rest: str
    quoted: bool


Part = tuple[str, str]  # (source, cue, content or "" for what is none of them; the words)


@dataclass
class Built:
    text: str
    attributions: list[Attribution]
    nested: list[Attribution]


def told(examples: Sequence[Example]) -> list[Told]:
    """Every plain statement of the examples."""
    return [each for example in examples if example.attributions for each in _of_article(example)]


def rewritten(known: Sequence[Told], count: int, rng: random.Random) -> Iterator[Example]:
    """`count` sentences made of `known` statements, in texts of one to eight paragraphs."""
    made = [_sentence(known, rng) for _ in range(count)]
    while made:
        many = rng.randint(1, 8)
        yield _article(made[:many])
        made = made[many:]


def _article(built: Sequence[Built]) -> Example:
    text, outer, inner = "", [], []
    for each in built:
        outer += [_shifted(given, len(text)) for given in each.attributions]
        inner += [_shifted(given, len(text)) for given in each.nested]
        text += each.text + "\n"
    return Example(text, outer, [], 0.0, tuple(inner))


def _shifted(given: Attribution, by: int) -> Attribution:
    return Attribution(*([[s + by, e + by] for s, e in part] for part in (given.source, given.cue, given.content)))


def _of_article(example: Example) -> Iterator[Told]:
    cues = sorted((each.cue[0][0], each) for each in example.attributions if len(each.cue) == len(each.source) == 1)
    every = sorted(each.cue[0][0] for each in example.attributions if each.cue)
    children: dict[int, list[Token]] = {}
    for token in example.tokens:
        children.setdefault(-1 if token.governor is None else token.governor, []).append(token)
    for sentence in sentences(example.text):
        inside = [each for at, each in cues if sentence.start <= at < sentence.end]
        if len(inside) == 1 and sum(sentence.start <= at < sentence.end for at in every) == 1:
            made = _plain(example, inside[0], sentence, children)
            if made:
                yield made


def _plain(example: Example, given: Attribution, sentence: Span, children: dict[int, list[Token]]) -> Told | None:
    """The statement, where it and the sentence's stop are all that the sentence holds."""
    spans = [*given.source, *given.cue, *given.content]
    if len(given.content) != 1 or not all(sentence.start <= s and e <= sentence.end for s, e in spans):
        return None
    text, (start, end) = example.text, given.content[0]
    left = list(text[sentence.start : sentence.end])
    for s, e in spans:
        left[s - sentence.start : e - sentence.start] = " " * (e - s)
    if re.sub(r"[\s,.:;“”\"']", "", "".join(left)) or not 12 <= end - start <= LONGEST:
        return None
    source, cue = (text[s:e].strip(" ,") for s, e in (given.source[0], given.cue[0]))
    source += "," if "," in source else ""
    content = text[start:end].strip(" ,.\n")
    if "\n" in text[sentence.start : sentence.end] or len(cue.split()) > 3 or len(source) > 80 or not source or not cue:
        return None
    if MARK.search(content):
        bare = content.strip(' ,.?!“”"')
        return None if MARK.search(bare) or not MARK.match(content) else Told(source, cue, bare, "", "", True)
    if re.match(r"to\s+[a-z]+\s", content) and re.fullmatch(r"[a-z]+( [a-z]+)?", cue):
        return Told(source, cue, content, "", "", False)
    return _clause(example, source, cue, start, end, children)


def _clause(example: Example, source: str, cue: str, start: int, end: int, children: dict[int, list[Token]]) -> Told | None:
    """A content that is a clause with its subject first, the subject told apart by the silver syntax."""
    text = example.text
    start += len((re.match(r"that\s+", text[start:end]) or re.match("", "")).group())
    own = [token for token in example.tokens if start <= token.start < end]
    roots = [token for token in own if token.governor is None or not start <= token.governor < end]
    if len(roots) != 1 or not re.fullmatch(r"[A-Za-z]+", cue):
        return None
    subjects = [each for each in children.get(roots[0].start, ()) if each.relation in ("nsubj", "nsubjpass")]
    if len(subjects) != 1:
        return None
    subtree = sorted(_below(subjects[0], children))
    later = [token.start for token in own if token.start > subtree[-1]]
    if subtree[0] != start or not later or len(subtree) != sum(token.start < later[0] for token in own):
        return None
    content = text[start:end].strip(" ,.\n")
    return Told(source, cue, content, text[start : later[0]].strip(" ,"), content[later[0] - start :].strip(" ,"), False)


def _below(token: Token, children: dict[int, list[Token]], depth: int = 0) -> Iterator[int]:
    yield token.start
    if depth < 30:
        for each in children.get(token.start, ()):
            yield from _below(each, children, depth + 1)


def _sentence(known: Sequence[Told], rng: random.Random) -> Built:
    while True:
        one = rng.choice(known)
        frames = QUOTED if one.quoted else CLAUSES if one.subject else INFINITIVES
        made = rng.choice(frames)(one, known, rng)
        if made is not None:
            return made


def _built(*parts: Part) -> Built:
    """One statement of the parts in order; a sentence's first letter is made a capital."""
    return _several([parts])


def _several(groups: Sequence[Sequence[Part]], capital: bool = True) -> Built:
    text, made = "", []
    for group in groups:
        spans: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
        for label, words in group:
            words = words[1:] if text.endswith(",") and words.startswith(",") else words
            if label:
                spans[label].append([len(text), len(text) + len(words)])
            text += words
        made.append(Attribution(spans["source"], spans["cue"], spans["content"]))
    at = next((i for i, char in enumerate(text) if char.isalpha()), 0)
    return Built(text[:at] + text[at].upper() + text[at + 1 :] if capital else text, made, [])


def _low(words: str) -> str:
    """As it stands amid a sentence: an article or a pronoun loses its capital."""
    first = re.split(r"[\s’']", words, maxsplit=1)[0]
    closed = first.lower() in {
        *"the a an this that these those he she it they we his her their its our some many all no most".split()
    }
    return words[0].lower() + words[1:] if closed and not _NEVER_LOWERED.match(words) else words


def _owner(source: str) -> str | None:
    """The source as a possessive; none of a pronoun or of a long phrase."""
    own = {"he": "his", "she": "her", "they": "their"}.get(source.lower())
    if (
        own
        or len(source.split()) > 6
        or source.endswith(("’s", "'s"))
        or re.search("[,—–]", source)
        or source.lower() in ("it", "we", "i", "you", "who")
    ):
        return own
    return _low(source) + ("'s" if source[-1] != "s" else "'")


def _verb(one: Told, rng: random.Random) -> str:
    return one.cue if rng.random() < 0.7 else rng.choice(SAYS)


def _broken(one: Told, known: Sequence[Told], rng: random.Random) -> Built | None:
    """ "The plant, Doe said, would close." """
    if len(one.subject) < 4 or not one.rest[:1].isalpha():
        return None
    attribution = [("source", _low(one.source)), ("", " "), ("cue", _verb(one, rng))]
    draw = rng.random()
    if draw < 0.25 and _owner(one.source) not in ("his", "her", "their"):
        attribution = [("cue", _verb(one, rng)), ("", " "), ("source", _low(one.source))]
    elif draw < 0.5 and _owner(one.source) not in ("his", "her", "their"):
        attribution = [("cue", "according to"), ("", " "), ("source", _low(one.source))]
    return _built(("content", one.subject), ("", ", "), *attribution, ("", ", "), ("content", one.rest), ("", "."))


def _after(one: Told, known: Sequence[Told], rng: random.Random) -> Built | None:
    attribution = [("source", _low(one.source)), ("", " "), ("cue", _verb(one, rng))]
    return _built(("content", one.content), ("", ", "), *attribution, ("", "."))


def _before(one: Told, known: Sequence[Told], rng: random.Random) -> Built | None:
    return _built(
        ("cue", rng.choice(ORDERS)),
        ("", " "),
        ("source", _low(one.source)),
        ("", ", "),
        ("content", _low(one.content)),
        ("", "."),
    )


def _to_hear(one: Told, known: Sequence[Told], rng: random.Random) -> Built | None:
    who = _low(one.source)
    return _built(
        ("cue", "To hear"),
        ("", " "),
        ("source", who),
        ("", " "),
        ("cue", "tell it"),
        ("", ", "),
        ("content", _low(one.content)),
        ("", "."),
    )


def _noun(nouns: Sequence[str], lead: str):
    def frame(one: Told, known: Sequence[Told], rng: random.Random) -> Built | None:
        """ "Doe's claim that the plant would close drew laughter." """
        owner = _owner(one.source)
        if owner is None:
            return None
        content = ("content", lead + _low(one.content))
        return _built(
            ("source", owner), ("", " "), ("cue", rng.choice(nouns)), ("", " "), content, ("", f" {rng.choice(TAILS)}.")
        )

    return frame


def _row(one: Told, known: Sequence[Told], rng: random.Random) -> Built | None:
    """Two or three statements side by side."""
    others = [each for each in rng.sample(known, 12) if each.subject and len(each.content) < 90]
    if len(one.content) > 120 or len(others) < 2:
        return None
    glue = rng.choice((", while ", "; ", ", and ", ", but "))
    groups = [_plainly(one, ""), _plainly(others[0], glue)]
    if rng.random() < 0.4:
        groups = [_plainly(one, ""), _plainly(others[0], ", "), _plainly(others[1], ", and ")]
    return _several([*groups[:-1], [*groups[-1], ("", ".")]])


def _plainly(one: Told, glue: str) -> list[Part]:
    source = _low(one.source) if glue else one.source
    return [("", glue), ("source", source), ("", " "), ("cue", one.cue), ("", " "), ("content", _low(one.content))]


def _twice(one: Told, known: Sequence[Told], rng: random.Random) -> Built | None:
    """ "Doe said the plant would close and hoped that it would open again." One source, two cues."""
    others = [each for each in rng.sample(known, 12) if each.subject and len(each.content) < 120]
    if not others or len(one.content) > 120:
        return None
    made = _several(
        [
            _plainly(one, ""),
            [
                ("", rng.choice((" and ", ", and ", " but "))),
                ("cue", others[0].cue),
                ("", " "),
                ("content", "that " + _low(others[0].content)),
                ("", "."),
            ],
        ]
    )
    made.attributions[1].source.extend(made.attributions[0].source)
    return made


def _inside(one: Told, known: Sequence[Told], rng: random.Random) -> Built | None:
    """ "Roe said Doe believed the plant would close." The inner one goes to the inner head."""
    other = rng.choice(known)
    if _owner(one.source) in ("his", "her", "their", None):
        return None
    cue = rng.choice(SAYS)
    lead = f"{other.source} {cue} "
    inner = _several([_plainly(one, rng.choice(("that ", " ")))], capital=False)
    content = inner.text.lstrip()
    made = _built(("source", other.source), ("", " "), ("cue", cue), ("", " "), ("content", content), ("", "."))
    made.nested.append(_shifted(inner.attributions[0], len(lead) - (len(inner.text) - len(content))))
    return made


def _quote(one: Told, rng: random.Random) -> tuple[str, str]:
    return rng.choice((("“", "”"), ('"', '"')))


def _worded(one: Told, known: Sequence[Told], rng: random.Random) -> Built | None:
    """ "In the words of Doe, ..." and "...". Those were the words of Doe." """
    opened, closed = _quote(one, rng)
    owner, who = _owner(one.source), _low(one.source)
    if owner is None or owner in ("his", "her", "their"):
        return None
    ways = [
        [
            ("cue", "In the words of"),
            ("", " "),
            ("source", who),
            ("", ", "),
            ("content", f"{opened}{one.content}{closed}"),
            ("", "."),
        ],
        [
            ("", "In "),
            ("source", owner),
            ("", " "),
            ("cue", "words"),
            ("", ", "),
            ("content", f"{opened}{one.content}.{closed}"),
        ],
        [
            ("content", f"{opened}{one.content}.{closed}"),
            ("", rng.choice((" Those were ", " These are ", " So went "))),
            ("cue", "the words of"),
            ("", " "),
            ("source", who),
            ("", "."),
        ],
        [
            ("content", f"{opened}{one.content}.{closed}"),
            ("", rng.choice((" That was ", " Such was ", " That is "))),
            ("cue", f"the {rng.choice('view opinion conclusion answer message response'.split())} of"),
            ("", " "),
            ("source", who),
            ("", "."),
        ],
    ]
    return _built(*rng.choice(ways))


def _split(one: Told, known: Sequence[Told], rng: random.Random) -> Built | None:
    """ "..., " Doe said, "..." """
    opened, closed = _quote(one, rng)
    cuts = [match.end() for match in re.finditer(r"(?<=\w),? ", one.content)][2:-2]
    if not cuts:
        return None
    at = rng.choice(cuts)
    first, second = one.content[:at].strip(" ,"), one.content[at:]
    order = [("source", _low(one.source)), ("", " "), ("cue", one.cue)]
    return _built(
        ("content", f"{opened}{first},{closed}"), ("", " "), *order, ("", ", "), ("content", f"{opened}{second}.{closed}")
    )


def _colon(one: Told, known: Sequence[Told], rng: random.Random) -> Built | None:
    opened, closed = _quote(one, rng)
    return _built(
        ("source", one.source), ("", " "), ("cue", one.cue), ("", ": "), ("content", f"{opened}{one.content}.{closed}")
    )


def _title(one: Told, known: Sequence[Told], rng: random.Random) -> Built | None:
    """A title in quotation marks, which nobody says."""
    opened, closed = _quote(one, rng)
    words = (one.subject or one.content).split()[: rng.randint(1, 6)]
    name = (
        " ".join(words).strip(",.;:-") if rng.random() < 0.3 else " ".join(word.capitalize() for word in words).strip(",.;:-")
    )
    before, after = rng.choice(TITLES).split("|")
    return _built(
        ("", before.replace("S", one.source if rng.random() < 0.5 else "The choir") + f" {opened}{name}{closed}{after}.")
    )


CLAUSES = (
    _broken,
    _broken,
    _broken,
    _after,
    _before,
    _to_hear,
    _noun(CLAUSE_NOUNS, "that "),
    _noun(CLAUSE_NOUNS, "that "),
    _row,
    _twice,
    _inside,
    _inside,
    _title,
)
INFINITIVES = (_noun(ACT_NOUNS, ""), _noun(ACT_NOUNS, ""), _inside)
QUOTED = (_worded, _worded, _split, _colon, _inside)
