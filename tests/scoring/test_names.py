from pathlib import Path

import pytest

from dragoman.errors import GoldError
from dragoman.scoring import names

UNER = Path(__file__).resolve().parents[3] / "shared" / "data" / "uner-ewt"


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("", set()),
        ("O O", set()),
        ("B-PER I-PER O", {("PER", 0, 2)}),
        ("O B-LOC", {("LOC", 1, 2)}),
        ("B-PER B-PER", {("PER", 0, 1), ("PER", 1, 2)}),
        ("B-OTH I-OTH B-O B-LOC", {("LOC", 3, 4)}),
        ("B-PER I-ORG", {("PER", 0, 1), ("ORG", 1, 2)}),
        ("I-LOC I-LOC O I-LOC", {("LOC", 0, 2), ("LOC", 3, 4)}),
    ],
)
def test_names_of_tags(tags: str, expected: set[tuple[str, int, int]]) -> None:
    assert names.names(tags.split()) == expected


def test_scores_are_of_whole_names() -> None:
    gold = [["B-PER", "I-PER", "O", "B-LOC"], ["B-ORG"]]
    guess = [["B-PER", "I-PER", "O", "B-ORG"], ["B-ORG"]]
    printed = names.score(gold, guess).as_dict()
    assert printed["overall"] == {"precision": 0.6667, "recall": 0.6667, "f1": 0.6667, "gold": 3}
    assert printed["ORG"] == {"precision": 0.5, "recall": 1.0, "f1": 0.6667, "gold": 1}
    assert printed["LOC"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 1}


def test_a_name_in_part_is_wrong() -> None:
    assert names.score([["B-PER", "I-PER"]], [["B-PER", "O"]]).overall.f1 == 0


@pytest.mark.parametrize("guess", [[], [["O"]]])
def test_other_lengths_cannot_be_scored(guess: list[list[str]]) -> None:
    with pytest.raises(GoldError):
        names.score([["O", "O"]], guess)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.iob2"
    path.write_text(
        "# sent_id = one\n# text = # Dar left\n1\t#\tO\n2\tDar\tB-PER\t-\tx\n3\tSunni\tB-OTH\t-\tx\n4\tso\tB-O\t-\tx\n"
        "\n1\tBaku\tB-LOC\n",
        encoding="utf-8",
    )
    one, two = names.read(path)
    assert (one.id, one.words, one.tags) == ("one", ("#", "Dar", "Sunni", "so"), ("O", "B-PER", "O", "O"))
    assert (two.id, two.words, two.tags) == (None, ("Baku",), ("B-LOC",))


@pytest.mark.parametrize(("row", "fault"), [("1\tDar", "2 columns"), ("1\tDar\tB-MISC", "unknown tag 'B-MISC'")])
def test_a_malformed_line_is_named(tmp_path: Path, row: str, fault: str) -> None:
    path = tmp_path / "a.iob2"
    path.write_text(f"# sent_id = one\n{row}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=rf"a\.iob2:2: {fault}"):
        list(names.read(path))


@pytest.mark.skipif(not UNER.is_dir(), reason="Universal NER is not beside the repository")
@pytest.mark.parametrize(("part", "count"), [("dev", 2001), ("test", 2077), ("train.first-commit", 12543)])
def test_universal_ner_is_read(part: str, count: int) -> None:
    sentences = list(names.read(UNER / f"en_ewt-ud-{part}.iob2"))
    assert len(sentences) == count
    tags = [sentence.tags for sentence in sentences]
    assert names.score(tags, tags).overall.f1 == 1
