"""People with a project, received by the pôle: where they stand, the appointments, to whom they are sent on."""
