"""What the pages allow themselves."""

from __future__ import annotations

import base64
import hashlib
import re

import lxml.html

from ataskaita.render.embedded.policy import content_policy


def _sources(policy: str) -> dict[str, list[str]]:
    return {name: rest for name, *rest in (part.split() for part in policy.split("; "))}


def test_no_page_holds_a_script_or_may_run_one(site):
    for path in site.glob("*.html"):
        page = lxml.html.parse(path).getroot()
        assert page.xpath("//script[not(@src)]") == []
        assert not re.search(r"\son\w+=", path.read_text(encoding="utf-8"))
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert _sources(policy)["script-src"] == ["'self'", "file:", "'wasm-unsafe-eval'"]
        assert "'unsafe-inline'" not in policy


def test_the_policy_stands_before_whatever_it_is_about(site):
    text = (site / "index.html").read_text(encoding="utf-8")
    assert text.index("Content-Security-Policy") < min(text.index("<script"), text.index("<link"))


def test_a_style_is_known_by_its_checksum():
    policy = content_policy('<b style="a: &quot;b&quot;">x</b><svg><style>*{c: d}</style></svg>')
    for text in ('a: "b"', "*{c: d}"):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in _sources(policy)["style-src"]
    assert "'unsafe-hashes'" in policy


def test_a_page_without_styles_of_its_own_allows_none():
    assert _sources(content_policy("<p>x</p>"))["style-src"] == ["'self'", "file:"]
