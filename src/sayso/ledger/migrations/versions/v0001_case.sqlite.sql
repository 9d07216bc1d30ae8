CREATE TABLE about (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_about PRIMARY KEY (name)
)
--
CREATE TABLE actor_names (
    name TEXT NOT NULL,
    actor TEXT NOT NULL,
    CONSTRAINT pk_actor_names PRIMARY KEY (name)
)
--
CREATE INDEX ix_actor_names_actor ON actor_names (actor)
--
CREATE TABLE blobs (
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    packing TEXT NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT pk_blobs PRIMARY KEY (sha256)
)
--
CREATE TABLE event_pairs (
    event TEXT NOT NULL,
    other TEXT NOT NULL,
    CONSTRAINT pk_event_pairs PRIMARY KEY (event, other)
)
 WITHOUT ROWID
--
CREATE TABLE log (
    number INTEGER NOT NULL,
    subject TEXT NOT NULL,
    entry TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_log PRIMARY KEY (number)
)
--
CREATE INDEX ix_log_hash ON log (hash)
--
CREATE INDEX ix_log_subject ON log (subject)
--
CREATE TABLE origin_attributions (
    attribution TEXT NOT NULL,
    origin TEXT NOT NULL,
    CONSTRAINT pk_origin_attributions PRIMARY KEY (attribution, origin)
)
 WITHOUT ROWID
--
CREATE INDEX ix_origin_attributions_origin ON origin_attributions (origin)
--
CREATE TABLE parties (
    "key" INTEGER NOT NULL,
    digest TEXT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_parties PRIMARY KEY ("key"),
    CONSTRAINT uq_parties_digest UNIQUE (digest)
)
--
CREATE TABLE runs (
    "key" INTEGER NOT NULL,
    what TEXT NOT NULL,
    at TEXT NOT NULL,
    "by" TEXT NOT NULL,
    sayso TEXT NOT NULL,
    model TEXT NOT NULL,
    CONSTRAINT pk_runs PRIMARY KEY ("key")
)
--
CREATE TABLE signs (
    sign INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    CONSTRAINT pk_signs PRIMARY KEY (sign)
)
--
CREATE TABLE speakers (
    "key" INTEGER NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_speakers PRIMARY KEY ("key"),
    CONSTRAINT uq_speakers_name UNIQUE (name)
)
--
CREATE TABLE actors (
    id TEXT NOT NULL,
    run INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT,
    country TEXT,
    sector TEXT,
    part_of TEXT,
    reports INTEGER NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_actors PRIMARY KEY (id),
    CONSTRAINT fk_actors_run FOREIGN KEY(run) REFERENCES runs ("key")
)
--
CREATE TABLE events (
    id TEXT NOT NULL,
    run INTEGER NOT NULL,
    title TEXT NOT NULL,
    type TEXT,
    status TEXT,
    credibility INTEGER,
    independent INTEGER,
    place TEXT,
    country TEXT,
    first_day TEXT,
    last_day TEXT,
    first_reported TEXT,
    reports INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    weight TEXT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (id),
    CONSTRAINT fk_events_run FOREIGN KEY(run) REFERENCES runs ("key")
)
--
CREATE INDEX ix_events_status_weight ON events (status, weight)
--
CREATE INDEX ix_events_weight_id ON events (weight, id)
--
CREATE TABLE files (
    "key" INTEGER NOT NULL,
    run INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT,
    size INTEGER,
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    next_step TEXT,
    CONSTRAINT pk_files PRIMARY KEY ("key"),
    CONSTRAINT fk_files_run FOREIGN KEY(run) REFERENCES runs ("key")
)
--
CREATE INDEX ix_files_sha256_name ON files (sha256, name)
--
CREATE TABLE judgements (
    "key" INTEGER NOT NULL,
    run INTEGER NOT NULL,
    id TEXT NOT NULL,
    about TEXT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_judgements PRIMARY KEY ("key"),
    CONSTRAINT fk_judgements_run FOREIGN KEY(run) REFERENCES runs ("key"),
    CONSTRAINT uq_judgements_id UNIQUE (id)
)
--
CREATE TABLE origins (
    id TEXT NOT NULL,
    run INTEGER NOT NULL,
    name TEXT NOT NULL,
    party TEXT,
    first_said TEXT,
    reports INTEGER NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_origins PRIMARY KEY (id),
    CONSTRAINT fk_origins_run FOREIGN KEY(run) REFERENCES runs ("key")
)
--
CREATE INDEX ix_origins_party ON origins (party)
--
CREATE TABLE party_names (
    name TEXT NOT NULL,
    party INTEGER NOT NULL,
    CONSTRAINT pk_party_names PRIMARY KEY (name, party),
    CONSTRAINT fk_party_names_party FOREIGN KEY(party) REFERENCES parties ("key")
)
 WITHOUT ROWID
