"""A coder and a reader that need no weights, to test the command line with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from dragoman.entries import Event, Party, Report, Span, Tenure
from dragoman.errors import Failure, UncodableReport
from dragoman.reading.conllu import Token, Tree


@dataclass(frozen=True)
class Coded:
    report: Report
    events: tuple[Event, ...]
    tenures: tuple[Tenure, ...] = ()


def party(text: str, whole: str, code: str, office: str | None = None) -> Party:
    start = whole.index(text)
    return Party(code, "GOV", text, office, text, start, start + len(text))


def event(report: Report, **changes: Any) -> Event:
    """An ACCUSE of Norway against Chad, told by "Norway condemned Chad." somewhere in the report."""
    sentence, text = "Norway condemned Chad.", report.text
    start = text.index(sentence)
    told: dict[str, Any] = {
        "id": "event-1",
        "report": report.id,
        "event": "ACCUSE",
        "mode": ("disapprove",),
        "actor": (party("Norway", text, "NOR"),),
        "recipient": (party("Chad", text, "TCD"),),
        "date": "2024-05-14",
        "enddate": None,
        "date_precision": "day",
        "status": "actual",
        "quad_code": 3,
        "event_scale": -2.0,
        "cameo": "111",
        "trigger": Span("condemned", start + 7, start + 16),
        "evidence": Span(sentence, start, start + len(sentence)),
        "confidence": 0.75,
    }
    told |= dict.fromkeys(("context", "topic", "time", "place", "occasion", "speaker"), ())
    return Event(**(told | changes))


class Coder:
    """Codes an event a report that holds the sentence, and fails on reports that say so."""

    loaded: list[dict[str, Any]] = []  # noqa: RUF012

    @classmethod
    def load(cls, model: Any = None, min_confidence: float = 0.0, **options: Any) -> Coder:
        cls.loaded.append({"model": model, "min_confidence": min_confidence, **options})
        return cls()

    def pipe(self, items: Iterable[Report | Failure]) -> Iterator[Coded | Failure]:
        for item in items:
            if isinstance(item, Failure):
                yield item
            elif "UNCODABLE" in item.text:
                yield Failure.of(UncodableReport(item.path or item.id, "ValueError: no"))
            elif "INTERRUPT" in item.text:
                raise KeyboardInterrupt
            else:
                yield Coded(item, (event(item),) if "Norway condemned Chad." in item.text else ())


class Reader:
    """Every word is a noun that hangs on the first, which is a person; reads `longest` words of a sentence."""

    longest = 6

    def __init__(self) -> None:
        self.model = SimpleNamespace(run=self._run)

    @classmethod
    def load(cls, folder: Any = None, **options: Any) -> Reader:
        return cls()

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Tree]:
        return [
            Tree((), tuple(self._token(i, word) for i, word in enumerate(words, 1))) for words in self._cut(sentences)
        ]

    def _token(self, number: int, word: str) -> Token:
        head, deprel = (0, "root") if number == 1 else (1, "dep")
        return Token(number, word, upos="NOUN", head=head, deprel=deprel, misc="Name=B-PER" if number == 1 else "_")

    def _run(self, sentences: Sequence[Sequence[str]]) -> list[Any]:
        import numpy as np

        rows = [np.zeros((len(words), 7)) for words in self._cut(sentences)]
        for row in rows:
            row[1:, 0] = 1
            row[0, 1] = 1
        return [SimpleNamespace(names=row) for row in rows]

    def _cut(self, sentences: Sequence[Sequence[str]]) -> list[Sequence[str]]:
        return [words[: self.longest] for words in sentences]
