"""The ontology as a page of documentation, written from the file."""

from __future__ import annotations

from backchannel.ontology.frames import Frame, Ontology


def _roles(frame: Frame) -> str:
    return ", ".join(f"`{role.name}`" + (" (several)" if role.many else "") for role in frame.roles)


def _events(ontology: Ontology) -> list[str]:
    lines = ["| type | covers | CAMEO | Goldstein | modes (CAMEO) |", "|---|---|---|---|---|"]
    for frame in ontology.of("event"):
        modes = ", ".join(f"`{mode}` {code}" for mode, code in frame.modes.items()) or "none"
        lines.append(f"| `{frame.name}` | {frame.gloss} | {frame.cameo} | {frame.goldstein:+.1f} | {modes} |")
    return lines


def ontology_page(ontology: Ontology) -> str:
    """Markdown that describes every frame."""
    event, claim = ontology.of("event")[0], ontology.of("claim")[0]
    lines = [
        "# The ontology",
        "",
        "Written from `src/backchannel/ontology/frames.toml` by `backchannel ontology`. Everything else that knows a type,",
        "a role or a code derives it from that file.",
        "",
        "## Events",
        "",
        f"Roles: {_roles(event)}. Status: {', '.join(f'`{s}`' for s in ontology.statuses)} (PLOVER's auxiliary modes).",
        "",
        *_events(ontology),
        "",
        f"Contexts: {', '.join(f'`{c}`' for c in ontology.contexts)}.",
        "",
        "## Attributions",
        "",
        f"`{claim.name}`: {claim.gloss}. Roles: {_roles(claim)}. Stance: {', '.join(f'`{s}`' for s in ontology.stances)}.",
        f"Kind of source: {', '.join(f'`{k}`' for k in ontology.source_kinds)}.",
        "",
        "## Tracks",
        "",
        "| track | what | roles | status |",
        "|---|---|---|---|",
        *(f"| `{f.name}` | {f.gloss} | {_roles(f)} | {', '.join(f.status) or 'none'} |" for f in ontology.of("track")),
        "",
        f"Mentions are of these kinds: {', '.join(ontology.mentions)}. PLOVER sectors: {', '.join(ontology.sectors)}.",
    ]
    return "\n".join(lines)
