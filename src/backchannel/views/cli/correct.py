"""`backchannel correct`: what an analyst puts right in a store."""

from __future__ import annotations

from pathlib import Path

import click

from backchannel.views.cli.upkeep import STORE


@click.command()
@STORE
@click.option("--gone", is_flag=True, help="There is no such record: take it out.")
@click.option("--undo", is_flag=True, help="Forget the corrections of the document; `backchannel recode` then reads it again.")
@click.option("--note", help="Why, in your words.")
@click.argument("document", required=False)
@click.argument("record", required=False)
@click.argument("values", nargs=-1)
def correct(
    store: Path, document: str | None, record: str | None, values: tuple[str, ...], gone: bool, undo: bool, note: str | None
) -> None:
    """Put a record of a store right: DOCUMENT (id or key), RECORD (e12, c3, t1), and FIELD=VALUE … such as status=denied.

    Without arguments, print all corrections. They are kept when documents are read again. Lists have semicolons between their
    entries: sources='Iran; Oman'. FIELD= empties a field.

    Fields of events: type, mode, status, cameo, sources, targets, time_start, time_end, place, place_country; of claims:
    stance, attitude, source_kind; of items of the tracks those that `backchannel talks`, `deals` … print, but for terms.
    """
    given = {name: value or None for name, _, value in (text.partition("=") for text in values)}
    if document is None:
        if gone or undo or note:
            raise click.UsageError("give the DOCUMENT too")
        _print(store)
        return
    if sum((bool(given), gone, undo)) != 1 or any("=" not in text for text in values) or (record is None) != undo:
        raise click.UsageError("give DOCUMENT, RECORD and FIELD=VALUE … or --gone; or DOCUMENT and --undo")
    from backchannel.store import Store
    from backchannel.store.correctable import GONE
    from backchannel.store.corrections import correct as put_right
    from backchannel.store.corrections import find_document, find_record, undo_corrections

    with Store(store) as opened:
        if record is None or undo:
            count = undo_corrections(opened.db, find_document(opened.db, document))
            click.echo(f"{count} corrections forgotten; now `backchannel recode --store {store}`", err=True)
        else:
            put_right(opened.db, find_record(opened.db, document, record), {GONE: None} if gone else given, note)


def _print(store: Path) -> None:
    from backchannel.store.upgrade import open_database

    with open_database(store, read_only=True) as db:
        told = db.execute(
            'SELECT d.id, c.record, substring(d.text, c."start" + 1, c."end" - c."start"), c.field, c.was, c.became, c.note'
            " FROM corrections AS c JOIN documents AS d ON d.key = c.document ORDER BY c.made, c.rowid"
        ).fetchall()
    for document, kind, words, field, was, became, note in told:
        change = field if field == "gone" else f"{field} {was or '-'} → {became or '-'}"
        click.echo(f"{document}  {kind}  “{words}”  {change}{f'  ({note})' if note else ''}")
    if not told:
        click.echo("nothing was corrected", err=True)
