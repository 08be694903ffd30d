-- What an analyst put right, by the words the record stands on: reading again keeps it.
CREATE TABLE corrections (
    document VARCHAR NOT NULL,            -- key of the document
    record VARCHAR NOT NULL,              -- its table: events, claims, talks …
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,  -- of the trigger, the content, or the evidence
    field VARCHAR NOT NULL,               -- the column that is right now; gone: there is no such record
    was VARCHAR, became VARCHAR,          -- what it held, and what it holds
    note VARCHAR, made TIMESTAMP NOT NULL
);
