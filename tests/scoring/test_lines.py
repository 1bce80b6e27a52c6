from pathlib import Path

import pytest

from dragoman.errors import GoldError
from dragoman.scoring.lines import numbered


def test_lines_are_numbered_and_lose_their_ends(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes("a\r\n\nb\u2028c".encode())
    assert list(numbered(path)) == [(1, "a"), (2, ""), (3, "b\u2028c")]


@pytest.mark.parametrize("content", [None, b"\xff\n"])
def test_an_unreadable_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GoldError, match="a: cannot be read"):
        list(numbered(path))
