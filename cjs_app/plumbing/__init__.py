"""Flask, SQLAlchemy, WTForms, ReportLab and Babel, fitted once; nothing here knows a mission from an invoice."""
