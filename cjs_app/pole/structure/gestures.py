"""The small page of one gesture, alike in every room of the pôle: what is asked, and what is said once it is done."""

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from cjs_app.plumbing.forms import HouseForm
from cjs_app.plumbing.pages import COME_BACK, acted, safe_target

Page = str | Response | tuple[str, int]


class Words(NamedTuple):
    """What a gesture is called, what is said once it is done, what it is about, and where its page leads back to."""

    title: str
    said: str
    back_label: str = ""
    lead: str = ""


def page(form: HouseForm, words: Words, endpoint: str, **where: Any) -> tuple[str, int]:
    """Return the page of a gesture; whoever comes from another page of the house is led back there."""
    come_back = safe_target(request.args.get(COME_BACK))
    drawn = render_template(
        "pole/structure/gesture.html",
        form=form,
        title=words.title,
        lead=words.lead,
        back_label=words.back_label,
        back_url=come_back or url_for(endpoint, **where),
        come_back=come_back,
    )
    return drawn, form.status


def gesture(form: HouseForm, words: Words, act: Callable[[], object], endpoint: str, **where: Any) -> Page:
    """Return the page of a gesture, or lead to a page once it is done."""
    return acted(form, act, words.said, endpoint, **where) or page(form, words, endpoint, **where)
