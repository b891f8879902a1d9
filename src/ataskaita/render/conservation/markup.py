"""The words of Markdown as a person reads them, told without pandoc: markup is taken out."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from types import MappingProxyType

from ataskaita.render.conservation.words import words_and_stops

_NONE: Mapping[str, str] = MappingProxyType({})

#: Where a picture is, in brackets; names of files and addresses may hold some.
_TO = r"\((?:[^()]|\([^()]*\))*\)"
#: Takes markup out of a text, one after the other; what is kept stands in the first group.
_MARKUP = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"<!--.*?-->", re.DOTALL),
        # The line that opens or closes a block, and the attributes of anything.
        (r"^[ \t>]*:{3,}[ \t]*[\w.-]*[ \t]*(?=\{|$)", re.MULTILINE),
        (r"(?<![\w`\\])`\{=\w+\}|^(?:`{3,}|~{3,})[ \t]*\{?=?[\w.+-]*\}?[ \t]*$", re.MULTILINE),
        (r"\{(?:\s*(?:[#.][\w:.-]+|[\w:-]+=(?:\"[^\"]*\"|'[^']*'|[^\s{}\"']+)|=\w+|-))+\s*\}", 0),
        (r"!\[(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*\]" + _TO, 0),
        (r"(?<=\])\((?:<[^<>]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+\"[^\"]*\")?\)", 0),
        (
            r"^[ \t]*\[[^\]^]+\]:[ \t]+\S+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$",
            re.MULTILINE,
        ),
        (r"<((?:https?|mailto):[^<>\s]+|[^<>@\s]+@[^<>@\s]+)>", 0),
        (r"(?<!\\)</?[a-zA-Z](?:[^<>\"]|\"[^\"]*\")*>", 0),
        (r"\[?-?@(?:tbl|fig|sec|app|ind)-[\w.:-]*\w\]?", 0),
    )
)
#: The description of a picture, with links and spans in it.
_DESCRIPTION = r"((?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*)"
#: A picture that is a paragraph by itself: its description is its caption.
_ALONE = re.compile(
    rf"(?:(?<=\n\n)|(?<=[:}}]\n)|\A)[ ]{{0,8}}!\[{_DESCRIPTION}\]{_TO}(?:\{{[^{{}}]*\}})?"
    r"[ \t]*(?=\n[ \t]*(?:\n|:::|\Z)|\Z)"
)
_CODE_FENCE = re.compile(r"^([ \t>]*)(`{3,}|~{3,})(.*)$")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_TARGET = re.compile(r"^[ \t]*\[([^\]^]+)\]:[ \t]+\S", re.MULTILINE)
_BY_NAME = re.compile(r"(?<!\\)\]\[([^\]\[]*)\]")
#: Before an item; a capital letter with a full stop and one space may be somebody's initial.
_ITEM = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+)?(?:(?:\d{1,9}|[a-z]|[ivxlcdm]+|[IVXLCDM]{2,}|#)[.)](?=[ \t])"
    r"|[A-Z]\)(?=[ \t])|[A-Z]\.(?=[ \t]{2})|\((?:\d{1,9}|[a-zA-Z]|@)\)(?=[ \t])"
    r"|(?<=[-*+ \t])(?=\[))"
)
_BULLET = re.compile(r"[ \t>]*[-*+][ \t]")
#: Whether a task is done.
_DONE = re.compile(r"^[ \t]*\[[ xX]\](?=[ \t])")
_TABLE_LINE = re.compile(r"^[ \t]*(?:\|.*\||[-:| \t]*-[-|][-:| \t]*)[ \t]*$", re.MULTILINE)
_SPAN = re.compile(r"\[([^\[\]]*)\]\{([^{}]*\.content-(?:visible|hidden)[^{}]*)\}")
_CONDITION = re.compile(r"(when|unless)-format=[\"']?([\w-]+)")
_READ = re.compile(r"\btitle=(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)')")
_TOGETHER = re.compile(r"\[-?@(?:tbl|fig|sec|app|ind)-[^\]]*;[^\]]*\]")
#: A line that only draws something, and dashes typed as hyphens.
_DRAWN = re.compile(r"^[-:|+=>\s]+$", re.MULTILINE)
_DASH = re.compile(r"(?<!-)-{2,3}(?!-)")
#: Words in single quotation marks, which double ones may become inside of others.
_QUOTED = re.compile(r"(?<![\w'\\])'([^'\n]*[^'\\\n])'(?![\w'])")
_ENTITY = re.compile(r"&#?\w+;")
_MAY_BREAK = re.compile(r"<wbr\s*/?>", re.IGNORECASE)
_FENCE = re.compile(r"^[ \t>]*:{3,}.*$", re.MULTILINE)


def of_markdown(text: str, notes_of_all: Mapping[str, str] = _NONE) -> tuple[list[str], list[str]]:
    """The words of a Markdown text, and those of its footnotes, wherever these are written."""
    body, notes = _without_notes(_without_code(text), notes_of_all)
    return words_and_stops(plain(body)), [
        word for note in notes for word in words_and_stops(plain(note))
    ]


def plain(text: str) -> str:
    """A Markdown text without its markup; footnotes are taken out before."""
    text = _without_items(_without_targets(_MAY_BREAK.sub("", text)))
    # References in one pair of brackets are told with commas.
    text = _TOGETHER.sub(lambda found: found[0].replace(";", ","), text)
    text = _captions_first(_ALONE.sub(r"\1", _on_pages(text)))
    text = _FENCE.sub(lambda found: " ".join(map("".join, _READ.findall(found[0]))), text)
    for pattern in _MARKUP:
        text = pattern.sub(lambda found: f" {found[1]} " if found.lastindex else " ", text)
    text = _DASH.sub(lambda found: "—" if found[0] == "---" else "–", _DRAWN.sub("", text))
    return _ENTITY.sub(lambda found: html.unescape(found[0]), _QUOTED.sub(r'"\1"', text))


def _without_code(text: str) -> str:
    """A text in which code is its words: nothing in it is markup."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        found = _CODE_FENCE.match(line)
        if fence:
            closes = found and found[2].startswith(fence) and not found[3].strip()
            fence = "" if closes else fence
            lines.append("" if closes else f"{' ' * 4}{' '.join(words_and_stops(line))}")
        elif found and "`" not in found[3] and not found[3].strip().startswith("{="):
            fence = found[2]
            lines.append("")
        else:
            lines.append(line)
    return _CODE.sub(lambda found: " ".join(words_and_stops(found[2])), "\n".join(lines))


