"""`dragoman parse` prints CoNLL-U that can be read again, and keeps the words it is given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from dragoman.reading import conllu

Run = Callable[..., Result]

GOLD = """\
# newdoc id = d
# sent_id = d-1
# text = He didn't (go).
1\tHe\the\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
4\t(\t(\tPUNCT\t(\t_\t5\tpunct\t_\tSpaceAfter=No
5\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
6\t)\t)\tPUNCT\t)\t_\t5\tpunct\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

"""


def trees(result: Result) -> list[conllu.Tree]:
    return list(conllu.read(result.stdout.splitlines(keepends=True)))


def test_a_text_becomes_sentences_whose_text_can_be_rebuilt(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway's king (Harald)\nspoke. Chad left.\n\nAll was well.\n", encoding="utf-8")
    result = run("parse", tmp_path / "a.txt")
    assert result.exit_code == 0
    found = trees(result)
    assert [tree.text for tree in found] == ["Norway's king (Harald) spoke.", "Chad left.", "All was well."]
    assert [conllu.Tree((), tree.tokens).text for tree in found] == [tree.text for tree in found]
    assert ["# newpar" in tree.comments for tree in found] == [True, False, True]
    assert found[0].tokens[0].misc == "SpaceAfter=No|Name=B-PER"
    name = found[0].comment("newdoc id")
    assert [tree.comment("sent_id") for tree in found] == [f"{name}-1", f"{name}-2", f"{name}-3"]


def test_many_sentences_are_numbered_through(run: Run) -> None:
    found = trees(run("parse", "-", stdin="He went. " * 450))
    assert len(found) == 450
    assert str(found[-1].comment("sent_id")).endswith("-450")


def test_gold_words_stay_and_the_reading_is_new(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gold.conllu"
    path.write_text(GOLD, encoding="utf-8")
    (tree,) = trees(run("parse", "--conllu", path))
    (gold,) = conllu.read(path)
    assert (tree.comments, tree.others) == (gold.comments, gold.others)
    assert [token.form for token in tree.tokens] == [token.form for token in gold.tokens]
    assert [token.space_after for token in tree.tokens] == [token.space_after for token in gold.tokens]
    assert {(token.lemma, token.xpos, token.feats) for token in tree.tokens} == {("_", "_", "_")}
    assert [token.head for token in tree.tokens] == [0, 1, 1, 1, 1, 1, 1]
    assert tree.tokens[0].misc == "Name=B-PER"


def test_words_behind_the_longest_sentence_are_not_lost(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gold.conllu"
    path.write_text(GOLD, encoding="utf-8")
    last = trees(run("parse", "--conllu", path))[0].tokens[-1]
    assert (last.form, last.upos, last.head, last.deprel) == (".", "X", 1, "dep")


def test_what_cannot_be_read_is_told_and_the_rest_parsed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway spoke.", encoding="utf-8")
    result = run("parse", tmp_path / "missing.txt", tmp_path / "a.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("E101 ")
    assert len(trees(result)) == 1


def test_a_malformed_treebank_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gold.conllu"
    path.write_text("1\tHe\n", encoding="utf-8")
    result = run("parse", "--conllu", path)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"E204 {path}:1: 2 columns")
