"""The coder: a stream of reports in, a stream of coded reports out, by a declared list of steps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman import ontology
from dragoman.coding import cast, introductions
from dragoman.coding.acts import Calibration, Maker
from dragoman.coding.draft import Draft
from dragoman.coding.parties import Resolver
from dragoman.coding.tenures import tenures
from dragoman.entries import Event, Report, Tenure
from dragoman.errors import Failure, UncodableReport
from dragoman.ontology import Ontology
from dragoman.reading.reader import Reader
from dragoman.sources import cleaning
from dragoman.world import World


@dataclass(frozen=True, slots=True)
class Coded:
    """A report, and the events and the tenures it tells, each in text order."""

    report: Report
    events: tuple[Event, ...]
    tenures: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of coding: what of the draft it needs, what it fills in, and the function that does it."""

    name: str
    requires: tuple[str, ...]
    assigns: tuple[str, ...]
    work: Callable[[Draft], None]


def unmet(steps: Iterable[Step]) -> list[str]:
    """Return a line for each requirement that no earlier step assigns; "report" is given."""
    have, lines = {"report"}, []
    for step in steps:
        lines += [
            f"{step.name} requires {need}, which no earlier step assigns" for need in step.requires if need not in have
        ]
        have.update(step.assigns)
    return lines


@dataclass(slots=True)
class Coder:
    """Codes reports, one at a time: what a report yields depends on that report alone."""

    reader: Reader
    world: World
    ontology: Ontology
    calibration: Calibration
    min_confidence: float = 0.0

    @classmethod
    def load(
        cls,
        model: Path | None = None,
        min_confidence: float = 0.0,
        *,
        world: Path | None = None,
        threads: int = 0,
        precise: bool = False,
    ) -> Coder:
        """Load reader, world and ontology; `model` is a folder made by training, the shipped one without.

        `world` is a folder of a user's own tables, which go before those of the package.
        """
        reader = Reader.load(model, threads=threads, precise=precise)
        facts = reader.model.facts.get("calibration", {})
        return cls(reader, World.load(world), ontology.load(), Calibration(**facts), min_confidence)

    def steps(self) -> tuple[Step, ...]:
        """Return the steps in their order."""
        return (
            Step("clean", ("report",), ("stretches",), self._clean),
            Step("read", ("report", "stretches"), ("clauses",), self._read),
            Step("find names", ("report", "stretches"), ("mentions",), self._find),
            Step("introduce", ("report", "clauses", "mentions"), ("mentions", "cast"), self._introduce),
            Step("tell offices", ("report", "cast"), ("tenures",), self._tell_offices),
            Step("code", ("report", "clauses", "mentions", "cast"), ("events",), self._code),
        )

    def pipe(self, items: Iterable[Report | Failure]) -> Iterator[Coded | Failure]:
        """Yield each report coded, in order; failures pass through, and a report that cannot be coded becomes one."""
        steps = self.steps()
        for item in items:
            if isinstance(item, Failure):
                yield item
                continue
            draft = Draft(item)
            try:
                for step in steps:
                    step.work(draft)
            except Exception as error:  # onnxruntime's own errors have no nearer kin
                where = item.path or item.id
                yield Failure.of(UncodableReport(where, f"report {item.id}: {type(error).__name__}: {error}"))
                continue
            yield Coded(item, tuple(draft.events), tuple(draft.tenures))

    def code(self, report: Report) -> tuple[Event, ...]:
        """Return the events of one report; unlike `pipe` it lets errors through."""
        draft = Draft(report)
        for step in self.steps():
            step.work(draft)
        return tuple(draft.events)

    def _clean(self, draft: Draft) -> None:
        draft.stretches = cleaning.body(draft.report.text, title=draft.report.title)

    def _read(self, draft: Draft) -> None:
        bodies = [(stretch.start, stretch.end) for stretch in draft.stretches if stretch.role == "body"]
        draft.clauses = self.reader.read(draft.report.text, bodies)

    def _find(self, draft: Draft) -> None:
        """Find names; those in furniture below the story's beginning ("Related Articles") belong to other stories.

        Above it stands who speaks: "Jane Doe, Secretary of State".
        """
        first = next((stretch.start for stretch in draft.stretches if stretch.role == "body"), 0)
        starts = [stretch.start for stretch in draft.stretches]
        draft.mentions = [
            mention
            for mention in self.world.find(draft.report.text, draft.report.published)
            if mention.start < first or draft.stretches[bisect_right(starts, mention.start) - 1].role != "furniture"
        ]

    def _introduce(self, draft: Draft) -> None:
        report = draft.report
        draft.mentions = introductions.whole_names(
            report.text, draft.clauses, draft.mentions, self.world, report.published
        )
        draft.cast = cast.build(report, draft.clauses, draft.mentions, self.world)

    def _tell_offices(self, draft: Draft) -> None:
        assert draft.cast is not None
        draft.tenures = list(tenures(draft.report, draft.cast, self.world))

    def _code(self, draft: Draft) -> None:
        assert draft.cast is not None
        resolver = Resolver(draft.report.text, draft.cast, draft.mentions, self.world, draft.clauses)
        events = Maker(draft, resolver, self.ontology, self.calibration).events()
        draft.events = [event for event in events if event.confidence >= self.min_confidence]
