"""Enquiries received, by the way they came, where it is known."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class EnquiriesByChannel(Fact):
    """Enquiries received, by the way they came, where it is known."""

    channel: Series[str] = choice_field("Būdas", "Kaip pateikta užklausa", "enquiry_channels")
    value: Series[int] = count_field("Užklausos", "Užklausų skaičius")

    class Config:
        """What the table is."""

        name = "enquiries_by_channel"
        title = "Užklausos pagal pateikimo būdą"
        description = "Per metus gautos užklausos, kurių pateikimo būdas nurodytas atskirai"
        unique = ["channel"]
        metadata = about("užklausos")
