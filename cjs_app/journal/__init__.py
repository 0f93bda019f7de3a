"""The journal: what happened, to which record, by whom and when; rows are only ever added."""
