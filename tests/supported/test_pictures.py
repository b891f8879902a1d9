"""Pictures in a text are there, can be drawn and have a description, before anything runs."""

from __future__ import annotations

import base64
import io

import nbformat.v4 as v4
import pytest
from PIL import Image

from ataskaita.supported.pictures import is_sound


def png(form: str = "PNG", mode: str = "RGB") -> bytes:
    body = io.BytesIO()
    Image.new("RGB", (4, 3), (200, 0, 0)).convert(mode).save(body, form)
    return body.getvalue()


@pytest.fixture
def files(tmp_path):
    """Files with some pictures, by their names."""
    made = {"gera.png": png(), "kita.jpg": png("JPEG"), "nukirsta.png": png()[:50],
            "ne-ta.png": png("JPEG"), "piesinys.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "senas.bmp": png("BMP"), "spaudai.jpg": png("JPEG", "CMYK")}  # fmt: skip
    for name, body in made.items():
        (tmp_path / name).write_bytes(body)
    return {name: tmp_path / name for name in made}


def test_pictures_beside_the_chapter_pass(refused, files):
    text = "A ![b](gera.png) ![c](kita.jpg)\n\n![D](piesinys.svg){#fig-d width=50%}"
    assert refused(text, files=files) == []


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        ("![a](nera.png)", "picture-missing", "nera.png"),
        ("![a](Gera.png)", "picture-missing", "Gera.png"),
        ("![a](../../../../etc/x.png)", "picture-missing", "../../../../etc/x.png"),
        ("![a](nukirsta.png)", "picture-broken", "nukirsta.png"),
        ("![a](ne-ta.png)", "picture-broken", "ne-ta.png"),
        ("![a](spaudai.jpg)", "picture-broken", "spaudai.jpg"),
        ("![a](senas.bmp)", "picture-format", "senas.bmp"),
        ("![](gera.png)", "alt", "gera.png"),
        ("| ![a](gera.png) |\n|---|\n| b |", "table-picture", "gera.png"),
    ],
)
def test_others_are_refused_by_name(refused, files, text, rule, said):
    assert (rule, "2", 1, said) in refused(text, files=files)


def test_an_attachment_is_looked_at_too(refused):
    held = base64.b64encode(png()).decode()
    cell = v4.new_markdown_cell("A ![b](attachment:a.png) ![c](attachment:b.png)")
    cell["attachments"] = {"a.png": {"image/png": held}}
    assert refused(cell) == [("picture-missing", "2", 1, "attachment:b.png")]


def test_a_picture_that_was_changed_is_looked_at_again(refused, files):
    text = "A ![b](gera.png)"
    assert refused(text, files=files) == []
    files["gera.png"].write_bytes(png()[:50])
    assert [rule for rule, *_ in refused(text, files=files)] == ["picture-broken"]


def test_the_signs_at_the_beginning_tell_what_a_file_is():
    assert is_sound("a.png", png())
    assert is_sound("a.JPEG", png("JPEG"))
    assert not is_sound("a.svg", b"<p>")
    assert not is_sound("a.png", b"")
