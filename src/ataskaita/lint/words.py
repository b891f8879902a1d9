"""Words of direction, comparison and extremes, and which way each points.

Stems stand without their endings where every form of the word means the same.
"""

from __future__ import annotations

import re

from ataskaita import registry
from ataskaita.lint.seen import LAST_YEAR
from ataskaita.translation import _

UP, DOWN, SAME = "up", "down", "same"

#: Categories that name a direction, as `visits.rising` does.
CATEGORIES = {"rising": UP, "falling": DOWN, "stable": SAME}


def _words(forms: str) -> re.Pattern[str]:
    """Match whole words; white space in `forms` only sets alternatives apart."""
    return re.compile(rf"\b(?:{'|'.join(forms.split())})\b")


# Parts of forms: what comes before a verb, the endings of participles and of nouns in -imas.
_PRE = r"(?:pa|su|iš|nu|at)?"
_PARTICIPLE = r"(?:ęs|usi|usį|usią|usio|usios|usiam|usiai|ant\w+|anč\w+|dam\w+)"
_NOUN = r"(?:imas|imo|imui|imą|imu|ime|imai|imų)"
#: Of light, wind and days as well.
_STRONG = "(?:spartė|ilgė|stiprė|platė|trumpė|lėtė|silpnė|siaurė)"
_GREW = "(?:didė|daugė|gausė|gerė|aukštė|spartė|ilgė|stiprė|dažnė|aktyvė|populiarė|platė)"
_SHRANK = "(?:mažė(?!n)|menkė|blogė|prastė|retė|silpnė|lėtė|trumpė|siaurė|žemė)"
_MADE = r"(?:o|t(?:as|a|i|os|ą|us|ų|iems|oms)|us\w*|ęs)"

_POLARITY = {
    UP: _words(rf"""
        {_PRE}{_GREW}\w*  (?:pa|iš|ūg|per)?aug(?:o|a|s|ti|{_NOUN}|{_PARTICIPLE})
        ūgtelėj\w+  šoktelėj\w+  pakil(?:o|s|ti|{_NOUN}|{_PARTICIPLE})  (?:pa)?kyla  kilimas  kilo
        (?:pa)?(?:didin|gerin|gausin|dažnin){_MADE}  (?:pa)?(?:dvi|tri|ketur)gubėj\w+
        (?:viršij|pranok|aplenk|pirmauj|rekord|daugum|daugiaus)\w+  daugiau
        (?:didesn|aukštesn|gausesn|geresn|spartesn|ilgesn|dažnesn|stipresn|platesn|brangesn)\w+
        (?:aktyvesn|populiaresn|našesn)\w+
        geriau  aukščiau  sparčiau  greičiau  dažniau  ilgiau  brangiau  gausiau  aktyviau  labiau
        (?:didž|aukšč|gaus|ger|sparč|ilg|dažn|brang|aktyv|populiar|stipr|lankom|skaitom)iaus\w+
        (?:lab|greič)iaus\w+
        """),
    DOWN: _words(rf"""
        {_PRE}{_SHRANK}\w*  (?:nu|su|at)?krit(?:o|s|ti|{_NOUN}|{_PARTICIPLE})  (?:nu)?kr[ie]nta
        (?:nu)?smu(?:ko|ks|nka|k{_NOUN}|k{_PARTICIPLE})  smuktelėj\w+  (?:su)?menk(?:o|a|ęs|usi)
        susitrauk\w+  traukiasi  (?:su|pa)?(?:mažin|blogin|retin|trumpin){_MADE}
        (?:atsilik|atsiliek|nusileid|mažum|mažiaus)\w+  mažiau
        (?:mažesn|žemesn|menkesn|blogesn|prastesn|lėtesn|trumpesn|retesn|silpnesn|pigesn)\w+
        blogiau  prasčiau  žemiau  lėčiau  rečiau  trumpiau  pigiau
        (?:maž|žem|blog|prasč|lėč|reč|trump|pig|silpn|menk)iaus\w+
        """),
    SAME: _words(r"(?:nepakit|nepasikeit|nesikeit|nekit|stabil(?!iz))\w*  (?:tiek|tok\w+)\spat"),
}
_NEGATED = re.compile(r"\b(?:ne|nebe)\s+$")

