import pytest

from dragoman.scoring.prf import PRF


@pytest.mark.parametrize(
    ("hit", "predicted", "gold", "expected"),
    [
        (2, 4, 3, {"precision": 0.5, "recall": 0.6667, "f1": 0.5714, "gold": 3}),
        (0, 4, 3, {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 3}),
        (0, 0, 0, {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 0}),
    ],
)
def test_figures(hit: int, predicted: int, gold: int, expected: dict[str, float]) -> None:
    assert PRF.of(hit, predicted, gold).as_dict() == expected


def test_figures_of_sets() -> None:
    assert PRF.of_sets({1, 2, 3}, {2, 3, 4, 5}) == PRF.of(2, 3, 4)
