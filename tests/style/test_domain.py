"""What the page of the components reads in their files."""

from cjs_app.style.domain import calm, colours, component, symbols, twin

SOURCE = (
    "{# A button.\n   {{ button('Oui') }} #}\n"
    "{% macro button(label) -%}…{%- endmacro %}\n{% macro _inside() %}{% endmacro %}"
)


def test_a_component_says_its_use_and_what_it_lends() -> None:
    read = component("button", SOURCE)
    assert (read.use, read.macros) == ("A button.\n{{ button('Oui') }}", ("button",))


def test_the_colours_are_the_tokens_that_are_no_shape() -> None:
    assert colours("  --paper-deep: #fff;\n  --gap: 1rem;\n  --on-sun: #000;\n  --paper-deep: #111;") == [
        "paper-deep",
        "on-sun",
    ]


def test_the_drawings_of_a_sprite_have_names() -> None:
    assert symbols('<svg><symbol id="sun" viewBox="0"/><symbol id="x"/></svg>') == ["sun", "x"]


def test_a_twin_bears_names_of_its_own_and_leads_where_the_first_leads() -> None:
    drawn = '<a href="/devis"></a><a href="#a"></a><input id="a" name="n" aria-describedby="h e" value="id" autofocus>'
    assert twin(drawn) == (
        '<a href="/devis"></a><a href="#a-dark"></a>'
        '<input id="a-dark" name="n-dark" aria-describedby="h-dark e-dark" value="id">'
    )


def test_a_component_leaves_the_focus_where_it_is() -> None:
    assert calm('<div tabindex="-1" autofocus id="x">') == '<div tabindex="-1" id="x">'
