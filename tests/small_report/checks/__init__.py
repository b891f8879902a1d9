"""What must hold between the small report's own numbers."""

from ataskaita.checks.movements import Threshold
from ataskaita.checks.registry import check
from ataskaita.checks.relations import at_most, equal

#: A point of the few children is a handful of them; others only repeat what is told already.
THRESHOLDS = {"readers.child_share": Threshold(points=1)}
NOT_JUDGED = ("targets.", "readers.age_share")

check(
    "READERS-02",
    "Vaikai ir suaugusieji yra visi skaitytojai.",
    "Kito amžiaus skaitytojų nėra.",
    equal("readers.total", "readers.by_age(child) + readers.by_age(adult)"),
)
check(
    "LENDING-01",
    "Per metus skaitytojų užsiregistruoja ne daugiau negu apsilankoma.",
    "Registruojamasi atėjus.",
    at_most("readers.total", "visits.total"),
    exception="READERS-01",
)
