"""A reading as Markdown, in the order of the terminal report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from backchannel.records import Claim, Reading, Span
from backchannel.views.report.cells import clean, shorten
from backchannel.views.report.deeds import Deed
from backchannel.views.report.labels import SOURCE_KINDS, STANCES, source_label, tally_label, time_label
from backchannel.views.report.outline import Outline, outline
from backchannel.views.report.quotes import bare, snippet
from backchannel.views.report.trackrows import TrackTable
from backchannel.views.report.voices import Chorus

_QUOTE = 200  # cells of a quotation
_SNIPPET = 90
_MARKUP = re.compile(r"([\\`*_\[\]#|~$])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def render_markdown(reading: Reading) -> str:
    """The report on one article in Markdown with tables (GitHub flavour); text from the article is escaped."""
    shown = outline(reading)
    lines = [f"# {_safe(shown.title)}", "", f"Source: {_safe(' · '.join(shown.facts))}"]
    if shown.empty:
        lines += ["", "Nothing found: no deeds, no tracks, no claims."]
    if shown.deeds:
        lines += ["", "## Afoot", "", *_deeds(shown)]
    for table in shown.tracks:
        lines += ["", f"## {table.name.capitalize()}", "", *_track(table, shown)]
    if shown.choruses:
        lines += ["", "## Who says so", *(line for chorus in shown.choruses for line in _chorus(chorus, shown))]
    if shown.timeline:
        lines += ["", "## Timeline", "", *_days(shown)]
    return "\n".join(lines) + "\n"


def _safe(text: str) -> str:
    """Text of the article on one line, without meaning to Markdown or HTML; it must not begin a line."""
    text = "".join(_ENTITIES.get(character, character) for character in clean(text))
    return _MARKUP.sub(r"\\\1", text)


def _quote(words: str) -> str:
    return f"“{_safe(shorten(clean(bare(words)), _QUOTE))}”"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)]


def _where(shown: Outline, *spans: Span) -> str:
    return ", ".join(dict.fromkeys(f"¶{shown.paragraphs.number(span.start)}" for span in spans))


def _status(deed: Deed) -> str:
    return f"{_safe(deed.status)}, also denied" if deed.contested else _safe(deed.status)


def _deeds(shown: Outline) -> list[str]:
    rows = []
    for deed in shown.deeds:
        when_where = _safe(", ".join(filter(None, (time_label(deed.time), *deed.places))))
        words = _safe("".join(snippet(deed.lead, _SNIPPET)))
        where = _where(shown, *(event.trigger for event in deed.events))
        rows.append((_status(deed), _safe(deed.parties), _safe(deed.type), f"“{words}”", when_where, where))
    return _table(("Status", "Who to whom", "Deed", "Words", "When, where", "In"), rows)


def _track(table: TrackTable, shown: Outline) -> list[str]:
    rows = []
    for row in table.rows:
        details = "; ".join(_safe(detail) for detail in (*row.details, *row.terms))
        rows.append((_safe(row.status), _safe(row.head), details, _quote(row.evidence.text), _where(shown, row.evidence)))
    return _table(("Status", "What", "Details", "Evidence", "In"), rows)


def _chorus(chorus: Chorus, shown: Outline) -> list[str]:
    if chorus.deed is None:
        title = _safe(SOURCE_KINDS.get(chorus.kind or "", chorus.kind or ""))
    else:
        deed = chorus.deed
        title = f"{_safe(deed.parties)} {_safe(deed.type)} {_quote(deed.lead.trigger.text)}: {_safe(tally_label(chorus.tally()))}"
    claims = [f"{'  ' * depth}- {_claim(claim, chorus.position(claim), shown)}" for depth, claim in chorus.lines()]
    return ["", f"### {title}", "", *claims]


def _claim(claim: Claim, position: str, shown: Outline) -> str:
    source, stance = _safe(source_label(claim, shown.actors)), _safe(STANCES.get(position, position))
    return f"{source} **{stance}** {_quote(claim.content.text)} ({_where(shown, claim.cue or claim.content)})"


def _days(shown: Outline) -> list[str]:
    rows = []
    for entry in shown.timeline:
        if entry.deed is None:
            rows.append((_safe(entry.when), "", "article published", "", ""))
            continue
        deed = entry.deed
        where = _where(shown, *(event.trigger for event in deed.events))
        rows.append((_safe(entry.when), _status(deed), f"{_safe(deed.parties)} {_safe(deed.type)}", _quote(deed.lead.trigger.text), where))
    return _table(("When", "Status", "Who, deed", "Words", "In"), rows)
