"""The days of time phrases where they stand: by the words before them, by what the deed is, by the day of writing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from backchannel.gazetteer.gazetteer import Gazetteer
from backchannel.grounding.calendar import DayRange
from backchannel.grounding.publication import day_of_writing
from backchannel.grounding.reigns import reign
from backchannel.grounding.ties import is_deadline, side_of, stretched, tie_of, with_tie
from backchannel.grounding.times import resolve_time
from backchannel.records import Document, Predicate, Span, TimeRef

UNDATED = date(6000, 6, 15)  # stands for an unknown day of publication; years near it are those of relative phrases
TIES = frozenset({"since", "until", "till", "before", "after", "by", "in", "on", "from", "during", "within", "over", "between"})
CLEARLY = {"planned": 6}  # times as far lies the side that is not meant; of a plan farther, as elections are set long before
A_MONTH = 28  # days of the shortest
FARTHEST_DATE = 20  # characters from such a word to the end of its date
PUT_OFF = re.compile(
    r"\b(?:adjourn(?:s|ed|ing)?|postpon(?:es?|ed|ing)|put(?:s|ting)? (?:off|back)|delay(?:s|ed|ing)?|defer(?:s|red|ring)?|reschedul(?:es?|ed|ing)"
    r"|mov(?:es?|ed|ing)|extend(?:s|ed|ing)?|prolong(?:s|ed|ing)?|schedul(?:es?|ed|ing)|slated|set|due)\b[^.;]{0,40}"
    r"\b(?:to|until|till|for)\s+(?:the\s+)?$",
    re.I,
)  # words before a time that lies ahead though the deed is done: "adjourned the hearing to 8 June"
OTHER_THAN_TIME = re.compile(r"(?<!\b[A-Z][a-z][a-z])(?<!\bSept)\.|[;:!?\n]|, (?![12])")  # not the point of "from Sept. 20 to 23"
JOINT = re.compile(r"\s(?:and|to|until|till|through)\s(?:on\s)?|\s?[-–—]\s?")  # between two times that are the ends of a stretch
TODAY = re.compile(r"\b(?:today|tonight|tomorrow|yesterday|overnight|last (?:night|evening)|this (?:morning|afternoon|evening))\b", re.I)
ITS_YEAR = re.compile(r"(?:\s+of)?\s+(?:last|this|next)\s+year\b", re.I)  # right after a date that was taken without it
ITS_DAY = re.compile(r"\s+(?:today|tonight|this\s+(?:week|month))\b", re.I)  # right after "ten years ago"
AHEAD = 40  # characters of the text after a time that are looked at
TIME_ROLES = frozenset({"time", "period"})


@dataclass(frozen=True, slots=True)
class Clock:
    """What the times of a document count from.

    Attributes:
        text: the document.
        published: its day of publication.
        written: the day of its dateline, from which ``today`` counts; that of publication where it has none.
        gazetteer: who governed when; without it phrases that date by it have no days.
    """

    text: str
    published: date | None
    written: date | None
    gazetteer: Gazetteer | None

    @classmethod
    def of(cls, document: Document, gazetteer: Gazetteer | None) -> Clock:
        """The clock of a document."""
        published = date.fromisoformat(document.published) if document.published else None
        return cls(document.text, published, day_of_writing(document.text, published) if published else None, gazetteer)

    def join(self, predicate: Predicate, times: dict[tuple[int, int], TimeRef]) -> None:
        """Give times of a deed that only ``and``, ``to`` or ``until`` stands between the days of both: ``May 7 and 8``."""
        spans = sorted(span for role in TIME_ROLES for span in predicate.role(role))
        for one, two in pairwise(spans):
            if JOINT.fullmatch(self.text, one.end, two.start):
                whole = self.time(Span.of(self.text, one.start, two.end), predicate.status)
                keys = (one.start, one.end), (two.start, two.end)
                if whole.start and all(not times[key].start or times[key].days < whole.days for key in keys):
                    times |= dict.fromkeys(keys, whole)

    def time(self, span: Span, status: str | None, *, lasting: bool = False) -> TimeRef:
        """The days of a phrase; without a day of publication only phrases that carry their year are dated.

        ``lasting`` tells whether *since* gives the whole stretch up to publication or when a deed began.
        """
        text, published = self.text, self.published
        phrase, before = span.text, text[max(0, span.start - 80) : span.start]
        if phrase.casefold() in TIES:  # the encoder took the preposition and left the date
            phrase = OTHER_THAN_TIME.split(text[span.start : span.end + FARTHEST_DATE])[0]
        tie, after = tie_of(phrase, before), text[span.end : span.end + AHEAD]
        if is_deadline(tie, after):
            tie = "by"
        if PUT_OFF.search(before):
            status, tie = "planned", ""
        status = side_of(status, tie)
        if rest := (ITS_DAY if phrase.endswith(" ago") else ITS_YEAR).match(after):
            phrase += rest[0]
        phrase = with_tie(phrase, tie, after, status)
        if self.published and TODAY.search(phrase):
            published = self.written
        reckoned = (self.gazetteer and published and reign(phrase, published, self.gazetteer)) or _reckon(
            phrase, published or UNDATED, status
        )
        if reckoned and published and (lasting or tie != "since"):
            reckoned = stretched(reckoned, tie, phrase, published, status)
        if reckoned is None or (published is None and not 1000 <= reckoned.first.year <= 2200):
            return TimeRef(span, None, None)
        return TimeRef(span, reckoned.first.isoformat(), reckoned.last.isoformat())


def _reckon(phrase: str, published: date, status: str | None) -> DayRange | None:
    """The days of a phrase: what is planned lies ahead and what happened behind.

    What is possible lies on the side that is clearly nearer, and so does a day without its year unless the deed is done:
    ``would not meet on June 12``, ``were due to meet on May 14``.
    """
    behind, coming = (resolve_time(phrase, published=published, ahead=ahead) for ahead in (False, True))
    meant = coming if status == "planned" else behind
    if behind is None or coming is None or not behind.last < published < coming.first:
        return meant
    if status == "happened" or not (status == "possible" or _is_day_of_a_year(behind, coming)):
        return meant
    since, until = (published - behind.last).days, (coming.first - published).days
    clearly = CLEARLY.get(status or "", 2)
    return coming if since > clearly * until else behind if until > clearly * since else meant


def _is_day_of_a_year(behind: DayRange, coming: DayRange) -> bool:
    """Whether two readings of a phrase are the same days of two years: of ``June 12``, not of ``Tuesday`` or ``June``."""
    return behind.days < A_MONTH and (behind.first.month, behind.first.day) == (coming.first.month, coming.first.day)
