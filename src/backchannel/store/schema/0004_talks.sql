-- At what level talks are held, and which round they are.
ALTER TABLE talks ADD COLUMN level VARCHAR;   -- leaders, ministers, envoys or officials
ALTER TABLE talks ADD COLUMN round INTEGER;
