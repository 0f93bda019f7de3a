"""QR codes, drawn by the server and shown as pictures of their own: no script, nothing from elsewhere."""

import io
from typing import TYPE_CHECKING

from cjs_app.kernel.late import Late

if TYPE_CHECKING:
    import segno
else:
    segno = Late("segno")
from flask import make_response
from werkzeug.wrappers import Response


def picture(content: str) -> Response:
    """Return a QR code as a drawing, to be shown by a page; a quarter of it may be dirty and it still reads."""
    drawing = io.BytesIO()
    square = segno.make(content, error="q", micro=False)
    square.save(drawing, kind="svg", scale=6, border=3, light="#fff", xmldecl=False)
    response = make_response(drawing.getvalue())
    response.mimetype = "image/svg+xml"
    return response
