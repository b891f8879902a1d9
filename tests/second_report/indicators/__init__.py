"""What is computed from the visits."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from ataskaita.values.measures import COUNT, PERCENT

THEMES = {"guests": "Svečiai"}


@indicator("guests.all", "Visi svečiai", COUNT, "Kiek kartų per metus lankytasi bibliotekoje.")
def everybody(x: Scope) -> Amount:
    return x.sum("guests")


@indicator("guests.share", "Svečių dalis", PERCENT, "Krašto svečių dalis tarp visų svečių.")
def share(x: Scope) -> Amount:
    return 100 * x["guests.all"] / x.library["guests.all"]
