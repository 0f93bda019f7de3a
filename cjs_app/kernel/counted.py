"""Where a figure comes from: the records that it was counted from, as a link to their list."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field


class Records(Struct, frozen=True):
    """The list of the records that a figure was counted from; no count where the list adds up something else."""

    one: str
    many: str
    endpoint: str
    asked: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    count: int | None = None

    @property
    def invitation(self) -> str:
        """What the link to the list says."""
        if self.count == 1:
            return f"Voir {self.one}"
        return f"Voir les {self.many}" if self.count is None else f"Voir les {self.count} {self.many}"
