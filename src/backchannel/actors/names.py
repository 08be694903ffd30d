"""Whether two names are of the same person or body."""

from __future__ import annotations


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two personal names, as lower-case words, may be of one person.

    >>> same_person(("kolar",), ("ana", "kolar")), same_person(("xi",), ("xi", "jinping")), same_person(("ana", "kolar"), ("ivo", "kolar"))
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    if not short:
        return False
    if short == long or long[-len(short) :] == short:
        return True
    if len(short) == 1 and len(long) > 1:
        return short[0] == long[0] and len(short[0]) > 1
    if short[-1] != long[-1]:
        return short == long[: len(short)]
    return short[0] == long[0] or (short[0][0] == long[0][0] and 1 in (len(short[0]), len(long[0])))


def initials(words: tuple[str, ...]) -> str:
    """The acronym that the capitalised words of a name make."""
    return "".join(word[0] for word in words if word[:1].isupper() and word != "The")
