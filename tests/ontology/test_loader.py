import pickle
import shutil
from pathlib import Path

import pytest

from dragoman.entries import STATUSES
from dragoman.errors import OntologyError
from dragoman.ontology import load
from dragoman.ontology.loader import FOLDER, load_from

# name, quad and score, from the table of the coding rules
TYPES = [
    ("AGREE", 1, 2.5),
    ("CONSULT", 1, 2.5),
    ("SUPPORT", 1, 5),
    ("CONCEDE", 1, 4.5),
    ("COOPERATE", 2, 9.5),
    ("AID", 2, 10),
    ("RETREAT", 2, 6.5),
    ("REQUEST", 3, 0),
    ("ACCUSE", 3, -3),
    ("REJECT", 3, -2),
    ("THREATEN", 3, -3.5),
    ("SANCTION", 4, -6),
    ("PROTEST", 4, -5),
    ("MOBILIZE", 4, -5.5),
    ("COERCE", 4, -7),
    ("ASSAULT", 4, -9),
]

MODES = {
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
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}

# file, what stands in it, what is put in its place, and what the error must say
WRONG = [
    ("types.yaml", "    quad: 1\n", "    quad: 5\n", "types.AGREE.quad: 5 is no quad class; allowed: 1, 2, 3, 4"),
    ("types.yaml", "    quad: 1\n", "    quad: true\n", "types.AGREE.quad: True is no quad class"),
    (
        "types.yaml",
        "    quad: 1\n",
        "    quadd: 1\n",
        "types.AGREE.quadd: unknown key; allowed: definition, quad, score",
    ),
    ("types.yaml", "    quad: 1\n", "", "types.AGREE.quad: missing; required: definition, quad"),
    (
        "types.yaml",
        "    score: 2.5\n",
        "    score: high\n",
        "types.AGREE.score: must be a number from -10 to 10, not 'high'",
    ),
    ("types.yaml", "    score: 2.5\n", "    score: 11\n", "types.AGREE.score: must be a number from -10 to 10, not 11"),
    ("types.yaml", "    score: 2.5\n", "    score: .nan\n", "types.AGREE.score: must be a number"),
    ("types.yaml", "symmetric: true", "symmetric: 2", "types.AGREE.symmetric: must be true or false, not 2"),
    ("types.yaml", "modes: {}", "modes: []", "types.AGREE.modes: must be a mapping, not []"),
    ("types.yaml", "  AGREE:\n", "  Agree:\n", "cameo.yaml: plover.AGREE: unknown key; allowed: Agree, CONSULT"),
    ("types.yaml", "  CONSULT:\n", "  AGREE:\n", "types.AGREE: duplicate key in line"),
    (
        "types.yaml",
        "      visit: {score: 2.8,",
        "      Visit: {score: 2.8,",
        "modes.visit: unknown key; allowed: Visit",
    ),
    (
        "types.yaml",
        "score: 2.8, definition: One",
        "score: 2.8, meaning: One",
        "modes.visit.meaning: unknown key; allowed: ",
    ),
    ("types.yaml", "  future: The", "  futur: The", "statuses.futur: unknown key; allowed: actual, future"),
    ("types.yaml", "  4: material", "  5: material", "quads.5: unknown key; allowed: 1, 2, 3, 4"),
    ("types.yaml", "types:", "types: [", "types.yaml: is not YAML"),
    ("contexts.yaml", "military:", "Military:", "contexts.yaml: Military: is no name of this kind"),
    ("contexts.yaml", "cues: [military,", "cues: [Army,", "military.cues: 'Army' must be lower-case"),
    ("contexts.yaml", "cues: [military,", "cues: [army,", "military.cues: duplicate: army"),
    ("contexts.yaml", "cues: [military,", "cues: [5,", "military.cues: must be a list of texts"),
    ("sectors.yaml", "GOV:", "GOVT:", "sectors.yaml: GOVT: is no name of this kind; allowed: three capital letters"),
    ("sectors.yaml", "MIL:", "GOV:", "sectors.yaml: GOV: duplicate key in line"),
    ("cameo.yaml", 'visit: "042"', 'visit: "0429"', "CONSULT.modes.visit: no such CAMEO code in codes: '0429'"),
    ("cameo.yaml", 'visit: "042"', 'visit: "051"', "CONSULT.modes.visit: 051 is outside the roots of CONSULT: 04"),
    ("cameo.yaml", 'visit: "042"', "visit: 042", "CONSULT.modes.visit: must be text (quote"),
    ("cameo.yaml", 'visit: "042"', 'visitt: "042"', "CONSULT.modes.visitt: unknown key; allowed: visit, third-party"),
    (
        "cameo.yaml",
        'SUPPORT: {roots: ["05"]}',
        'SUPPORT: {roots: ["21"]}',
        "plover.SUPPORT.roots: '21' is no CAMEO root",
    ),
    ("cameo.yaml", 'SUPPORT: {roots: ["05"]}', "", "cameo.yaml: plover.SUPPORT: missing; required: AGREE"),
    ("cameo.yaml", "CONSULT phone", "CONSULT fax", "codes.041: unknown mode 'fax'; allowed for CONSULT: visit"),
    ("cameo.yaml", "CONSULT phone", "MEET", "codes.041: unknown type 'MEET'; allowed: null, AGREE"),
    ("cameo.yaml", "CONSULT phone", "AGREE", "codes.041: is AGREE, whose roots in plover are 03"),
    ("cameo.yaml", "CONSULT phone", "null", "codes.041: has no type, and untyped gives no reason for 04"),
    ("cameo.yaml", "CONSULT phone, ", "", "codes.041: must be a list of 3 items"),
    ("cameo.yaml", '"041": [1.0', '"041": [one', "codes.041: must be a number from -10 to 10, not 'one'"),
    ("cameo.yaml", '"041":', '"040":', "codes.040: duplicate key in line"),
    ("cameo.yaml", '"044":', '"9x":', "codes.9x: is no name of this kind; allowed: two to four digits"),
    ("cameo.yaml", '"023":', '"029":', "codes.0231: stands alone; its parent 023 is missing"),
    ("cameo.yaml", '"01": "A', '"21": "A', "untyped.21: no such CAMEO code in codes"),
]


