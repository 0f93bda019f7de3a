"""The living page of the design system: every component as it is now, in light and in dark."""
