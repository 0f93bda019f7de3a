"""The summer itself: its dates, its carrier, its people in charge and the rules it gave itself."""
