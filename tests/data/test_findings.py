"""Names in messages."""

from ataskaita.data.findings import few


def test_of_many_names_the_first_are_told_and_the_others_counted():
    assert few(["a", "b"], 10) == "a, b"
    assert few(map(str, range(13)), 10).endswith("8, 9 and 3 more")
