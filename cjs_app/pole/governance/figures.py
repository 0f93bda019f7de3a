"""What the governance tells of a year: its figures, its pieces of the report, and what waits."""

import datetime as dt
from collections.abc import Iterator, Sequence

from cjs_app.deciding import queries as deciding
from cjs_app.deciding.domain import MODE_LABELS, STATUS_LABELS, Mode
from cjs_app.deciding.meetings import ASSEMBLIES, MeetingKind
from cjs_app.deciding.models import Meeting
from cjs_app.kernel.counted import Records
from cjs_app.kernel.periods import days_of_year
from cjs_app.kernel.sentences import Sentence
from cjs_app.plumbing.database import db
from cjs_app.pole.governance import domain, queries
from cjs_app.pole.governance.domain import FUNCTION_LABELS, BodyMeetingKind, Function
from cjs_app.pole.governance.models import Body, BodyMeeting, Mandate
from cjs_app.pole.structure.figures import Figure, Kind, Wording, count
from cjs_app.pole.structure.plan import Lines, Photo, Piece, Table, Tiles
from cjs_app.pole.structure.telling import Waiting

AG, CA = ("ag", "assemblée générale", "assemblée"), ("ca", "conseil d’administration", "conseil")
BOARD_PAGE = "governance.board.index"


def figures_of(year: int) -> Iterator[Figure]:
    """Yield what was counted of the governance in a year."""
    held = _held(year)
    assemblies = [one for one in held if one.kind in ASSEMBLIES]
    boards = [one for one in held if one.kind is MeetingKind.BOARD]
    mandates = queries.mandates_of_year(year)
    yield from _of_assembly(year, assemblies[-1:], mandates)
    yield from _of_board(year, boards, mandates)
    yield from _of_statutes(year)
    yield from _of_decisions(year)
    yield from _of_bodies(year)


def _held(year: int) -> Sequence[Meeting]:
    """Return the meetings of a year whose minutes are validated."""
    rows = deciding.held_between(None, *days_of_year(year))
    return db.session.scalars(rows).all()


def _of_assembly(year: int, assembly: Sequence[Meeting], mandates: Sequence[Mandate]) -> Iterator[Figure]:
    """Yield the day of the assembly, who came, and who was elected there for the first time."""
    for one in assembly:
        page = Records("le compte rendu", "comptes rendus", "governance.index")
        yield Figure(
            "governance.assembly.day",
            year,
            "Jour de l’assemblée générale",
            Kind.DAY,
            one.day.isoformat(),
            Sentence("Le jour de l’assemblée générale dont le compte rendu est validé."),
            records=(page,),
            words=(Wording(("assemblée générale", "ag"), AG),),
        )
        there = deciding.present_at(None, [one.id])[one.id]
        yield count(
            year,
            "governance.assembly.attendance",
            "Personnes présentes à l’assemblée générale",
            there,
            "Personnes notées « là », plus celles comptées sur la feuille signée.",
            records=(page,),
            words=(Wording(("personnes", "participants", "présents", "personnes présentes"), AG, CA),),
            note=f"{there - one.others_present} nommées, {one.others_present} comptées sur la feuille signée",
        )
        new = [mandate for mandate in mandates if mandate.meeting_id == one.id and mandate.rank == 1]
        yield count(
            year,
            "governance.assembly.new_members",
            "Nouveaux membres élus à l’assemblée générale",
            len(new),
            "Premiers mandats commencés à cette assemblée.",
            records=(Records("le mandat", "mandats", BOARD_PAGE, count=len(new)),),
            words=(
                Wording(
                    (
                        "nouvelles administratrices",
                        "nouveaux administrateurs",
                        "nouveaux membres du ca",
                        "nouvelles administratrices et nouveaux administrateurs",
                    )
                ),
            ),
        )


