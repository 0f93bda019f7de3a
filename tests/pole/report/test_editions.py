"""A report issued once: it says the same for ever, and what changed since is told in plain words."""

import json

import pytest
from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace
from sqlalchemy import text

from cjs_app.journal import verification
from cjs_app.journal.domain import canonical
from cjs_app.journal.models import Entry
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.pole.report import actions, queries
from cjs_app.pole.report.domain import Report, Version
from cjs_app.pole.report.photographs import Change, changes, developed, is_same, photograph, versions_in
from cjs_app.pole.report.verification import edition_faults
from cjs_app.pole.structure import actions as structure
from cjs_app.pole.structure.figures import count
from cjs_app.pole.structure.plan import Lines, Table
from tests.people import sarah, sign_in, stamped, yvon
from tests.pole.report.test_report import IDENTITY, PLOT, a_report, pole, with_a_plot
from tests.reliability.test_tampering import without_guards

__all__ = ["pole"]


def kept(report: Report) -> dict[str, object]:
    """Return the photograph of a report as the database gives it back."""
    taken: dict[str, object] = json.loads(canonical(photograph(report)))
    return taken


def with_members(count_of_members: int, formula: str = "Les adhésions de l’année.") -> Report:
    """Return the report with another number of members."""
    one = count(2021, "members.total", "Adhérents", count_of_members, formula)
    report = a_report()
    return replace(
        report,
        figures={**report.figures, "members.total": one},
        written={**report.written, "members.total": str(count_of_members)},
    )


# ------------------------------------------------------------------------------------------------ the photograph


def test_an_edition_read_again_shows_what_was_issued() -> None:
    report = with_a_plot()
    again = developed(kept(report), {1: "Le réseau grandit.\n\nIl est divers."}, 3)
    (section,), (was,) = again.sections, report.sections
    assert (section.paragraphs, section.tiles, section.notes) == (was.paragraphs, was.tiles, was.notes)
    assert section.pieces[0] == PLOT
    assert (again.identity, again.counted[:10], section.is_reread) == (IDENTITY, "Édition 3.", False)


def test_an_edition_keeps_which_version_of_a_text_it_shows_and_not_its_words() -> None:
    taken = kept(a_report())
    assert versions_in(taken) == [1]
    assert "Le réseau grandit" not in json.dumps(taken, ensure_ascii=False)


def test_an_edition_says_that_a_name_was_erased_from_one_of_its_texts() -> None:
    assert developed(kept(a_report()), {1: "Le réseau grandit."}, 1).sections[0].is_reread


def test_an_edition_of_a_format_that_nobody_reads_is_said() -> None:
    with pytest.raises(ValueError, match="format 2"):
        developed({**kept(a_report()), "format": 2}, {}, 1)


# ------------------------------------------------------------------------------------------------ what changed


def test_the_day_alone_is_no_change() -> None:
    assert is_same(kept(a_report()), kept(replace(a_report(), made_on="02/02/2022")))
    assert not is_same(kept(a_report()), kept(with_members(41)))


def test_a_figure_that_moved_says_what_it_was() -> None:
    assert changes(kept(a_report()), kept(with_members(43))) == [Change("Adhérents", "43, et non plus 42.")]


def test_a_figure_that_is_counted_otherwise_is_told_though_it_did_not_move() -> None:
    (told,) = changes(kept(a_report()), kept(with_members(42, "Les adhésions payées.")))
    assert told.how == "42 toujours, mais ce qui est compté se dit autrement."


def test_figures_that_come_and_go_are_told() -> None:
    report = a_report()
    fewer = replace(report, figures={"members.total": report.figures["members.total"]})
    (gone,), (come,) = changes(kept(report), kept(fewer)), changes(kept(fewer), kept(report))
    assert (gone.what, gone.how) == ("Évolution", "+61,54 % alors, et ce n’est plus compté.")
    assert come.how == "+61,54 %, qui n’était pas encore compté."


