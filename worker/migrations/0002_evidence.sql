-- A cache as metrics and scoring are; NULL where the last save was before evidence was looked for.
ALTER TABLE candidates ADD COLUMN evidence TEXT;
