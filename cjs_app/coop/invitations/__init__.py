"""Who is invited into a summer, by QR code, link, six-letter code or mail."""
