"""The committee's page: the summer in sums of enough persons, behind an address that expires and can be shut."""
