"""The lint of the ontology: `python -m dragoman.ontology.lint` prints each fault on a line and exits 1 if there is any.

Loading already refuses what is malformed. Beyond that every type and mode must be defined and shown by examples, every
example must be well formed and show the type it stands under, scores must be plausible, and the way to CAMEO and back
must end where it began.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.errors import OntologyError
from dragoman.ontology.examples import load_examples, sentence_faults
from dragoman.ontology.loader import FOLDER, load_from
from dragoman.ontology.model import Ontology

LEAST_EXAMPLES = 3
LARGEST_STEP = 3.0  # how far a mode's score may lie from its type's


def faults_of_types(ontology: Ontology) -> Iterator[str]:
    """Yield types and modes whose definition is too short to be one, or whose score is implausible."""
    for kind in ontology.types.values():
        if len(kind.definition.split()) < 5:
            yield f"types.yaml: types.{kind.name}.definition: says too little"
        for mode in kind.modes.values():
            at = f"types.yaml: types.{kind.name}.modes.{mode.name}"
            if len(mode.definition.split()) < 2:
                yield f"{at}.definition: says too little"
            if abs(mode.score - kind.score) > LARGEST_STEP:
                yield f"{at}.score: {mode.score} lies more than {LARGEST_STEP} from the type's {kind.score}"


def faults_of_examples(ontology: Ontology, examples: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    """Yield types and modes without enough examples, and examples that are malformed or show another type."""
    for name in examples:
        if name not in ontology.types:
            yield f"examples.yaml: {name}: unknown type; allowed: {', '.join(ontology.types)}"
    for name, kind in ontology.types.items():
        sentences = examples.get(name, ())
        if len(sentences) < LEAST_EXAMPLES:
            yield f"examples.yaml: {name}: has {len(sentences)} examples; at least {LEAST_EXAMPLES} are wanted"
        shown = set()
        for number, coded in enumerate(sentences, 1):
            at = f"examples.yaml: {name}: example {number}"
            malformed = [f"{at}: {fault}" for fault in sentence_faults(coded, ontology)]
            yield from malformed
            if malformed:
                continue
            first = coded["e"][0] if coded["e"] else {}
            if first.get("type") != name:
                yield f"{at}: its first event is {first.get('type')}, not {name}"
            shown.add(first.get("mode"))
        for mode in kind.modes:
            if mode not in shown:
                yield f"examples.yaml: {name}: no example shows mode {mode}"


def faults_of_crosswalk(ontology: Ontology) -> Iterator[str]:
    """Yield CAMEO codes that stand for an act and are read back as another, and roots that no type claims.

    Some codes stand for several acts ("143" for strike and boycott, "08" for CONCEDE and RETREAT): any is right.
    """
    claims: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for kind in ontology.types.values():
        for root in kind.roots:
            claims[root].add((kind.name, None))
        for mode in kind.modes.values():
            if mode.cameo is not None:
                claims[mode.cameo].add((kind.name, mode.name))
    for kind in ontology.types.values():
        for name in (None, *kind.modes):
            code = ontology.cameo_of(kind.name, name)
            back = ontology.type_of_cameo(code)
            if back not in claims[code]:
                act = f"{kind.name} {name}" if name else kind.name
                yield f"cameo.yaml: codes.{code}: stands for {act} but is read as {_said(back)}"
    for code, entry in ontology.cameo.items():
        if len(code) == 2 and entry.untyped is None and code not in claims:
            yield f"cameo.yaml: plover: no type claims root {code}"


def lint(folder: Path = FOLDER) -> list[str]:
    """Return every fault of the ontology in `folder`, or the first that keeps it from loading."""
    try:
        ontology, examples = load_from(folder), load_examples(folder)
    except OntologyError as error:
        return [str(error)]
    return [
        *faults_of_types(ontology),
        *faults_of_examples(ontology, examples),
        *faults_of_crosswalk(ontology),
    ]


def _said(act: tuple[str, str | None] | None) -> str:
    return "nothing" if act is None else " ".join(part for part in act if part)


def main() -> int:
    """Print the faults; return the exit status."""
    faults = lint()
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
