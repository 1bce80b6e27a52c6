"""How the reader is trained: data, network, loop and export. Needs the `train` extra; users never do."""
