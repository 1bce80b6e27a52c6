"""Quality does not fall: what is measured stands above the floors of evaluation/floors.json."""

from pathlib import Path

import pytest

from dragoman.reading.model import SHIPPED
from dragoman.scoring import accuracy, floors

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

pytestmark = pytest.mark.skipif(not (SHIPPED / "reader.onnx").is_file(), reason="the reader's weights are not here")


def kept(name: str) -> floors.Floors:
    """Return the floors of the sets that are here, and of the others none."""
    read = floors.read(ROOT / "evaluation" / "floors.json")
    own = {measure: floor for measure, floor in read.floors.items() if measure.startswith("own.") == (name == "own")}
    gold = {file: digest for file, digest in read.gold.items() if file.startswith("evaluation/") == (name == "own")}
    return floors.Floors(own, gold)


def test_the_projects_own_gold_is_coded_no_worse_than_before():
    floor = kept("own")
    assert floor.gold_faults(ROOT) == []
    measured = accuracy.flat(accuracy.measure(ROOT, None)["figures"])
    assert floor.check(measured) == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sets that cannot be shipped are not beside this checkout")
def test_the_other_sets_are_coded_no_worse_than_before():
    floor = kept("shared")
    assert floor.gold_faults(SHARED) == []
    measured = accuracy.measure(ROOT, SHARED)["figures"]
    assert floor.check(accuracy.flat(measured)) == []
    assert measured["seeds"]["violations"] == 0
