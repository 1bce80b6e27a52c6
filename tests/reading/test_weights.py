"""The package holds its weights, so that no test that needs them is skipped in a checkout."""

from dragoman.reading.model import SHIPPED


def test_the_weights_come_with_the_package():
    for name in ("reader.onnx", "reader.json", "tokenizer.json"):
        assert (SHIPPED / name).is_file(), name
