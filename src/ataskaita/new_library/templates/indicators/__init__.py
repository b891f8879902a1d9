"""What is computed from the tables, one module a theme. Importing the package registers all."""

from indicators import (  # noqa: F401  (imported for what they register)
    acquisitions,
    collection,
    counted,
    enquiries,
    events,
    finance,
    further,
    loans,
    membership,
    organisation,
    premises,
    services,
    staff,
    targets,
)

#: The first part of an id -> the heading of the catalogue that the indicator stands under.
THEMES = {
    "organisation": "Bibliotekos struktūra",
    "acquisitions": "Dokumentų įsigijimas",
    "collection": "Dokumentų fondas",
    "population": "Gyventojai ir vartotojai",
    "users": "Gyventojai ir vartotojai",
    "membership": "Gyventojai ir vartotojai",
    "visits": "Apsilankymai",
    "opening": "Apsilankymai",
    "loans": "Dokumentų išduotis",
    "electronic": "Dokumentų išduotis",
    "interlibrary": "Dokumentų išduotis",
    "events": "Renginiai",
    "enquiries": "Užklausos",
    "training": "Mokymai ir konsultacijos",
    "online": "Elektroninės paslaugos",
    "staff": "Darbuotojai",
    "premises": "Patalpos ir įranga",
    "finance": "Finansai",
    "quarters": "Ketvirčiai",
    "targets": "Siekiai",
}
