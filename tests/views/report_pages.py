"""What a page holds, as a parser sees it."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "input"}


class Page(HTMLParser):
    """Tags, ids, links and the texts of the articles of a page."""

    def __init__(self, markup: str, article_class: str = "text") -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.articles: list[str] = []
        self.words: list[str] = []
        self.unbalanced: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._class = article_class
        self.feed(markup)
        self.close()
        self.unbalanced += [tag for tag, _ in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        self.tags.append((tag, facts))
        starts = self._class in facts.get("class", "").split() and tag in ("article", "div")
        if starts:
            self.articles.append("")
        if tag not in VOID:
            self._open.append((tag, starts))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.unbalanced.append(f"/{tag}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if any(starts for _, starts in self._open):
            self.articles[-1] += data
        elif self._open and self._open[-1][0] not in ("style", "script"):
            self.words.append(data)

    def handle_decl(self, decl: str) -> None:
        assert decl == "doctype html"

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    @property
    def ids(self) -> list[str]:
        return [facts["id"] for _, facts in self.tags if "id" in facts]

    @property
    def links(self) -> list[str]:
        return [facts["href"] for _, facts in self.tags if "href" in facts]

    def with_class(self, name: str) -> list[dict[str, str]]:
        return [facts for _, facts in self.tags if name in facts.get("class", "").split()]


def as_html_holds(text: str) -> str:
    """The text as HTML in UTF-8 can hold it."""
    return "".join("\ufffd" if character == "\0" or "\ud800" <= character <= "\udfff" else character for character in text)
