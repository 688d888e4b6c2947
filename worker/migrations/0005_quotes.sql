-- What creators ask for a post, as the team noted it: rows are only ever added. version is the one that the candidate got by it, so the highest
-- is the newest; without a price it was cleared.
CREATE TABLE quotes (
  workspace_id TEXT NOT NULL,
  platform TEXT NOT NULL,
  creator_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  price REAL CHECK (price >= 0),
  rebate REAL CHECK (rebate BETWEEN 0 AND 1),
  currency TEXT CHECK (length(currency) = 3),
  quoted_by TEXT NOT NULL,
  quoted_at TEXT NOT NULL,
  PRIMARY KEY (workspace_id, platform, creator_id, version),
  FOREIGN KEY (workspace_id, platform, creator_id) REFERENCES candidates (workspace_id, platform, creator_id),
  FOREIGN KEY (workspace_id, quoted_by) REFERENCES members (workspace_id, id),
  CHECK ((price IS NULL) = (currency IS NULL) AND (price IS NULL) = (rebate IS NULL))
) STRICT, WITHOUT ROWID;