#: A change in a finite verb, or a comparison together with what is compared: nothing else can be
#: meant, so these count wherever they stand.
PLAIN = _words(rf"""
    (?!{_PRE}{_STRONG})(?:ne|nebe|tebe)?{_PRE}(?:{_GREW}|{_SHRANK})(?:jo|ja|s)
    (?:iš|pra)augo  išaug(?:a|s)  (?:nu)?smuko  smuktelėjo
    sumenko  susitraukė  šoktelėjo  ūgtelėjo  \w*gubėjo  viršijo
    (?:padidin|sumažin|padaugin|pagerin|pablogin)o
    (?:daugiau|mažiau|dažniau|rečiau|geriau|blogiau|sparčiau)\s+(?:nei|negu|už|kaip|kiek)
    (?!ankst|vėl)\w+esn\w+\s+(?:nei|negu|už|kaip)
    """)

#: Changes of rain, wind and children as well: in a text, they count near a value or where an
#: indicator is named.
NATURAL = _words(rf"""
    (?:ne|nebe|tebe)?{_PRE}{_STRONG}(?:jo|ja|s)  (?:pa)?augo  (?:nu)?krito  (?:nu)?kr[ie]nta
    pakilo  pakyla
    """)

#: Words of change and comparison that count near a value or where an indicator is named.
NEAR = _words(rf"""
    daugiau  mažiau  (?:didesn|mažesn|aukštesn|žemesn|gausesn|menkesn)\w+
    (?:ne|nebe|tebe)?{_PRE}(?:{_GREW}|{_SHRANK})\w+
    (?:iš|pa)?aug(?:a|ti|s|{_NOUN}|{_PARTICIPLE})  (?:nu|su)?krit(?:ti|{_NOUN}|{_PARTICIPLE})
    (?:nu)?smuk(?:ti|{_NOUN}|{_PARTICIPLE})  sumenk(?:ti|{_PARTICIPLE})
    pašoko  kilstelėjo  smigo  slūgo  nubyrėjo  apmažėjo  prieaug\w+  antplūd\w+  apsčiau
    pakil(?:ti|{_NOUN}|{_PARTICIPLE})  (?:pa)?kilimas
    (?:pa|su)(?:didin|mažin|gausin|gerin|blogin){_MADE}
    (?:viršij|pranok|aplenk|atsilik|atsiliek|nusileid|prilyg|išsiplėt|atsigau)\w+  lenk(?:ia|ė)
    pranoksta  plėtėsi  traukiasi  tirpsta  ištirpo  silpsta  šovė  smego  ritosi  pasipildė
    apkarp\w+  atsigavo  stabilizavo\w*
    (?:nepakit|nepasikeit|nesikeit|nekit)\w+  (?:tiek|tok\w+)\s+pats?
    """)

#: Words that say something of a number only where a number stands beside them.
BESIDE = _words(r"""
    (?!ankst|vėl|tol)\w+esn(?:is|ė|io|ės|iam|ei|į|ę|iu|e|i|ių|iems|ėms|ius|es|iais)
    geriau  blogiau  prasčiau  aukščiau  žemiau  sparčiau  greičiau  lėčiau  labiau  dažniau
    rečiau  ilgiau  trumpiau  brangiau  pigiau  gausiau  aktyviau
    vėl  stabil(?!iz)\w*  kyla  kilo
    """)

#: Nouns that stand for a number itself, and words that compare years.
ABSTRACT = re.compile(
    LAST_YEAR
    + "|"
    + _words(r"""
    (?:rodikl|skaiči|rezultat|apimt|procent|kieki|lankomum|sraut|populiarum|susidomėjim|paklaus)\w*
    sum(?:a|os|ą|oje)  pernai  pernykš\w+  (?:praėjus|ankstesn|užpraeit|praeit)\w+\s+met\w+
    (?:pa)?lygin(?:ti|ant|us)
    """).pattern
)

_QUANTITY = r"""
    (?:daugum|daugel|mažum|didžium)\w+  (?:didžioji|didesnioji|mažoji|didelė)\s+dalis
    (?:beveik|praktiškai|kone)\s+(?:vis|kiekvien)\w+  nė\s+vien\w+  ne\s+vis(?:i|os|us|as|iems|oms)
    """
#: The same where only a number beside them makes them a statement.
QUANTITY_BESIDE = _words("vis(?:i|os|us|as)")

