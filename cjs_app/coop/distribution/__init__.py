"""What is left at the end of the summer, and how the group shares it."""
