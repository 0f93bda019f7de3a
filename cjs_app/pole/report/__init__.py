"""The activity report: what the rooms tell of a year, in the plan that pôles share, beside what people write."""
