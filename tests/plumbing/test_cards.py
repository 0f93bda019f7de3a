"""Fifty cards drawn in one go: each says what it says, whatever somebody typed."""

from flask import Flask, render_template_string

from cjs_app.plumbing.cards import BETWEEN_TEXTS, Card, escaped

DRAWN = """{% call(card) drawn_alike(cards) %}<b title="{{ card.said }}">{{ card.title|parts }}</b>
{%- if card.meta %}<i>{{ card.meta|parts }}</i>{% endif %} 100 %;{% endcall %}"""


def drawn(app: Flask, *cards: Card) -> str:
    """Return cards as a page draws them."""
    with app.test_request_context():
        return render_template_string(DRAWN, cards=cards)


def card(title: str, meta: str = "", said: str = "F") -> Card:
    """Return a card of which only these words matter."""
    return Card(title, "/", meta, "3 €", "Payée", "ok", "", said)


def test_each_card_has_its_own_words_and_only_those_it_has(app: Flask) -> None:
    assert drawn(app, card("F-1"), card("F-2", "Tonte"), card("F-3")) == (
        '<b title="F">F-1</b> 100 %;<b title="F">F-2</b><i>Tonte</i> 100 %;<b title="F">F-3</b> 100 %;'
    )


def test_no_card_is_nothing_at_all(app: Flask) -> None:
    assert drawn(app) == ""


def test_what_somebody_typed_stays_words(app: Flask) -> None:
    assert drawn(app, card("<b>", '"%s" {0}', "a\" onclick='x'")) == (
        '<b title="a&#34; onclick=&#39;x&#39;">&lt;b&gt;</b><i>&#34;%s&#34; {0}</i> 100 %;'
    )


def test_a_line_breaks_after_its_dots(app: Flask) -> None:
    whole = drawn(app, card("F-1 · M. Roux & fils"))
    assert '<span class="part">F-1&nbsp;·</span> <span class="part">M. Roux &amp; fils</span>' in whole


def test_the_sign_between_the_texts_may_be_typed_as_well() -> None:
    texts = escaped([card(f"<{BETWEEN_TEXTS}>"), card("F-2", "\x020\x03")])
    assert [row[0] for row in texts] == [f"&lt;{BETWEEN_TEXTS}&gt;", "F-2"]
    assert [len(row) for row in texts] == [8, 8]


def test_a_mark_that_somebody_typed_takes_no_place(app: Flask) -> None:
    assert "<i>\x020\x03</i>" in drawn(app, card("F-1", "\x020\x03"))