--
CREATE INDEX ix_party_names_party ON party_names (party)
--
CREATE TABLE reports (
    "key" INTEGER NOT NULL,
    run INTEGER NOT NULL,
    id TEXT NOT NULL,
    file TEXT NOT NULL,
    outlet TEXT,
    title TEXT,
    published TEXT,
    language TEXT,
    sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_reports PRIMARY KEY ("key"),
    CONSTRAINT fk_reports_run FOREIGN KEY(run) REFERENCES runs ("key"),
    CONSTRAINT uq_reports_id UNIQUE (id)
)
--
CREATE INDEX ix_reports_outlet ON reports (outlet)
--
CREATE INDEX ix_reports_published ON reports (published)
--
CREATE INDEX ix_reports_sha256 ON reports (sha256)
--
CREATE INDEX ix_reports_text_sha256 ON reports (text_sha256)
--
CREATE TABLE acting (
    record TEXT NOT NULL,
    place TEXT NOT NULL,
    report INTEGER NOT NULL,
    actor TEXT NOT NULL,
    CONSTRAINT pk_acting PRIMARY KEY (record, place),
    CONSTRAINT fk_acting_report FOREIGN KEY(report) REFERENCES reports ("key")
)
 WITHOUT ROWID
--
CREATE INDEX ix_acting_actor ON acting (actor)
--
CREATE INDEX ix_acting_report ON acting (report)
--
CREATE TABLE collections (
    report INTEGER NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_collections PRIMARY KEY (report),
    CONSTRAINT fk_collections_report FOREIGN KEY(report) REFERENCES reports ("key")
)
--
CREATE TABLE event_mentions (
    mention TEXT NOT NULL,
    event TEXT NOT NULL,
    report INTEGER NOT NULL,
    CONSTRAINT pk_event_mentions PRIMARY KEY (mention),
    CONSTRAINT fk_event_mentions_report FOREIGN KEY(report) REFERENCES reports ("key")
)
 WITHOUT ROWID
--
CREATE INDEX ix_event_mentions_event ON event_mentions (event)
--
CREATE INDEX ix_event_mentions_report ON event_mentions (report)
--
CREATE TABLE party_reports (
    party INTEGER NOT NULL,
    report INTEGER NOT NULL,
    CONSTRAINT pk_party_reports PRIMARY KEY (party, report),
    CONSTRAINT fk_party_reports_party FOREIGN KEY(party) REFERENCES parties ("key"),
    CONSTRAINT fk_party_reports_report FOREIGN KEY(report) REFERENCES reports ("key")
)
 WITHOUT ROWID
--
CREATE INDEX ix_party_reports_report ON party_reports (report)
--
CREATE TABLE pending (
    report INTEGER NOT NULL,
    CONSTRAINT pk_pending PRIMARY KEY (report),
    CONSTRAINT fk_pending_report FOREIGN KEY(report) REFERENCES reports ("key")
)
--
CREATE TABLE places (
    sign INTEGER NOT NULL,
    day INTEGER NOT NULL,
    report INTEGER NOT NULL,
    CONSTRAINT pk_places PRIMARY KEY (sign, day, report),
    CONSTRAINT fk_places_report FOREIGN KEY(report) REFERENCES reports ("key")
)
 WITHOUT ROWID
