"""How many specification cases of Recognizers-Text (MIT, github microsoft/Recognizers-Text) that apply to news pass.

    python -m evals.recognizers              # with ONRECORD_CORPORA naming the folder that holds the corpora
    python -m evals.recognizers --failed     # and the cases that fail

Which apply, and why others do not, is told by evals.recognizers_numbers for figures.
"""

from __future__ import annotations

import sys

from evals import corpora, recognizers_numbers
from evals.recognizers_specs import Tally


def main(arguments: list[str]) -> int:
    """Prints a line a model and one for all; 0, also where there are no corpora, which one line says."""
    root = corpora.folder()
    if root is None:
        print("evals.recognizers: ONRECORD_CORPORA names no folder; nothing scored")
        return 0
    every = Tally()
    for model, tally in recognizers_numbers.tallies(root):
        _report(model, tally)
        every.passed, every.applied = every.passed + tally.passed, every.applied + tally.applied
        every.left_out += tally.left_out
        for case in tally.failed if "--failed" in arguments else ():
            print(f"    {case.text!r} asks {[result.text for result in case.results]}")
    _report("figures, all", every)
    return 0


def _report(name: str, tally: Tally) -> None:
    reasons = ", ".join(f"{reason} {count}" for reason, count in tally.left_out.most_common())
    share = f"{tally.passed:4} of {tally.applied:4} pass: {tally.share:5.1f} %"
    print(f"{name:20} {share}; left out {tally.left_out.total()}{': ' if reasons else ''}{reasons}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
