"""The cooperative's own accounts beside its invoices: expenses, self-financing and deductions.

The budget of the action (grants, facilitators' wages) is another matter and is never mixed in.
"""
