"""Missions: the jobs that the cooperative carries out."""
