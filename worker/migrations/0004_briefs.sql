-- body is the brief as the contract has it. Removing keeps the row, so that restoring is whole.
CREATE TABLE briefs (
  workspace_id TEXT NOT NULL REFERENCES workspaces (id),
  id TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  body TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, created_by) REFERENCES members (workspace_id, id),
  FOREIGN KEY (workspace_id, updated_by) REFERENCES members (workspace_id, id)
) STRICT;

-- A cache: each row can be made again from brief and observation. It holds for the version of the brief that it names and for the candidate's
-- facts as they are, because every save replaces or deletes it. A row that is missing or of an older version is "not scored yet".
CREATE TABLE brief_scores (
  workspace_id TEXT NOT NULL,
  platform TEXT NOT NULL,
  creator_id TEXT NOT NULL,
  brief_id TEXT NOT NULL,
  brief_version INTEGER NOT NULL,
  score REAL,
  quadrant TEXT,
  performance REAL,
  scoring TEXT NOT NULL,
  fit TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (workspace_id, platform, creator_id, brief_id),
  FOREIGN KEY (workspace_id, platform, creator_id) REFERENCES candidates (workspace_id, platform, creator_id),
  FOREIGN KEY (workspace_id, brief_id) REFERENCES briefs (workspace_id, id)
) STRICT;
