"""A pot of money and its portions."""

from decimal import Decimal

from cjs_app.kernel.pots import Portion, Pot, portions
from cjs_app.kernel.sentences import Sentence

TOLD = Sentence("{own:number} sur {total:number}, {whole:money}")


def test_the_portions_of_a_pot_add_up_and_know_who_got_the_spare_cent() -> None:
    given = portions(Pot("Part", TOLD, 1000, 3), [1, 1, 1])
    assert [(portion.amount_cents, portion.spare_cents) for portion in given] == [(334, 1), (333, 0), (333, 0)]


def test_a_portion_is_explained_with_the_figures_people_know() -> None:
    line = portions(Pot("Implication", TOLD, 1000, 5, scale=2), [3, 2])[0].line
    assert (line.label, line.amount_cents, str(line.explanation)) == ("Implication", 600, "1,5 sur 2,5, 10,00")
    assert line.explanation.values["own"] == Decimal("1.5")


def test_weights_that_are_whole_stay_whole() -> None:
    line = portions(Pot("Heures", Sentence("{own:duration} sur {total:duration}"), 1000, 180), [60, 120])[1].line
    assert str(line.explanation) == "2\u00a0h sur 3\u00a0h"


def test_a_pot_where_nothing_is_divided_has_no_spare_cent() -> None:
    wage = Portion(Pot("Salaire", Sentence("{own:duration} à {rate:money}"), 250, 0, rate_cents=1000), 15, 250)
    assert wage.spare_cents == 0
    assert str(wage.line.explanation) == "15\u00a0min à 10,00"


def test_portions_are_read_one_by_one_or_some_at_a_time() -> None:
    given = portions(Pot("Part", TOLD, 1000, 3), [1, 1, 1])
    assert (len(given), [one.amount_cents for one in given[1:]], given[-1].amount_cents) == (3, [333, 333], 333)
