"""Files, folders and standard input become reports, and whatever is wrong becomes a Failure that names where."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.entries import Report, claim_id
from dragoman.errors import Failure
from dragoman.sources import read

TEXT = "Norway backed Chad on Tuesday."


def given_file(folder: Path, name: str, content: bytes | str) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def one(path: str, **limits: int) -> Report | Failure:
    (item,) = read([path], **limits)
    return item


def report(path: str) -> Report:
    item = one(path)
    assert isinstance(item, Report), item
    return item


def code(item: Report | Failure) -> str:
    return item.code if isinstance(item, Failure) else "report"


def test_a_text_file_is_one_report(tmp_path: Path) -> None:
    path = given_file(tmp_path, "a.txt", "Norway backs Chad\r\n\r\nOSLO, 3 May 2024 (NNW): " + TEXT)
    found = report(path)
    assert found.text == "Norway backs Chad\r\n\r\nOSLO, 3 May 2024 (NNW): " + TEXT
    assert (found.id, found.path, found.title) == (claim_id("report", found.text), path, "Norway backs Chad")
    assert (found.published, found.date_precision, found.date_known) == ("2024-05-03", "day", "dateline")
    assert found.place == "OSLO"


def test_a_given_date_goes_before_the_dateline(tmp_path: Path) -> None:
    row = {"text": "OSLO, 3 May 2024 (NNW): " + TEXT, "date": "2024-05-04"}
    found = report(given_file(tmp_path, "a.json", json.dumps(row)))
    assert (found.published, found.date_precision, found.date_known) == ("2024-05-04", "day", "given")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Åland – “talks”".encode(), "Åland – “talks”"),
        (b"\xef\xbb\xbf" + "Åland".encode(), "Åland"),
        ("Åland – “talks”".encode("utf-16"), "Åland – “talks”"),
        (b"\xfe\xff" + "Åland".encode("utf-16-be"), "Åland"),
        ("Åland".encode("utf-32"), "Åland"),
        ("Åland – “talks”".encode("cp1252"), "Åland – “talks”"),
        ("“ok” ".encode() + "“old”".encode("cp1252"), "“ok” “old”"),
        ("the minister’s “talks”".encode().decode("cp1252", "replace").replace("\ufffd", "\x9d").encode(),
         "the minister’s “talks”"),
        ("São Paulo\r\nMalmö".encode(), "São Paulo\r\nMalmö"),
    ],
)  # fmt: skip
def test_encodings(content: bytes, text: str, tmp_path: Path) -> None:
    assert report(given_file(tmp_path, "a.txt", content)).text == text


def test_text_in_json_stays_as_given(tmp_path: Path) -> None:
    garbled = "  the ministerâ€™s talks\r\n"
    assert report(given_file(tmp_path, "a.json", json.dumps({"text": garbled}))).text == garbled


def test_what_cannot_be_carried_is_replaced_in_place(tmp_path: Path) -> None:
    assert report(given_file(tmp_path, "a.json", '{"text": "a\\ud800b\\u0000c"}')).text == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"", "E102"),
        ("a.txt", b" \n\t ", "E102"),
        ("a.txt", b"\xef\xbb\xbf", "E102"),
        ("a.json", b"", "E102"),
        ("a.json", b"[]", "E102"),
        ("a.json", b'{"text": " "}', "E102"),
        ("a.jsonl", b"\n\n", "E102"),
        ("a.txt", b"PK\x03\x04\x00\x00text", "E103"),
        ("a.txt", bytes(range(1, 32)) * 4, "E103"),
        ("a.json", b'{"text": "\x00"}', "E103"),
        ("a.jsonl", b"\x89PNG\x00\x01\n\x00\x02\n", "E103"),
        ("a.json", b"{", "E105"),
        ("a.json", b"not json", "E105"),
        ("a.json", b"3", "E105"),
        ("a.json", b"[" * 100_000, "E105"),
        ("a.jsonl", b'{"a":' * 100_000, "E105"),
        ("a.jsonl", b'{"id": ' + b"9" * 5000 + b', "text": "x"}', "E105"),
        ("a.jsonl", b'["text"]', "E105"),
        ("a.json", b"{}", "E106"),
        ("a.json", b'{"text": null, "title": "x"}', "E106"),
        ("a.json", b'{"text": 3}', "E106"),
        ("a.json", b'{"tags": [{"name": "x"}]}', "E106"),
        ("a.pdf", b"%PDF", "E107"),
        ("noending", b"text", "E107"),
    ],
)
def test_failures(name: str, content: bytes, expected: str, tmp_path: Path) -> None:
    found = one(given_file(tmp_path, name, content))
    assert isinstance(found, Failure), found
    assert found.code == expected
    assert found.where.startswith(str(tmp_path / name))
    assert found.message and found.remedy


@pytest.mark.parametrize("path", ["nowhere.txt", "", "a\x00b.txt", "http://example.org/a.txt", "x" * 5000])
def test_unreadable_paths(path: str) -> None:
    assert code(one(path)) == "E101"


def test_what_is_neither_file_nor_folder_is_unreadable() -> None:
    assert code(one("/dev/null")) == "E101"


def test_an_error_while_reading_is_a_failure(tmp_path: Path) -> None:
    class Torn(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    (found,) = read(["-"], stdin=Torn())
    assert isinstance(found, Failure)
    assert (found.code, found.where, found.message) == ("E101", "-", "input/output error")


def test_broken_lines_cost_themselves_alone(tmp_path: Path) -> None:
    lines = [
        '{"text": "one"}',
        "{broken",
        "",
        '{"title": "none"}',
        "\x00",
        '{"text": "two"}',
        "[1]",
        '{"text": "three"}',
    ]
    path = given_file(tmp_path, "a.jsonl", "\r\n".join(lines))
    found = [(code(item), item.where if isinstance(item, Failure) else item.text) for item in read([path])]
    assert found == [
        ("report", "one"),
        ("E105", f"{path}:2"),
        ("E106", f"{path}:4"),
        ("E103", f"{path}:5"),
        ("report", "two"),
        ("E105", f"{path}:7"),
        ("report", "three"),
    ]


def test_a_line_over_the_limit_is_not_held(tmp_path: Path) -> None:
    long = b'{"text": "' + b"a" * 5_000_000 + b'"}'
    path = given_file(tmp_path, "a.jsonl", b'{"text": "one"}\n' + long + b'\n{"text": "two"}\n' + long)
    tracemalloc.start()
    found = list(read([path], report_limit=500_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [code(item) for item in found] == ["report", "E104", "report", "E104"]
    assert isinstance(found[1], Failure) and found[1].where == f"{path}:2"
    assert peak < 3_000_000


def test_limits_of_texts_and_json_files(tmp_path: Path) -> None:
    text = given_file(tmp_path, "a.txt", "a" * 100)
    row = given_file(tmp_path, "a.json", json.dumps({"text": "a" * 100}))
    assert code(one(text, report_limit=99)) == "E104"
    assert code(one(text, report_limit=100)) == "report"
    assert code(one(row, json_limit=99)) == "E104"
    assert code(one(row, report_limit=99)) == "E104"


def test_memory_is_flat(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as stream:
        for number in range(3000):
            stream.write(json.dumps({"id": number, "text": f"{TEXT} " * 40}) + "\n")
    next(iter(read([str(path)])))
    tracemalloc.start()
    assert sum(isinstance(item, Report) for item in read([str(path)])) == 3000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_500_000


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ({"body": TEXT}, "text", TEXT),
        ({"text": "", "content": TEXT}, "text", TEXT),
        ({"text": TEXT, "story_id": 7}, "id", "7"),
        ({"text": TEXT}, "id", claim_id("report", TEXT)),
        ({"text": TEXT, "source": {"id": None, "name": "The Example"}}, "outlet", "The Example"),
        ({"text": TEXT, "domain": "example.org"}, "outlet", "example.org"),
        ({"text": TEXT, "headline": " Norway backs Chad "}, "title", "Norway backs Chad"),
        ({"text": TEXT, "language": "en"}, "language", "en"),
        ({"text": TEXT, "seendate": "20240531T101500Z"}, "published", "2024-05-31"),
        ({"text": TEXT, "published": 20240531}, "published", "2024-05-31"),
        ({"text": TEXT, "published": "unknown", "date": "2024-05"}, "published", "2024-05"),
        ({"text": TEXT, "published": float("nan")}, "published", None),
        ({"text": TEXT, "tags": [{"text": "x"}]}, "text", TEXT),
    ],
)
def test_fields(row: dict[str, object], field: str, value: str | None, tmp_path: Path) -> None:
    assert getattr(report(given_file(tmp_path, "a.json", json.dumps(row))), field) == value


@pytest.mark.parametrize(
    "side",
    [{"published": "yesterday"}, {"date": 1717113600}, {"date": [2024]}, {"title": ["x"]}, {"id": {}}, {"url": True}],
)
def test_a_bad_side_field_costs_the_field_alone(side: dict[str, object], tmp_path: Path) -> None:
    path = given_file(tmp_path, "a.jsonl", json.dumps({"text": TEXT, **side}))
    failure, found = read([path])
    assert isinstance(failure, Failure) and isinstance(found, Report)
    assert (failure.code, failure.where) == ("E105", f"{path}:1")
    assert next(iter(side)) in failure.message
    assert (found.text, found.published, found.title, found.url) == (TEXT, None, None, None)


@pytest.mark.parametrize(
    "content",
    [
        '[{"text": "one"}, {"text": "two"}]',
        '{"status": "ok", "articles": [{"text": "one"}, {"text": "two"}]}',
        '{"found": [{"text": "one"}, {"text": "two"}]}',
        '{"text": "one"}\n{"text": "two"}\n',
    ],
)
def test_shapes_of_json(content: str, tmp_path: Path) -> None:
    found = list(read([given_file(tmp_path, "a.json", content)]))
    assert [item.text for item in found if isinstance(item, Report)] == ["one", "two"]
    assert len(found) == 2


def test_a_bad_object_in_a_list_costs_itself_alone(tmp_path: Path) -> None:
    found = list(read([given_file(tmp_path, "a.json", '[{"text": "one"}, 3, {}, {"text": "two"}]')]))
    assert [code(item) for item in found] == ["report", "E105", "E106", "report"]
    assert isinstance(found[1], Failure) and "object 2" in found[1].message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252", "utf-32"])
def test_encodings_of_json_lines(encoding: str, tmp_path: Path) -> None:
    content = '{"text": "Åland"}\n{"text": "Ørsta – “ja”"}\n'.encode(encoding)
    assert [code(item) for item in read([given_file(tmp_path, "a.jsonl", content)])] == ["report", "report"]
    assert [item.text for item in read([str(tmp_path / "a.jsonl")]) if isinstance(item, Report)][1] == "Ørsta – “ja”"


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.md", "a.txt", "c.JSONL", ".hidden.txt", ".git/x.txt", "b/.x.txt", "d.pdf", "e/f.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        given_file(tmp_path, name, json.dumps({"text": name}))
    tally: Counter[str] = Counter()
    found = list(read([str(tmp_path)], tally=tally))
    assert [str(Path(item.path or "").relative_to(tmp_path)) for item in found if isinstance(item, Report)] == [
        "a.txt",
        "b/10.md",
        "b/2.txt",
        "c.JSONL",
    ]
    assert tally == {"reports": 4, "skipped": 2}


def test_a_folder_without_reports_is_a_failure(tmp_path: Path) -> None:
    given_file(tmp_path, "a.pdf", "x")
    found = one(str(tmp_path))
    assert isinstance(found, Failure)
    assert (found.code, found.where) == ("E107", str(tmp_path))


def test_a_folder_that_holds_itself_ends(tmp_path: Path) -> None:
    given_file(tmp_path, "a.txt", TEXT)
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert [code(item) for item in read([str(tmp_path)])] == ["report", "E101"]


def test_paths_keep_their_order_and_failures_go_between(tmp_path: Path) -> None:
    good = given_file(tmp_path, "a.txt", TEXT)
    assert [code(item) for item in read([good, "nowhere.txt", good])] == ["report", "E101", "report"]


@pytest.mark.parametrize(
    ("piped", "expected"),
    [
        (b"Norway backed Chad.", ["report"]),
        (b"\n  {\"text\": \"one\"}\n{broken\n{\"text\": \"two\"}", ["report", "E105", "report"]),
        (b'{\n  "text": "one"\n}\n', ["report"]),
        (b'[\n {"text": "one"}, {"text": "two"}]', ["report", "report"]),
        (b"[Oslo] Norway backed Chad.", ["report"]),
        (b"", ["E102"]),
        (b"  \n", ["E102"]),
        (b"\x00\x01", ["E103"]),
        (b"a" * 2000, ["E104"]),
    ],
)  # fmt: skip
def test_standard_input(piped: bytes, expected: list[str]) -> None:
    found = list(read(["-"], stdin=io.BytesIO(piped), report_limit=1000))
    assert [code(item) for item in found] == expected
    assert all((item.where if isinstance(item, Failure) else item.path or "").startswith("-") for item in found)


def test_blanks_before_piped_text_count_in_its_offsets() -> None:
    (found,) = read(["-"], stdin=io.BytesIO(b"\n\n Norway backed Chad."))
    assert isinstance(found, Report)
    assert found.text == "\n\n Norway backed Chad."


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    given_file(tmp_path, "a.txt", TEXT)
    given_file(tmp_path, "b.jsonl", '{"text": "one"}\n{broken')
    assert list(read([str(tmp_path)])) == list(read([str(tmp_path)]))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "body", "id", "date", "title", "source", "articles", "x"]), inner)
    ),
    max_leaves=8,
)
_BYTES = (
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | _JSON.map(lambda value: json.dumps(value).encode())
    | st.lists(_JSON, max_size=3).map(lambda rows: b"\n".join(json.dumps(row).encode() for row in rows))
    | st.binary(max_size=60).map(lambda data: b"\xff\xfe" + data)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=_BYTES, name=st.sampled_from(["a.txt", "a.md", "a.json", "a.jsonl", "a.ndjson", "-"]))
def test_any_bytes_are_reports_or_failures(data: bytes, name: str, tmp_path: Path) -> None:
    path = name if name == "-" else given_file(tmp_path, name, data)
    found = list(read([path], stdin=io.BytesIO(data)))
    assert found
    for item in found:
        assert isinstance(item, (Report, Failure))
        if isinstance(item, Report):
            assert item.text.strip() and item.id
            json.dumps(item.text, ensure_ascii=False).encode("utf-8")