def _of_board(year: int, boards: Sequence[Meeting], mandates: Sequence[Mandate]) -> Iterator[Figure]:
    """Yield how many sat at the end of the year, who presided, and how often they met."""
    last = dt.date(year, 12, 31)
    sitting = [one for one in mandates if one.term.runs_on(last)]
    if sitting:
        records = (Records("le mandat", "mandats", BOARD_PAGE, {"jour": last.isoformat()}, len(sitting)),)
        yield count(
            year,
            "governance.board.size",
            "Membres du conseil d’administration au 31 décembre",
            len(sitting),
            f"Mandats en cours le 31 décembre {year}.",
            records=records,
            words=(
                Wording(("administratrices-administrateurs", "administrateurs", "administratrices", "membres"), CA, AG),
            ),
        )
        chairs = sum(one.function is Function.CHAIR for one in sitting)
        yield count(
            year,
            "governance.board.chairs",
            "Coprésidentes et coprésidents",
            chairs,
            f"Mandats de coprésidence en cours le 31 décembre {year}.",
            records=records,
            words=(Wording(("coprésidents", "coprésidentes", "co-présidents", "co-présidentes")),),
        )
    if boards:
        yield count(
            year,
            "governance.board.meetings",
            "Réunions du conseil d’administration",
            len(boards),
            "Réunions du conseil dans l’année dont le compte rendu est validé.",
            records=(Records("la réunion", "réunions", "governance.index", count=len(boards)),),
            words=(
                Wording(("réunions", "réunions du ca", "réunions de ca", "conseils d’administration"), CA, ("tag",)),
            ),
        )


def _of_statutes(year: int) -> Iterator[Figure]:
    """Yield what the statutes said at the end of the year."""
    found = queries.find_statutes(dt.date(year, 12, 31))
    if found is None:
        return
    since, page = found.valid_from.year, Records("les statuts", "statuts", "governance.statutes.index")
    for key, label, value, nouns in (
        ("smallest", "Membres du conseil : au moins", found.smallest, ("membres au minimum", "membres au moins")),
        ("largest", "Membres du conseil : au plus", found.largest, ("membres au maximum", "membres au plus")),
        ("term_years", "Durée d’un mandat, en années", found.term_years, ("ans",)),
        ("renewals", "Renouvellements permis", found.renewals, ("renouvellements", "fois")),
    ):
        yield count(
            year,
            f"governance.board.{key}",
            label,
            value,
            f"Ce que disent les statuts en vigueur le 31 décembre {year}, notés depuis {since}.",
            records=(page,),
            words=(Wording(nouns, ("conseil d’administration", "statuts", "élus", "mandat", "renouvelable")),),
        )


def _of_decisions(year: int) -> Iterator[Figure]:
    """Yield how many decisions were adopted, and how many of them without any objection left."""
    found = deciding.decided_between(None, *days_of_year(year))
    if not found:
        return
    page = Records("la décision", "décisions", "governance.decisions")
    yield count(
        year,
        "governance.decisions",
        "Décisions adoptées",
        len(found),
        "Propositions adoptées dans l’année, quel que soit le mode.",
        records=(page,),
        words=(Wording(("décisions adoptées", "décisions prises")),),
    )
    yield count(
        year,
        "governance.decisions.consent",
        "Décisions adoptées à zéro objection",
        sum(one.mode is Mode.CONSENT for one in found),
        "Parmi elles, celles adoptées par consentement.",
        inputs=("governance.decisions",),
        records=(page,),
        words=(Wording(("décisions à zéro objection", "décisions par consentement")),),
    )


def _of_bodies(year: int) -> Iterator[Figure]:
    """Yield how often the other bodies met, and how often the pôle was there."""
    met = queries.body_meetings(year)
    for body in queries.all_bodies():
        theirs = [one for one in met if one.body_id == body.id]
        for kind, slug, called in (
            (BodyMeetingKind.BOARD, "", "réunions de CA"),
            (BodyMeetingKind.ASSEMBLY, ".assembly", "assemblées générales"),
            (BodyMeetingKind.GROUP, ".group", "réunions de groupe de travail"),
        ):
            counted = [one for one in theirs if one.kind is kind]
            if counted:
                yield from _of_body(year, body, f"governance.bodies.{body.slug}{slug}", called, counted)


