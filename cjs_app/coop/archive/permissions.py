"""Who may bring a summer in, and who may take one out."""

from cjs_app.access.domain import STAFF
from cjs_app.plumbing.permissions import declare

IMPORT = declare("archive.import", "Importer un été", STAFF)
EXPORT = declare("archive.export", "Exporter un été", STAFF)
