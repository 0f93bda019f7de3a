"""The partnerships, on their ladder from first contact to signed agreement."""

import datetime as dt
from collections.abc import Sequence

from flask import Blueprint, render_template, request

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, formats
from cjs_app.plumbing.pages import asked_choice, asked_page, done, paged
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.bridges import actions, queries
from cjs_app.pole.bridges.domain import LADDER, STEP_LABELS, STEP_TONES, Step, next_of
from cjs_app.pole.bridges.forms import ContactForm, PartnershipForm, StepForm
from cjs_app.pole.bridges.models import BridgePartnership, BridgePartnershipStep
from cjs_app.pole.bridges.permissions import READ, WRITE
from cjs_app.pole.structure.gestures import Page, Words, gesture, page

blueprint = Blueprint("partnerships", __name__, url_prefix="/partenariats")
BACK = "Les partenariats"
ONE = "/<int:bridge_partnership_id>"


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List the partnerships that live in the year."""
    words, step = request.args.get("q", ""), asked_choice("etape", Step)
    return render_template(
        "pole/bridges/partnerships.html",
        found=paged(queries.partnerships_matching(year, words, step), asked_page()),
        words=words,
        step=step,
        steps=STEP_LABELS,
        tones=STEP_TONES,
        may_write=may(WRITE),
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> Page:
    """Note the first contact of a partnership."""
    form = ContactForm()
    form.offer()
    if form.validate_on_submit():
        try:
            made = actions.begin(form.sheet(), form.day.data or dt.date.max, stamp())
            said = "Le premier contact est noté."
            return done(said, "bridges.partnerships.show", year=year, bridge_partnership_id=made.id)
        except Refusal as refusal:
            form.refuse(refusal)
    elif not form.is_submitted():
        form.day.data = clock.today()
    return page(form, Words("Nouveau partenariat", "", BACK), "bridges.partnerships.index", year=year)


@blueprint.get(ONE)
@requires(READ)
def show(year: int, bridge_partnership_id: int) -> str:
    """Show a partnership: where it stands, and every step that it took."""
    partnership = queries.get_partnership(bridge_partnership_id)
    steps = queries.steps_of(partnership)
    return render_template(
        "pole/bridges/partnership.html",
        partnership=partnership,
        steps=steps,
        ladder=ladder_of(partnership, steps),
        labels=STEP_LABELS,
        tones=STEP_TONES,
        signed=Step.SIGNED,
        history=history_of("bridge_partnership", partnership.id, None),
        may_write=may(WRITE),
    )


@blueprint.route(f"{ONE}/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, bridge_partnership_id: int) -> Page:
    """Correct who works with whom, and on what."""
    partnership, form = queries.get_partnership(bridge_partnership_id), PartnershipForm()
    form.offer()
    form.open_on(partnership)
    words = Words("Corriger le partenariat", "Le partenariat est corrigé.", partnership.subject)
    where = {"year": year, "bridge_partnership_id": bridge_partnership_id}
    return gesture(
        form,
        words,
        lambda: actions.correct_partnership(partnership, form.sheet(), stamp()),
        "bridges.partnerships.show",
        **where,
    )


@blueprint.route(f"{ONE}/etape", methods=["GET", "POST"])
@requires(WRITE)
def climb(year: int, bridge_partnership_id: int) -> Page:
    """Note a step, up or down."""
    partnership, form = queries.get_partnership(bridge_partnership_id), StepForm()
    if not form.is_submitted():
        form.step.data, form.day.data = next_of(partnership.status).value, clock.today()
    lead = f"{partnership.organisation.name} et {partnership.partner.name}"
    words = Words("Noter une étape", "L’étape est notée.", partnership.subject, lead)
    where = {"year": year, "bridge_partnership_id": bridge_partnership_id}
    return gesture(
        form, words, lambda: actions.climb(partnership, form.sheet(), stamp()), "bridges.partnerships.show", **where
    )


def ladder_of(
    partnership: BridgePartnership, steps: Sequence[BridgePartnershipStep]
) -> list[tuple[str, str, str | None]]:
    """Return the ladder as it is drawn: each step, whether it is reached, and since when."""
    since = {step.status: step.day for step in reversed(steps)}
    stands = LADDER.index(partnership.status) if partnership.status in LADDER else -1
    if partnership.status is Step.SIGNED:
        stands += 1  # the last step is not where it stands: it is done
    drawn = []
    for place, step in enumerate(LADDER):
        state = "current" if place == stands else "done" if place < stands else "todo"
        when = formats.short_day(since[step]) if step in since and place <= stands else None
        drawn.append((STEP_LABELS[step], state, when))
    return drawn
