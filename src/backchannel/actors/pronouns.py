"""What pronouns stand for."""

from __future__ import annotations

import re
from collections.abc import Callable

from backchannel.actors.entity import Entity
from backchannel.actors.layout import Layout
from backchannel.actors.vocabulary import PRONOUNS
from backchannel.records import Span

REACH = {"person": 5, "thing": 3, "many": 3}  # sentences back
FIRST_PERSON = ("speaker", "speakers")
PER_SENTENCE = 10.0
OPENS_SENTENCE = 6.0  # what stands first in its sentence is likely its subject
UNNAMED = 3.0
GENDER_UNKNOWN = 4.0
SUFFER = re.compile(r"\s(?:were|are|(?:have|had)\sbeen|will\sbe)\s(?:(?:\w+ly|later|then)\s)?(?:\w+ed|held|shot|taken|sent|found|caught)\b")
BODY_AS_THEY, STATE_AS_THEY = 6.0, 12.0
JOINT = re.compile(r"(?:,\s|(?P<last>,?\sand\s))")


class Pronouns:
    """Finds the antecedents of pronouns among entities.

    Args:
        layout: sentences and speakers.
        entities: the entities known so far; the list is shared and grows.
        openings: where the first mention of each sentence begins.
        author: the mention that names who speaks where nobody is quoted.
    """

    def __init__(self, layout: Layout, entities: list[Entity], openings: frozenset[int], author: Span | None = None) -> None:
        self._openings = openings
        self._author = author
        self._layout = layout
        self._entities = entities

    def third_person(self, kind: str, gender: str | None, at: int, *, owns: bool = False) -> Entity | None:
        """The likeliest antecedent of he, she, it or they at an offset; ``owns``: of his, her, its or their."""
        best = self._likeliest(kind, gender, at, owns=owns)
        return best[2] if best else None

    def they(self, at: int) -> list[Entity]:
        """Whom *they* at an offset means: one group or body, or persons in a row ("Ana Kolar and Ivo Hren were held")."""
        best = self._likeliest("many", None, at)
        row = self._row(at)
        if not row:
            return [best[2]] if best else []
        first, last = row[0][0], row[-1][0]
        cost = PER_SENTENCE * (self._layout.sentence(at) - self._layout.sentence(last.start))
        cost -= OPENS_SENTENCE * (first.start in self._openings)
        return [entity for _, entity in row] if best is None or (cost, -last.start) < best[:2] else [best[2]]

    def _row(self, at: int) -> list[tuple[Span, Entity]]:
        """The persons last named in a row before an offset, joined by "and", with their mentions."""
        near = self._layout.sentence(at) - REACH["many"]
        named = [(span, entity) for entity in self._entities if entity.is_person for span in entity.spans if span.end <= at]
        found: list[tuple[Span, Entity]] = []
        row: list[tuple[Span, Entity]] = []
        for span, entity in sorted(named, key=lambda pair: pair[0]):
            joint = JOINT.fullmatch(self._layout.text, row[-1][0].end, span.start) if row else None
            row = [*row, (span, entity)] if joint and entity is not row[-1][1] else [(span, entity)]
            if joint and joint["last"] and self._layout.sentence(span.start) >= near:
                found = row
        said = self._layout.said_by(at)
        return [] if any(_is_named_in(entity, said) for _, entity in found) else found

    def _likeliest(self, kind: str, gender: str | None, at: int, *, owns: bool = False) -> tuple[float, int, Entity] | None:
        """The antecedent that costs least, with its cost and where it stands."""
        quoted = self._speaker(at) if kind == "person" and self._layout.is_quoted(at) else None
        said = self._layout.said_by(at)
        here = self._layout.sentence(at)
        near_first = kind == "thing" and self._prefers_the_last(at, owns=owns)
        best: tuple[float, int, Entity] | None = None
        for entity in self._entities:
            last = entity.before(at)
            if last is None or entity is quoted or not self._suits(entity, kind, gender) or _is_named_in(entity, said):
                continue
            if kind == "many" and not entity.is_plural and self._is_called_it(entity, at):
                continue
            away = here - self._layout.sentence(last.start)
            if away > REACH[kind] or last.end > at:
                continue
            cost = PER_SENTENCE * away + self._cost(entity, kind, gender, last)
            if not (near_first and away == 0) and self._is_subject(entity, kind, last, at):
                cost -= OPENS_SENTENCE
            if best is None or (cost, -last.start) < best[:2]:
                best = cost, -last.start, entity
        return best

    def _is_subject(self, entity: Entity, kind: str, last: Span, at: int) -> bool:
        """Whether an entity opened the sentence of its last mention and may so be meant again.

        For *they* no single body, and nobody who did where they suffer ("Police held two men. They were freed").
        """
        if not self._opens_its_sentence(entity, last):
            return False
        text = self._layout.text
        return kind != "many" or (entity.is_plural and bool(not SUFFER.match(text, at + len("they")) or SUFFER.match(text, last.end)))

    def _is_called_it(self, entity: Entity, at: int) -> bool:
        """Whether the sentence of an offset calls somebody "it": it is no *they* there ("It demanded their release")."""
        begun = self._layout.sentence_start(at)
        return any(begun <= span.start < at and PRONOUNS.get(span.text.lower(), ("",))[0] == "thing" for span in entity.spans)

    def _prefers_the_last(self, at: int, *, owns: bool) -> bool:
        """Whether *it* or *its* at an offset means the body named last in the sentence rather than the subject.

        *It* does within what somebody says, but for the head of a clause ("urged the junta to hold the vote it put off");
        *its* where that body is no state ("dissolved the party and banned its leader"): states recall their own envoys.
        """
        if not owns:
            return self._layout.speaker(at) is not None and not self._layout.opens_clause(at)
        begun = self._layout.sentence_start(at)
        last = [(span.start, n) for n, e in enumerate(self._entities) if e.is_body and (span := e.before(at)) and span.start >= begun]
        return bool(last) and self._entities[max(last)[1]].kind != "state"

    def owner(self, pronoun: str, at: int) -> Entity | None:
        """Whom a possessive pronoun at an offset stands for."""
        kind, gender = PRONOUNS[pronoun]
        if kind in FIRST_PERSON:
            return self._speaker(at)
        return self.third_person(kind, gender, at, owns=True) if kind in REACH else None

    def first_person(self, at: int) -> Entity | None:
        """The speaker of the words at an offset."""
        return self._speaker(at)

    def relative(self, at: int) -> Entity | None:
        """What a relative pronoun follows."""
        near = [(span.end, entity) for entity in self._entities if (span := entity.before(at)) and 0 <= at - span.end <= 3]
        return max(near, key=lambda pair: pair[0])[1] if near else None

    def last_two(self, at: int) -> list[Entity]:
        """The last two of one kind named before an offset; nobody when the last two differ in kind."""
        recent = sorted(((span.start, n) for n, e in enumerate(self._entities) if (span := e.before(at))), reverse=True)
        if not recent:
            return []
        last = self._entities[recent[0][1]]
        pair = [self._entities[n] for _, n in recent if self._entities[n].kind == last.kind][:2]
        return pair[::-1] if len(pair) == 2 else []

    def _speaker(self, at: int) -> Entity | None:
        source = self._layout.speaker(at)
        if source and PRONOUNS.get(source.text.lower(), ("",))[0] in FIRST_PERSON:
            return self.at(source) or self._author_at(source.start)
        return self.at(source) if source else self._author_at(at)

    def _author_at(self, at: int) -> Entity | None:
        """Who speaks outside quotations."""
        return self.at(self._author) if self._author and not self._layout.is_quoted(at) else None

    def at(self, span: Span) -> Entity | None:
        """The entity with the mention that shares most with a span."""
        best: tuple[int, Entity] | None = None
        for entity in self._entities:
            for own in entity.spans:
                shared = min(own.end, span.end) - max(own.start, span.start)
                if shared > 0 and (best is None or shared > best[0]):
                    best = shared, entity
        return best[1] if best else None

    def _suits(self, entity: Entity, kind: str, gender: str | None) -> bool:
        rules: dict[str, Callable[[], bool]] = {
            "person": lambda: entity.is_person and not (gender and entity.gender and gender != entity.gender),
            "thing": lambda: entity.is_body and (not entity.is_plural or _is_listed_body(entity)) and entity.kind != "document",
            "many": lambda: entity.is_plural or (entity.is_body and entity.kind != "document"),
        }
        return rules[kind]()

    def _cost(self, entity: Entity, kind: str, gender: str | None, last: Span) -> float:
        cost = 0.0
        if kind == "person":
            cost += UNNAMED * (entity.name is None) + GENDER_UNKNOWN * (entity.gender is None)
        if kind == "many" and not entity.is_plural:
            cost += STATE_AS_THEY if entity.kind == "state" else BODY_AS_THEY
        return cost

    def _opens_its_sentence(self, entity: Entity, last: Span) -> bool:
        """Whether a mention of an entity in the sentence of its last one opens that sentence."""
        here = self._layout.sentence(last.start)
        return any(span.start in self._openings for span in entity.spans if self._layout.sentence(span.start) == here)


def _is_listed_body(entity: Entity) -> bool:
    """Whether the lists know a body, whatever letter its name ends in: the United Nations, Hamas."""
    return entity.known is not None and entity.known.kind in ("state", "organisation")


def _is_named_in(entity: Entity, contents: list[Span]) -> bool:
    """Whether words name an entity: whoever says them speaks of himself by a pronoun."""
    return any(content.holds(span) and span.text.lower() not in PRONOUNS for content in contents for span in entity.spans)
