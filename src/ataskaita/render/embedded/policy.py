"""What a page of the site may load and run, said to the browser in the page itself.

A text that slipped through as HTML could then still run nothing and ask nobody.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re

_STYLES = re.compile(
    r"\sstyle=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
    r"|<style\b[^>]*>(?P<sheet>.*?)</style>",
    re.DOTALL | re.IGNORECASE,
)

#: A page opened from the disk has no host: its own files are named by how they are reached. A page
#: from a server can't load those, whatever this says.
_OWN = "'self' file:"


def content_policy(body: str) -> str:
    """The content security policy of a page.

    Scripts come from files of the site alone. Of styles in the page those are known that it was
    written with, each by its checksum: the colours of charts.

    Parameters
    ----------
    body : str
        The HTML between the page's frame.
    """
    texts = dict.fromkeys(
        found["sheet"] or html.unescape(found["double"] or found["single"] or "")
        for found in _STYLES.finditer(body)
    )
    known = "".join(f" '{_checksum(text)}'" for text in sorted(texts))
    styles = f"{_OWN} 'unsafe-hashes'{known}" if known else _OWN
    return "; ".join(
        (
            f"default-src {_OWN}",
            # The search is a program of WebAssembly.
            f"script-src {_OWN} 'wasm-unsafe-eval'",
            f"style-src {styles}",
            f"img-src {_OWN} data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _checksum(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
