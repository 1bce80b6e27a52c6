"""Where places are."""

from pathlib import Path

import pytest

from dragoman.errors import WorldError
from dragoman.world import World
from dragoman.world.gazetteer import Gazetteer

WHERE = """
Islamabad | PAK | 33.7 | 73.0
Goma | COD | -1.7 | 29.2
São Paulo | BRA | -23.5 | -46.6
Sao Paulo | BRA | -23.5 | -46.6
SÃO PAULO | BRA | -23.5 | -46.6
Xi'an | CHN | 34.3 | 108.9
Xian | CHN | 34.3 | 108.9
N’Djamena | TCD | 12.1 | 15.0
Ndjamena | TCD | 12.1 | 15.0
Port au Prince | HTI | 18.5 | -72.3
Port-au-Prince | HTI | 18.5 | -72.3
Kyiv | UKR | 50.5 | 30.5
Kiev | UKR | 50.5 | 30.5
Suva | FJI | -18.1 | 178.4
"""


@pytest.mark.parametrize("line", WHERE.strip().split("\n"))
def test_a_place_is_where_it_is(line: str) -> None:
    name, code, latitude, longitude = line.split(" | ")
    near = [
        place
        for place in World.load().places(name, code)
        if abs(place.latitude - float(latitude)) < 0.2 and abs(place.longitude - float(longitude)) < 0.2
    ]
    assert len(near) == 1
    assert near[0].code == code


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Lagos", {"NGA", "PRT"}),
        ("Tripoli", {"GRC", "LBN", "LBY"}),
        ("Hyderabad", {"IND", "PAK"}),
        ("Nowhereville", set()),
        ("", set()),
    ],
)
def test_places_of_one_name(name: str, codes: set[str]) -> None:
    world = World.load()
    assert {place.code for place in world.places(name)} == codes
    for code in codes:
        assert {place.code for place in world.places(name, code)} == {code}
    assert world.places(name, "QQQ") == []


def table(folder: Path, *lines: str) -> Gazetteer:
    path = folder / "gazetteer.tsv"
    path.write_text("\n".join(["# of a test", "name\tcode\tlatitude\tlongitude", *lines, ""]), encoding="utf-8")
    return Gazetteer(path)


def test_a_table_is_read(tmp_path: Path) -> None:
    places = table(tmp_path, "Xy-Ville\tFRA\t1.5\t-2", "Xy Ville\tDEU\t3\t4")
    assert [tuple(place) for place in places.find("xy ville")] == [
        ("Xy-Ville", "FRA", 1.5, -2.0),
        ("Xy Ville", "DEU", 3.0, 4.0),
    ]
    assert [place.code for place in places] == ["FRA", "DEU"]


@pytest.mark.parametrize("row", ["Xyville\tFRA", "Xyville\tFRA\tnorth\t2", "Xyville"])
def test_a_bad_place_is_told(tmp_path: Path, row: str) -> None:
    with pytest.raises(WorldError, match=r"^gazetteer\.tsv: 'Xyville.* is no place; it must be name, code, latitude"):
        table(tmp_path, row).find("Xyville")


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match=r"^gazetteer\.tsv: cannot be read"):
        Gazetteer(tmp_path / "gazetteer.tsv").find("Xyville")
