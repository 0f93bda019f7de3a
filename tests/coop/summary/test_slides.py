"""The summer on a wall: one figure, one plot or a few words at a time."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cjs_app.coop.bilan.document import SummerLine
from cjs_app.coop.bilan.domain import Section
from cjs_app.coop.summary.domain import FIVE, Number, Summary
from cjs_app.coop.summary.slides import ROOM, slides_of, walls_of
from cjs_app.kernel.charts import Chart, Kind, Move, Series, Told, bars, strip, waterfall

TOLD = Told("Le temps donné, par nature", "2 200 h", "h")
HOURS = strip(TOLD, ["Mission", "Formation"], [Series("Heures", [60, 180], ["1 h", "3 h"])])
ROAD = waterfall(
    replace(TOLD, title="Où est allé l’argent"),
    [Move("CA HT", 3280, 3280, "3 280 €", "3 280 €", "indigo"), Move("Charges", -1359, 1921, "-1 359 €", "1 921 €")],
)
WEEKS = bars(replace(TOLD, title="CA HT par semaine"), ["5/7"], [Series("CA HT", [176], ["176 €"])])
EMPTY = Chart(Kind.STRIP, "Clients", "", "", "Rien.")
LINE = SummerLine("Coop’Avenir 2021", "3 280 €", "25", "11 sur 12", "174,64 €")


def a_summary(**more: object) -> Summary:
    """Return Coop'Avenir 2021 on one page."""
    figures = ("29", "25", "3 280 €", "11", "174,64 €")
    numbers = tuple(Number(key, label, text, "") for (key, label), text in zip(FIVE.items(), figures, strict=True))
    charts = {"revenue": WEEKS, "hours": HOURS, "road": ROAD, "clients": EMPTY}
    summary = Summary("Coop’Avenir", 2021, "Vitré", "Le CRIC", numbers, charts, (), {})
    return replace(summary, **more)  # type: ignore[arg-type]


def test_the_name_comes_first_the_five_figures_then_the_plots_and_thanks_last() -> None:
    assert [slide.title for slide in slides_of(a_summary())] == [
        "Coop’Avenir",
        "Devis faits",
        "Missions réalisées",
        "Chiffre d’affaires HT",
        "Coopérant·es",
        "Net par coopérant·e",
        "CA HT par semaine",
        "Le temps donné, par nature",
        "Où est allé l’argent",
        "Merci\u00a0!",
    ]


def test_strips_and_waterfalls_lie_down_to_be_read_from_far_away() -> None:
    kinds = [slide.chart.kind for slide in slides_of(a_summary()) if slide.chart]
    assert kinds == [Kind.BARS, Kind.ROWS, Kind.ROWS]
    road = next(slide.chart for slide in slides_of(a_summary()) if slide.title == "Où est allé l’argent")
    assert road is not None
    assert [(bar.label, bar.width, bar.text) for bar in road.bars] == [
        ("CA HT", 640, "3 280 €"),
        ("Charges", 265, "-1 359 €"),
    ]


def test_the_texts_of_the_group_stand_one_by_one_in_the_order_of_the_bilan() -> None:
    texts = {Section.ADVICE: "Commencer tôt.", Section.PORTRAIT: "Nous étions douze."}
    told = [(slide.title, slide.words) for slide in slides_of(a_summary(texts=texts))[9:-1]]
    assert told == [
        ("Portrait de la coopérative", ("Nous étions douze.",)),
        ("Recommandations", ("Commencer tôt.",)),
    ]


def test_the_summers_before_come_before_the_thanks() -> None:
    years = {**a_summary().charts, "years": replace(WEEKS, title="Été après été, en euros")}
    slides = slides_of(a_summary(summers=(LINE,), charts=years))
    assert [slide.title for slide in slides[-3:]] == ["Été après été, en euros", "Été après été", "Merci\u00a0!"]
    assert slides[-2].summers == (LINE,)


def test_a_long_text_is_cut_between_its_sentences() -> None:
    sentence = "Nous avons appris beaucoup en travaillant ensemble tout l’été. "
    walls = walls_of(sentence * 9)
    assert [len(wall) for wall in walls] == [1, 1, 1]
    assert all(wall[0].endswith("l’été.") for wall in walls)


def test_short_paragraphs_stand_together() -> None:
    assert walls_of("Un début.\n\nUne suite.\n\n") == [("Un début.", "Une suite.")]
    assert walls_of("  \n\n ") == []


@given(st.text(st.sampled_from("abé .!?…«»\nN"), max_size=2000))
def test_every_word_of_a_text_stands_on_the_wall_in_its_order(text: str) -> None:
    walls = walls_of(text)
    assert " ".join(piece for wall in walls for piece in wall).split() == text.split()
    longest = max((len(word) for word in text.split()), default=0)
    assert all(sum(map(len, wall)) <= max(ROOM, longest) for wall in walls)
