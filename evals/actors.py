"""Actors across articles against gold: B-Cubed over MEANTIME's persons and organisations.

    ONRECORD_CORPORA=... python -m evals.actors [--errors]

MEANTIME (Minard et al., LREC 2016, CC BY 4.0) gives the names in the first six sentences of each of its 120 articles
(NAM, PRE.NAM; further down the kind of a mention is not told, so a name cannot be told from "the company" there) an entity,
and an entity that several articles share one `instance_id`. All articles are read whole and linked together, as a record
would; a gold name has the actor of the last found name in it that is a person or an organisation, else of whatever touches
it. Where a gold name lies around another of the same entity, the inner one is asked for. B-Cubed (Bagga and Baldwin, 1998)
runs over the gold names; one that no found name touches is a cluster of its own. From four fifths of the articles the network
learned names: "held out" are the names of the others, linked with all. `--errors` lists the largest mixed actors
and split entities.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

from evals import corpora
from evals.named import HELD_OUT, meantime_documents, written
from onrecord.link.actors import Sighting, actors
from onrecord.pipeline import findings
from onrecord.records import Article, Findings, Span

KINDS = {"PER": "person", "ORG": "organisation"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
SHOWN = 40  # errors that are listed


@dataclass(frozen=True, slots=True)
class Asked:
    """A gold name: where it stands, of which kind, and the entity that it means."""

    span: Span
    kind: str
    entity: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A gold name with the actor of the record that was found for it, None where no found name touches it; `held_out` where
    the network did not learn names from its article."""

    asked: Asked
    words: str
    actor: str | None
    held_out: bool = False


def documents(folder: Path) -> Iterator[tuple[Article, tuple[Asked, ...]]]:
    for root in meantime_documents(folder):
        tokens = list(root.iter("token"))
        sentences = [[token.text or "" for token in group] for _, group in groupby(tokens, lambda token: token.get("sentence"))]
        text, places = written(sentences)
        place = {token.get("t_id"): Span(*where) for token, where in zip(tokens, places, strict=True)}
        day = _published(root)
        article = Article(text, external_id=root.get("doc_id"), published=day, published_how="stated" if day else "unknown")
        yield article, tuple(_innermost(list(_asked(root, place))))


def _published(root: ElementTree.Element) -> dt.date | None:
    values = (each.get("value", "") for each in root.iter("TIMEX3") if each.get("functionInDocument") == "CREATION_TIME")
    whole = [value for value in values if _DAY.fullmatch(value)]  # two articles have none, one has 03-02-2009
    return dt.date.fromisoformat(whole[0]) if whole else None


def _asked(root: ElementTree.Element, place: dict[str | None, Span]) -> Iterator[Asked]:
    entities = {each.get("m_id"): each for each in root.iter("ENTITY")}
    of = {
        source.get("m_id"): target.get("m_id")
        for link in root.iter("REFERS_TO")
        for target in link.findall("target")
        for source in link.findall("source")
    }
    for mention in root.iter("ENTITY_MENTION"):
        entity = entities.get(of.get(mention.get("m_id")))
        own = sorted(place[anchor.get("t_id")] for anchor in mention.iter("token_anchor"))
        kind = KINDS.get(entity.get("ent_type", "")) if entity is not None else None
        if entity is not None and kind and own and mention.get("syntactic_type") in ("NAM", "PRE.NAM"):
            one = entity.get("instance_id") or f"{root.get('doc_id')} {entity.get('m_id')}"
            yield Asked(Span(own[0].start, own[-1].end), kind, one)


def _innermost(asked: Sequence[Asked]) -> Iterator[Asked]:
    for each in dict.fromkeys(asked):
        inner = [one for one in asked if one.span != each.span and one.entity == each.entity and each.span.holds(one.span)]
        if not inner:
            yield each