def test_texts_tables_and_lists_that_change_are_told_chapter_by_chapter() -> None:
    report = a_report()
    table, new = Table("Membres", ("Nom", "Type"), [("Le Fournil", "Coopérative")]), Lines("Depuis", ["Une fête"])
    one = replace(report.sections[0], version=Version(2, "Autre."), pieces=(table, new))
    told = [change.how for change in changes(kept(report), kept(replace(report, sections=(one,))))]
    assert told == [
        "Le texte a été réécrit.",
        "«\u00a0Membres\u00a0» a changé.",
        "«\u00a0Depuis\u00a0» est nouveau.",
        "«\u00a0À venir\u00a0» n’y est plus.",
        "«\u00a0L’assemblée\u00a0» n’y est plus.",
    ]


# ------------------------------------------------------------------------------------------------ issuing


def issued() -> None:
    """Issue the report of 2021 as it stands."""
    actions.issue(queries.photograph_of(2021), stamped())
    db.session.commit()


def test_an_edition_stays_while_the_report_goes_on(pole: None) -> None:
    actions.write_text(2021, "members", "Le réseau grandit.", stamped())
    issued()
    actions.write_text(2021, "members", "Le réseau a grandi.", stamped())
    issued()
    first, second = queries.find_edition(2021, 1), queries.find_edition(2021, 2)
    assert first is not None
    told = {one.chapter.key: one.text for one in queries.report_in(first).sections if one.text}
    assert told == {"members": "Le réseau grandit."}
    assert [one.how for one in queries.changes_since(first, second)] == ["Le texte a été réécrit."]


def test_the_same_report_is_not_issued_twice(pole: None) -> None:
    issued()
    with pytest.raises(Refusal, match="Rien n’a changé depuis l’édition 1"):
        actions.issue(queries.photograph_of(2021), stamped())


def test_a_report_without_the_name_of_its_pole_is_not_issued(app: Flask) -> None:
    with pytest.raises(Refusal, match="écrire d’abord la fiche du pôle"):
        actions.issue(queries.photograph_of(2021), stamped())


def test_an_edition_changed_behind_the_journal_is_found(pole: None) -> None:
    issued()
    assert edition_faults() == []
    without_guards()
    db.session.execute(text("UPDATE report_editions SET record = '{}'"))
    assert [str(fault) for fault in verification.faults_of_rooms()] == ["L’édition 1 du rapport 2021 a été changée."]
    db.session.execute(text("DELETE FROM report_editions"))
    assert [str(fault) for fault in edition_faults()] == ["L’édition 1 du rapport 2021 a disparu."]


def test_an_edition_that_the_journal_never_saw_is_found(pole: None) -> None:
    issued()
    without_guards()
    columns = "at, by_user_id, record, hash"
    db.session.execute(
        text(f"INSERT INTO report_editions (year, number, {columns}) SELECT 2021, 2, {columns} FROM report_editions")
    )
    assert [str(fault) for fault in edition_faults()] == ["L’édition 2 du rapport 2021 n’est pas dans le journal."]


# ------------------------------------------------------------------------------------------------ pages


def test_the_team_issues_and_everybody_of_the_pole_reads(client: FlaskClient, pole: None) -> None:
    sign_in(client, sarah())
    actions.write_text(2021, "context", "Le pôle a été créé en 2012.", stamped())
    db.session.commit()
    assert "dit 2013" in client.get("/pole/2021/rapport/arreter").text
    assert client.post("/pole/2021/rapport/arreter").headers["Location"] == "/pole/2021/rapport/editions/1"
    assert "Rien n’a changé depuis l’édition 1" in client.post("/pole/2021/rapport/arreter").text
    sign_in(client, yvon())
    assert "créé en 2012" in client.get("/pole/2021/rapport/editions/1").text
    assert client.get("/pole/2021/rapport/editions/1.pdf").data.startswith(b"%PDF-")
    assert client.get("/pole/2021/rapport/arreter").status_code == 403


def test_what_changed_is_told_until_today_or_until_another_edition(client: FlaskClient, pole: None) -> None:
    sign_in(client, yvon())
    issued()
    structure.write(replace(IDENTITY, founded_year=2012), stamped())
    issued()
    base = "/pole/2021/rapport/editions"
    assert "10, et non plus 9." in client.get(f"{base}/1/changements?jusqu-a=2").text
    assert "Rien n’a changé" in client.get(f"{base}/2/changements").text
    assert "Édition 2" in client.get(base).text
    assert client.get(f"{base}/3").status_code == client.get("/pole/2020/rapport/editions/1").status_code == 404
    assert [row.action for row in db.session.query(Entry)].count("report.issued") == 2
