import pytest

from dragoman.ontology import load

# type, mode, CAMEO code, root, code with three digits at least
TO_CAMEO = [
    ("CONSULT", None, "04", "04", "040"),
    ("CONSULT", "visit", "042", "04", "042"),
    ("CONSULT", "multilateral", "04", "04", "040"),
    ("AGREE", None, "03", "03", "030"),
    ("SUPPORT", None, "05", "05", "050"),
    ("COOPERATE", None, "06", "06", "060"),
    ("AID", None, "07", "07", "070"),
    ("CONCEDE", None, "08", "08", "080"),
    ("RETREAT", None, "08", "08", "080"),
    ("RETREAT", "release", "0841", "08", "0841"),
    ("REQUEST", None, "10", "10", "100"),
    ("ACCUSE", None, "11", "11", "110"),
    ("ACCUSE", "investigate", "090", "09", "090"),
    ("REJECT", "meet", "125", "12", "125"),
    ("THREATEN", "violence", "138", "13", "138"),
    ("PROTEST", "boycott", "143", "14", "143"),
    ("MOBILIZE", "weapons", "15", "15", "150"),
    ("SANCTION", None, "16", "16", "160"),
    ("COERCE", "arrest", "173", "17", "173"),
    ("ASSAULT", None, "19", "19", "190"),
    ("ASSAULT", "abduct", "181", "18", "181"),
    ("ASSAULT", "unconventional", "20", "20", "200"),
]

FROM_CAMEO = [
    ("010", None),
    ("018", None),
    ("020", ("REQUEST", None)),
    ("023", ("REQUEST", "assist")),
    ("036", ("AGREE", None)),
    ("0356", ("CONCEDE", None)),
    ("04", ("CONSULT", None)),
    ("043", ("CONSULT", "visit")),
    ("055", ("CONCEDE", None)),
    ("057", ("SUPPORT", None)),
    ("085", ("CONCEDE", None)),
    ("0871", ("RETREAT", "ceasefire")),
    ("09", ("ACCUSE", "investigate")),
    ("116", ("SANCTION", "convict")),
    ("129", ("REJECT", None)),
    ("163", ("SANCTION", None)),
    ("192", ("COERCE", "seize")),
    ("204", ("ASSAULT", "unconventional")),
    ("0429", ("CONSULT", "visit")),  # not listed: counts as 042
    ("99", None),
    ("", None),
]


@pytest.mark.parametrize(("type", "mode", "code", "root", "full"), TO_CAMEO)
def test_to_cameo(type: str, mode: str | None, code: str, root: str, full: str) -> None:
    ontology = load()
    assert ontology.cameo_of(type, mode) == code
    assert ontology.cameo_root(type, mode) == root
    assert ontology.cameo_full(type, mode) == full


@pytest.mark.parametrize(("code", "act"), FROM_CAMEO)
def test_from_cameo(code: str, act: tuple[str, str | None] | None) -> None:
    assert load().type_of_cameo(code) == act


def test_every_full_code_is_a_listed_code() -> None:
    ontology = load()
    for kind in ontology.types.values():
        for mode in (None, *kind.modes):
            assert ontology.cameo_full(kind.name, mode) in ontology.cameo


@pytest.mark.parametrize(
    ("type", "mode", "score"),
    [("CONSULT", None, 2.5), ("CONSULT", "phone", 1.5), ("REQUEST", None, 0.0), ("ASSAULT", "suicide-attack", -10.0)],
)
def test_scale(type: str, mode: str | None, score: float) -> None:
    assert load().scale(type, mode) == score


@pytest.mark.parametrize(("type", "mode"), [("TALK", None), ("CONSULT", "fax"), ("COERCE", "visit")])
def test_what_does_not_exist_raises_key_error(type: str, mode: str | None) -> None:
    with pytest.raises(KeyError):
        load().scale(type, mode)
    with pytest.raises(KeyError):
        load().cameo_of(type, mode)


@pytest.mark.parametrize(("code", "value"), [("01", 0.0), ("042", 1.9), ("0874", 10.0), ("163", -8.0), ("2049", -10.0)])
def test_goldstein(code: str, value: float) -> None:
    assert load().goldstein(code) == value


def test_goldstein_of_no_code_raises_key_error() -> None:
    with pytest.raises(KeyError):
        load().goldstein("99")


def test_a_statement_says_why_it_has_no_type() -> None:
    statement = load().cameo["010"]
    assert statement.type is None
    assert "statement is no event" in (statement.untyped or "")


@pytest.mark.parametrize(("code", "root", "base"), [("04", "04", "040"), ("042", "04", "042"), ("1822", "18", "182")])
def test_root_and_base_of_a_code(code: str, root: str, base: str) -> None:
    entry = load().cameo[code]
    assert (entry.root, entry.base) == (root, base)
