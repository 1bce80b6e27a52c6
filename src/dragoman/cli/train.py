"""`dragoman train`: the reader trained anew, from the sets to a folder of weights."""

from __future__ import annotations

from pathlib import Path

import click

EPILOG = """\b
Looked for in --data:
  ud-ewt/en_ewt-ud-train.conllu                English Web Treebank
  uner-ewt/en_ewt-ud-train.first-commit.iob2   Universal NER
  propbank-ewt/ewt_propbank_ud_train.jsonl     PropBank
  factuality-uds/train.jsonl                   UDS-IH2
  gum-open/gum_open_train.conllu               GUM
Looked for in each --corpus: *.jsonl, labelled reports (dev.jsonl is left out).

\b
Examples:
  pip install 'dragoman[train]'
  dragoman train --data data --corpus corpus --out weights
  dragoman code article.txt --model weights
"""
folder = click.Path(file_okay=False, path_type=Path)
existing = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("train", epilog=EPILOG)
@click.option("--out", type=folder, default="weights", show_default=True, help="The folder to write the weights into.")
@click.option("--data", type=existing, default="data", show_default=True, help="The folder of the public sets.")
@click.option(
    "--corpus",
    "corpora",
    type=existing,
    multiple=True,
    default=["corpus"],
    show_default=True,
    help="A folder of labelled reports; may be given several times.",
)
@click.option("--rounds", type=click.IntRange(min=1), help="How often to go over the sets.")
@click.option("--seed", type=int, help="What the draws begin with: the same seed, the same draws.")
@click.option("--encoder", type=existing, help="The folder of all-MiniLM-L6-v2.  [default: as installed]")
def command(
    out: Path, data: Path, corpora: tuple[Path, ...], rounds: int | None, seed: int | None, encoder: Path | None
) -> None:
    """Train the reader anew (needs PyTorch).

    Users never need this: the weights come with the package. An interrupted run goes on where it stopped, if it is
    called again with the same --out.
    """
    try:
        from dragoman.training import run
        from dragoman.training.loop import Plan
    except ImportError as error:
        raise click.UsageError(f"Training needs {error.name}: pip install 'dragoman[train]'") from error
    given = {name: value for name, value in (("rounds", rounds), ("seed", seed)) if value is not None}
    encoder = run.encoder_folder() if encoder is None else encoder
    click.echo(f"Training into {out}; the log is {out / 'log.jsonl'}.", err=True)
    run.train(folder=out, sets_folder=data, corpora=list(corpora), encoder=encoder, plan=Plan(**given))
    click.echo(f"The reader is in {out}. Use it with: dragoman code article.txt --model {out}", err=True)
