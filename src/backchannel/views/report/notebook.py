"""A reading as an HTML fragment for a notebook: tables, and the article folded up."""

from __future__ import annotations

from backchannel.records import Reading


def reading_fragment(reading: Reading) -> str:
    """The report on one article for ``_repr_html_``.

    Its styles apply to itself only and let the notebook's colours through; it has no script, no ids and no links.
    """
    from backchannel.views.report.article import article_html
    from backchannel.views.report.html import ReadingPage, static_text, templates

    page = ReadingPage.of(reading, "reading")
    text = article_html(page.shown, page.marks.marks, linked=False)
    fragment = templates().get_template("fragment.html").render(page=page, text=text, style=static_text("notebook.css"))
    return fragment.encode("utf-8", "replace").decode("utf-8")
