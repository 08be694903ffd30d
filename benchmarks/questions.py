"""How long questions to a large store take.

    python benchmarks/questions.py [--events 1000000]

Makes a store of so many invented events in as many articles as that takes, and prints the median of five of each question.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from backchannel.gazetteer import load_gazetteer
from backchannel.store import Store
from backchannel.store.read import Question, ask

AN_ARTICLE = 40  # events
FILL = """
INSERT INTO documents SELECT lpad(i::VARCHAR, 32, '0'), 'a' || i, 'https://wire.example/' || i, 'Title ' || i, 'Outlet ' || (i % 300), NULL,
  DATE '2000-01-01' + (i % 9000)::INTEGER, 'en', repeat('Word ', 40) || i, md5(i::VARCHAR), 41, NULL, '1', 'm', 'l' FROM range(?) AS t(i);
"""
EVENTS = """
INSERT INTO events BY NAME SELECT lpad((i // {each})::VARCHAR, 32, '0') AS document, 'e' || i % {each} AS id,
  list_extract(['AGREE','CONSULT','SUPPORT','COOPERATE','AID','CONCEDE','RETREAT','REQUEST','ACCUSE','REJECT','THREATEN','PROTEST','SANCTION','MOBILIZE','COERCE','ASSAULT'], 1 + i % 16) AS type,
  ['a1'] AS sources, ['a2'] AS targets, [list_extract($codes, 1 + i % len($codes))] AS source_countries,
  [list_extract($codes, 1 + i // 7 % len($codes))] AS target_countries, ['Ministry ' || i % 5000] AS source_names, ['Army ' || i % 3000] AS target_names, 'Ministry ' || i % 5000 || '; Army ' || i % 3000 AS parties,
  list_extract(['happened','planned','possible','denied'], 1 + i % 4) AS status, 'word' AS "trigger", 0 AS trigger_start, 4 AS trigger_end, 0 AS sentence_start, 40 AS sentence_end,
  DATE '2000-01-01' + (i % 9000)::INTEGER AS time_start, time_start AS day, 'Town ' || i % 20000 AS place, chr(65 + (i % 26)::INTEGER) || 'XX' AS place_country, 0.5 AS confidence FROM range($events) AS t(i)
"""
QUESTIONS = {
    "party by code, one type": Question(party="IRN", type=("THREATEN",)),
    "party by state's name": Question(party="Iran", type=("THREATEN",)),
    "party by name": Question(party="ministry 4321"),
    "status and period": Question(status=("denied",), since="2010-03-01", until="2010-03-07"),
    "place by name": Question(place="Town 777"),
    "outlet, one day": Question(outlet="Outlet 17", since="2012-01-01", until="2012-01-01"),
    "words, one month": Question(text="word", since="2011-01-01", until="2011-01-03"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Questions to a large store.")
    parser.add_argument("--events", type=int, default=1_000_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "large.duckdb"
        with Store(path) as store:
            store.db.execute(FILL, [args.events // AN_ARTICLE + 1])
            store.db.execute(EVENTS.format(each=AN_ARTICLE), {"events": args.events, "codes": sorted(load_gazetteer().states)})
        print(f"{args.events:,} events, {path.stat().st_size / 1e6:,.0f} MB")
        for name, question in QUESTIONS.items():
            times, rows = [], 0
            for _ in range(5):
                begun = time.perf_counter()
                db, statement, values = ask(path, "events", question)
                with db:
                    rows = len(db.execute(statement, values).fetchall())
                times.append(time.perf_counter() - begun)
            print(f"{name:26} {1000 * statistics.median(times):7.0f} ms  {rows:,} rows")


if __name__ == "__main__":
    main()
