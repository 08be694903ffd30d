-- How many an attack wounded.
ALTER TABLE force ADD COLUMN wounded BIGINT;
