"""What Traits d'Unions comes to in a year: who takes part, diagnostics, prescribers, partnerships and their aim."""

from collections.abc import Iterator

from cjs_app.kernel.counted import Records
from cjs_app.plumbing import formats
from cjs_app.plumbing.database import db
from cjs_app.pole.bridges import queries
from cjs_app.pole.bridges.domain import KIND_LABELS, LADDER, STEP_LABELS, Kind, Step
from cjs_app.pole.bridges.plots import ladder_plot, themes_plot
from cjs_app.pole.questionnaires.domain import may_be_told
from cjs_app.pole.structure.figures import Figure, Wording, count, share
from cjs_app.pole.structure.plan import Piece, Plot, Table, Tiles

ABOUT = ("traits d’unions", "trait d’union", "expérimentation", "partenariales")
STRUCTURES = Records("la structure", "structures", "bridges.structures.index", {"genre": Kind.STRUCTURE.value})
SERVICES = Records("le service", "services", "bridges.structures.index", {"genre": Kind.SERVICE.value})
DIAGNOSTICS = Records("le diagnostic", "diagnostics", "bridges.diagnostics.index")
APPOINTMENTS = Records("le rendez-vous", "rendez-vous", "bridges.appointments.index")
SIGNED = f"bridges.partnerships.{Step.SIGNED.value}"
HEADLINES = ("bridges.structures", "bridges.services", "bridges.diagnostics", "bridges.prescribers", SIGNED)


def figures_of(year: int) -> Iterator[Figure]:
    """Yield what a year came to; what nobody noted is not told."""
    counts = queries.counts_of(year)
    yield from _structures(year, counts)
    yield from _diagnostics(year, counts)
    yield from _prescribers(year, counts)
    yield from _partnerships(year)


def _structures(year: int, counts: queries.Counts) -> Iterator[Figure]:
    """Yield who takes part: the local structures, and apart from them the services of the authorities."""
    if counts.structures:
        words = (Wording(("structures", "acteurs locaux"), about=ABOUT, never=("adhérent",)),)
        formula = "Les structures locales qui prennent part dans l’année ; les services des collectivités sont à part."
        label = "Structures de Traits d’Unions"
        yield count(year, "bridges.structures", label, counts.structures, formula, records=(STRUCTURES,), words=words)
    if counts.services:
        words = (Wording(("services de collectivité", "service de collectivité"), about=ABOUT),)
        formula = "Les services de collectivités qui prennent part dans l’année, comptés à part des structures."
        label = "Services de collectivités à Traits d’Unions"
        yield count(year, "bridges.services", label, counts.services, formula, records=(SERVICES,), words=words)


def _diagnostics(year: int, counts: queries.Counts) -> Iterator[Figure]:
    """Yield how many diagnostics were answered."""
    if counts.diagnostics:
        waiting = counts.unanswered
        yield count(
            year,
            "bridges.diagnostics",
            "Diagnostics de Traits d’Unions",
            counts.diagnostics,
            "Les diagnostics de l’année qui ont au moins une réponse ; ceux repris n’y sont pas.",
            records=(DIAGNOSTICS,),
            words=(Wording(("diagnostics", "diagnostics partenariaux")),),
            note=f"Encore sans réponse, non comptés : {waiting}." if waiting else "",
        )


def _prescribers(year: int, counts: queries.Counts) -> Iterator[Figure]:
    """Yield how many appointments there were with prescribers, and apart from them with how many."""
    if not counts.appointments:
        return
    yield count(
        year,
        "bridges.prescribers",
        "Rendez-vous avec des prescripteurs",
        counts.appointments,
        "Les rendez-vous de l’année avec des prescripteurs, ceux repris n’y sont pas.",
        records=(APPOINTMENTS,),
        words=(Wording(("rendez-vous", "rdv"), about=("prescripteurs",)),),
    )
    yield count(
        year,
        "bridges.prescribers_met",
        "Prescripteurs rencontrés",
        counts.prescribers,
        "Les structures avec qui il y eut rendez-vous dans l’année, chacune une fois.",
        records=(APPOINTMENTS,),
        words=(Wording(("prescripteurs", "partenaires prescripteurs")),),
    )


def _partnerships(year: int) -> Iterator[Figure]:
    """Yield the partnerships by the step where they stand, what was aimed at, and how much of it is signed."""
    steps, target = queries.steps_in(year), queries.target_of(year)
    if not steps and target is None:
        return
    yield count(
        year,
        "bridges.partnerships",
        "Partenariats suivis",
        sum(steps.values()),
        "Les partenariats qui vivent dans l’année : ceux signés ou restés sans suite avant elle n’y sont plus.",
        records=(Records("le partenariat", "partenariats", "bridges.partnerships.index"),),
        words=(Wording(("partenariats suivis", "partenariats"), about=ABOUT),),
    )
    told = {}
    for step in (*LADDER, Step.DROPPED):
        told[step] = count(
            year,
            f"bridges.partnerships.{step.value}",
            f"Partenariats : {STEP_LABELS[step].lower()}",
            steps.get(step, 0),
            "Les partenariats qui sont à cette étape à la fin de l’année, ou ce jour.",
            part_of="bridges.partnerships",
            records=(Records("le partenariat", "partenariats", "bridges.partnerships.index", {"etape": step.value}),),
            words=(Wording(("partenariats signés", "accords signés"), about=ABOUT),) if step is Step.SIGNED else (),
        )
    yield from told.values()
    if target is not None:
        aim = count(
            year,
            "bridges.target",
            "Partenariats visés",
            target.wanted,
            "L’objectif fixé pour l’année : un nombre d’accords à signer.",
            records=(Records("l’objectif", "objectifs", "bridges.index"),),
            words=(Wording(("partenariats visés",)), Wording(("partenariats",), about=("objectif", "faire émerger"))),
        )
        yield aim
        yield share(year, "bridges.progress", "Objectif de partenariats atteint", told[Step.SIGNED], aim)


def pieces_of(year: int) -> Iterator[Piece]:
    """Yield the chapter of Traits d'Unions: its figures, who takes part, the themes, whom the pôle met, the ladder."""
    counts, steps = queries.counts_of(year), queries.steps_in(year)
    if not any(counts) and not steps:
        return
    yield Tiles(HEADLINES)
    structures = db.session.execute(queries.structures_matching(year)).all()
    if structures:
        rows = [(one.organisation.name, KIND_LABELS[one.kind], formats.day(one.entered_on)) for one, _ in structures]
        yield Table("Le groupe d’acteurs locaux", ("Structure", "Comptée comme", "Entrée"), rows)
    themes = queries.themes_of(year)
    if themes.marks and may_be_told(themes.answers, to_the_team=False):
        yield Plot(themes_plot("Les pratiques partenariales", themes.marks, themes.answers))
    met = db.session.scalars(queries.appointments_matching(year)).all()
    if met:
        rows = [(formats.day(one.day), one.organisation.name, one.agreed) for one in met]
        yield Table("Les rendez-vous avec des prescripteurs", ("Jour", "Prescripteur", "Ce qui est convenu"), rows)
    if steps:
        yield Plot(ladder_plot(steps))
