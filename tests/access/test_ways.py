"""The lines of a season's journal lead to the records that they speak of."""

from flask import Flask

from cjs_app.access.history import WAYS
from cjs_app.plumbing.permissions import permission_of


def test_every_kind_of_record_leads_to_a_page_that_exists_and_says_who_may_open_it(app: Flask) -> None:
    assert {subject for subject, (endpoint, _) in WAYS.items() if endpoint not in app.view_functions} == set()
    assert [subject for subject, (endpoint, _) in WAYS.items() if permission_of(app, endpoint) is None] == []