def _of_body(year: int, body: Body, key: str, called: str, met: Sequence[BodyMeeting]) -> Iterator[Figure]:
    """Yield the meetings of one kind of a body, held and attended."""
    page = Records("la réunion", "réunions", "governance.bodies.index", count=len(met))
    about = (body.name.lower(),)
    nouns = (called.lower(), "réunions", "conseils d’administration") if key.count(".") == 2 else (called.lower(),)
    yield count(
        year,
        f"{key}.meetings",
        f"{body.name} : {called} tenues",
        len(met),
        "Réunions tenues dans l’année, que le pôle y soit allé ou non.",
        records=(page,),
        words=(Wording(nouns, about),),
    )
    yield count(
        year,
        f"{key}.attended",
        f"{body.name} : {called} suivies",
        sum(one.attended for one in met),
        "Parmi elles, celles où le pôle était représenté.",
        inputs=(f"{key}.meetings",),
        over=f"{key}.meetings",
        records=(page,),
    )


def assembly_pieces(year: int) -> Iterator[Piece]:
    """Yield what the report says of the assembly."""
    yield Tiles(("governance.assembly.day", "governance.assembly.attendance", "governance.assembly.new_members"))
    assemblies = [one for one in _held(year) if one.kind in ASSEMBLIES]
    for one in assemblies[-1:]:
        rows = [
            (
                each.title,
                STATUS_LABELS[each.status],
                "" if each.votes_for is None else f"{each.votes_for} / {each.votes_against} / {each.abstentions}",
            )
            for each in deciding.decisions_in(one)
        ]
        if rows:
            header = ("Résolution", "Résultat", "Pour / contre / sans avis")
            yield Table("Ce qui a été mis aux voix", header, rows, frozenset({2}))
        yield Photo("L’assemblée générale" + (f", {one.place}" if one.place else ""))


def board_pieces(year: int) -> Iterator[Piece]:
    """Yield what the report says of the board."""
    yield Tiles(("governance.board.size", "governance.board.chairs", "governance.board.meetings"))
    last = dt.date(year, 12, 31)
    sitting = [one for one in queries.mandates_of_year(year) if one.term.runs_on(last)]
    if sitting:
        rows = [
            (one.person.name, FUNCTION_LABELS[one.function], domain.rank_in_words(one.rank), str(one.ends_on.year))
            for one in sorted(sitting, key=lambda each: (each.function is Function.MEMBER, each.person.last_name))
        ]
        yield Table(
            f"Le conseil au 31 décembre {year}", ("Nom", "Fonction", "Mandat", "Jusqu’en"), rows, frozenset({3})
        )
    found = deciding.decided_between(None, dt.date(year, 1, 1), last)
    if found:
        told = [f"{one.title} ({MODE_LABELS[one.mode].partition(':')[0].strip().lower()})" for one in found]
        yield Lines("Ce qui a été décidé", told)


def ecosystem_pieces(year: int) -> Iterator[Piece]:
    """Yield where the pôle sat, and how often it was there."""
    met = queries.body_meetings(year)
    rows = [
        (body.name, body.seat, str(len(theirs)), str(sum(one.attended for one in theirs)))
        for body in queries.all_bodies()
        if (theirs := [one for one in met if one.body_id == body.id])
    ]
    if rows:
        header = ("Instance", "Place du pôle", "Réunions tenues", "Suivies")
        yield Table("Là où le pôle siège", header, rows, frozenset({2, 3}))


def waiting_on(today: dt.date) -> Iterator[Waiting]:
    """Yield the mandates that end soon, a board too small, decisions to look at again, and what is late."""
    found = queries.find_statutes(today)
    if found is not None:
        sitting = queries.sitting_on(today)
        if 0 < len(sitting) < found.smallest:
            yield Waiting(
                f"Le conseil n’a plus que {len(sitting)} membres : les statuts en demandent {found.smallest}",
                BOARD_PAGE,
                icon="users",
            )
        for one in sitting:
            if domain.is_ending(one.term, today, found.alert_days):
                after = "" if domain.may_be_renewed(one.rank, found.rules) else ", sans renouvellement possible"
                yield Waiting(f"Le mandat de {one.person.name} se termine{after}", BOARD_PAGE, day=one.ends_on)
    for decision in deciding.to_review(None, today + dt.timedelta(days=30)):
        where = {"pole_decision_id": decision.id}
        yield Waiting(f"À revoir : {decision.title}", "governance.decision", where, decision.review_on, "vote")
    for task in deciding.tasks_to_do(None):
        if task.due_on is not None and task.due_on <= today:
            where = {"pole_meeting_id": task.meeting_id}
            yield Waiting(f"À faire : {task.what}", "governance.meeting", where, task.due_on, "list-checks")
