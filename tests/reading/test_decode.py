"""From scores to names, triggers and roles."""

import numpy as np
import pytest

from dragoman.reading import decode
from dragoman.reading.labels import MODES, NAMES, ROLES, STATUS, TRIGGERS, TYPES, layer_slices
from dragoman.reading.model import Scores


def scores_for(tags: list[str], **other) -> Scores:
    count = len(tags)
    triggers = np.full((count, len(TRIGGERS)), -4.0, dtype=np.float32)
    for word, tag in enumerate(tags):
        triggers[word, TRIGGERS.index(tag)] = 4.0
    table = {
        "upos": np.zeros(count, dtype=np.int64),
        "arcs": np.zeros((count, count + 1), dtype=np.float32),
        "relations": np.zeros((count, count + 1), dtype=np.int64),
        "names": np.zeros((count, len(NAMES)), dtype=np.float32),
        "status": np.zeros((count, len(STATUS)), dtype=np.float32),
        "modes": np.zeros((count, len(MODES)), dtype=np.float32),
        "roles": np.zeros((count, count, len(ROLES)), dtype=np.float32),
        "triggers": triggers,
    }
    return Scores(**(table | other))


def role_scores(count: int, trigger: int, tags: dict[int, str]) -> np.ndarray:
    roles = np.zeros((count, count, len(ROLES)), dtype=np.float32)
    for layer, where in layer_slices().items():
        roles[:, :, where.start] = 2.0
        for word, tag in tags.items():
            if f"{layer}:{tag}" in ROLES:
                roles[trigger, word, ROLES.index(f"{layer}:{tag}")] = 6.0
    return roles


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["O", "O"], []),
        (["B-PER", "I-PER", "O"], [("PER", 0, 2)]),
        (["B-LOC", "B-LOC"], [("LOC", 0, 1), ("LOC", 1, 2)]),
        (["O", "I-ORG", "I-ORG"], [("ORG", 1, 3)]),
        (["B-PER", "I-ORG"], [("PER", 0, 1), ("ORG", 1, 2)]),
        (["B-PER", "O", "I-PER"], [("PER", 0, 1), ("PER", 2, 3)]),
    ],
)
def test_names_are_read_from_tags(tags, expected):
    scores = np.zeros((len(tags), len(NAMES)), dtype=np.float32)
    for word, tag in enumerate(tags):
        scores[word, NAMES.index(tag)] = 1.0
    assert [(name.label, name.start, name.end) for name in decode.names(scores)] == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["O", "O", "O"], []),
        (["O", "CONSULT", "O"], [("CONSULT", 1, 2)]),
        (["O", "CONSULT", "INSIDE"], [("CONSULT", 1, 3)]),
        (["REQUEST", "INSIDE", "ASSAULT"], [("REQUEST", 0, 2), ("ASSAULT", 2, 3)]),
        (["CONSULT", "CONSULT"], [("CONSULT", 0, 1)]),
        (["CONSULT", "O", "CONSULT"], [("CONSULT", 0, 1), ("CONSULT", 2, 3)]),
        (["INSIDE", "O"], []),
    ],
)
def test_triggers_are_read_from_tags(tags, expected):
    found = decode.triggers(scores_for(tags), 0.5)
    assert [(trigger.type, trigger.start, trigger.end) for trigger in found] == expected


def test_a_trigger_below_the_threshold_is_left():
    unsure = scores_for(["O"])
    unsure.triggers[0, TRIGGERS.index("AID")] = 4.0
    assert [t.type for t in decode.triggers(unsure, 0.4)] == ["AID"]
    assert decode.triggers(unsure, 0.6) == []


@pytest.mark.parametrize("kind", TYPES)
def test_a_mode_belongs_to_its_type(kind):
    scores = scores_for([kind], modes=np.arange(len(MODES), dtype=np.float32)[None])
    mode = decode.triggers(scores, 0.5)[0].mode
    allowed = [name.partition(":")[2] for name in MODES if name.startswith(f"{kind}:")]
    assert mode == (allowed[-1] if allowed else None)


def test_roles_of_different_layers_may_overlap():
    roles = role_scores(5, 1, {0: "B-actor", 2: "B-recipient"})
    roles[1, 2, ROLES.index("matter:B-topic")] = 6.0
    roles[1, 3, ROLES.index("matter:I-topic")] = 6.0
    roles[1, 0, ROLES.index("speaker:B-speaker")] = 6.0
    trigger = decode.triggers(scores_for(["O", "ACCUSE", "O", "O", "O"], roles=roles), 0.5)[0]
    assert [(role.name, role.start, role.end) for role in trigger.roles] == [
        ("actor", 0, 1),
        ("recipient", 2, 3),
        ("speaker", 0, 1),
        ("topic", 2, 4),
    ]


def test_softmax_sums_to_one():
    assert decode.softmax(np.array([[1.0, 800.0, -3.0]], dtype=np.float32)).sum() == pytest.approx(1.0)
