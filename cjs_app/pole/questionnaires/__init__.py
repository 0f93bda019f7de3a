"""Questionnaires without names: asked by a link, a QR code or on paper, and told with how many answered."""
