"""Sentences made from the figures: with the true value none raises, with another one each raises."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cjs_app.pole.checker.checking import check
from tests.pole.checker.year import FACTS

TEMPLATES = (
    ("Le réseau compte {} adhérents.", 42),
    ("En 2020, le réseau comptait {} adhérents.", 26),
    ("Nous sommes {} adhérents en 2021, un beau chiffre.", 42),
    ("L’assemblée générale a réuni {} personnes à Janzé.", 35),
    ("Le conseil d’administration s’est réuni {} fois.", 5),
    ("Le conseil d’administration compte {} membres.", 10),
    ("Cette année, {} rendez-vous ont été tenus.", 20),
    ("Les jeunes de la CJS ont écrit {} devis.", 29),
    ("La coopérative a mené {} missions pendant l’été.", 25),
    ("Le parcours a réuni {} jeunes à Châteaubourg.", 10),
    ("Le Mois de l’ESS a proposé {} événements.", 10),
    ("Nombre d’adhérents : {}", 42),
    ("| Année | Adhérents |\n|---|---|\n| 2021 | {} |", 42),
    ("<p>Le réseau compte <b>{}&nbsp;adhérents</b>.</p>", 42),
    ("- **{}** devis réalisés par les jeunes", 29),
)
PERCENTS = (
    ("Le nombre d’adhérents est en hausse de {} %.", 16, 26),
    ("Les rendez-vous ont augmenté de {} % en un an.", 8, 12),
    ("20 rendez-vous contre 12 en 2020, soit +{} %.", 8, 12),
)


@given(st.sampled_from(TEMPLATES))
def test_a_true_value_never_raises(template: tuple[str, int]) -> None:
    assert check(template[0].format(template[1]), FACTS) == []


@given(st.sampled_from(TEMPLATES), st.integers(2, 400))
@settings(max_examples=300)
def test_another_value_always_raises(template: tuple[str, int], value: int) -> None:
    text, true = template
    found = check(text.format(value), FACTS)
    assert [one.computed for one in found] == ([] if value == true else [str(true)])


@given(st.sampled_from(PERCENTS), st.integers(0, 2), st.integers(-300, 300))
@settings(max_examples=200)
def test_a_rate_is_right_when_it_is_the_true_one_rounded(template: tuple[str, int, int], places: int, off: int) -> None:
    text, part, base = template
    size = 10**places
    true = (2 * 100 * part * size + base) // (2 * base)
    written = f"{abs(true + off) / size:.{places}f}".replace(".", ",")
    assert bool(check(text.format(written), FACTS)) == (abs(true + off) != true)


@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    check(text, FACTS)


WORDS = (
    "42",
    "26",
    "en",
    "2020",
    "adhérents",
    "contre",
    "de",
    "à",
    "passé",
    "+",
    "%",
    "€",
    "devis",
    ".",
    ";",
    ":",
    "(",
)
MORE = (
    ")",
    "|",
    "-",
    "<p>",
    "#",
    "9",
    "juin",
    "AG",
    "soit",
    "hausse",
    "un",
    "mois",
    "fin",
    "du",
    "30",
    "novembre",
    "k€",
)


@given(st.lists(st.sampled_from((*WORDS, *MORE)), max_size=60))
@settings(max_examples=300)
def test_no_heap_of_its_own_words_breaks_it(words: list[str]) -> None:
    check(" ".join(words), FACTS)
