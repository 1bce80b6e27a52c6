import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.splitting import LONGEST_SENTENCE, split, words


def cut(text: str) -> str:
    return " | ".join(text[a:b] for a, b in words(text))


def sentences(text: str) -> list[str]:
    return [text[one.start : one.end] for one in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't agree.", "They | do | n't | agree | ."),
        ("They don’t agree.", "They | do | n’t | agree | ."),
        ("Pakistan's envoy", "Pakistan | 's | envoy"),
        ("Pakistan’s envoy", "Pakistan | ’s | envoy"),
        ("He cannot go.", "He | can | not | go | ."),
        (
            "the U.S. envoy, Mr. Blinken, at 5 p.m. today",
            "the | U.S. | envoy | , | Mr. | Blinken | , | at | 5 | p.m. | today",
        ),
        ("Pakistan-Azerbaijan ties", "Pakistan | - | Azerbaijan | ties"),
        ("a five-day visit", "a | five | - | day | visit"),
        ("the anti-terror non-aligned re-election", "the | anti-terror | non-aligned | re-election"),
        ("about 1,000 men and $34.5m (€3)", "about | 1,000 | men | and | $ | 34.5 | m | ( | € | 3 | )"),
        ("see https://www.state.gov/a-b/, now", "see | https://www.state.gov/a-b/ | , | now"),
        ("“We agree ...” he said", "“ | We | agree | ... | ” | he | said"),
        ("It said no. 3 of No. 10.", "It | said | no. | 3 | of | No. | 10 | ."),
        ("He said no.", "He | said | no | ."),
        ("the 21st on 9/11 in COVID-19", "the | 21st | on | 9/11 | in | COVID | - | 19"),
        ("Gen. J. K. O'Neill", "Gen. | J. | K. | O'Neill"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Gen. Asim Munir met Sen. Lindsey Graham.", "They talked."],
        ["He left the U.S. The talks failed."[:16], "The talks failed."],
        ["The U.S. President came on Nov. 3.", "He left."],
        ["J. K. Smith spoke in Washington, D.C. on Monday.", "Nobody came."],
        ["“We will go.”", "He went."],
        ["“Will you go?” he asked.", "She went."],
        ["Rule No. 5 holds.", "It does!", "Does it?", "Yes."],
        ["They waited...", "Nothing came."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_blank_line_ends_a_sentence() -> None:
    assert sentences("talks in\n\nbaku") == ["talks in", "baku"]


def test_heading_ends_with_its_line() -> None:
    assert sentences("Talks in Baku\nThe ministers met.") == ["Talks in Baku", "The ministers met."]


def test_wrapped_line_goes_on() -> None:
    assert sentences("The ministers met\nin Baku.") == ["The ministers met\nin Baku."]


def test_offsets_count_from_start() -> None:
    assert words("a b", 10) == [(10, 11), (12, 13)]


def test_long_sentence_is_cut_at_punctuation() -> None:
    found = split("word " * 150 + "; " + "word " * 150)
    assert [len(one.words) for one in found] == [151, 150]


@pytest.mark.parametrize(
    "unit", ["a", "a-", "1", "1.", ".", "a.", "'", "www.a", "a@", "n't", "re-", "(", "\u200b", "é\u0301", "A&", "?"]
)
def test_huge_word_takes_bounded_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    began = time.process_time()
    found = split(text)
    assert time.process_time() - began < 20
    assert sum(b - a for one in found for a, b in one.words) == len(text)


@settings(max_examples=400, deadline=None)
@given(st.text() | st.text(alphabet="aAI.?!,'’-–\"” \n\r\u200b\u2029$1%/&@:", max_size=200))
def test_every_visible_character_lies_in_one_word(text: str) -> None:
    found = split(text)
    covered = [offset for one in found for a, b in one.words for offset in range(a, b)]
    assert covered == [offset for offset, char in enumerate(text) if not char.isspace()]
    for one in found:
        assert (one.start, one.end) == (one.words[0][0], one.words[-1][1])
        assert 0 < len(one.words) <= LONGEST_SENTENCE
        assert all(a < b for a, b in one.words)
