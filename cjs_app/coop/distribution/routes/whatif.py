"""What if we shared otherwise: the six rules on the same sum, side by side; nothing is written."""

from flask import Blueprint, g, render_template, request, url_for

from cjs_app.coop.distribution import queries
from cjs_app.coop.distribution.domain import RULE_EXPLANATIONS, RULE_LABELS
from cjs_app.coop.distribution.forms import TrialForm
from cjs_app.coop.distribution.permissions import SHARES, VOTE
from cjs_app.coop.distribution.simulation import SHORT_LABELS, Trial, Wish, spares_of, trials
from cjs_app.coop.distribution.votes import rule_in_words
from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.guards import may_still
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("whatif", __name__)


@blueprint.get("/et-si")
@requires(SHARES)
def show(season_id: int) -> str | tuple[str, int]:
    """Show what each rule would give to each person, with the figures that the address asks for."""
    people, inputs = queries.people_and_inputs_now_or_frozen(g.season)
    form = TrialForm(request.args, g.season)
    wish = form.wish(g.season)
    net_cents = inputs.road().net_cents
    tried = trials(net_cents, inputs.persons, inputs.settings, wish)
    names = {person.code: person.first_name for person in people}
    page = render_template(
        "coop/distribution/whatif.html",
        form=form,
        wish=wish,
        net_cents=net_cents,
        sharers=sum(person.has_share for person in inputs.persons),
        trials=tried,
        spares=[spares_of(trial.distribution) for trial in tried],
        names=names,
        codes=sorted(person.code for person in inputs.persons),
        labels=RULE_LABELS,
        explanations=RULE_EXPLANATIONS,
        short_labels=SHORT_LABELS,
        figures=[rule_in_words(trial.settings)[1:] for trial in tried],
        ballots=[_ballot(season_id, trial, wish) for trial in tried] if may_still(VOTE) else [],
        is_closed=g.season.status is Status.CLOSED,
    )
    return page, 422 if form.errors else 200


def _ballot(season_id: int, trial: Trial, wish: Wish) -> str:
    """Return where a vote for a rule is written down, filled with what was tried."""
    return url_for(
        "distribution.vote",
        season_id=season_id,
        regle=trial.settings.rule.value,
        part=wish.equal_percent,
        salaire=f"{wish.wage_cents // 100},{wish.wage_cents % 100:02}",
        sorte=list(wish.natures),
    )
