"""Programmes of events, as the Mois de l’ESS: their public pages, who registers, who came, and with which partners."""
