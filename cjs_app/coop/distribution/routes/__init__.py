"""The pages of the sharing: the road to the net, the rule, everybody's share, and the closing of the summer."""

from collections.abc import Sequence

from flask import Blueprint, abort, g, render_template, request
from flask_login import current_user
from msgspec import Struct
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.access.queries import are_one_person, names_of
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.distribution import actions, queries
from cjs_app.coop.distribution.domain import RULE_EXPLANATIONS, RULE_LABELS, Distribution
from cjs_app.coop.distribution.forms import TrialForm, VoteForm
from cjs_app.coop.distribution.permissions import CLOSE, READ, SHARES, VOTE
from cjs_app.coop.distribution.routes import road, whatif
from cjs_app.coop.distribution.shares import Share
from cjs_app.coop.distribution.votes import rule_in_words
from cjs_app.coop.invoices import dues
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import REOPENING, START_OF_CLOSING, STATUS_LABELS, Rule, Status, ensure_writable
from cjs_app.coop.seasons.guards import follow_moves_with
from cjs_app.journal.queries import head
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.navigation import Entry, offer, open_url
from cjs_app.plumbing.pages import asked_choice, done, record_number
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("distribution", __name__, url_prefix="/saisons/<int:season_id>/partage")
blueprint.register_blueprint(road.blueprint)
blueprint.register_blueprint(whatif.blueprint)
follow_moves_with(actions.let_proposal_fall)
offer(Entry("Partage", "distribution.show", "scale", group="L’argent"))

PLACES = {
    "hours": ("hours.validation.waiting", {}),
    "invoices": ("invoices.index", {"etat": "brouillon"}),
    "expenses": ("expenses.index", {"a_valider": "1"}),
    "quotes": ("quotes.index", {}),
    "missions": ("missions.index", {}),
    "rule": ("distribution.vote", {}),
}
"""Where what is missing before a closing can be put right."""


class Part(Struct, frozen=True):
    """A share and whose it is."""

    share: Share
    person: Cooperant


@blueprint.get("")
@requires(READ)
def show(season_id: int) -> str:
    """Show what each person receives and by which rule; the committee reads the totals only."""
    closing = queries.closing_of(g.season) if g.season.status is Status.CLOSED else None
    if closing is None:
        people, inputs = queries.people_and_inputs(g.season)
        money_road, distribution = inputs.replay()
    else:
        people, (money_road, distribution) = cooperants.cooperants_of(g.season), queries.frozen(closing)
    votes = queries.votes_of(g.season)
    sharers, shows_shares = sum(bool(share.portions) for share in distribution.shares), may(SHARES)
    return render_template(
        "coop/distribution/show.html",
        road=money_road,
        distribution=distribution,
        sharers=sharers,
        parts=_parts(distribution, people) if shows_shares else [],
        shows_shares=shows_shares,
        tells_sum=road.tells_sum(people),
        tells_count=road.tells_count(),
        rule=rule_in_words(queries.settings_of(g.season)),
        due=dues.due_of(g.season, clock.today()),
        votes=votes,
        voters=names_of(vote.recorded_by_id for vote in votes) if shows_shares else {},
        rules=RULE_LABELS,
        closing=closing,
        may_vote=may(VOTE) and g.season.status is not Status.CLOSED,
        may_close=may(CLOSE),
    )


