"""A Markdown text as its readers see it, character for character in its place.

Whatever is markup (addresses, attributes, cross-references) becomes blank, so that the rest can be
searched and every hit still tells its line. Inline values and exempt words become letters of a
private area, one kind each (see `ataskaita.lint.seen`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ataskaita.execution.marks import Mark, marks
from ataskaita.inline import EXPRESSION
from ataskaita.lint import words
from ataskaita.lint.number_words import number_words
from ataskaita.lint.numbers import typed_numbers
from ataskaita.lint.seen import ANSWERED, INVISIBLE, JOINT, LAST_YEAR, NAME, VALUE, seen, spaces

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_STYLES = re.compile(r"<style\b.*?</style>", re.DOTALL | re.IGNORECASE)
_SHORTCODE = re.compile(r"\{\{<\s*(\w+)\s*([\w.-]*).*?>\}\}")
_ATTRIBUTE = (
    r"(?:[#.][\w:.-]+|=[\w-]+|-|[A-Za-z_][\w:.-]*=(?:\"[^\"]*\"|'[^']*'|[^\s\"'{}]+)|python|r\b)"
)
_ATTRIBUTES = re.compile(rf"\{{\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*\}}")
_TAG = re.compile(r"</?[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_APART = re.compile(r"</?(?:br|p|div|li|t[dhr]|h\d|dt|dd|hr|option)\b", re.IGNORECASE)
_READ = re.compile(
    r"\b(?:alt|title|subtitle|caption|(?:fig|tbl|lst)-(?:cap|subcap|scap|alt)|aria-label|label"
    r"|summary|placeholder|value|start|content)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>{}]+))"
)
_LINK = re.compile(r"(?<=\]\()[^()\s]+(?=\)|\s)")
_ADDRESS = re.compile(
    r"<?(?:https?://|mailto:|www\.)[^\s<>)]+>?|\b[\w.-]+@[\w.-]+\.\w+"
    r"|\b[a-z][\w-]*(?:\.[\w-]+)*\.(?:lt|eu|com|org|net)\b\S*"
)
_REFERENCE = re.compile(
    r"\[?-?@[A-Za-z][\w:.-]*\w\]?|\[\^[\w-]+\]:?"
    # Addresses by their numbers: "[words][1]", and below it "[1]:" with nothing else left.
    r"|(?<=\])\[(\d+)\](?=[\s\S]*^ {0,3}\[\1\]:[ \t])|^ {0,3}\[\d+\]:(?=[ \t]*$)",
    re.MULTILINE,
)
_LIST_ITEM = re.compile(r"(?P<indent>[ \t>]*)(?P<number>\d{1,3})[.)](?=[ \t])")
_EMPHASIS = re.compile(r"[*_]+")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]\w*);")

#: Settings of an edition that are no statistics.
_SETTINGS = {"year", "previous"}

#: Shortcodes whose arguments no reader sees.
_UNSEEN = {"var", "meta", "include", "embed", "pagebreak"}

#: The outermost quotation marks of a paragraph, and what is in them.
_QUOTED = re.compile(r"„((?:[^„“\n]|\n(?!\n)|„[^„“]*“)*)“")

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:\s*[–/-]\s*(?:1[5-9]|20)\d\d)?(?!\s*\w)|\d+-\w{3,}")
_SHARE = re.compile(r"\d\s*(?:%|‰|proc\.|tūkst\.|mln\.)|\d,\d")
_DIGITS = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*")
_SPACES = re.compile(r"[ \u00a0\u202f]")
_WORD = re.compile(r"[^\W\d_]+")

#: What may be no more than a number, and the word behind it: "Surengta „12“ renginių".
_ALONE = re.compile(r"[\d \u00a0\u202f]+(?:-\w\w?)?|[^\W\d_]+")
_NEXT = re.compile(r"(?:-\w\w?)?\s+[^\W\d_]+")


@dataclass(frozen=True)
class Prose:
    """A text ready to be searched.

    Parameters
    ----------
    text : str
        As long as the source; see the module.
    expressions : tuple of (int, int, str)
        Where inline expressions stand, and each expression.
    marks : tuple of Mark
        The marks in it.
    variables : tuple of (int, int)
        Where a variable is quoted that holds a number or a claim and is no year.
    broken : tuple of (int, int)
        Where something stands that looks like a mark but is none.
    """

    text: str
    expressions: tuple[tuple[int, int, str], ...] = ()
    marks: tuple[Mark, ...] = ()
    variables: tuple[tuple[int, int], ...] = ()
    broken: tuple[tuple[int, int], ...] = ()


def read(markdown: str, settings: Mapping[str, object]) -> Prose:
    """Prepare a text.

    Parameters
    ----------
    markdown : str
        As its author wrote it.
    settings : mapping
        The variables that it may quote.
    """
    text = _blank(_STYLES, _blank(COMMENT, markdown))
    expressions = tuple((m.start(), m.end(), m[1].strip()) for m in EXPRESSION.finditer(text))
    found = tuple(marks(text))
    for mark in found:
        text = _answered(text, mark)
    text = EXPRESSION.sub(lambda m: VALUE * len(m[0]), text)
    broken = tuple(m.span() for m in re.finditer(r"\{\.(?:claim|typed)\b", text))
    variables = tuple(_numeric(text, settings))
    text = _SHORTCODE.sub(_shortcode, text)
    text = _ATTRIBUTES.sub(lambda m: _keep_read(m) if _is_attached(m) else m[0], text)
    text = _TAG.sub(_keep_read, text)
    for pattern in (_LINK, _ADDRESS, _REFERENCE):
        text = _blank(pattern, text)
    text = _blank(_EMPHASIS, _without_list_numbers(text))
    text = _ENTITY.sub(_decoded, text)
    return Prose(hide_names(text), expressions, found, variables, broken)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(_nothing, text)


def _nothing(found: re.Match[str]) -> str:
    """As many signs that say nothing; inside a word they do not part it."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    inside = (before.isalpha() or before == "]") and after.isalpha() and "\n" not in found[0]
    return JOINT * len(found[0]) if inside else spaces(found[0])


