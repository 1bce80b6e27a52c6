"""The label sets of the reader's heads, shared by training and reading; their order is the weights' order."""

from __future__ import annotations

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()

RELATIONS = (
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt "
    "conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list "
    "mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked "
    "orphan parataxis punct reparandum root vocative xcomp"
).split()


def bio(names: list[str]) -> list[str]:
    """Return the tags O, B-x, I-x for each name x, in order."""
    return ["O", *(f"{mark}-{name}" for name in names for mark in "BI")]


NAMES = bio(["PER", "ORG", "LOC"])

TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN SANCTION PROTEST MOBILIZE "
    "COERCE ASSAULT"
).split()
TRIGGERS = ["O", *TYPES, "INSIDE"]
_MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": (
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
        "heavy-weapons crowd-control unconventional"
    ),
}
MODES = ["none", *(f"{kind}:{mode}" for kind, modes in _MODES.items() for mode in modes.split())]
STATUS = ["actual", "future", "hypothetical", "negated", "historical"]

# A recipient often stands inside a topic, and an actor may be its own speaker: so roles come in layers, each with its
# own tags, between which spans may overlap.
ROLE_LAYERS = {
    "party": bio(["actor", "recipient"]),
    "speaker": bio(["speaker"]),
    "matter": bio(["topic", "place", "time", "occasion"]),
}
ROLES = [f"{layer}:{tag}" for layer, tags in ROLE_LAYERS.items() for tag in tags]

CASING = ["lower", "title", "upper", "mixed", "digit", "other"]

# every set by its name in the description of the weights, which must tell the same
SETS = {
    "upos": UPOS,
    "relations": RELATIONS,
    "names": NAMES,
    "triggers": TRIGGERS,
    "status": STATUS,
    "modes": MODES,
    "roles": ROLES,
    "casing": CASING,
}


def layer_slices() -> dict[str, slice]:
    """Return where each role layer's tags lie in the role head's last axis."""
    slices, at = {}, 0
    for layer, tags in ROLE_LAYERS.items():
        slices[layer] = slice(at, at + len(tags))
        at += len(tags)
    return slices


def casing(word: str) -> int:
    """Return the class of `word`'s spelling, an index into `CASING`."""
    if word.islower():
        return 0
    if word[:1].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    if word.isupper():
        return 2
    if any(character.isalpha() for character in word):
        return 3
    return 4 if any(character.isdigit() for character in word) else 5
