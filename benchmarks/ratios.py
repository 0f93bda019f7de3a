"""Two sides measured in turn, round after round, so that a machine which slows down slows both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

AT_LEAST, AT_MOST = "≥", "≤"


@dataclass(frozen=True)
class Sample:
    """One measure of one side: the figure, and the processor time behind one unit of work where it is known."""

    value: float
    cpu: float | None = None


@dataclass(frozen=True)
class Result:
    """A target, the ratio that was measured, and what it is made of."""

    name: str
    ratio: float
    target: float
    sense: str
    ours: float
    reference: float
    unit: str
    cpu_ratio: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the target is reached."""
        return self.ratio >= self.target if self.sense == AT_LEAST else self.ratio <= self.target

    def as_record(self) -> dict[str, Any]:
        """Return the result as JSON holds it."""
        return {
            "name": self.name,
            "ratio": round(self.ratio, 4),
            "target": self.target,
            "sense": self.sense,
            "holds": self.holds,
            "ours": round(self.ours, 4),
            "reference": round(self.reference, 4),
            "unit": self.unit,
            "cpu_ratio": None if self.cpu_ratio is None else round(self.cpu_ratio, 4),
        }

    def as_line(self) -> str:
        """Return the result as a line of a table."""
        said = "holds" if self.holds else "MISSED"
        cpu = "" if self.cpu_ratio is None else f"  (by processor time {self.cpu_ratio:.2f})"
        figures = f"{self.ours:.4g} against {self.reference:.4g} {self.unit}"
        return f"{said:7} {self.ratio:6.2f} {self.sense} {self.target:<5g} {self.name}: {figures}{cpu}"


Measure = Callable[[], Sample]


def compared(
    name: str, ours: Measure, reference: Measure, target: float, sense: str, unit: str, rounds: int = 5
) -> Result:
    """Return the median, over the rounds, of ours over the reference; each round begins with the other side."""
    pairs = []
    for rank in range(rounds):
        if rank % 2:
            second, first = reference(), ours()
        else:
            first, second = ours(), reference()
        pairs.append((first, second))
    cpu = [second.cpu / first.cpu for first, second in pairs if first.cpu and second.cpu]
    if sense == AT_MOST:
        cpu = [1 / ratio for ratio in cpu]
    return Result(
        name,
        statistics.median(first.value / second.value for first, second in pairs),
        target,
        sense,
        statistics.median(first.value for first, _ in pairs),
        statistics.median(second.value for _, second in pairs),
        unit,
        statistics.median(cpu) if cpu else None,
    )


def seconds_each(work: Callable[[], Any], times: int) -> Sample:
    """Return how long a piece of work takes, done so many times."""
    begun, cpu = time.perf_counter(), time.process_time()
    for _ in range(times):
        work()
    return Sample((time.perf_counter() - begun) / times, (time.process_time() - cpu) / times)


def per_second(work: Callable[[], Any], times: int) -> Sample:
    """Return how often a piece of work is done in a second."""
    each = seconds_each(work, times)
    return Sample(1 / each.value, each.cpu)