def answers(given: Sequence[tuple[Findings, tuple[Asked, ...]]]) -> list[Answer]:
    """The gold names with the actors of a record of all the articles."""
    links = actors(Sighting(found.article.head, found.actors) for found, _ in given)
    return [
        Answer(asked, asked.span.of(found.article.text), links.of.get(_actor(found, asked.span) or ""), held_out)
        for (found, every), held_out in ((each, number % HELD_OUT == 0) for number, each in enumerate(given))
        for asked in every
    ]


def _actor(found: Findings, span: Span) -> str | None:
    """The actor of the last person or organisation found within a gold name, for the head of a name comes last ("Norland
    carmaker Moor"); else of what shares most with it."""
    touching = [each for each in found.mentions if each.actor is not None and each.span.overlaps(span)]
    named = [each for each in touching if each.kind in KINDS.values()]
    if named:
        return max(named, key=lambda each: each.span).actor
    shared = [(min(each.span.end, span.end) - max(each.span.start, span.start), each.span, each.actor) for each in touching]
    return max(shared)[2] if shared else None


def b_cubed(pairs: Sequence[tuple[Hashable, Hashable]]) -> tuple[float, float, float]:
    """Precision, recall and F1 in per cent over (gold cluster, found cluster), a pair a name."""
    both, gold, found = Counter(pairs), Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    precision = sum(count * count / found[other] for (_, other), count in both.items()) / max(1, len(pairs))
    recall = sum(count * count / gold[one] for (one, _), count in both.items()) / max(1, len(pairs))
    f1 = 2 * precision * recall / (precision + recall) if pairs else 0.0
    return 100 * precision, 100 * recall, 100 * f1


def scores(answered: Sequence[Answer]) -> dict[str, float]:
    """Per cent, over all gold names, over those that were found, and by kind; and the share that was found."""
    pairs = [(each.asked.entity, each.actor or f"none {number}") for number, each in enumerate(answered)]
    found = [each.actor is not None for each in answered]
    groups = {
        "": [True] * len(pairs),
        ", found names": found,
        ", held out": [each.held_out for each in answered],
        **{f", {kind}": [each.asked.kind == kind for each in answered] for kind in KINDS.values()},
    }
    made: dict[str, float] = {}
    for name, chosen in groups.items():
        own = [pair for pair, taken in zip(pairs, chosen, strict=True) if taken]
        made |= {f"B-Cubed {part}{name}": round(value, 1) for part, value in zip(("P", "R", "F1"), b_cubed(own), strict=True)}
    return {**made, "names found": round(100 * sum(found) / max(1, len(found)), 1)}


def meantime_scores(folder: Path) -> dict[str, float]:
    return scores(answers([(findings(article), asked) for article, asked in documents(folder)]))


def errors(answered: Sequence[Answer]) -> Iterator[str]:
    """The costliest first: an actor with the names of several entities, an entity with several actors."""
    mixed: dict[str, Counter[str]] = defaultdict(Counter)
    split: dict[str, Counter[str]] = defaultdict(Counter)
    words: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for each in answered:
        actor = each.actor or "not found"
        mixed[actor][each.asked.entity] += 1
        split[each.asked.entity][actor] += 1
        words[each.asked.entity, actor][each.words] += 1
    del mixed["not found"]
    for title, groups in (("mixed", mixed), ("split", split)):
        ranked = sorted(groups.items(), key=lambda group: -(group[1].total() - max(group[1].values())))
        for one, others in ranked[:SHOWN]:
            if len(others) > 1:
                pairs = [(other, (other, one) if title == "mixed" else (one, other)) for other, _ in others.most_common()]
                yield f"{title} {one}: " + " | ".join(f"{other[-6:]} {dict(words[pair])}" for other, pair in pairs)


def main(arguments: Sequence[str]) -> None:
    folder = corpora.folder()
    if folder is None:
        print("actors: ONRECORD_CORPORA is not set, nothing is scored")
        return
    answered = answers([(findings(article), asked) for article, asked in documents(folder)])
    print(json.dumps(scores(answered), indent=1))
    if "--errors" in arguments:
        print(*errors(answered), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
