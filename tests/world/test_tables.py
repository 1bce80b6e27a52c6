"""Bad tables: every fault names the file, the line and what is allowed."""

import shutil
from pathlib import Path

import pytest

from dragoman.errors import WorldError
from dragoman.world import World, lint, loader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tables, with few people; of the gazetteer and the outlets, which are long, the first lines."""
    for table in loader.FOLDER.glob("*.tsv"):
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = lines[:40] if table.name in ("gazetteer.tsv", "outlets.tsv") else lines
        (tmp_path / table.name).write_text("".join(kept), encoding="utf-8")
    (tmp_path / "people").mkdir()
    shutil.copy(loader.FOLDER / "people" / "international.tsv", tmp_path / "people")
    return tmp_path


def last_line(path: Path) -> int:
    return path.read_text(encoding="utf-8").rstrip("\n").count("\n") + 1


@pytest.mark.parametrize(
    ("file", "row", "message"),
    [
        ("states.tsv", "Xyz\tXY\tXyland\t-\t-\t-\t-", "three capital letters"),
        ("states.tsv", "UNO\tXY\tXyland\t-\t-\t-\t-", "three capital letters"),
        ("states.tsv", "XYZ\tX\tXyland\t-\t-\t-\t-", "two capital letters"),
        ("states.tsv", "FRA\tXY\tXyland\t-\t-\t-\t-", "stands twice"),
        ("states.tsv", "XYZ\tFR\tXyland\t-\t-\t-\t-", "stands twice"),
        ("states.tsv", "XYZ\tXY\t\t-\t-\t-\t-", "name is empty"),
        ("states.tsv", "XYZ\tXY\tXyland\t-\t-\t\t-", 'demonyms is empty; write "-" for none'),
        ("states.tsv", "XYZ\tXY\tXyland\t-\t-\t-", "6 cells; there must be 7: code, iso2"),
        ("states.tsv", "XYZ\tXY\tXyland\t-\tA b;c\t-\t-", 'parted by "; "'),
        ("states.tsv", "XYZ\tXY\tXyland\t-\tAb; Ab\t-\t-", "'Ab' twice"),
        ("states.tsv", "XYZ\tXY\tXyland\t-\tX\t-\t-", "'X' is too short"),
        ("places.tsv", "Xytown\tQQQ\tcity\t-", "code 'QQQ' is not known; allowed are"),
        ("places.tsv", "Xytown\tFRA\tvillage\t-", "kind 'village' is not known; allowed are city, region"),
        ("seats.tsv", "Xy Palace\tFRA\tKNG\t-", "sector 'KNG' is not known; allowed are BUS, COP"),
        ("organisations.tsv", "Xy League\tIG0\t-\t-\t-", "code 'IG0' is not known"),
        ("organisations.tsv", "Xy League\tIGO\tXXX\t-\t-", "sector 'XXX' is not known"),
        ("statehood.tsv", "XYZ\tstate\t-\t-\t-\t-\t-\t-", "'XYZ' is not in states.tsv"),
        ("statehood.tsv", "XYZ\tempire\t-\t-\t-\t-\t-\t-", "'XYZ' is not in states.tsv"),
        ("lands.tsv", "Xy Isle\tFRA\tFRA; QQQ\t-", "claimants has 'QQQ', which is not in states.tsv"),
        ("members.tsv", "Xy League\tFRA", "organisation 'Xy League' is not in organisations.tsv"),
        ("members.tsv", "NATO\tFRA; QQQ", "codes has 'QQQ', which is not in states.tsv"),
        ("functions.tsv", "Foreign Minister\tXy\tQQQ", "codes has 'QQQ', which is not in states.tsv"),
        ("orders.tsv", "FRA\tlast", "order 'last' is not known; allowed are family, given"),
        ("outlets.tsv", "Xy Post\tFRA\tblog\t-\t-", "kind 'blog' is not known; allowed are agency, broadcaster"),
        ("people/international.tsv", "Xy Zed\tQQQ\tGOV\t-\t-", "code 'QQQ' is not known; allowed are"),
        ("people/international.tsv", "Xy Zed\tFRA\tKNG\t-\t-", "sector 'KNG' is not known; allowed are BUS, COP"),
        ("people/international.tsv", "-\tFRA\tGOV\t-\t-", "name is empty"),
        ("people/international.tsv", "Xy Zed\tFRA\tGOV\t-\tPresident since 2019", '"Foreign Minister 2013-05/2022"'),
        ("people/international.tsv", "Xy Zed\tFRA\tGOV\t-\tPresident 2019-13/", '"President 2024/"'),
        ("people/international.tsv", "Xy Zed\tFRA\tGOV\t-\tPresident 2019/2012", "ends before it begins"),
        ("people/international.tsv", "Xy Zed\tFRA\tGOV\t-\tPresident 2019-05/2019-04", "ends before it begins"),
        (
            "people/international.tsv",
            "Xy Zed\tFRA\tGOV\t-\tQQQ:President 2019/",
            "'QQQ' is not in states.tsv, nor one of",
        ),
        ("ambiguous.tsv", "Xytown\tFRA\t-", "no other table has the name 'Xytown' for FRA"),
        ("ambiguous.tsv", "Georgia\tGEO\t-", "'Georgia' has GEO twice"),
        ("guards.tsv", "Xy\tforbids", "rule 'forbids' is not known; allowed are blocks"),
        ("offices.tsv", "president\ttitle\tGOV\t-", "stands twice"),
        ("offices.tsv", "Xy Marshal\trank\tGOV\t-", "kind 'rank' is not known; allowed are body"),
    ],
)
def test_a_bad_row_is_named(folder: Path, file: str, row: str, message: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{row}\n", encoding="utf-8")
    (fault,) = lint.faults(folder)
    assert fault.startswith(f"{path.name}:{last_line(path)}: ")
    assert message in fault


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name\tcode\n", "the header is 'name\\tcode'; it must be name, code, sector, aliases"),
        (b"# nothing\n", "has no header; it must be name"),
        (b"\xff\xfe", "cannot be read"),
    ],
)
def test_a_bad_file_is_named(folder: Path, content: bytes, message: str) -> None:
    (folder / "seats.tsv").write_bytes(content)
    with pytest.raises(WorldError, match=r"^seats\.tsv") as raised:
        World((folder,))
    assert message in str(raised.value)


@pytest.mark.parametrize("table", sorted(set(loader.COLUMNS) - {"actors", "outlets", "people"}))
def test_a_missing_file_is_named(folder: Path, table: str) -> None:
    (folder / f"{table}.tsv").unlink()
    with pytest.raises(WorldError, match=rf"^{table}\.tsv: is not there"):
        World((folder,))


def test_people_are_needed(folder: Path) -> None:
    shutil.rmtree(folder / "people")
    with pytest.raises(WorldError, match=r"^people\.tsv: is not there"):
        World((folder,))


def test_a_bad_office_is_told_when_it_is_asked_for(folder: Path) -> None:
    path = folder / "people" / "international.tsv"
    path.write_text(path.read_text(encoding="utf-8") + "Xy Zed\tFRA\tGOV\t-\tPresident since 2019\n", encoding="utf-8")
    (mention,) = World((folder,)).find("Xy Zed")
    with pytest.raises(WorldError, match=r"^international\.tsv:\d+: offices has"):
        mention.entity.tenancy("2020")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Xyville\tQQQ\t1\t2", "gazetteer.tsv: 'Xyville': code 'QQQ' is not in states.tsv"),
        ("Xyville\tFRA\t91\t2", "gazetteer.tsv: 'Xyville': 91.0 2.0 is nowhere on Earth"),
        ("Xyville\tFRA\tnorth\t2", "is no place; it must be name, code, latitude, longitude"),
        ("Xyville\tFRA", "is no place; it must be name, code, latitude, longitude"),
    ],
)
def test_a_bad_place_is_named(folder: Path, row: str, message: str) -> None:
    path = folder / "gazetteer.tsv"
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    (fault,) = lint.faults(folder)
    assert message in fault


def test_the_tables_have_no_fault() -> None:
    assert lint.faults() == []
    assert lint.main() == 0


def test_a_name_of_two_codes_must_be_declared(folder: Path) -> None:
    path = folder / "places.tsv"
    path.write_text(path.read_text(encoding="utf-8") + "Karachi\tIND\tcity\t-\n", encoding="utf-8")
    (fault,) = lint.faults(folder)
    assert fault.startswith("places.tsv:")
    assert "'Karachi' is IND, but PAK at places.tsv" in fault or "'Karachi' is PAK, but IND" in fault


def test_one_reading_is_no_ambiguity(folder: Path) -> None:
    path = folder / "ambiguous.tsv"
    path.write_text(path.read_text(encoding="utf-8") + "Karachi\tPAK\t-\n", encoding="utf-8")
    assert lint.faults(folder) == ["ambiguous.tsv: 'Karachi' has one reading; it needs two or more"]


def test_lint_prints_a_line_a_fault(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(lint, "faults", lambda: ["a.tsv:1: wrong", "b.tsv:2: wrong"])
    assert lint.main() == 1
    assert capsys.readouterr().err == "a.tsv:1: wrong\nb.tsv:2: wrong\n"


def test_every_state_is_there() -> None:
    states = World.load().states
    former = [code for code, state in states.items() if state.standing == "former"]
    assert sorted(former) == ["CSK", "DDR", "SCG", "SUN", "YMD", "YUG"]
    assert len(states) - len(former) == 250
    assert {"PSE", "TWN", "XKX", "USA", "SSD"} <= set(states)
    named = [code for code, state in states.items() if not state.demonyms]
    assert sorted(named) == ["ATF", "BVT", "HMD", "SCG", "SGS", "SJM", "UMI"]
