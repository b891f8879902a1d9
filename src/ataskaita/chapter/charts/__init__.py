"""Charts: a form for each question, each a function of the chapters' vocabulary.

========================== ==========================================
how large beside another   `bars`
since last year            `dumbbells`
targets                    `bullets`
parts of a whole           `stacked`
over years                 `lines`, and `small_multiples` of many
========================== ==========================================

`says` is what a chart's headline is made of. `chart.py` has what all have in common, `drawing.py`
what they are drawn with, `palette.yml` the colours.
"""

from ataskaita.chapter.charts.bars import bars
from ataskaita.chapter.charts.bullets import bullets
from ataskaita.chapter.charts.chart import says
from ataskaita.chapter.charts.dumbbells import dumbbells
from ataskaita.chapter.charts.lines import lines, small_multiples
from ataskaita.chapter.charts.stacked import stacked

__all__ = ["bars", "bullets", "dumbbells", "lines", "says", "small_multiples", "stacked"]