def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "ontology", ignore=shutil.ignore_patterns("*.py", "__pycache__")))


@pytest.mark.parametrize(("name", "quad", "score"), TYPES)
def test_types_are_those_of_the_coding_rules(name: str, quad: int, score: float) -> None:
    kind = load().types[name]
    assert (kind.name, kind.quad, kind.score) == (name, quad, score)
    assert set(kind.modes) == set(MODES.get(name, "").split())


def test_there_are_sixteen_types_and_three_of_them_symmetric() -> None:
    types = load().types
    assert set(types) == {name for name, _, _ in TYPES}
    assert {name for name, kind in types.items() if kind.symmetric} == {"CONSULT", "AGREE", "COOPERATE"}


def test_contexts_sectors_statuses_and_quads() -> None:
    ontology = load()
    assert len(ontology.contexts) == 37
    assert " ".join(ontology.sectors) == (
        "GOV MIL LEG JUD COP SPY OPP PTY REB PRM CRM BUS JRN EDU REL LAB MED REF SOC CVL ELI UNK"
    )
    assert tuple(ontology.statuses) == STATUSES
    assert ontology.quads[3] == "verbal conflict"


def test_all_twenty_cameo_roots_are_listed_with_their_unspecified_code() -> None:
    cameo = load().cameo
    roots = [code for code in cameo if len(code) == 2]
    assert roots == [f"{number:02}" for number in range(1, 21)]
    assert all(f"{root}0" in cameo for root in roots)


@pytest.mark.parametrize(("file", "old", "new", "message"), WRONG)
def test_what_is_wrong_is_named(tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    folder = copy(tmp_path)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        load_from(folder)
    assert message in str(caught.value)
    assert ".yaml: " in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"- a list\n", b"just words\n", b"\xff\xfe", b"? [a]\n: b\n", b"a: !odd x\n"])
def test_a_file_that_is_no_mapping_of_text(tmp_path: Path, content: bytes) -> None:
    folder = copy(tmp_path)
    (folder / "sectors.yaml").write_bytes(content)
    with pytest.raises(OntologyError, match=r"^sectors\.yaml: "):
        load_from(folder)


def test_a_missing_file(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    (folder / "contexts.yaml").unlink()
    with pytest.raises(OntologyError, match=r"^contexts\.yaml: cannot be read"):
        load_from(folder)


def test_loaded_once_and_the_same_every_time() -> None:
    assert load() is load()
    assert load_from(FOLDER) == load()


def test_the_ontology_travels_between_processes() -> None:
    assert pickle.loads(pickle.dumps(load())) == load()
