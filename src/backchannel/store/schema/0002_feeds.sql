-- What `backchannel watch` knows of the feeds it follows and of the pages it has fetched.
CREATE TABLE feeds (
    url VARCHAR PRIMARY KEY, etag VARCHAR, modified VARCHAR, failures INTEGER NOT NULL DEFAULT 0, next_try TIMESTAMP
);
CREATE TABLE pages (
    url VARCHAR PRIMARY KEY, fetched TIMESTAMP NOT NULL, outcome VARCHAR NOT NULL  -- read, or why not
);
