"""Training end to end on a tiny random encoder: it learns, resumes to the same weights, and exports what runs."""

import json
import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the train extra: pip install 'dragoman[train]'")
pytest.importorskip("onnx", reason="export needs the train extra: pip install 'dragoman[train]'")

from dragoman.reading.decode import triggers  # noqa: E402
from dragoman.reading.model import Model  # noqa: E402
from dragoman.reading.reader import Reader as RunningReader  # noqa: E402
from dragoman.training import data  # noqa: E402
from dragoman.training.export import load_weights  # noqa: E402
from dragoman.training.loop import Plan, learn  # noqa: E402
from dragoman.training.network import Reader, Shape  # noqa: E402
from dragoman.training.run import train  # noqa: E402

WORDS = "the minister met his rival in paris and attacked a village after talks on monday . , guards left".split()
SMALL = Plan(rounds=80, size=128, encoder_rate=3e-3, head_rate=1e-2, save_every=50, average=0.9)


def make_encoder(folder):
    """Write a BERT checkpoint of random weights with a vocabulary of whole words."""
    from safetensors.torch import save_file
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    folder.mkdir()
    vocabulary = {word: i for i, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {
        "vocab_size": len(vocabulary),
        "hidden_size": 16,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 32,
        "max_position_embeddings": 64,
        "layer_norm_eps": 1e-12,
    }
    (folder / "config.json").write_text(json.dumps(config))
    sizes = {
        "attention.self.query": (16, 16),
        "attention.self.key": (16, 16),
        "attention.self.value": (16, 16),
        "attention.output.dense": (16, 16),
        "intermediate.dense": (32, 16),
        "output.dense": (16, 32),
    }
    generator = torch.Generator().manual_seed(1)
    weights = {
        "embeddings.word_embeddings.weight": torch.randn(len(vocabulary), 16, generator=generator),
        "embeddings.position_embeddings.weight": torch.randn(64, 16, generator=generator) * 0.1,
        "embeddings.token_type_embeddings.weight": torch.zeros(2, 16),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in range(2):
        norms += [f"encoder.layer.{layer}.{name}.LayerNorm" for name in ("attention.output", "output")]
        for name, size in sizes.items():
            weights[f"encoder.layer.{layer}.{name}.weight"] = torch.randn(size, generator=generator) * 0.2
            weights[f"encoder.layer.{layer}.{name}.bias"] = torch.zeros(size[0])
    for name in norms:
        weights[f"{name}.weight"], weights[f"{name}.bias"] = torch.ones(16), torch.zeros(16)
    save_file(weights, str(folder / "model.safetensors"))
    return folder


def make_sets(folder):
    """Write a treebank of one sentence with its names, frames and judgements, in the layout that training reads."""
    tree = [("The", "DET", 2, "det"), ("minister", "NOUN", 3, "nsubj"), ("left", "VERB", 0, "root")]
    rows = [f"{i}\t{w}\t_\t{t}\t_\t_\t{h}\t{r}\t_\t_" for i, (w, t, h, r) in enumerate(tree, 1)]
    for name in ("ud-ewt", "gum-open", "uner-ewt", "propbank-ewt", "factuality-uds"):
        (folder / name).mkdir(parents=True)
    (folder / "ud-ewt/en_ewt-ud-train.conllu").write_text("\n".join(rows) + "\n\n")
    (folder / "gum-open/gum_open_train.conllu").write_text("\n".join(rows) + "\n\n")
    names = "1\tThe\tO\t-\t-\n2\tminister\tB-PER\t-\t-\n3\tleft\tO\t-\t-\n\n"
    (folder / "uner-ewt/en_ewt-ud-train.first-commit.iob2").write_text(names)
    frames = {"tokens": ["The", "minister", "left"], "frames": [{"pred": 2, "args": [["ARG0", 0, 2]]}]}
    (folder / "propbank-ewt/ewt_propbank_ud_train.jsonl").write_text(json.dumps(frames) + "\n")
    fact = {"text": "The minister left", "targets": [{"span1": [2, 3], "label": 2.5}]}
    (folder / "factuality-uds/train.jsonl").write_text(json.dumps(fact) + "\n")
    return folder


def make_corpus(folder):
    folder.mkdir()
    met = {"type": "CONSULT", "trigger": "met", "actor": ["The minister=FRA"], "place": ["Paris"], "mode": "visit"}
    hit = {"type": "ASSAULT", "trigger": "attacked", "actor": ["Guards=FRA"], "recipient": ["a village=FRA"]}
    lines = []
    for number in range(12):
        lines.append({"doc": f"d{number}", "date": None, "outlet": "x", "title": "y"})
        lines.append({"s": "The minister met his rival in Paris.", "e": [met]})
        lines.append({"s": "Guards attacked a village on Monday.", "e": [hit]})
        lines.append({"s": "The minister left.", "e": []})
    (folder / "small.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    return folder


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    home = tmp_path_factory.mktemp("training")
    encoder, sets = make_encoder(home / "encoder"), make_sets(home / "sets")
    corpus = make_corpus(home / "corpus")
    folder = train(folder=home / "model", sets_folder=sets, corpora=[corpus], encoder=encoder, plan=SMALL)
    return home, folder


def test_training_learns_its_reports(trained):
    _, folder = trained
    model = Model.load(folder)
    scores = model.run(
        [["The", "minister", "met", "his", "rival", "in", "Paris", "."], ["The", "minister", "left", "."]]
    )
    found = [[(t.type, t.start) for t in triggers(one, 0.5)] for one in scores]
    assert found == [[("CONSULT", 2)], []]
    consult = triggers(scores[0], 0.5)[0]
    assert consult.mode == "visit"
    assert ("actor", 0, 2) in [(role.name, role.start, role.end) for role in consult.roles]


def test_the_log_tells_the_plan_and_the_description_what_was_held_out(trained):
    _, folder = trained
    assert json.loads((folder / "log.jsonl").read_text().splitlines()[0])["plan"]["seed"] == SMALL.seed
    facts = json.loads((folder / "reader.json").read_text())
    assert 0.2 <= facts["threshold"] <= 0.7
    assert facts["held"]["sentences"] > 0


def test_the_exported_graph_says_what_the_network_says(trained):
    _, folder = trained
    network = load_weights(folder / "weights.pt")
    model = Model.load(folder, precise=True)
    sentence = ["The", "minister", "met", "guards", "."]
    given = model.batches([sentence])[0]
    with torch.no_grad():
        expected = network(*(torch.from_numpy(given[name]) for name in ("pieces", "casing", "mask", "places")))
    scores = model.run([sentence])[0]
    for name in ("arcs", "triggers", "roles", "names", "status"):
        assert np.allclose(getattr(scores, name), expected[name][0].numpy(), atol=1e-4), name


def test_a_run_that_was_cut_off_ends_in_the_same_weights(tmp_path, trained):
    home, _ = trained
    sets = data.load(home / "sets", [home / "corpus"], held_share=0.1, seed=1)
    pieces = Model.load(home / "model").pieces
    shape = Shape(
        vocab=pieces.tokenizer.get_vocab_size(),
        width=16,
        layers=1,
        attention_heads=2,
        inner=32,
        positions=64,
        epsilon=1e-12,
    )
    plan = Plan(rounds=4, size=128, save_every=1)

    def fresh():
        torch.manual_seed(3)
        return Reader(shape)

    whole = learn(fresh(), lambda _: sets.train, pieces, plan, tmp_path / "whole")
    calls = []

    def cut_off(number):
        calls.append(number)
        return sets.train

    class CutOffError(Exception):
        pass

    broken = fresh()
    forward, count = broken.encoder.forward, [0]

    def stops(*given):
        count[0] += 1
        if count[0] == 3:
            raise CutOffError
        return forward(*given)

    broken.encoder.forward = stops
    with pytest.raises(CutOffError):
        learn(broken, cut_off, pieces, plan, tmp_path / "broken")
    random.seed(9)
    resumed = learn(fresh(), cut_off, pieces, plan, tmp_path / "broken")
    for mine, theirs in zip(whole.parameters(), resumed.parameters(), strict=True):
        assert torch.equal(mine, theirs)


def test_the_running_reader_reads_text(trained):
    _, folder = trained
    clauses = RunningReader.load(folder).read("Guards attacked a village on Monday. The minister left.")
    assert [len(clause.triggers) for clause in clauses] == [1, 0]
    assert clauses[0].words[:2] == ("Guards", "attacked")
