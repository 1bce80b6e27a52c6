"""`dragoman code` as a user runs it, with the shipped reader: real input, bad input, twice the same."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.reading.model import SHIPPED

pytestmark = pytest.mark.skipif(not (SHIPPED / "reader.onnx").is_file(), reason="the reader's weights are not here")

ROOT = Path(__file__).parents[2]
MEETING = "Norway's foreign minister met her Kenyan counterpart in Oslo on Tuesday and pledged aid."


def run(*words: str, text: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dragoman", *words]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=False, timeout=300)


def rows(output: bytes) -> list[dict]:
    return [json.loads(line) for line in output.decode().splitlines()]


@pytest.fixture
def mixed(tmp_path):
    """Write a folder of good and bad inputs; the bad ones by the code that each must be reported with."""
    (tmp_path / "good.txt").write_text(MEETING)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\x00\x01\x02" * 200)
    long = json.dumps({"text": "word " * 1_100_000})
    good = json.dumps({"id": "a1", "published": "2024-05-16", "text": MEETING})
    lines = [
        good,
        long,
        '{"text": "broken',
        json.dumps({"id": "a2", "published": "2024-05-16"}),
        good.replace("a1", "a3"),
    ]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines))
    (tmp_path / "nothing").mkdir()
    (tmp_path / "nothing" / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_bad_inputs_are_reported_and_the_rest_coded(mixed):
    report = mixed / "failures.json"
    paths = [mixed / name for name in ("good.txt", "empty.txt", "binary.txt", "lines.jsonl", "nothing", "absent.txt")]
    done = run("code", *map(str, paths), "--failures", str(report))
    assert done.returncode == 1
    found = rows(done.stdout)
    assert [row["id"] for row in found if row["kind"] == "report"][1:] == ["a1", "a3"]
    assert {row["report"] for row in found if row["kind"] == "event"} >= {"a1", "a3"}
    told = {(row["where"].partition(".jsonl:")[0].rpartition("/")[2], row["code"]) for row in rows(report.read_bytes())}
    assert told == {
        ("empty.txt", "E102"),
        ("binary.txt", "E103"),
        ("lines", "E104"),
        ("lines", "E105"),
        ("lines", "E106"),
        ("nothing", "E107"),
        ("absent.txt", "E101"),
    }
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_reported(tmp_path):
    (tmp_path / "secret.txt").write_text(MEETING)
    (tmp_path / "secret.txt").chmod(0)
    done = run("code", str(tmp_path / "secret.txt"))
    assert done.returncode == 1
    assert b"E101" in done.stderr


def test_a_pasted_paragraph_gives_json_lines_in_a_pipe():
    done = run("code", "-", text=MEETING)
    assert done.returncode == 0
    found = rows(done.stdout)
    assert found[0]["kind"] == "report"
    meeting = next(row for row in found if row.get("event") == "CONSULT")
    assert {party["code"] for party in meeting["actor"] + meeting["recipient"]} == {"NOR", "KEN"}


def test_the_table_shows_who_did_what(tmp_path):
    (tmp_path / "one.txt").write_text(MEETING)
    done = run("code", str(tmp_path / "one.txt"), "--format", "table")
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "CONSULT" in shown
    assert "NOR" in shown
    assert "KEN" in shown


def test_the_examples_are_coded_the_same_twice():
    first, second = (run("code", str(ROOT / "examples")) for _ in range(2))
    assert first.returncode == 0
    assert first.stdout == second.stdout
    found = rows(first.stdout)
    assert sum(row["kind"] == "report" for row in found) >= 12
    assert sum(row["kind"] == "event" for row in found) > 50


def test_the_shipped_weights_are_those_that_are_described():
    import hashlib

    description = json.loads((SHIPPED / "reader.json").read_text())
    assert hashlib.sha256((SHIPPED / "reader.onnx").read_bytes()).hexdigest() == description["sha256"]
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 35_000_000


def test_nothing_is_asked_of_the_network(tmp_path):
    (tmp_path / "one.txt").write_text(MEETING)
    script = (
        "import socket, sys\n"
        "def refuse(*given, **named): raise SystemExit('a socket was opened')\n"
        "socket.socket = refuse; socket.create_connection = refuse\n"
        "from dragoman.cli import main\n"
        f"sys.argv = ['dragoman', 'code', {str(tmp_path / 'one.txt')!r}]\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=120)
    assert b"a socket was opened" not in done.stderr
    assert b'"kind": "event"' in done.stdout


def test_files_passed_over_in_a_folder_are_counted(tmp_path):
    (tmp_path / "one.txt").write_text(MEETING)
    (tmp_path / "README.md").write_text("About this folder.")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    done = run("code", str(tmp_path))
    assert done.returncode == 0
    assert done.stderr.decode().strip().endswith("0 failed, 2 files passed over")
