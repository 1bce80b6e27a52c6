import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dragoman.ontology import load
from dragoman.ontology.examples import find, load_examples, sentence_faults
from dragoman.ontology.lint import lint
from dragoman.ontology.loader import FOLDER

SENTENCE = "Envoys held talks about talks in Oslo."

# a coded event of SENTENCE, and the fault it must show, if any
EVENTS: list[tuple[Any, str | None]] = [
    ({"type": "CONSULT", "trigger": "held talks", "actor": ["Envoys=UNK"], "place": ["Oslo"]}, None),
    (
        {"type": "CONSULT", "trigger": "talks#2", "actor": ["Envoys=PAK+AZE"], "status": "negated"},
        None,
    ),
    ({"type": "TALK", "trigger": "talks"}, "unknown type 'TALK'; allowed: AGREE"),
    ({"trigger": "talks"}, "unknown type None"),
    ({"type": "CONSULT"}, "trigger not found: None"),
    ({"type": "CONSULT", "trigger": ""}, "trigger not found: ''"),
    ({"type": "CONSULT", "trigger": "Talks"}, "trigger not found: 'Talks'"),
    ({"type": "CONSULT", "trigger": "talks#3"}, "trigger not found: 'talks#3'"),
    ({"type": "CONSULT", "trigger": "talks", "mode": "riot"}, "unknown mode 'riot'; allowed for CONSULT: visit"),
    ({"type": "AGREE", "trigger": "talks", "mode": "visit"}, "unknown mode 'visit'; allowed for AGREE: none"),
    ({"type": "CONSULT", "trigger": "talks", "status": "past"}, "unknown status 'past'; allowed: actual"),
    ({"type": "CONSULT", "trigger": "talks", "actors": []}, "unknown field actors; allowed: type"),
    ({"type": "CONSULT", "trigger": "talks", "actor": ["Envoys"]}, "actor without codes: 'Envoys'"),
    ({"type": "CONSULT", "trigger": "talks", "actor": ["Envoys=pak"]}, "actor without codes"),
    ({"type": "CONSULT", "trigger": "talks", "actor": ["Envoy X=PAK"]}, "actor not found: 'Envoy X'"),
    ({"type": "CONSULT", "trigger": "talks", "place": ["Bergen"]}, "place not found: 'Bergen'"),
    ({"type": "CONSULT", "trigger": "talks", "place": "Oslo"}, "place must be a list of texts"),
    ("talks", "an event must be a mapping"),
]

# file, what stands in it, what is put in its place, and the fault that must be found
FAULTS = [
    ("examples.yaml", "AGREE:\n", "TALK:\n", "examples.yaml: TALK: unknown type"),
    ("examples.yaml", "AGREE:\n", "TALK:\n", "examples.yaml: AGREE: has 0 examples; at least 3 are wanted"),
    (
        "examples.yaml",
        '"type": "AGREE", "trigger": "agreed"',
        '"type": "AID", "trigger": "agreed"',
        "is AID, not",
    ),
    (
        "examples.yaml",
        '"trigger": "agreed"',
        '"trigger": "agree to"',
        "AGREE: example 1: trigger not found",
    ),
    ("examples.yaml", '"mode": "phone"', '"mode": "visit"', "examples.yaml: CONSULT: no example shows mode phone"),
    ("examples.yaml", '"e": [', '"f": [', "AGREE: example 1: must be {"),
    ("examples.yaml", "AGREE:\n", "AGREE: none\nTALK:\n", "examples.yaml: AGREE: must be a list of coded sentences"),
    ("types.yaml", "phone: {score: 1.5", "phone: {score: -9", "modes.phone.score: -9.0 lies more than 3.0 from"),
    (
        "types.yaml",
        "definition: Sexual violence.",
        "definition: Rape.",
        "sexual.definition: says too little",
    ),
    (
        "cameo.yaml",
        "CONSULT phone",
        "CONSULT visit",
        "041: stands for CONSULT phone but is read as",
    ),
    (
        "cameo.yaml",
        '"11": [-2.0, ACCUSE,',
        '"11": [-2.0, ACCUSE allege,',
        "codes.11: stands for ACCUSE but",
    ),
    ("cameo.yaml", "\nplover:", "\nplovr:", "cameo.yaml: plovr: unknown key"),
]


def test_the_ontology_has_no_fault() -> None:
    assert lint() == []


def test_every_example_is_written_once() -> None:
    sentences = [coded["s"] for examples in load_examples().values() for coded in examples]
    assert len(sentences) == len(set(sentences)) >= 48


@pytest.mark.parametrize(("file", "old", "new", "fault"), FAULTS)
def test_faults_are_found(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "ontology"))
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(fault in line for line in lint(folder)), lint(folder)


@pytest.mark.parametrize(("event", "fault"), EVENTS)
def test_the_form_of_an_event(event: Any, fault: str | None) -> None:
    faults = list(sentence_faults({"s": SENTENCE, "e": [event]}, load()))
    if fault is None:
        assert faults == []
    else:
        assert any(line.startswith(fault) for line in faults), faults


@pytest.mark.parametrize("coded", [None, [], {"s": "A met B."}, {"s": 1, "e": []}, {"s": "A met B.", "e": {}}])
def test_the_form_of_a_sentence(coded: Any) -> None:
    assert list(sentence_faults(coded, load())) != []


@pytest.mark.parametrize(("span", "at"), [("talks", 12), ("talks#1", 12), ("talks#2", 24), ("talks#3", -1), ("", -1)])
def test_find(span: str, at: int) -> None:
    assert find(span, SENTENCE) == at


def test_the_lint_runs_as_a_program() -> None:
    done = subprocess.run([sys.executable, "-m", "dragoman.ontology.lint"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
