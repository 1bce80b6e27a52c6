"""Bad tables: every fault names the file, the line and what is allowed."""

import shutil
from pathlib import Path

import pytest

from dragoman.errors import WorldError
from dragoman.world import World, lint, loader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for table in loader.FOLDER.glob("*.tsv"):
        shutil.copy(table, tmp_path)
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
        ("people.tsv", "Xy Zed\tFRA\tGOV\t-\tPresident since 2019", '"Foreign Minister 2013-2022"'),
        ("people.tsv", "Xy Zed\tFRA\tGOV\t-\tPresident 2019-2012", "ends before it begins"),
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
    with pytest.raises(WorldError) as raised:
        World(folder)
    assert str(raised.value).startswith(f"{file}:{last_line(path)}: ")
    assert message in str(raised.value)
    assert lint.faults(folder) == [str(raised.value)]


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
        World(folder)
    assert message in str(raised.value)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "people.tsv").unlink()
    with pytest.raises(WorldError, match=r"^people\.tsv: cannot be read"):
        World(folder)


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
    assert len(states) == 250
    assert {"PSE", "TWN", "XKX", "USA", "SSD"} <= set(states)
    named = [code for code, state in states.items() if not state.demonyms]
    assert sorted(named) == ["ATF", "BVT", "HMD", "SGS", "SJM", "UMI"]
