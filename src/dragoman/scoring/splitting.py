"""How well sentences and words are split on raw text: F1 over character spans against CoNLL-U files.

``python -m dragoman.scoring.splitting FILE.conllu... [--by NAME] [--docs PREFIX]`` prints one JSON object a file. The
measure is that of the CoNLL 2018 shared task; the raw text is rebuilt from the spaces the file records, a blank line
between paragraphs. The parts of a multi-word token count apart where, written together, they give the token. The
other splitters that were compared (``--by``) need their packages installed.
"""

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.reading.splitting import Span, split

Splitter = Callable[[str], tuple[list[Span], list[Span]]]
"""A text to the spans of its sentences and of its words."""


@dataclass(slots=True)
class Document:
    """The raw text of one document and the spans of its sentences and words."""

    id: str
    text: str = ""
    sentences: list[Span] = field(default_factory=list)
    words: list[Span] = field(default_factory=list)


def documents(path: Path) -> Iterator[Document]:
    """The documents of a CoNLL-U file, rebuilt as raw text."""
    document = Document("")
    for block in path.read_text(encoding="utf-8").strip("\n").split("\n\n"):
        lines = block.split("\n")
        for line in lines:
            if line.startswith("# newdoc"):
                if document.text:
                    yield document
                document = Document(line.partition("=")[2].strip())
            elif line.startswith("# newpar") and document.text:
                document.text = document.text.rstrip() + "\n\n"
        _add_sentence(document, [line.split("\t") for line in lines if not line.startswith("#")])
    if document.text:
        yield document


def _add_sentence(document: Document, rows: list[list[str]]) -> None:
    start = len(document.text)
    end = start
    inside = 0
    for row in rows:
        number, form, misc = row[0], row[1], row[9]
        if "." in number or ("-" not in number and int(number) <= inside):
            continue
        parts = [form]
        if "-" in number:
            first, inside = (int(part) for part in number.split("-"))
            written = [row[1] for row in rows if row[0].isdigit() and first <= int(row[0]) <= inside]
            parts = written if "".join(written) == form else parts
        end = len(document.text)
        for part in parts:
            document.words.append((end, end + len(part)))
            end += len(part)
        document.text += form if "SpaceAfter=No" in misc else form + " "
    document.sentences.append((start, end))


def score(path: Path, splitter: Splitter, prefix: str = "") -> dict[str, float]:
    """Words and sentences F1 in per cent, the number of gold words, and the words split in a second."""
    gold: tuple[set[tuple[int, Span]], set[tuple[int, Span]]] = (set(), set())
    system: tuple[set[tuple[int, Span]], set[tuple[int, Span]]] = (set(), set())
    seconds = 0.0
    for number, document in enumerate(documents(path)):
        if not document.id.startswith(prefix):
            continue
        began = time.perf_counter()
        found = splitter(document.text)
        seconds += time.perf_counter() - began
        for kind, spans in enumerate((document.sentences, document.words)):
            gold[kind].update((number, span) for span in spans)
            system[kind].update((number, span) for span in found[kind])
    return {
        "words_f1": _f1(gold[1], system[1]),
        "sentences_f1": _f1(gold[0], system[0]),
        "words": len(gold[1]),
        "words_per_second": round(len(gold[1]) / seconds, -3) if seconds else 0,
    }


def _f1(gold: set[tuple[int, Span]], system: set[tuple[int, Span]]) -> float:
    total = len(gold) + len(system)
    return round(200 * len(gold & system) / total, 2) if total else 0.0


def _dragoman(text: str) -> tuple[list[Span], list[Span]]:
    sentences = split(text)
    return [(one.start, one.end) for one in sentences], [word for one in sentences for word in one.words]


def _sentencex(text: str) -> tuple[list[Span], list[Span]]:
    return _located(text, importlib.import_module("sentencex").segment("en", text)), []


def _blingfire(text: str) -> tuple[list[Span], list[Span]]:
    library = importlib.import_module("blingfire")
    sentences = library.text_to_sentences(text).split("\n")
    return _located(text, sentences), _located(text, library.text_to_words(text).split(" "))


def _syntok(text: str) -> tuple[list[Span], list[Span]]:
    library = importlib.import_module("syntok.segmenter")
    sentences = [sentence for paragraph in library.analyze(text) for sentence in paragraph]
    tokens = [_located(text, [token.value for token in sentence], sentence[0].offset) for sentence in sentences]
    return [(spans[0][0], spans[-1][1]) for spans in tokens if spans], [span for spans in tokens for span in spans]


def _spacy() -> Splitter:
    language = importlib.import_module("spacy").blank("en")
    language.add_pipe("sentencizer")

    def run(text: str) -> tuple[list[Span], list[Span]]:
        document = language(text)
        words = [(token.idx, token.idx + len(token)) for token in document if not token.is_space]
        return _located(text, [sentence.text for sentence in document.sents]), words

    return run


def _nltk(text: str) -> tuple[list[Span], list[Span]]:
    sentences = list(importlib.import_module("nltk.tokenize.punkt").PunktSentenceTokenizer().span_tokenize(text))
    tokenizer = importlib.import_module("nltk.tokenize").NLTKWordTokenizer()
    words = [(a + b, a + c) for a, z in sentences for b, c in tokenizer.span_tokenize(text[a:z])]
    return sentences, words


def _located(text: str, pieces: list[str], position: int = 0) -> list[Span]:
    """The spans of pieces that stand in the text one after another; a piece that was altered is passed over."""
    spans: list[Span] = []
    for piece in (piece.strip() for piece in pieces):
        found = text.find(piece, position) if piece else -1
        if found >= 0:
            position = found + len(piece)
            spans.append((found, position))
    return spans


SPLITTERS: dict[str, Callable[[], Splitter]] = {
    "dragoman": lambda: _dragoman,
    "sentencex": lambda: _sentencex,
    "syntok": lambda: _syntok,
    "blingfire": lambda: _blingfire,
    "nltk": lambda: _nltk,
    "spacy": _spacy,
}


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--by", choices=sorted(SPLITTERS), default="dragoman")
    parser.add_argument("--docs", default="", metavar="PREFIX", help="only documents whose id starts so")
    options = parser.parse_args(arguments)
    splitter = SPLITTERS[options.by]()
    for path in options.files:
        row = {"file": path.name, "docs": options.docs, "by": options.by, **score(path, splitter, options.docs)}
        sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
