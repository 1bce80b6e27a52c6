"""Benchmarks: `python -m dragoman.scoring.bench [PATH...]` measures speed, memory and start, and writes bench.json.

The whole pipeline is compared, in the same run, with the forward pass of the bare encoder over the same sentences in
the same batches: that is the limit that no pipeline on this encoder can pass. Without PATH the example reports and the
labelled corpus are read. Times are medians of several runs; quote the ratios, for machines differ.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dragoman.entries import Entry, Report, to_dict
from dragoman.reading.model import SHIPPED, Model
from dragoman.reading.splitting import split
from dragoman.world import World

_RUNS = 3
_SENTENCE = "Foreign ministers of the two countries met in Geneva on Tuesday and agreed to reopen the border."
_WORDS = 500  # of a text in which names are looked up
_LAST_STATE = "LayerNormalization"


def timed(work: Callable[[], object], runs: int = _RUNS) -> float:
    """Return the median wall time of `runs` runs in seconds, after one that does not count."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def process(arguments: list[str]) -> tuple[float, float]:
    """Run a command and return (wall seconds, peak memory in MB) of the process; raise RuntimeError where it fails."""
    measure = (
        "import resource,subprocess,sys,time;t=time.perf_counter();"
        "r=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
        "print(time.perf_counter()-t,resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024,r.returncode)"
    )
    done = subprocess.run([sys.executable, "-c", measure, *arguments], capture_output=True, text=True, check=True)
    wall, peak, code = done.stdout.split()
    if code != "0":
        raise RuntimeError(f"{' '.join(arguments)} ended with exit code {code}")
    return float(wall), float(peak)


def bare_encoder(model: Model, folder: Path) -> Callable[[list[list[str]]], None]:
    """Return a function that runs the encoder alone, without heads, over sentences in the model's own batches."""
    import onnx
    import onnxruntime

    graph = onnx.load(str(folder / "reader.onnx"))
    states = [node.output[0] for node in graph.graph.node if node.op_type == _LAST_STATE]
    with tempfile.TemporaryDirectory() as scratch:
        cut = Path(scratch) / "encoder.onnx"
        onnx.utils.extract_model(str(folder / "reader.onnx"), str(cut), ["pieces", "casing", "mask"], [states[-1]])
        session = onnxruntime.InferenceSession(str(cut), providers=["CPUExecutionProvider"])

    def run(sentences: list[list[str]]) -> None:
        for given in model.batches(sentences):
            session.run(None, {name: given[name] for name in ("pieces", "casing", "mask")})

    return run


def measure(reports: list[Report], folder: Path) -> dict[str, Any]:
    """Return words a second of the bare encoder, of reading and of coding, and the ratio of the last to the first."""
    from dragoman.coding import Coded, Coder

    coder = Coder.load(folder)
    model = coder.reader.model
    sentences = [[[r.text[a:b] for a, b in s.words] for s in split(r.text)] for r in reports]
    words = sum(len(sentence) for report in sentences for sentence in report)
    run = bare_encoder(model, folder)

    def coded() -> None:
        for item in coder.pipe(reports):
            assert isinstance(item, Coded)
            entries: list[Entry] = [item.report, *item.events]
            for entry in entries:
                json.dumps(to_dict(entry), ensure_ascii=False)

    bare = timed(lambda: [run(report) for report in sentences])
    reading = timed(lambda: [coder.reader.read(report.text) for report in reports])
    whole = timed(coded)
    return {
        "reports": len(reports),
        "words": words,
        "bare_encoder_words_s": round(words / bare),
        "reading_words_s": round(words / reading),
        "coding_words_s": round(words / whole),
        "coding_over_bare_time": round(whole / bare, 3),
    }


def names(reports: list[Report]) -> dict[str, Any]:
    """Return the milliseconds that the world takes to load, and that finding all names in 500 words takes."""
    load = "import time;from dragoman import ontology;from dragoman.world import World;import ahocorasick_rs;"
    load += "ontology.load();t=time.perf_counter();World.load();print(time.perf_counter()-t)"
    loads = [
        float(subprocess.run([sys.executable, "-c", load], capture_output=True, text=True, check=True).stdout)
        for _ in range(2 * _RUNS)
    ]
    world = World.load()
    words = " ".join(report.text for report in reports).split()[: 100 * _WORDS]
    texts = [" ".join(words[low : low + _WORDS]) for low in range(0, len(words), _WORDS)]
    find = timed(lambda: [world.find(text, "2024-05") for text in texts]) / len(texts)
    return {"world_load_ms": round(1000 * statistics.median(loads)), "find_500_words_ms": round(1000 * find, 3)}


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    model = platform.processor()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        names = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        model = names[0] if names else model
    return {"processor": model, "cores": os.cpu_count(), "python": platform.python_version()}


def _reports(paths: list[Path]) -> list[Report]:
    from dragoman.scoring import corpus
    from dragoman.sources import read

    found: list[Report] = []
    for path in paths:
        if path.is_dir() and path.name == "corpus":
            for report in corpus.read(*sorted(path.glob("*.jsonl"))):
                found.append(Report(id=report.id, text=report.text, published=report.date))
        else:
            found += [item for item in read([str(path)]) if isinstance(item, Report)]
    return found


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--model", type=click.Path(path_type=Path, file_okay=False), default=SHIPPED, help="A model folder.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("evaluation/bench.json"), show_default=True)
@click.option("--limit", type=int, default=400, show_default=True, help="Reports at most.")
def main(paths: tuple[Path, ...], model: Path, out: Path, limit: int) -> None:
    """Measure, print and write the figures."""
    reports = _reports(list(paths) or [Path("examples"), Path("corpus")])[:limit]
    figures: dict[str, Any] = {
        "command": "make bench",
        "machine": machine(),
        **measure(reports, model),
        **names(reports),
    }
    dragoman = [sys.executable, "-m", "dragoman"]
    figures["help_s"] = round(_wall([*dragoman, "--help"]), 3)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "one.txt"
        path.write_text(_SENTENCE, encoding="utf-8")
        figures["one_sentence_s"] = round(_wall([*dragoman, "code", "--model", str(model), str(path)]), 3)
    for times in (1, 8):
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "reports.jsonl"
            with path.open("w", encoding="utf-8") as file:
                for copy in range(times):
                    for report in reports[:100]:
                        file.write(json.dumps({"id": f"{report.id}-{copy}", "text": report.text}) + "\n")
            wall, peak = process([*dragoman, "code", "--model", str(model), str(path)])
        read = times * len(reports[:100])
        figures[f"{times}x"] = {"reports": read, "wall_s": round(wall, 2), "peak_mb": round(peak)}
    out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    click.echo(json.dumps(figures, indent=1))


def _wall(arguments: list[str]) -> float:
    return statistics.median(process(arguments)[0] for _ in range(2 * _RUNS))


if __name__ == "__main__":
    main()
