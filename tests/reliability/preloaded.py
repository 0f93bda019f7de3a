"""The application, read once by the server that forks the processes of the tests: each then starts at once."""

import os
from pathlib import Path

from tests import databases

databases.make_app("sqlite:///:memory:", Path(os.environ["CJS_INSTANCE"]))
