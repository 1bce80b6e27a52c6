"""The training sets, read into one kind of item: words, and whichever labels the set has."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.entries import Span
from dragoman.reading import conllu
from dragoman.reading.labels import MODES, NAMES, RELATIONS, ROLE_LAYERS, STATUS, TRIGGERS, UPOS, bio
from dragoman.reading.splitting import words as split_words
from dragoman.scoring import corpus, names
from dragoman.scoring.corpus import LabelledParty, LabelledSentence

NONE = -100
FRAME_ROLES = bio(
    (
        "ARG0 ARG1 ARG2 ARG3 ARG4 ARGM-TMP ARGM-LOC ARGM-ADV ARGM-MOD ARGM-NEG ARGM-MNR ARGM-PRP ARGM-CAU ARGM-DIS "
        "ARGM-ADJ ARGM-EXT ARGM-GOL ARGM-DIR R-ARG0 R-ARG1"
    ).split()
)


@dataclass(slots=True)
class Item:
    """One sentence: words, and a label a word or None where its set does not label that."""

    words: list[str]
    source: str
    upos: list[int] | None = None
    heads: list[int] | None = None  # 0 is the root, else 1 + the head's index
    relations: list[int] | None = None
    names: list[int] | None = None
    triggers: list[int] | None = None
    predicates: list[int] | None = None
    status: dict[int, int] = field(default_factory=dict)  # trigger word -> label
    modes: dict[int, int] = field(default_factory=dict)
    roles: dict[int, dict[str, list[int]]] = field(default_factory=dict)  # trigger word -> layer -> a tag a word
    frames: dict[int, list[int]] = field(default_factory=dict)  # predicate word -> a tag a word
    facts: dict[int, float] = field(default_factory=dict)  # predicate word -> factuality, -3 to 3


def trees(path: Path, source: str) -> Iterator[Item]:
    """Yield the sentences of a CoNLL-U file with tags and trees."""
    for tree in conllu.read(path):
        tokens = tree.tokens
        yield Item(
            words=[token.form for token in tokens],
            source=source,
            upos=[UPOS.index(token.upos) if token.upos in UPOS else NONE for token in tokens],
            heads=[token.head for token in tokens],
            relations=[RELATIONS.index(token.deprel) if token.deprel in RELATIONS else NONE for token in tokens],
        )


def add_names(items: list[Item], path: Path) -> None:
    """Give the items the PER ORG LOC tags of the matching sentences of an IOB2 file."""
    by_words = {tuple(item.words): item for item in items}
    for sentence in names.read(path):
        item = by_words.get(tuple(sentence.words))
        if item is not None:
            item.names = [NAMES.index(tag) if tag in NAMES else 0 for tag in sentence.tags]


def add_frames(items: list[Item], path: Path) -> None:
    """Give the items the PropBank frames of the matching sentences."""
    by_words = {tuple(item.words): item for item in items}
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        item = by_words.get(tuple(row["tokens"]))
        if item is None:
            continue
        item.predicates = [0] * len(item.words)
        for frame in row["frames"]:
            item.predicates[frame["pred"]] = 1
            tags = [0] * len(item.words)
            for role, start, end in frame["args"]:
                if f"B-{role}" in FRAME_ROLES:
                    tags[start:end] = [FRAME_ROLES.index(f"I-{role}")] * (end - start)
                    tags[start] = FRAME_ROLES.index(f"B-{role}")
            item.frames[frame["pred"]] = tags


def add_facts(items: list[Item], path: Path) -> None:
    """Give the items the factuality judgements of the matching sentences."""
    by_text = {" ".join(item.words): item for item in items}
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        item = by_text.get(row["text"])
        if item is not None:
            for target in row["targets"]:
                item.facts[target["span1"][0]] = float(target["label"])


def reports(path: Path) -> Iterator[list[Item]]:
    """Yield the sentences of each labelled report of a JSONL file; raises GoldError on a malformed line."""
    for report in corpus.read(path):
        items = [_labelled(sentence, path.stem) for sentence in report.sentences if sentence.text.strip()]
        if items:
            yield items


def _labelled(sentence: LabelledSentence, source: str) -> Item:
    places = split_words(sentence.text)
    words = [sentence.text[start:end] for start, end in places]
    tags = [0] * len(words)
    item = Item(words=words, source=source, triggers=tags)

    def covered(span: Span | LabelledParty) -> list[int]:
        return [i for i, (start, end) in enumerate(places) if start < span.end and end > span.start]

    for event in sentence.events:
        trigger = covered(event.trigger)
        if not trigger or trigger[0] in item.roles:
            continue
        first = trigger[0]
        for i in trigger[1:]:
            tags[i] = tags[i] or TRIGGERS.index("INSIDE")
        tags[first] = TRIGGERS.index(event.type)
        item.status[first] = STATUS.index(event.status)
        mode = f"{event.type}:{event.mode}"
        item.modes[first] = MODES.index(mode) if mode in MODES else 0
        item.roles[first] = layers = {layer: [0] * len(words) for layer in ROLE_LAYERS}
        for layer, labels in ROLE_LAYERS.items():
            for role in dict.fromkeys(label[2:] for label in labels[1:]):
                for span in getattr(event, role):
                    inside = covered(span)
                    for i in inside:
                        layers[layer][i] = labels.index(f"I-{role}")
                    if inside:
                        layers[layer][inside[0]] = labels.index(f"B-{role}")
    return item


@dataclass(slots=True)
class Sets:
    """What is trained on, and what is held out of it."""

    train: list[Item]
    held: list[list[Item]]


def load(data: Path, corpora: list[Path], *, held_share: float, seed: int) -> Sets:
    """Read all sets; every report falls into training or, by a seeded draw, into the held-out part."""
    ewt = list(trees(data / "ud-ewt/en_ewt-ud-train.conllu", "ewt"))
    add_names(ewt, data / "uner-ewt/en_ewt-ud-train.first-commit.iob2")
    add_frames(ewt, data / "propbank-ewt/ewt_propbank_ud_train.jsonl")
    add_facts(ewt, data / "factuality-uds/train.jsonl")
    gum = list(trees(data / "gum-open/gum_open_train.conllu", "gum"))
    draw = random.Random(seed)
    train, held = ewt + gum, []
    seen = {"dev"}  # never trained on; and a file that stands in two folders is read once
    for folder in corpora:
        for path in sorted(folder.glob("*.jsonl")):
            if path.stem in seen:
                continue
            seen.add(path.stem)
            for report in reports(path):
                if draw.random() < held_share:
                    held.append(report)
                else:
                    train += report
    return Sets(train, held)
