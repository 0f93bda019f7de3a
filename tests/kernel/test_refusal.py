"""A rule says no."""

import pickle

from cjs_app.kernel.refusal import Refusal, Sentence


def test_a_refusal_reads_in_plain_french() -> None:
    refusal = Refusal("Il reste {left:duration}, pas {asked:duration}.", left=90, asked=150)
    assert str(refusal) == "Il reste 1\u00a0h\u00a030, pas 2\u00a0h\u00a030."


def test_a_refusal_keeps_its_sentence_and_its_values_apart_for_translation() -> None:
    refusal = Refusal("Il reste {left:money}.", field="amount", left=250)
    assert (refusal.template, refusal.values, refusal.field) == ("Il reste {left:money}.", {"left": 250}, "amount")
    assert refusal.sentence == Sentence("Il reste {left:money}.", {"left": 250})


def test_a_refusal_names_its_template_among_the_traces_of_the_machine() -> None:
    assert Refusal("Il reste {left:money}.", left=250).args == ("Il reste {left:money}.",)


def test_a_value_may_bear_any_name() -> None:
    assert str(Refusal("{template}", template="F-####")) == "F-####"


def test_a_refusal_of_no_box_has_no_field() -> None:
    assert Refusal("Non.").field is None


def test_a_refusal_survives_a_trip_between_processes() -> None:
    refusal = pickle.loads(pickle.dumps(Refusal("Il reste {left:money}.", field="amount", left=250)))
    assert (str(refusal), refusal.field) == ("Il reste 2,50.", "amount")
