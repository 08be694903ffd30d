"""Write docs/schema.md, docs/ontology.md and docs/cli.md from the code.

python scripts/build_docs.py            # writes them
python scripts/build_docs.py --check    # writes nothing; exit status 1 where one is out of date
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from backchannel.ontology import load_ontology
from backchannel.ontology.describe import ontology_page
from backchannel.records.schema import reading_schema
from backchannel.views.cli.main import cli

DOCS = Path(__file__).parent.parent / "docs"
ORDER = "Reading Document Span Actor Event Standing TimeRef PlaceRef Quantity Claim Anonymity Tracks Talks Deal Term Safeguard Funds Amount Detainees Force Coder".split()
SCHEMA_HEAD = """# The record contract

Written by `scripts/build_docs.py` from `backchannel schema`, which prints the same as JSON Schema (2020-12).

`backchannel read FILE --format json` prints one `Reading`; `jsonl` prints one a line for many files. Offsets are Unicode
code points into `document.text`, and for every span `text == document.text[start:end]`. Fields and records may be added;
the names below stay. Codes: countries ISO 3166 alpha-3, currencies ISO 4217, dates ISO 8601; event types, modes, sectors
and contexts as in [ontology.md](ontology.md). Parties of the tracks are a country's code where the party is a state, else
the code or short name of the organisation or person.
"""
CLI_HEAD = """# The command line

Written by `scripts/build_docs.py` from the help of each command.
"""


def kind(value: dict[str, Any]) -> str:
    """A JSON Schema's type in a few words."""
    if "anyOf" in value:
        return " or ".join(kind(option) for option in value["anyOf"])
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in value:
        return " · ".join("null" if option is None else f"`{option}`" for option in value["enum"])
    if value["type"] == "array":
        return f"list of {kind(value['items'])}"
    if "pattern" in value:
        return "date"
    return str(value["type"])


def schema_page() -> str:
    """Markdown of every record with its fields."""
    records: dict[str, Any] = reading_schema()["$defs"]
    lines = [SCHEMA_HEAD]
    for name in [*ORDER, *(name for name in records if name not in ORDER)]:
        record = records[name]
        lines += [f"## {name}", "", record["description"].replace("``", "`"), "", "| field | value | |", "|---|---|---|"]
        needed = set(record["required"])
        lines += [
            f"| `{field}` | {kind(value)} | {'' if field in needed else 'may lack'} |" for field, value in record["properties"].items()
        ]
        lines.append("")
    return "\n".join(lines)


def commands(command: click.Command, name: str, parent: click.Context | None = None) -> Iterator[tuple[str, str]]:
    """Each command below one with its help, depth first."""
    context = command.make_context(name, [], parent, resilient_parsing=True, terminal_width=100, max_content_width=100)
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from commands(found, inner, context)


def cli_page() -> str:
    """Markdown of the help of every command."""
    parts = [f"## {path}\n\n```\n{text}\n```\n" for path, text in commands(cli, "backchannel")]
    return "\n".join([CLI_HEAD, *parts])


def pages() -> dict[str, str]:
    """What each page should hold, by its name below docs/."""
    return {"schema.md": schema_page(), "ontology.md": ontology_page(load_ontology()) + "\n", "cli.md": cli_page()}


def main(arguments: list[str]) -> int:
    stale = 0
    for name, text in pages().items():
        path = DOCS / name
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        if "--check" in arguments:
            print(f"docs/{name} is out of date; run python scripts/build_docs.py", file=sys.stderr)
            stale = 1
        else:
            path.write_text(text, "utf-8")
            print(f"docs/{name} written")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
