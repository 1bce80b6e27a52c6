"""Keys by which the spellings of a name meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.world.spelling import key, words

ALIKE = """
gaddafi qaddafi kadhafi gadhafi khaddafi
zelensky zelenskyy zelenskiy zelenskyi
mohammed muhammad mohamed mohamad muhammed
hussein husain husayn hussain
chernomyrdin tchernomyrdin
zhirinovsky zhirinovskiy jirinovsky
khatami khatamy
yanukovych yanukovich
lukashenko lukashenka loukachenko
milosevic milosevich
"""

APART = """
bush blair
putin biden
netanyahu yanukovych
kim king
khan khalid
"""


@pytest.mark.parametrize("names", ALIKE.strip().split("\n"))
def test_spellings_of_a_name_have_one_key(names: str) -> None:
    assert len({key(name) for name in names.split()}) == 1


@pytest.mark.parametrize("names", APART.strip().split("\n"))
def test_other_names_have_other_keys(names: str) -> None:
    assert len({key(name) for name in names.split()}) == 2


@pytest.mark.parametrize("name", ["io", "aya", "e", "ouyahia", "y."])
def test_a_word_without_consonants_has_a_key(name: str) -> None:
    assert key(name)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Recep Tayyip Erdoğan", ("recep", "tayyip", "erdogan")),
        ("Kim Jong-un", ("kim", "jong", "un")),
        ("George H. W. Bush", ("george", "h.", "w.", "bush")),
        ("G.W. Bush", ("g.", "w.", "bush")),
        ("Gideon Sa’ar", ("gideon", "sa'ar")),
        ("  José  Mujica, 89 ", ("jose", "mujica")),
        ("", ()),
        ("12 - _", ()),
    ],
)
def test_words_of_a_name(name: str, wanted: tuple[str, ...]) -> None:
    assert words(name) == wanted


@given(st.text(max_size=60))
def test_every_word_has_a_key(text: str) -> None:
    for word in words(text):
        assert key(word)
        assert word == word.strip()
