"""Who pays for the work of the pôle: conventions, grants, what they ask for in return."""
