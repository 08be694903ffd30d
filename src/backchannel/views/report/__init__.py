"""One reading, or several, as a page: for the terminal, as HTML, as Markdown, in a notebook.

Every format shows the same outline (``outline.py``), so they agree on what is one deed, who is set against whom, and
what comes first.
"""

from __future__ import annotations

from backchannel.views.report.html import render_html
from backchannel.views.report.markdown import render_markdown
from backchannel.views.report.notebook import reading_fragment
from backchannel.views.report.terminal import render_terminal

__all__ = ["reading_fragment", "render_html", "render_markdown", "render_terminal"]