def _without_targets(text: str) -> str:
    """A text without the names by which links find their addresses: ``[text][name]``."""
    named = {name.lower() for name in _TARGET.findall(text)}
    return _BY_NAME.sub(
        lambda found: "](x)" if (found[1] or "").lower() in {*named, ""} else found[0], text
    )


def _without_items(text: str) -> str:
    """A text without what stands before the items of lists."""
    lines, begins, in_list = [], True, False
    for line in text.split("\n"):
        found = _ITEM.match(line) if begins or in_list else None
        bullet = begins and _BULLET.match(line)
        in_list = bool(found or bullet) or (in_list and not (begins and line[:1].strip()))
        bare = line.strip(" \t>")
        begins = not bare or bare.startswith((":::", "#"))
        lines.append(_DONE.sub("", line[found.end() :]) if found else line)
    return "\n".join(lines)


def _captions_first(text: str) -> str:
    """A text in which the captions of tables stand above them, as on pages, not below."""
    # A caption may stand right below the last row.
    blocks = re.split(r"\n[ \t]*\n|\n(?= {0,3}(?:[Tt]able)?:[ \t])", text)
    for place, block in enumerate(blocks):
        caption = re.match(r" {0,3}(?:[Tt]able)?:(?!:)[ \t]*", block)
        if caption and place and _TABLE_LINE.search(blocks[place - 1]):
            blocks[place - 1], blocks[place] = block[caption.end() :], blocks[place - 1]
        elif caption and _TABLE_LINE.search("".join(blocks[place + 1 : place + 2])):
            blocks[place] = block[caption.end() :]
    return "\n\n".join(blocks)


def _on_pages(text: str) -> str:
    """A text without the parts that the pages of the site do not show."""
    text = _SPAN.sub(lambda span: span[1] if _is_on_pages(span[2]) else "", text)
    lines, hidden = [], []
    for line in text.split("\n"):
        fence = re.match(r"[ \t>]*:{3,}[ \t]*(.*?)[ \t]*:*$", line)
        if fence and fence[1]:
            hidden.append(not _is_on_pages(fence[1]))
        if not any(hidden):
            lines.append(line)
        if fence and not fence[1] and hidden:
            hidden.pop()
    return "\n".join(lines)


def _is_on_pages(attributes: str) -> bool:
    met = all(
        (format == "html") == (word == "when") for word, format in _CONDITION.findall(attributes)
    )
    if ".content-hidden" in attributes or attributes == "content-hidden":
        return not met
    return met or ".content-visible" not in attributes


def written_notes(text: str) -> dict[str, str]:
    """The footnotes that a text writes out, by their names."""
    return _parted(_without_code(text))[1]


def _parted(text: str) -> tuple[str, dict[str, str]]:
    """A text without the footnotes that it writes out; these by their names."""
    defined: dict[str, str] = {}
    lines, current = [], ""
    for line in text.split("\n"):
        if begins := re.match(r" {0,3}\[\^([^\]\s]+)\]:(.*)", line):
            current = begins[1]
            defined[current] = begins[2]
        elif current and (line.startswith(("    ", "\t")) or not line.strip()):
            defined[current] += "\n" + line
        else:
            current = ""
            lines.append(line)
    return "\n".join(lines), defined


def _without_notes(text: str, notes_of_all: Mapping[str, str]) -> tuple[str, list[str]]:
    """A text without its footnotes; the footnotes, in the order in which they are referred to."""
    rest, own = _parted(text)
    defined = {**notes_of_all, **own}
    notes = []
    body = ""
    while found := re.search(r"\^\[|\[\^([^\]\s]+)\]", rest):
        body += rest[: found.start()] + " "
        if found[1]:
            notes.append(defined.get(found[1], ""))
            rest = rest[found.end() :]
        else:
            note, rest = _balanced(rest[found.end() :])
            notes.append(note)
    return body + rest, notes


def _balanced(text: str) -> tuple[str, str]:
    """What stands before the bracket that closes a note, and what behind it."""
    depth = 1
    for place, sign in enumerate(text):
        depth += (sign == "[") - (sign == "]")
        if not depth:
            return text[:place], text[place + 1 :]
    return text, ""
