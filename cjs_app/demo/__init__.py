"""Three summers, played through the rooms' own actions: what a newcomer sees first."""
