"""A time of day, as it is typed."""

import datetime as dt

from wtforms.widgets import TextInput

from cjs_app.kernel.durations import parse_time
from cjs_app.plumbing.forms import LenientField


class TimeField(LenientField):
    """A time of day: «9h30», «14:00», or the browser's own clock."""

    widget = TextInput()
    widget.input_type = "time"
    read = staticmethod(parse_time)
    written = staticmethod(lambda time: f"{time:%H:%M}")

    data: dt.time | None
