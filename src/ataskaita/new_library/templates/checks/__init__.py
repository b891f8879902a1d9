"""What must hold between this report's own numbers. Importing the package registers all checks."""

from ataskaita.checks.movements import Threshold
from checks import common, consistency  # noqa: F401  (imported: they register)
from indicators.counted import COUNTED

#: Indicators that are judged more strictly or more leniently, and why.
THRESHOLDS = {
    # A point is a hundredth of all inhabitants.
    "membership.rate": Threshold(points=1),
}

#: Indicators that say nothing of the year's work, or only repeat what others say, by their start.
NOT_JUDGED = ("targets.", *COUNTED)
