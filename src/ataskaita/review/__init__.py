"""Whether the narrative still holds: every typed sentence is confirmed anew for each year.

A number in a chapter is computed, so it cannot grow old; a name, a date or a reason can. Each
sentence that states such a thing is kept beside its chapter together with the year for which a
person last said that it is true. `docs/review.md` states the rules;
begin with `unconfirmed.unconfirmed`.
"""
