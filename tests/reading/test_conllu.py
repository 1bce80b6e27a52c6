from pathlib import Path

import pytest

from dragoman.errors import GoldError
from dragoman.reading import conllu
from dragoman.reading.conllu import Token, Tree

TREE = """\
# sent_id = one
# text = They didn't meet.
1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur\t4\tnsubj\t4:nsubj\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
3.1\tever\tever\tADV\tRB\t_\t_\t_\t4:advmod\t_
4\tmeet\tmeet\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""
SHARED = Path(__file__).resolve().parents[3] / "shared"
EWT = SHARED / "data" / "ud-ewt" / "en_ewt-ud-dev.conllu"


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="none: cannot be read"):
        list(conllu.read(tmp_path / "none"))


def test_only_syntactic_words_are_tokens() -> None:
    (tree,) = conllu.read(lines(TREE))
    assert [token.form for token in tree.tokens] == ["They", "did", "n't", "meet", "."]
    assert tree.tokens[0] == Token(1, "They", "they", "PRON", "PRP", "Case=Nom|Number=Plur", 4, "nsubj", "4:nsubj", "_")
    assert tree.tokens[0].feature_map == {"Case": "Nom", "Number": "Plur"}
    assert tree.tokens[1].feature_map == {}
    assert tree.comment("sent_id") == "one"


def test_written_trees_are_what_was_read() -> None:
    assert "".join(map(conllu.write, conllu.read(lines(TREE * 2)))) == TREE * 2


def test_a_last_sentence_needs_no_blank_line() -> None:
    assert len(list(conllu.read(lines(TREE + TREE.rstrip("\n"))))) == 2


def test_comments_without_words_are_no_tree() -> None:
    assert list(conllu.read(["# newdoc\n", "\n"])) == []


def test_text_is_rebuilt_from_ranges_and_spaces() -> None:
    (tree,) = conllu.read(lines(TREE.replace("# text = They didn't meet.\n", "")))
    assert tree.text == "They didn't meet."


def test_text_is_the_comment_where_there_is_one() -> None:
    assert Tree(("# text = As  given",), (Token(1, "given"),)).text == "As  given"


def test_a_file_streams(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(TREE + "broken\n", encoding="utf-8")
    trees = conllu.read(path)
    assert next(trees).text == "They didn't meet."
    with pytest.raises(GoldError, match=r"a\.conllu:11: 1 columns"):
        next(trees)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("1\tA\ta", "lines:2: 3 columns"),
        ("2\tA\ta\tX\t_\t_\t0\troot\t_\t_", "lines:2: id '2', where 1 should follow"),
        ("x\tA\ta\tX\t_\t_\t0\troot\t_\t_", "lines:2: id 'x'"),
        ("1\tA\ta\tX\t_\t_\t_\troot\t_\t_", "lines:2: head '_' is no number"),
        ("1\tA\ta\tX\t_\t_\t²\troot\t_\t_", "lines:2: head '²' is no number"),
        ("1\tA\ta\tX\t_\t_\t7\troot\t_\t_", "lines:2: head 7 of word 1 is outside"),
    ],
)
def test_malformed_lines_are_named(row: str, fault: str) -> None:
    with pytest.raises(GoldError, match=fault):
        list(conllu.read(["# text = A\n", row + "\n", "\n"], name="lines"))


@pytest.mark.skipif(not EWT.is_file(), reason="the English Web Treebank is not beside the repository")
def test_a_treebank_survives_reading_and_writing() -> None:
    trees = list(conllu.read(EWT))
    assert len(trees) == 2001
    assert "".join(map(conllu.write, trees)) == EWT.read_text(encoding="utf-8")
    wrong = [tree.text for tree in trees if Tree((), tree.tokens, tree.others).text != tree.text]
    assert wrong == []
