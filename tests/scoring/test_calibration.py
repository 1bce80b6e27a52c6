import pytest

from dragoman.scoring import calibration


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ([], 0.0),
        ([(1.0, True)], 0.0),
        ([(1.0, False)], 1.0),
        ([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0.0),
        ([(0.95, True), (0.95, False), (0.05, False), (0.05, False)], 0.25),
        ([(0.5, True), (0.59, True)], 0.455),
    ],
)
def test_expected_error(answers: list[tuple[float, bool]], error: float) -> None:
    assert calibration.expected_error(answers) == pytest.approx(error)


def test_bins_are_half_open_and_the_last_is_closed() -> None:
    found = calibration.bins([(0.0, True), (0.1, True), (0.99, True), (1.0, False)])
    assert [(one.low, one.count) for one in found] == [(0.0, 1), (0.1, 1), (0.9, 2)]
    assert found[-1].right == 0.5


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_is_a_probability(confidence: float) -> None:
    with pytest.raises(ValueError, match="not between 0 and 1"):
        calibration.bins([(confidence, True)])