#: Extremes and firsts, wherever they stand; "svarbiausi" and the like are no numbers.
SUPERLATIVE = _words(r"""
    (?!(?:svarb|nauj|vyr|įvair|artim|arč|pirm|tikr|vėl|dažn|greič|sen
    |graž|miel|įdom|jauk|šilč|smag|ryšk|tol)iaus)\w{2,}iausi\w{0,7}
    pirm(?:ą\s+(?:kartą|sykį)|ąkart|ąsyk)  (?:rekord|vienintel|pirmauj|lyder|precedent)\w+
    (?:kaip|dar|anksčiau)\s+niekada?  niekada\s+(?:anksčiau|dar|iki)
    istorin\w+\s+(?:aukštum|žemum|maksimum|minimum|viršūn)\w+
    pirm(?:as|a|asis|oji|ą|ąją|ąjį|oje|ojoje|ieji|osios)\s+(?:tok\w+\s+)?(?:viet|lietuvo|europo)\w+
    pirm(?:as|a|asis|oji|ą|ąją|ąjį|oje|ojoje|ieji|osios)\s+(?:tok\w+\s+)?(?:pasaul|rajon|šal)\w+
    (?:pirm|antr|treč|ketvirt)\w+\s+pagal\s+(?:dyd|skaiči|gaus|lankom)\w+
    dar\s+nebuv\w+  nebuvo\s+dar  per\s+vis(?:ą|us)\s+(?:\w+\s+)?(?:istorij|laik|gyvavim)\w*
    """)
#: The same near a value or where an indicator is named.
SUPERLATIVE_NEAR = _words(r"(?:dažniaus|greičiaus|niekad)\w+")

#: How far a target was reached, in a sentence that speaks of one.
OUTCOME = _words("(?:ne)?(?:pasiekt|įvykdyt|viršyt)(?:as|a|i|os)")
AIM = _words("siek(?:is|io|iui|iu|iai|ių|imas|imo)  siekį  rodikl(?:is|io|iai|ių)  plan(?:as|o)")

_EARLIER = rf"\s+(?:{LAST_YEAR}|pernai|pernykš|ankstesn|praėjus|(?:19|20)\d\d)"
#: Turns of phrase that state nothing: "kuo daugiau", "daugiau informacijos", "ne mažiau kaip".
IDIOM = _words(rf"""
    kuo\s+(?:\w+iau|\w+esn\w+)  daugiau\s+(?:apie|informacijos)  daugiau\s+ar\s+mažiau
    (?:toliau|juo)\s+labiau  ne\s+(?:mažiau|daugiau|\w+esn\w+)\s+(?:kaip|nei|negu)\b(?!{_EARLIER})
    vis\s+dar  visų\s+pirma  visos\s+dienos
    (?:maž|jaun|vyr)iausi(?:eji|ųjų|esiems|uosius|aisiais)  geriausi\w*\s+(?:linkėjim|draug)\w+
    aukščiausi\w+\s+(?:taryb|teism)\w+
    """)
#: An upper bound on what follows.
UPPER_BOUND = re.compile(r"\bne\s+(?:daugiau|didesn\w+|aukštesn\w+)\s+(?:kaip|nei|negu)\s*$")


def way(side: str) -> str:
    """What messages call a direction."""
    return {UP: _("up"), DOWN: _("down"), SAME: _("unchanged")}[side]


def polarity(text: str) -> set[str]:
    """Which ways the words of a text point, negated ones left out.

    Examples
    --------
    >>> polarity("daugiau nei")
    {'up'}
    """
    lowered = text.lower()
    return {
        side
        for side, pattern in _POLARITY.items()
        for found in pattern.finditer(lowered)
        if not _NEGATED.search(lowered[: found.start()])
    }


def counted() -> re.Pattern[str]:
    """Nouns that name what the report's indicators count."""
    return _words(_nouns("counted"))


def one_of() -> re.Pattern[str]:
    """Nouns of which one can have one: "vienas" is a number before these."""
    return _words(_nouns("counted", "one_of"))


def quantity() -> re.Pattern[str]:
    """How large a part is meant, near a value or where an indicator is named."""
    return _words(rf"{_QUANTITY} vis(?:i|os|us|as)\s+(?:[^\W\d_]+\s+)?{counted().pattern}")


def _nouns(*lists: str) -> str:
    known = registry.words("vocabulary/lint.yml")
    return " ".join(form for name in lists for form in known.get(name, ())) or "(?!)"