def _keep_read(found: re.Match[str]) -> str:
    """Blank attributes, all but those that readers see or hear."""
    whole = found[0]
    kept = [m.span(m.lastindex) for m in _READ.finditer(whole)]
    if not kept:
        return spaces(whole) if _APART.match(whole) else _nothing(found)
    return "".join(
        character if character == "\n" or any(a <= place < b for a, b in kept) else " "
        for place, character in enumerate(whole)
    )


def _is_attached(found: re.Match[str]) -> bool:
    """Whether attributes belong to something; where they do not, readers see them."""
    text, start = found.string, found.start()
    if text[start - 1 : start] in ("]", ")", "`"):
        return True
    line = text[text.rfind("\n", 0, start) + 1 : start].lstrip(" \t>")
    underline = text[found.end() :].lstrip(" \t").partition("\n")[2]
    return line.startswith(("#", ":", "```", "~~~")) or bool(re.match(r"(?:=+|-+)\s", underline))


def _numeric(text: str, settings: Mapping[str, object]) -> Iterator[tuple[int, int]]:
    """Where a variable stands for a number or a claim."""
    for found in _SHORTCODE.finditer(text):
        if found[1] not in ("var", "meta"):
            continue
        if found[2] in _SETTINGS:
            # The year before what is counted is no year.
            following = re.match(r"\s+([^\W\d_]+)", text[found.end() :])
            if following and words.one_of().match(following[1].lower()):
                yield found.span()
            continue
        value: object = settings
        for part in found[2].split("."):
            value = value.get(part, "") if isinstance(value, Mapping) else ""
        said = str(value)
        # The name of a library or a place may hold a number, as a name in quotation marks may.
        named = hide_names(f"„{said}“") if said[:1].isalpha() else said
        if (
            typed_numbers(named)
            or number_words(said, words.one_of())
            or words.PLAIN.search(said.lower())
            or words.SUPERLATIVE.search(said.lower())
        ):
            yield found.span()


def _shortcode(found: re.Match[str]) -> str:
    if found[1] in _UNSEEN:
        return (LAST_YEAR if found[2] == "previous" else ANSWERED) * len(found[0])
    start = found.start(2) - found.start()
    return " " * start + found[0][start:-3] + " " * 3


def _without_list_numbers(text: str) -> str:
    """Blank the numbers of lists that count 1, 2, 3; any other number is said to readers."""
    lines, following = text.split("\n"), {}
    for place, line in enumerate(lines):
        found = _LIST_ITEM.match(line)
        if found:
            indent, number = len(found["indent"].expandtabs(4)), int(found["number"])
            if number == following.get(indent, 1) or number == 1:
                lines[place] = " " * found.end() + line[found.end() :]
                following[indent] = number + 1
    return "\n".join(lines)


def _decoded(found: re.Match[str]) -> str:
    """A reference to a character as the character, in as many signs."""
    said = html.unescape(found[0])
    pad = JOINT if said.isalnum() or said in INVISIBLE else " "
    return said + pad * (len(found[0]) - len(said))


def _answered(text: str, mark: Mark) -> str:
    """Hide a marked text: of a claim only the words, as its test says nothing of a number in it."""
    inner = text[mark.start + 1 : mark.start + 1 + len(mark.text)]
    if mark.kind == "typed":
        hidden = re.sub(r"\S", ANSWERED, inner)
    else:
        hidden = "".join(
            part if EXPRESSION.fullmatch(part) else re.sub(r"[^\W\d_]", ANSWERED, part)
            for part in re.split(r"(`[^`]*`)", inner)
        )
    after = mark.start + 1 + len(inner)
    return text[: mark.start] + " " + hidden + spaces(text[after : mark.end]) + text[mark.end :]


def hide_names(text: str) -> str:
    """Replace names in quotation marks by `NAME`, sign by sign.

    A name begins with a capital letter or a figure, what somebody said ends in a stop; neither
    holds a value or a statistic.

    Parameters
    ----------
    text : str
        A text whose markup is blank.
    """

    def hidden(found: re.Match[str]) -> str:
        after = _NEXT.match(text, found.end()) if _ALONE.fullmatch(found[1]) else None
        name = _is_name(found[1] + (after[0] if after else ""))
        return re.sub(r"[^\n]", NAME, found[0]) if name else found[0]

    return _QUOTED.sub(hidden, text)


def _is_name(inner: str) -> bool:
    first, last = inner.lstrip("„ ")[:1], inner.rstrip()[-1:]
    # What is said ends as a sentence does, or breaks off.
    name = first.isupper() or first.isdigit() or last in "….!?"
    return name and VALUE not in inner and not _is_statement(inner)


def _is_statement(inner: str) -> bool:
    """Whether a text in quotation marks says how many, which share, or what has grown."""
    rest = _YEAR.sub(" ", seen(inner).text)
    if _SHARE.search(rest):
        return True
    counted = words.one_of()
    numbers = [found.span() for found in _DIGITS.finditer(rest)]
    long = any(len(_SPACES.sub("", rest[start:end])) > 2 for start, end in numbers)
    if long and any(counted.match(word.lower()) for word in _WORD.findall(rest)):
        return True
    for _, end in numbers + number_words(rest, counted):
        if any(counted.match(word.lower()) for word in _WORD.findall(rest[end:])[:2]):
            return True
    lowered = rest.lower()
    return bool(words.PLAIN.search(lowered) and words.counted().search(lowered))
