-- What was read: one row a document, its records beside it. docs/sql.md describes every table.
-- Offsets are Unicode code points into documents.text, first included, last not.
CREATE TABLE documents (
    key VARCHAR PRIMARY KEY,         -- digest of text and url
    id VARCHAR NOT NULL,             -- the name it came by
    url VARCHAR, title VARCHAR, outlet VARCHAR, author VARCHAR,
    published DATE,
    language VARCHAR,
    text VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,         -- of the text
    words INTEGER NOT NULL,
    copy_of VARCHAR,                 -- key of the document this one repeats; it was not read again
    coder_version VARCHAR, coder_model VARCHAR, coder_lexicon VARCHAR  -- what read it; empty for copies
);
CREATE TABLE signatures (          -- MinHash signatures of those that were read, by which copies are found
    document VARCHAR NOT NULL, hashes UINTEGER[] NOT NULL
);
CREATE TABLE actors (
    document VARCHAR NOT NULL, id VARCHAR NOT NULL, name VARCHAR NOT NULL,
    country VARCHAR, sector VARCHAR, org VARCHAR, role VARCHAR, code VARCHAR,
    mentions STRUCT("start" INTEGER, "end" INTEGER)[]
);
CREATE TABLE events (
    document VARCHAR NOT NULL, id VARCHAR NOT NULL,
    type VARCHAR NOT NULL, mode VARCHAR, contexts VARCHAR[], cameo VARCHAR, goldstein DOUBLE,
    sources VARCHAR[], targets VARCHAR[],                       -- ids of actors of the document
    source_countries VARCHAR[], target_countries VARCHAR[],     -- and what they are
    source_names VARCHAR[], target_names VARCHAR[],
    status VARCHAR NOT NULL, auxiliary VARCHAR[],
    "trigger" VARCHAR NOT NULL, trigger_start INTEGER, trigger_end INTEGER, sentence_start INTEGER, sentence_end INTEGER,
    time_text VARCHAR, time_start DATE, time_end DATE,
    day DATE,                                                   -- its first day, else that of publication
    parties VARCHAR,                                            -- names of all parties, to be searched
    place VARCHAR, place_country VARCHAR, lat DOUBLE, lon DOUBLE, geonameid INTEGER,
    quantities STRUCT("text" VARCHAR, "value" DOUBLE, unit VARCHAR)[],
    claims VARCHAR[],
    deed VARCHAR, own BOOLEAN, asserted_by VARCHAR[], denied_by VARCHAR[], doubted_by VARCHAR[], independent_sources INTEGER,
    confidence DOUBLE, why VARCHAR
);
CREATE TABLE claims (
    document VARCHAR NOT NULL, id VARCHAR NOT NULL,
    source VARCHAR, source_start INTEGER, source_end INTEGER, source_actor VARCHAR, source_kind VARCHAR NOT NULL,
    cue VARCHAR, cue_start INTEGER, cue_end INTEGER,
    content VARCHAR NOT NULL, content_start INTEGER, content_end INTEGER, continued STRUCT("start" INTEGER, "end" INTEGER)[],
    stance VARCHAR NOT NULL, attitude VARCHAR, inside VARCHAR, answers VARCHAR, events VARCHAR[],
    unnamed_nationality VARCHAR, unnamed_institution VARCHAR, unnamed_rank VARCHAR, unnamed_count INTEGER, unnamed_reason VARCHAR,
    confidence DOUBLE
);
CREATE TABLE talks (
    document VARCHAR NOT NULL, published DATE, id VARCHAR NOT NULL, parties VARCHAR[], mediator VARCHAR, venue VARCHAR, date VARCHAR,
    channel VARCHAR, status VARCHAR NOT NULL, evidence VARCHAR, "start" INTEGER, "end" INTEGER
);
CREATE TABLE deals (
    document VARCHAR NOT NULL, published DATE, id VARCHAR NOT NULL, parties VARCHAR[], label VARCHAR,
    terms STRUCT(giver VARCHAR, receiver VARCHAR, item VARCHAR, amount VARCHAR)[], status VARCHAR NOT NULL,
    evidence VARCHAR, "start" INTEGER, "end" INTEGER
);
CREATE TABLE safeguards (
    document VARCHAR NOT NULL, published DATE, id VARCHAR NOT NULL, agency VARCHAR, state VARCHAR, subject VARCHAR, status VARCHAR NOT NULL,
    evidence VARCHAR, "start" INTEGER, "end" INTEGER
);
CREATE TABLE funds (
    document VARCHAR NOT NULL, published DATE, id VARCHAR NOT NULL, owner VARCHAR, holder VARCHAR, amount DOUBLE, unit VARCHAR,
    status VARCHAR NOT NULL, evidence VARCHAR, "start" INTEGER, "end" INTEGER
);
CREATE TABLE detainees (
    document VARCHAR NOT NULL, published DATE, id VARCHAR NOT NULL, holder VARCHAR, persons VARCHAR[], "count" BIGINT, nationality VARCHAR[],
    charge VARCHAR, status VARCHAR NOT NULL, evidence VARCHAR, "start" INTEGER, "end" INTEGER
);
CREATE TABLE force (
    document VARCHAR NOT NULL, published DATE, id VARCHAR NOT NULL, attacker VARCHAR, target VARCHAR, "count" BIGINT, killed BIGINT,
    place VARCHAR, period VARCHAR, evidence VARCHAR, "start" INTEGER, "end" INTEGER
);
CREATE TABLE runs (                  -- each call that wrote
    run INTEGER NOT NULL, started TIMESTAMP NOT NULL, ended TIMESTAMP, command VARCHAR NOT NULL,
    added INTEGER, copies INTEGER, known INTEGER, failed INTEGER
);
CREATE TABLE changes (               -- what reading again changed, by the run that did it
    run INTEGER NOT NULL, document VARCHAR NOT NULL, record VARCHAR NOT NULL, change VARCHAR NOT NULL, told VARCHAR NOT NULL
);

-- An event with the article it stands in, its words, and the day it is of (its own, else that of publication).
CREATE VIEW told AS
SELECT
    d.published, d.outlet, d.title, d.url, d.id AS document_id, e.*,
    substring(d.text, e.sentence_start + 1, e.sentence_end - e.sentence_start) AS sentence
FROM events AS e JOIN documents AS d ON d.key = e.document;

-- One row for each source and target of an event, as event files have it.
CREATE VIEW dyads AS
SELECT
    t.*, s.name AS source, s.country AS source_country, s.sector AS source_sector, s.code AS source_code,
    r.name AS target, r.country AS target_country, r.sector AS target_sector, r.code AS target_code
FROM told AS t
LEFT JOIN actors AS s ON s.document = t.document AND list_contains(t.sources, s.id)
LEFT JOIN actors AS r ON r.document = t.document AND list_contains(t.targets, r.id);

-- A claim with the article it stands in and who its source is.
CREATE VIEW said AS
SELECT
    d.published, d.outlet, d.title, d.url, d.id AS document_id, c.*, a.name AS source_name, a.country AS source_country, a.sector AS source_sector
FROM claims AS c JOIN documents AS d ON d.key = c.document
LEFT JOIN actors AS a ON a.document = c.document AND a.id = c.source_actor;
