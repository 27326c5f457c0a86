"""How well figures are read: newsquant (values, units, changes, what is counted) and fakes (the toll of the dead).

    python -m evals.figures            # with ONRECORD_CORPORA naming the folder that holds the corpora

newsquant: 307 sentences of satya77/CQE_Evaluation (Almasian et al., CQE: A Comprehensive Quantity Extractor, EMNLP 2023).
fakes: 397 articles on the war in Syria with the dead that each reports (FA-KES, Zenodo 2607278, CC BY 4.0).
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evals import corpora
from onrecord.extract.figures import figures
from onrecord.extract.units import unit_name
from onrecord.language.pieces import pieces
from onrecord.language.reading import Reading
from onrecord.language.segmentation import sentences
from onrecord.records import Article, Figure, Span

Extract = Callable[[str], tuple[Figure, ...]]

_CHANGES = {"exact": "=", "between": "=", "about": "~", "at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<"}
_WORD = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*")
_NARROWS = re.compile(r"\s(?:of|in|from|for|on)\s")
_SMALL = frozenset("a an the of in on for from and or to at by with".split())
# Names that newsquant gives units and CLDR does not.
_OTHER_NAMES = {
    "percentage": "percent", "pound-mass": "pound", "united states dollar": "USD", "parts-per-billion": "part per billion",
    "celsius": "degree Celsius", "fahrenheit": "degree Fahrenheit", "hertz": "hertz", "touch down": "td",
}  # fmt: skip
_IRREGULAR = {"children": "child", "men": "man", "women": "woman", "feet": "foot"}
_DEATH = re.compile(
    r"\b(?:kill\w*|dead|die[ds]?|dying|deaths?|tolls?|martyr\w*|casualt\w*|fatalit\w*|slain|execut\w+|bod(?:y|ies)|lives|murder\w*"
    r"|massacre\w*|victims?|behead\w*|perish\w*|claimed|los[st]\w*|assassinat\w*|shot)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as newsquant's annotators give it: both ends (equal but for a range), one of = < > ~, unit, concepts."""

    low: float
    high: float
    change: str
    unit: str
    concepts: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of right, predicted and annotated items; precision, recall and F1 in per cent."""

    right: int
    predicted: int
    annotated: int

    @property
    def precision(self) -> float:
        return 100 * self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.right / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        total = self.predicted + self.annotated
        return 200 * self.right / total if total else 0.0


def newsquant(path: Path) -> Iterator[tuple[str, tuple[Quantity, ...]]]:
    """Sentences with their quantities. "up" and "down" are "=": a figure of ours holds no direction of change."""
    for row in corpora.rows(path):
        yield row["text"], tuple(_quantity(each) for each in row["quantities"])


def _quantity(row: dict[str, str]) -> Quantity:
    ends = [float(end) for end in re.split(r"(?<=\d)-", row["value"])]
    change = row["change"] if row["change"] in "<>~" else "="
    return Quantity(min(ends), max(ends), change, row["normalized_unit"], row["referred_concepts"])


def found(text: str) -> tuple[Figure, ...]:
    """The figures of a text whose dates and names are not known: what extract/figures.py does by itself."""
    return figures(Reading(Article(text), sentences(text), (), pieces(""), (), ()), ())


def found_in_sentence(text: str) -> tuple[Figure, ...]:
    """The figures of a text that is one sentence."""
    return figures(Reading(Article(text), (Span(0, len(text)),), (), pieces(""), (), ()), ())


def newsquant_scores(path: Path, extract: Extract = found_in_sentence) -> dict[str, Score]:
    """F1 of value, value and unit, value and change, value and what is counted (two readings), over all sentences.

    After the paper's script, with one difference: there a quantity may be counted with several figures of one value;
    here each quantity is held against at most one figure, the one that agrees with it in most respects.

    - value: both ends equal within 1e-5 of the value (or 1e-8); a bound stands for both ends, and a range must give both
      ends. A vague figure ("thousands") claims no value: it is not among the predicted, and a quantity that gives it one
      ("thousands" as 1000-10000) counts as missed.
    - value+unit: and the unit is the same. Currencies and measures are compared by our names for them; a thing counted
      ("7 European countries", unit "european country") by the last word of what we say is counted, in the singular.
    - value+change: and the qualifier is the same of = < > ~ (up and down read as =).
    - concept: the paper's "concept partial": and one word is shared (without case, in the singular, small words apart)
      between what we say is counted and the annotated concepts; or both are empty. The paper's annotators hold the thing
      counted for the unit, not for a concept: of "7 European countries" in "a survey of 7 European countries" the unit is
      "european country" and the concept "survey". So a right answer of ours ("European countries") is wrong here.
    - counted: ours, and more lenient: the annotated words are the concepts and the unit's words, where the unit is a thing
      counted ("european country"). This is what is asked of `Figure.counted`, which names that thing. How many words are
      shared is not asked in either: a phrase that is too long is not held against us.
    """
    totals = dict.fromkeys(("value", "value+unit", "value+change", "counted", "concept"), 0)
    predicted = annotated = 0
    for text, gold in newsquant(path):
        said = [figure for figure in extract(text) if _ends(figure) is not None]
        predicted, annotated = predicted + len(said), annotated + len(gold)
        for quantity, figure in _pairs(gold, said):
            for name, right in _agreement(quantity, figure).items():
                totals[name] += right
    return {name: Score(right, predicted, annotated) for name, right in totals.items()}


def measure_recall(path: Path, extract: Extract = found_in_sentence) -> Score:
    """Of the quantities in a measure or a currency, those with a figure of their value in that unit: `recall` is the share."""
    right = annotated = 0
    for text, gold in newsquant(path):
        measured = [quantity for quantity in gold if unit_of(quantity.unit) is not None]
        annotated += len(measured)
        said = [figure for figure in extract(text) if _ends(figure) is not None]
        right += sum(_same_unit(quantity, figure) for quantity, figure in _pairs(measured, said))
    return Score(right, annotated, annotated)


def _pairs(gold: Iterable[Quantity], said: list[Figure]) -> Iterator[tuple[Quantity, Figure]]:
    """Each quantity with one figure of its value, best agreement first."""
    quantities = list(gold)
    possible = [(q, f) for q in range(len(quantities)) for f in range(len(said)) if _same_value(quantities[q], said[f])]
    possible.sort(key=lambda pair: -sum(_agreement(quantities[pair[0]], said[pair[1]]).values()))
    seen_q: set[int] = set()
    seen_f: set[int] = set()
    for q, f in possible:
        if q not in seen_q and f not in seen_f:
            seen_q.add(q)
            seen_f.add(f)
            yield quantities[q], said[f]


def _ends(figure: Figure) -> tuple[float, float] | None:
    low = figure.high if figure.low is None else figure.low
    high = figure.low if figure.high is None else figure.high
    return None if low is None or high is None else (low, high)


def _same_value(quantity: Quantity, figure: Figure) -> bool:
    ends = _ends(figure)
    near = [
        math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-8) for a, b in zip((quantity.low, quantity.high), ends or (), strict=False)
    ]
    return len(near) == 2 and all(near)


def _agreement(quantity: Quantity, figure: Figure) -> dict[str, bool]:
    words = _words(figure.counted or "")
    concepts = _words(quantity.concepts)
    things = set() if unit_of(quantity.unit) is not None else _words(quantity.unit)
    return {
        "value": True,
        "value+unit": _same_unit(quantity, figure),
        "value+change": _CHANGES.get(figure.qualifier) == quantity.change,
        "counted": bool(words & (concepts | things)) or not (words or concepts or things),
        "concept": bool(words & concepts) or not (words or concepts),
    }


def unit_of(name: str) -> str | None:
    """Our name for an annotated unit that is a measure or a currency, with its rate; None for a thing counted."""
    base, per, rate = name.lower().partition(" per ")
    known = unit_name(name) or _OTHER_NAMES.get(base) or unit_name(base)
    if known is None or unit_name(name) is not None or not per:
        return known
    return f"{known} per {unit_name(rate) or rate}"


def _same_unit(quantity: Quantity, figure: Figure) -> bool:
    measure = unit_of(quantity.unit)
    if measure is not None:
        return figure.unit == measure
    share, thing = quantity.unit.startswith("% "), quantity.unit.removeprefix("% ")
    if figure.unit is not None and not (share and figure.unit == "share"):
        return figure.unit == quantity.unit
    return share == (figure.unit == "share") and _head(figure.counted or "") == _head(thing)


def _head(phrase: str) -> str:
    words = _WORD.findall(_NARROWS.split(phrase)[0])
    return _singular(words[-1].lower()) if words else ""


def _words(phrase: str) -> set[str]:
    return {_singular(word) for word in map(str.lower, _WORD.findall(phrase)) if word not in _SMALL}


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def fakes(path: Path) -> Iterator[tuple[str, int]]:
    """Articles with the number of civilians dead that the annotators read in them, where it is above none."""
    for row in corpora.rows(path):
        if row["nb_civilians"].isdecimal() and int(row["nb_civilians"]) > 0:
            yield f"{row['article_title']}\n{row['article_content']}", int(row["nb_civilians"])


def toll_share(path: Path, extract: Extract = found) -> Score:
    """In how many articles the annotated toll is an end of one of the figures given for the dead.

    A figure for the dead is a bare count (no unit) in a sentence that has a word of death. The annotators sometimes added
    up what an article gives in several places; such a toll is missed. `recall` is the share.
    """
    right = annotated = 0
    for text, toll in fakes(path):
        annotated += 1
        right += any(toll in (figure.low, figure.high) for figure in _dead(text, extract(text)))
    return Score(right, annotated, annotated)


def _dead(text: str, given: Iterable[Figure]) -> Iterator[Figure]:
    spans = sentences(text)
    for figure in given:
        sentence = next(span for span in spans if span.holds(figure.span))
        if figure.unit is None and _DEATH.search(sentence.of(text)):
            yield figure


def main() -> int:
    """Prints the table; 0, also where there are no corpora, which one line says."""
    root = corpora.folder()
    if root is None:
        print("evals.figures: ONRECORD_CORPORA names no folder; nothing scored")
        return 0
    for name, score in newsquant_scores(root / "newsquant" / "dev.jsonl.gz").items():
        print(f"newsquant {name:13} P {score.precision:5.1f}  R {score.recall:5.1f}  F1 {score.f1:5.1f}")
    toll = toll_share(root / "fakes" / "dev.jsonl.gz")
    print(f"fakes toll of the dead found in {toll.right} of {toll.annotated} articles: {toll.recall:.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
