"""The pages of the funders: the grants of a year, and all that one funder and the pôle did together."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.plumbing import clock, palette
from cjs_app.plumbing.headers import paper
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import asked_choice
from cjs_app.plumbing.permissions import may, requires
from cjs_app.plumbing.rates import PAPERS, limited
from cjs_app.pole.directory import queries as directory
from cjs_app.pole.directory.papers import organisation_board
from cjs_app.pole.funders import figures, pdf, queries
from cjs_app.pole.funders.domain import PURPOSE_LABELS, STATUS_LABELS, STATUS_TONES, Status, summed
from cjs_app.pole.funders.permissions import READ, WRITE
from cjs_app.pole.funders.routes import conventions, gestures, grants
from cjs_app.pole.structure import sheets, telling
from cjs_app.pole.structure.queries import identity

blueprint = Blueprint("funders", __name__, url_prefix="/pole/<year:year>/financeurs")
for part in (grants, gestures, conventions):
    blueprint.register_blueprint(part.blueprint)
offer(Entry("Les financeurs", "funders.index", "euro", in_season=False, in_pole=True, group="Les moyens"))
palette.offer(
    palette.Subject(
        "Subventions",
        "funders.grants.show",
        "grant_id",
        "euro",
        queries.grants_found,
        "funders.index",
        STATUS_LABELS,
        in_pole=True,
    )
)
telling.tell_figures_with(figures.figures_of, "Les financeurs", prefix="funders")
telling.tell_pieces_with("funders", figures.pieces_of)
telling.tell_waiting_with(queries.waiting_on)
telling.put_forward("funders.granted_cents", "euro")
organisation_board.show_with(queries.known_of, queries.lines_of)
sheets.offer(sheets.Offered("subventions", "Les subventions de l’année", WRITE, queries.grants_sheet))


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List the grants of the year with their sums."""
    words, status = request.args.get("q", ""), asked_choice("etat", Status)
    found = queries.grants_of(year, words, status)
    granted = [one for one in found if one.grant.status is Status.GRANTED]
    cents, unknown = summed(one.grant.granted_cents for one in granted)
    return render_template(
        "pole/funders/index.html",
        grants=found,
        words=words,
        status=status,
        states=STATUS_LABELS,
        tones=STATUS_TONES,
        purposes=PURPOSE_LABELS,
        granted_cents=cents,
        unknown=unknown,
        paid_cents=sum(one.standing.paid_cents for one in granted),
        to_justify_cents=sum(one.standing.to_justify_cents or 0 for one in granted),
        has_any=bool(granted),
        may_write=may(WRITE),
    )


@blueprint.get("/<int:organisation_id>")
@requires(READ)
def show(year: int, organisation_id: int) -> str:
    """Show a funder: its agreements, its grants over the years, its contacts."""
    funder = directory.get_organisation(organisation_id)
    return render_template(
        "pole/funders/show.html",
        funder=funder,
        grants=queries.grants_of(organisation_id=funder.id),
        conventions=queries.conventions_of(funder.id),
        people=directory.people_of(funder) if may(WRITE) else [],
        states=STATUS_LABELS,
        tones=STATUS_TONES,
        purposes=PURPOSE_LABELS,
        may_write=may(WRITE),
    )


@blueprint.get("/subventions/<int:grant_id>/courrier.pdf")
@requires(WRITE)
@limited(PAPERS)
def letter(year: int, grant_id: int) -> Response:
    """Give the letter that asks for a grant, or thanks for it once it is granted."""
    grant, pole = queries.get_grant(grant_id), identity()
    is_granted, funder = grant.status is Status.GRANTED, grant.organisation
    asked = grant.granted_cents if is_granted else grant.asked_cents
    content = pdf.letter_pdf(
        pdf.Letter(
            sender=_lines(pole.association or pole.name, pole.name, pole.address, f"{pole.postcode} {pole.city}"),
            receiver=_lines(funder.name, funder.address, f"{funder.postcode} {funder.city}"),
            place=pole.city,
            day=clock.today(),
            subject=f"{grant.subject}, {grant.year}",
            sentences=figures.sentences_of(is_granted, grant.subject, grant.year, asked),
        )
    )
    return paper(content, f"{'remerciement' if is_granted else 'demande'}-{funder.name}-{grant.year}")


@blueprint.get("/subventions/<int:grant_id>/compte-rendu.pdf")
@requires(READ)
@limited(PAPERS)
def report(year: int, grant_id: int) -> Response:
    """Give the report of what a grant paid for, action by action."""
    grant, pole = queries.get_grant(grant_id), identity()
    costs = [one for one in queries.costs_of(grant) if one.cancelled_at is None]
    standing = queries.standing_of(grant)
    content = pdf.report_pdf(
        pdf.FunderReport(
            sender=_lines(pole.association or pole.name, pole.city, pole.email),
            funder=grant.organisation.name,
            subject=grant.subject,
            year=grant.year,
            granted_cents=standing.granted_cents,
            paid_cents=standing.paid_cents,
            justified_cents=standing.justified_cents,
            costs=[pdf.CostLine(one.day, one.action, one.label, one.amount_cents) for one in costs],
        )
    )
    return paper(content, f"compte-rendu-{grant.organisation.name}-{grant.year}")


def _lines(*lines: str) -> list[str]:
    """Return the lines that hold something, each once."""
    return list(dict.fromkeys(line.strip() for line in lines if line.strip()))
