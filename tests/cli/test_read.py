"""`backchannel read` as a user meets it: formats, inputs, exit statuses, and no traceback."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT
from jsonschema import Draft202012Validator

from backchannel.records import Reading
from backchannel.records.schema import reading_schema
from backchannel.views.cli import main

EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
TEXT = "Envoys of Chad and Sudan met in Tunis on Monday. Sudan denied that any prisoners had been freed, a diplomat said."


@dataclass
class Done:
    """What a call left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Runs the command line in this process as its entry point does."""

    def call(*arguments: object, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["backchannel", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err + captured.out
        return Done(int(ended.value.code or 0), captured.out, captured.err)

    return call


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.md").write_text(f"# Envoys meet in Tunis\n\n{TEXT}", "utf-8")
    (folder / "c.jsonl").write_text("".join(json.dumps({"text": TEXT, "id": name}) + "\n" for name in ("c1", "c2")), "utf-8")
    return folder


def test_json_is_one_object_of_the_contract(run: Callable[..., Done], articles: Path) -> None:
    done = run("read", articles / "a.txt", "--format", "json", "--published", "2024-03-13", "--outlet", "The Lamp")
    assert (done.status, done.err) == (0, "")
    plain = json.loads(done.out)
    Draft202012Validator(reading_schema()).validate(plain)
    reading = Reading.from_dict(plain)
    assert (reading.document.text, reading.document.published, reading.document.outlet) == (TEXT, "2024-03-13", "The Lamp")


def test_jsonl_is_one_line_a_document(run: Callable[..., Done], articles: Path) -> None:
    done = run("read", articles, "--format", "jsonl")
    assert done.status == 0
    assert [json.loads(line)["document"]["id"] for line in done.out.splitlines()] == ["a", "b", "c1", "c2"]
    assert done.err == "4 read, 0 failed\n"


@pytest.mark.parametrize("form", ["terminal", "md", "html"])
def test_reports_go_to_standard_output(run: Callable[..., Done], articles: Path, form: str) -> None:
    done = run("read", articles / "a.txt", articles / "b.md", "--format", form)
    assert done.status == 0
    assert done.out.count("met") >= 2
    assert "\x1b[" not in done.out
    if form == "html":
        assert done.out.count("<!doctype html>") == done.out.count("</html>") == 1
    if form == "terminal":
        assert max(len(line) for line in done.out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("terminal", ["a.report.txt", "b.report.txt", "c1.report.txt", "c2.report.txt"]),
        ("json", ["a.json", "b.json", "c1.json", "c2.json"]),
        ("jsonl", ["a.jsonl", "b.jsonl", "c1.jsonl", "c2.jsonl"]),
        ("md", ["a.report.md", "b.report.md", "c1.report.md", "c2.report.md"]),
        ("html", ["a.html", "b.html", "c1.html", "c2.html"]),
    ],
)
def test_out_gets_one_file_a_document_and_nothing_else(
    run: Callable[..., Done], articles: Path, tmp_path: Path, form: str, names: list[str]
) -> None:
    out = tmp_path / "deep" / "out"
    done = run("read", articles, "--format", form, "--out", out)
    assert (done.status, done.out) == (0, "")
    assert sorted(p.name for p in out.iterdir()) == names
    (tmp_path / "plain").touch()  # with the rights that files get here
    assert all(p.stat().st_size and p.stat().st_mode == (tmp_path / "plain").stat().st_mode for p in out.iterdir())


def test_documents_of_one_name_do_not_overwrite_each_other(run: Callable[..., Done], tmp_path: Path) -> None:
    rows = [{"id": "a/b", "text": TEXT}, {"id": "a:b", "text": TEXT}, {"id": "é" * 300, "text": TEXT}, {"id": "\ud83d", "text": TEXT}]
    (tmp_path / "many.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = run("read", tmp_path / "many.jsonl", "--format", "json", "--out", tmp_path / "out")
    assert done.status == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["_.json", "a_b-2.json", "a_b.json", "é" * 100 + ".json"]


def test_standard_input(run: Callable[..., Done]) -> None:
    done = run("read", "-", "--format", "json", stdin=TEXT.encode())
    assert done.status == 0
    document = json.loads(done.out)["document"]
    assert (document["id"], document["text"]) == ("stdin", TEXT)


def test_standard_input_of_rows(run: Callable[..., Done]) -> None:
    rows = f"{json.dumps({'text': TEXT})}\nnot json\n{json.dumps({'text': TEXT, 'id': 'last'})}\n"
    done = run("read", "-", "--format", "jsonl", stdin=rows.encode())
    assert done.status == 1
    assert [json.loads(line)["document"]["id"] for line in done.out.splitlines()] == ["stdin-1", "last"]
    first, last = done.err.splitlines()
    assert first.startswith("backchannel: standard input:2: line is not JSON (")
    assert last == "2 read, 1 failed"


def test_patterns(run: Callable[..., Done], articles: Path) -> None:
    done = run("read", f"{articles}/*.txt", f"{articles}/*.md", "--format", "jsonl")
    assert [json.loads(line)["document"]["id"] for line in done.out.splitlines()] == ["a", "b"]


def test_bad_inputs_cost_one_line_each_and_lose_nothing_else(run: Callable[..., Done], articles: Path, tmp_path: Path) -> None:
    bad = {
        "empty.txt": b"",
        "blank.txt": b"  \n",
        "binary.bin": bytes(range(256)),
        "latin.txt": b"The envoy of Bogot\xe1 left.",
        "french.txt": "Les envoyés des deux pays se sont rencontrés lundi à Tunis et ont parlé des prisonniers.".encode(),
        "middle.jsonl": f'{json.dumps({"text": TEXT})}\n{{"text": "x\n{json.dumps({"text": TEXT})}\n'.encode(),
        "huge.txt": b"The envoys met in Tunis on Monday. " * 1_500_000,
    }
    for name, raw in bad.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "none").mkdir()
    names = [articles / "a.txt", tmp_path / "gone.txt", *(tmp_path / name for name in bad), tmp_path / "none", articles / "b.md"]
    out = tmp_path / "out"
    done = run("read", *names, "--format", "json", "--out", out)
    assert (done.status, done.out) == (1, "")
    *lines, last = done.err.splitlines()
    assert last == "4 read, 9 failed"
    assert len(lines) == 9
    for name, line in zip(["gone.txt", *bad, "none"], lines, strict=True):
        assert line.startswith(f"backchannel: {tmp_path}/{name}:")
        assert line.count(";") >= 1  # what is wrong; what to do
    assert sorted(p.name for p in out.iterdir()) == ["a.json", "b.json", "middle-1.json", "middle-3.json"]


def test_odd_text_is_read(run: Callable[..., Done], tmp_path: Path) -> None:
    odd = {
        "marks.txt": f"\u202b{TEXT}\u202c\u200f",
        "control.txt": f"{TEXT}\x0c{TEXT}\x07",
        "residue.txt": "** [](#) ** \\$ <p></p>",
        "one.txt": ".",
        "long.txt": "word " * 400,
        "lines.txt": "\r\n\r\n" + TEXT.replace(" ", "\r\n"),
    }
    for name, text in odd.items():
        (tmp_path / name).write_bytes(text.encode())
    done = run("read", *(tmp_path / name for name in odd), "--format", "jsonl")
    assert (done.status, done.err) == (0, f"{len(odd)} read, 0 failed\n")
    for line, text in zip(done.out.splitlines(), odd.values(), strict=True):
        assert json.loads(line)["document"]["text"] == text


def test_one_bad_input_alone_is_one_line(run: Callable[..., Done], tmp_path: Path) -> None:
    done = run("read", tmp_path / "gone.txt")
    assert (done.status, done.out, done.err) == (1, "", f"backchannel: {tmp_path}/gone.txt: no such file; check the name\n")


def test_an_output_folder_that_cannot_be_written(run: Callable[..., Done], articles: Path, tmp_path: Path) -> None:
    out = articles / "a.txt" / "out"
    done = run("read", articles / "a.txt", "--out", out)
    assert (done.status, done.out) == (1, "")
    assert done.err == f"backchannel: {out}: cannot write there (Not a directory); choose another --out folder\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "Missing argument"),
        (["read", "a.txt", "--format", "pdf"], "'pdf' is not one of"),
        (["read", "a.txt", "--published", "soon"], "--published: publication date 'soon' is not YYYY-MM-DD; correct it or leave it out"),
        (["read", "a.txt", "--processes", "0"], "0 is not in the range"),
        (["read", "a.txt", "--loud"], "No such option"),
        (["reed"], "No such command"),
        (["corpus", "check", "no-such-folder"], "does not exist"),
    ],
)
def test_a_wrong_call_is_status_2(run: Callable[..., Done], arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert words in done.err


def test_two_processes_give_what_one_gives(run: Callable[..., Done], articles: Path) -> None:
    one, two = (run("read", articles, "--format", "jsonl", "--processes", n) for n in (1, 2))
    assert (one.out, one.status) == (two.out, two.status)


def test_the_installed_command_reads_from_a_pipe_that_can_only_show_ascii(articles: Path) -> None:
    command = [sys.executable, "-c", "from backchannel.views.cli import main; main()", "read", "-", str(articles / "gone"), "--format"]
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT / "src"), "PATH": ""}
    text = TEXT.replace("Tunis", "Chişinău")
    for form in ("terminal", "json"):
        done = subprocess.run([*command, form], input=text.encode(), capture_output=True, env=environment, check=False)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert done.stdout.isascii()
        assert done.stderr.splitlines()[0].endswith(b"gone: no such file; check the name")
    assert json.loads(done.stdout)["document"]["text"] == text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_a_report_of_one_page(run: Callable[..., Done], path: Path) -> None:
    done = run("read", path)
    assert (done.status, done.err) == (0, "")
    assert max(len(line) for line in done.out.splitlines()) <= 80