@blueprint.route("/vote", methods=["GET", "POST"])
@requires(VOTE)
def vote(season_id: int) -> str | Response | tuple[str, int]:
    """Write down a vote of the group; its rule becomes the season's."""
    ensure_writable(g.season.status)
    form = VoteForm()
    if request.method == "GET":
        form.begin(g.season, clock.today())
        tried = asked_choice("regle", Rule)
        if tried is not None:
            form.take(tried, TrialForm(request.args, g.season).wish(g.season))
    elif form.more.data:
        form.add_rows()
    elif form.validate_on_submit():
        try:
            recorded = actions.record_vote(g.season, form.ballot(), stamp())
            return done(
                f"Le vote est noté. Règle de partage : {RULE_LABELS[recorded.rule].lower()}.",
                "distribution.show",
                season_id=season_id,
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/distribution/vote.html", form=form, explanations=RULE_EXPLANATIONS), form.status


@blueprint.post("/vote/objection/<int:objection_id>/lever")
@requires(VOTE)
def lift(season_id: int, objection_id: int) -> Response:
    """Note that the group found an answer to an objection."""
    actions.lift_objection(g.season, objection_id, stamp())
    return done("C’est noté : l’objection est levée.", "distribution.show", season_id=season_id, _anchor="votes")


@blueprint.get("/cloture")
@requires(CLOSE)
def closing(season_id: int) -> str:
    """Show what is missing before the summer is closed, and what closing would freeze; afterwards, what it froze."""
    closed = queries.closing_of(g.season)
    frozen = None if closed else queries.what_would_be_frozen(g.season)
    people = cooperants.cooperants_of(g.season)
    money_road, distribution = queries.frozen(closed) if closed else queries.distribution_of(g.season)
    checks = queries.checks_before_closing(g.season, distribution) if frozen else ()
    places = {subject: open_url(end, season_id=season_id, **asked) for subject, (end, asked) in PLACES.items()}
    proposal = next(iter(queries.proposals_of(g.season)), None)
    signers = [one.by_user_id for one in (closed, proposal) if one]
    return render_template(
        "coop/distribution/closing.html",
        closing=closed,
        names=names_of(signers),
        proposal=proposal,
        print_of_all=closed.fingerprint if closed else frozen.fingerprint if frozen else "",
        holds=bool(proposal and not proposal.fallen_at and frozen and queries.holds(proposal, frozen)),
        is_mine=proposal is not None and are_one_person(proposal.by_user_id, current_user.id),
        road=money_road,
        distribution=distribution,
        parts=_parts(distribution, people),
        sharers=sum(bool(share.portions) for share in distribution.shares),
        rule=rule_in_words(queries.settings_of(g.season)),
        due=dues.due_of(g.season, clock.today()),
        checks=checks,
        ready=all(check.is_done or not check.blocks for check in checks),
        places=places,
        status=STATUS_LABELS[g.season.status],
        mark=head().mark,
        is_open=g.season.status is Status.OPEN,
        is_closing=g.season.status is Status.CLOSING,
    )


@blueprint.post("/cloture/proposer")
@requires(CLOSE)
def propose(season_id: int) -> Response:
    """Propose to close the summer: somebody else has to confirm."""
    actions.propose_closing(g.season, stamp(), _owed_accepted())
    return done(
        "La clôture est proposée. Une autre personne de l’équipe doit la confirmer.",
        "distribution.closing",
        season_id=season_id,
    )


@blueprint.post("/cloture")
@requires(CLOSE)
def close(season_id: int) -> Response:
    """Close for good the summer that somebody else proposed to close."""
    actions.close(g.season, stamp(), _owed_accepted())
    return done("La saison est close. Les parts sont figées.", "distribution.closing", season_id=season_id)


@blueprint.post("/cloture/etape")
@requires(CLOSE)
def move(season_id: int) -> Response:
    """Begin the closing, or go back to the open season."""
    steps = {step.name: step for step in (START_OF_CLOSING, REOPENING)}
    step = steps.get(request.form.get("etape", ""))
    if step is None:
        abort(400)
    seasons.move(g.season, step, stamp())
    return done(
        f"La saison est maintenant «\u00a0{STATUS_LABELS[step.target].lower()}\u00a0».",
        "distribution.closing",
        season_id=season_id,
    )


def _owed_accepted() -> int:
    """Return the sum, in cents, that whoever closes ticked as known to be still owed; nothing without a tick."""
    return record_number(request.form.get("encore_du", "")) or 0


def _parts(distribution: Distribution, people: Sequence[Cooperant]) -> list[Part]:
    """Return every share with whose it is."""
    by_code = {person.code: person for person in people}
    return [Part(share, by_code[share.code]) for share in distribution.shares]
