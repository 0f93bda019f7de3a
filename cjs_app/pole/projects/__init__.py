"""What the pôle does with others: projects by mission, their partners, steps, work, indicators and budget."""
