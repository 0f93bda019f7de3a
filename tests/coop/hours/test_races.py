"""Two people note hours for the same cooperant at the same moment."""

import threading
from pathlib import Path

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import queries
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests import databases
from tests.builders import a_season
from tests.coop.hours.records import a_member, some_hours


def test_a_day_never_holds_more_than_twenty_four_hours_however_many_note_it_at_once(
    database_url: str, receipts: Path
) -> None:
    app = databases.make_app(database_url, receipts)
    with app.app_context():
        season = a_season()
        person_id = a_member(season).id
        db.session.commit()
    start = threading.Barrier(6)

    def note() -> None:
        with app.app_context():
            start.wait()
            try:
                some_hours(db.session.get_one(Cooperant, person_id), 600)
                db.session.commit()
            except Refusal:
                db.session.rollback()

    threads = [threading.Thread(target=note) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        assert sum(queries.minutes_by_nature(db.session.merge(season)).values()) == 1200
        db.session.remove()
        db.engine.dispose()