--
CREATE INDEX ix_places_report ON places (report)
--
CREATE TABLE readings (
    "key" INTEGER NOT NULL,
    report INTEGER NOT NULL,
    run INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    unread TEXT,
    same_as INTEGER,
    CONSTRAINT pk_readings PRIMARY KEY ("key"),
    CONSTRAINT fk_readings_report FOREIGN KEY(report) REFERENCES reports ("key"),
    CONSTRAINT fk_readings_run FOREIGN KEY(run) REFERENCES runs ("key"),
    CONSTRAINT fk_readings_same_as FOREIGN KEY(same_as) REFERENCES readings ("key")
)
--
CREATE INDEX ix_readings_report ON readings (report)
--
CREATE TABLE told (
    report INTEGER NOT NULL,
    digest TEXT NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT pk_told PRIMARY KEY (report),
    CONSTRAINT fk_told_report FOREIGN KEY(report) REFERENCES reports ("key")
)
--
CREATE TABLE attributions (
    "key" INTEGER NOT NULL,
    reading INTEGER NOT NULL,
    id TEXT NOT NULL,
    stance TEXT NOT NULL,
    confidence FLOAT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_attributions PRIMARY KEY ("key"),
    CONSTRAINT fk_attributions_reading FOREIGN KEY(reading) REFERENCES readings ("key")
)
--
CREATE INDEX ix_attributions_id ON attributions (id)
--
CREATE INDEX ix_attributions_reading ON attributions (reading)
--
CREATE TABLE caveats (
    "key" INTEGER NOT NULL,
    reading INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_caveats PRIMARY KEY ("key"),
    CONSTRAINT fk_caveats_reading FOREIGN KEY(reading) REFERENCES readings ("key")
)
--
CREATE INDEX ix_caveats_id ON caveats (id)
--
CREATE INDEX ix_caveats_reading ON caveats (reading)
--
CREATE TABLE current (
    report INTEGER NOT NULL,
    reading INTEGER NOT NULL,
    CONSTRAINT pk_current PRIMARY KEY (report),
    CONSTRAINT fk_current_report FOREIGN KEY(report) REFERENCES reports ("key"),
    CONSTRAINT fk_current_reading FOREIGN KEY(reading) REFERENCES readings ("key")
)
--
CREATE INDEX ix_current_reading ON current (reading)
--
CREATE TABLE mentions (
    "key" INTEGER NOT NULL,
    reading INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    confidence FLOAT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_mentions PRIMARY KEY ("key"),
    CONSTRAINT fk_mentions_reading FOREIGN KEY(reading) REFERENCES readings ("key")
)
--
CREATE INDEX ix_mentions_id ON mentions (id)
--
CREATE INDEX ix_mentions_reading ON mentions (reading)
--
CREATE TABLE spoken (
    speaker INTEGER NOT NULL,
    attribution INTEGER NOT NULL,
    CONSTRAINT pk_spoken PRIMARY KEY (speaker, attribution),
    CONSTRAINT fk_spoken_speaker FOREIGN KEY(speaker) REFERENCES speakers ("key"),
    CONSTRAINT fk_spoken_attribution FOREIGN KEY(attribution) REFERENCES attributions ("key")
)
 WITHOUT ROWID
--
CREATE INDEX ix_spoken_attribution ON spoken (attribution)
--
CREATE TRIGGER keep_about_update BEFORE UPDATE ON about
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_about_delete BEFORE DELETE ON about
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_blobs_update BEFORE UPDATE ON blobs
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_blobs_delete BEFORE DELETE ON blobs
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_log_update BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_log_delete BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_runs_update BEFORE UPDATE ON runs
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_runs_delete BEFORE DELETE ON runs
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_files_update BEFORE UPDATE ON files
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_files_delete BEFORE DELETE ON files
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_judgements_update BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_judgements_delete BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_reports_update BEFORE UPDATE ON reports
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_reports_delete BEFORE DELETE ON reports
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_collections_update BEFORE UPDATE ON collections
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_collections_delete BEFORE DELETE ON collections
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_readings_update BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_readings_delete BEFORE DELETE ON readings
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_attributions_update BEFORE UPDATE ON attributions
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_attributions_delete BEFORE DELETE ON attributions
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_caveats_update BEFORE UPDATE ON caveats
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_caveats_delete BEFORE DELETE ON caveats
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_mentions_update BEFORE UPDATE ON mentions
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_mentions_delete BEFORE DELETE ON mentions
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE VIRTUAL TABLE search_reports_parts USING fts5(
    folded, content='', columnsize=0, detail=none, tokenize="trigram case_sensitive 1"
)
--
CREATE VIRTUAL TABLE search_reports_words USING fts5(
    folded, content='', columnsize=0, detail=full, tokenize="unicode61 remove_diacritics 0"
)
--
CREATE VIRTUAL TABLE search_speakers_parts USING fts5(
    folded, content='', columnsize=0, detail=none, tokenize="trigram case_sensitive 1"
)
--
CREATE VIRTUAL TABLE search_speakers_words USING fts5(
    folded, content='', columnsize=0, detail=full, tokenize="unicode61 remove_diacritics 0"
)
