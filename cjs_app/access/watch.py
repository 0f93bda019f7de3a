"""What the door writes into the security log."""

from cjs_app.plumbing.security_log import note

__all__ = ["note"]
