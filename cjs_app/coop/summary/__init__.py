"""The summer on one page, and on the wall of the closing ceremony."""
