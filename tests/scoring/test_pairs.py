from pathlib import Path

import pytest

from dragoman.entries import Span
from dragoman.errors import GoldError
from dragoman.scoring import pairs
from dragoman.scoring.pairs import Pair

PLV = Path(__file__).resolve().parents[3] / "shared" / "data" / "pairs" / "PLV_train.tsv"
HEADER = "\tsentence\tsource\ttarget\tmarked_sentence\tgold_root"


def save(tmp_path: Path, marked: str, gold: str = "AID", plain: str = "A aids B .", header: str = HEADER) -> Path:
    path = tmp_path / "a.tsv"
    path.write_text(f"{header}\n0\t{plain}\tA\tB\t{marked}\t{gold}\n\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("marked", "sentence", "source", "target"),
    [
        ("<s>A</s> aids <t>B</t> .", "A aids B .", Span("A", 0, 1), Span("B", 7, 8)),
        ("<s>A </s>aids<t> B</t>.", "A aids B.", Span("A", 0, 1), Span("B", 7, 8)),
        ("<s> A </s> aids <t> B </t> .", " A  aids  B  .", Span("A", 1, 2), Span("B", 10, 11)),
        ("A aids <t>B</t> .", "A aids B .", None, Span("B", 7, 8)),
        ("<s>A</s> aids B .", "A aids B .", Span("A", 0, 1), None),
        ("<s><t>A</t> aids</s> B .", "A aids B .", Span("A aids", 0, 6), Span("A", 0, 1)),
        ("<s>A</s> <s>aids</s> B .", "A aids B .", Span("A", 0, 1), None),
    ],
)
def test_marks_are_located(
    tmp_path: Path, marked: str, sentence: str, source: Span | None, target: Span | None
) -> None:
    assert list(pairs.read(save(tmp_path, marked))) == [Pair(sentence, source, target, "AID")]


@pytest.mark.parametrize(("gold", "expected"), [("", None), ("CONCEDE", "YIELD"), ("YIELD", "YIELD"), ("AID", "AID")])
def test_gold_roots(tmp_path: Path, gold: str, expected: str | None) -> None:
    (pair,) = pairs.read(save(tmp_path, "<s>A</s> aids B .", gold))
    assert pair.gold == expected


def test_gold_is_optional(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("sentence\tsource\ttarget\tmarked_sentence\nA aids\tA\t\t<s>A</s> aids\n", encoding="utf-8")
    assert [pair.gold for pair in pairs.read(path)] == [None]


@pytest.mark.parametrize(
    ("marked", "gold", "fault"),
    [
        ("A aids B .", "AID", "neither <s></s> nor <t></t>"),
        ("<s></s>A aids B .", "AID", "neither <s></s> nor <t></t>"),
        ("<s>A aids B .", "AID", "<s> is not closed"),
        ("A</s> aids B .", "AID", "</s> does not fit"),
        ("<s><s>A</s> aids B .", "AID", "<s> does not fit"),
        ("<s>A</s> helps B .", "AID", "other words"),
        ("<s>A</s> aids B .", "HELP", "unknown type 'HELP'"),
        ("<s>A</s> aids\tB .", "AID", "7 cells under 6 columns"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, marked: str, gold: str, fault: str) -> None:
    with pytest.raises(GoldError, match=rf"a\.tsv:2: .*{fault}"):
        list(pairs.read(save(tmp_path, marked, gold)))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = save(tmp_path, "<s>A</s>", header=HEADER.replace("source", "from").replace("marked_sentence", "marked"))
    with pytest.raises(GoldError, match=r"a\.tsv:1: no column source, marked_sentence"):
        list(pairs.read(path))


def gold(*roots: str) -> list[Pair]:
    return [Pair("A", Span("A", 0, 1), None, root) for root in roots]


def test_macro_f1_is_over_the_roots_of_the_gold() -> None:
    scored = pairs.score(gold("AID", "AID", "YIELD", "ACCUSE"), ["AID", "PROTEST", "RETREAT", None])
    assert scored.as_dict() == {
        "macro_f1": 0.5556,
        "accuracy": 0.5,
        "by_type": {"ACCUSE": 0.0, "AID": 0.6667, "YIELD": 1.0},
    }


@pytest.mark.parametrize(
    ("given", "predicted", "fault"),
    [
        (gold("AID"), [], "1 pairs, but 0 predictions"),
        ([Pair("A", None, None, None)], ["AID"], "pair 1 has no gold type"),
    ],
)
def test_unscorable_pairs(given: list[Pair], predicted: list[str], fault: str) -> None:
    with pytest.raises(GoldError, match=fault):
        pairs.score(given, predicted)


@pytest.mark.skipif(not PLV.is_file(), reason="the Zero-Shot PLOVER pairs are not beside the repository")
def test_zero_shot_plover_is_read() -> None:
    found = list(pairs.read(PLV))
    assert len(found) == 1050
    assert {pair.gold for pair in found} == set(pairs.ROOTS)
    for pair in found:
        for span in filter(None, (pair.source, pair.target)):
            assert pair.sentence[span.start : span.end] == span.text
