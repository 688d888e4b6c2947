-- Quantile sketches: how many creators of a platform and size (tenths of log10 followers) have a value in a bin. Whatever is in them can be
-- made again from the marks of the candidates.
CREATE TABLE cohorts (
  workspace_id TEXT NOT NULL REFERENCES workspaces (id),
  platform TEXT NOT NULL,
  size_bin INTEGER NOT NULL,
  metric TEXT NOT NULL,
  value_bin INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, platform, size_bin, metric, value_bin)
) STRICT, WITHOUT ROWID;
CREATE INDEX cohorts_emptied ON cohorts (workspace_id, platform) WHERE n = 0;

-- Grows with each change of a platform's cohorts, so that who has them need not be sent them again.
CREATE TABLE cohort_versions (
  workspace_id TEXT NOT NULL REFERENCES workspaces (id),
  platform TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, platform)
) STRICT, WITHOUT ROWID;

-- What the candidate is counted as while it is on the list, [[metric, size bin, value bin], …]; NULL where it is not counted yet.
ALTER TABLE candidates ADD COLUMN cohort_marks TEXT;
CREATE INDEX candidates_unmarked ON candidates (workspace_id) WHERE cohort_marks IS NULL;
