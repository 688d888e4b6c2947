CREATE TABLE workspaces (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL
) STRICT;

-- Keys and codes are kept only as SHA-256: a copy of this database opens nothing.
CREATE TABLE members (
  workspace_id TEXT NOT NULL REFERENCES workspaces (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  key_hash TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  revoked_at TEXT,
  PRIMARY KEY (workspace_id, id)
) STRICT;

CREATE TABLE pairing_codes (
  code_hash TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspaces (id),
  expires_at TEXT NOT NULL,
  used_at TEXT,
  used_by TEXT
) STRICT;

-- creator, metrics and scoring are caches: they can be made again from the observations.
CREATE TABLE candidates (
  workspace_id TEXT NOT NULL REFERENCES workspaces (id),
  platform TEXT NOT NULL,
  creator_id TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  search_text TEXT NOT NULL,
  followers INTEGER,
  score REAL,
  observed_at TEXT NOT NULL,
  stage TEXT NOT NULL DEFAULT 'lead',
  note TEXT NOT NULL,
  tags TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  removed_at TEXT,
  creator TEXT NOT NULL,
  metrics TEXT NOT NULL,
  scoring TEXT NOT NULL,
  PRIMARY KEY (workspace_id, platform, creator_id),
  FOREIGN KEY (workspace_id, saved_by) REFERENCES members (workspace_id, id)
) STRICT;

-- Raw facts as they arrived, never changed. body is last: it is long, and history reads only what stands before it.
CREATE TABLE observations (
  workspace_id TEXT NOT NULL,
  platform TEXT NOT NULL,
  creator_id TEXT NOT NULL,
  observed_at TEXT NOT NULL,
  followers INTEGER,
  saved_by TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (workspace_id, platform, creator_id, observed_at),
  FOREIGN KEY (workspace_id, platform, creator_id) REFERENCES candidates (workspace_id, platform, creator_id),
  FOREIGN KEY (workspace_id, saved_by) REFERENCES members (workspace_id, id)
) STRICT;

-- One index per order of the list. A missing score or follower count gets a stand-in beyond the real range, so that it comes last both ways.
CREATE INDEX candidates_by_score_down ON candidates (workspace_id, coalesce(score, -1), platform, creator_id) WHERE removed_at IS NULL;
CREATE INDEX candidates_by_score_up ON candidates (workspace_id, coalesce(score, 1000), platform, creator_id) WHERE removed_at IS NULL;
CREATE INDEX candidates_by_followers_down ON candidates (workspace_id, coalesce(followers, -1), platform, creator_id) WHERE removed_at IS NULL;
CREATE INDEX candidates_by_followers_up ON candidates (workspace_id, coalesce(followers, 9007199254740992), platform, creator_id)
WHERE removed_at IS NULL;
CREATE INDEX candidates_by_saved_at ON candidates (workspace_id, saved_at, platform, creator_id) WHERE removed_at IS NULL;
CREATE INDEX candidates_by_updated_at ON candidates (workspace_id, updated_at, platform, creator_id) WHERE removed_at IS NULL;
CREATE INDEX candidates_by_name ON candidates (workspace_id, sort_name, platform, creator_id) WHERE removed_at IS NULL;
