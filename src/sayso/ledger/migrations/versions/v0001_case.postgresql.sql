CREATE TABLE about (
    name TEXT COLLATE "C" NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_about PRIMARY KEY (name)
)
--
CREATE TABLE actor_names (
    name TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_actor_names PRIMARY KEY (name)
)
--
CREATE INDEX ix_actor_names_actor ON actor_names (actor)
--
CREATE TABLE blobs (
    sha256 TEXT COLLATE "C" NOT NULL,
    size BIGINT NOT NULL,
    packing TEXT COLLATE "C" NOT NULL,
    data BYTEA NOT NULL,
    CONSTRAINT pk_blobs PRIMARY KEY (sha256)
)
--
CREATE TABLE event_pairs (
    event TEXT COLLATE "C" NOT NULL,
    other TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_event_pairs PRIMARY KEY (event, other)
)
--
CREATE TABLE log (
    number BIGINT NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    entry TEXT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_log PRIMARY KEY (number)
)
--
CREATE INDEX ix_log_hash ON log (hash)
--
CREATE INDEX ix_log_subject ON log (subject)
--
CREATE TABLE origin_attributions (
    attribution TEXT COLLATE "C" NOT NULL,
    origin TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_origin_attributions PRIMARY KEY (attribution, origin)
)
--
CREATE INDEX ix_origin_attributions_origin ON origin_attributions (origin)
--
CREATE TABLE parties (
    key BIGSERIAL NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_parties PRIMARY KEY (key),
    CONSTRAINT uq_parties_digest UNIQUE (digest)
)
--
CREATE TABLE runs (
    key BIGSERIAL NOT NULL,
    what TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    by TEXT NOT NULL,
    sayso TEXT COLLATE "C" NOT NULL,
    model TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_runs PRIMARY KEY (key)
)
--
CREATE TABLE signs (
    sign BIGINT NOT NULL,
    reports BIGINT NOT NULL,
    CONSTRAINT pk_signs PRIMARY KEY (sign)
)
--
CREATE TABLE speakers (
    key BIGSERIAL NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_speakers PRIMARY KEY (key),
    CONSTRAINT uq_speakers_name UNIQUE (name)
)
--
CREATE TABLE actors (
    id TEXT COLLATE "C" NOT NULL,
    run BIGINT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT COLLATE "C",
    country TEXT COLLATE "C",
    sector TEXT COLLATE "C",
    part_of TEXT COLLATE "C",
    reports BIGINT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_actors PRIMARY KEY (id),
    CONSTRAINT fk_actors_run FOREIGN KEY(run) REFERENCES runs (key)
)
--
CREATE TABLE events (
    id TEXT COLLATE "C" NOT NULL,
    run BIGINT NOT NULL,
    title TEXT NOT NULL,
    type TEXT COLLATE "C",
    status TEXT COLLATE "C",
    credibility BIGINT,
    independent BIGINT,
    place TEXT,
    country TEXT COLLATE "C",
    first_day TEXT COLLATE "C",
    last_day TEXT COLLATE "C",
    first_reported TEXT COLLATE "C",
    reports BIGINT NOT NULL,
    mentions BIGINT NOT NULL,
    weight TEXT COLLATE "C" NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (id),
    CONSTRAINT fk_events_run FOREIGN KEY(run) REFERENCES runs (key)
)
--
CREATE INDEX ix_events_status_weight ON events (status, weight)
--
CREATE INDEX ix_events_weight_id ON events (weight, id)
--
CREATE TABLE files (
    key BIGSERIAL NOT NULL,
    run BIGINT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT COLLATE "C",
    size BIGINT,
    at TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    reason TEXT,
    next_step TEXT,
    CONSTRAINT pk_files PRIMARY KEY (key),
    CONSTRAINT fk_files_run FOREIGN KEY(run) REFERENCES runs (key)
)
--
CREATE INDEX ix_files_sha256_name ON files (sha256, name)
--
CREATE TABLE judgements (
    key BIGSERIAL NOT NULL,
    run BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    about TEXT COLLATE "C" NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_judgements PRIMARY KEY (key),
    CONSTRAINT fk_judgements_run FOREIGN KEY(run) REFERENCES runs (key),
    CONSTRAINT uq_judgements_id UNIQUE (id)
)
--
CREATE TABLE origins (
    id TEXT COLLATE "C" NOT NULL,
    run BIGINT NOT NULL,
    name TEXT NOT NULL,
    party TEXT COLLATE "C",
    first_said TEXT COLLATE "C",
    reports BIGINT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_origins PRIMARY KEY (id),
    CONSTRAINT fk_origins_run FOREIGN KEY(run) REFERENCES runs (key)
)
--
CREATE INDEX ix_origins_party ON origins (party)
--
CREATE TABLE party_names (
    name TEXT COLLATE "C" NOT NULL,
    party BIGINT NOT NULL,
    CONSTRAINT pk_party_names PRIMARY KEY (name, party),
    CONSTRAINT fk_party_names_party FOREIGN KEY(party) REFERENCES parties (key)
)
--
CREATE INDEX ix_party_names_party ON party_names (party)
--
CREATE TABLE reports (
    key BIGSERIAL NOT NULL,
    run BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    file TEXT NOT NULL,
    outlet TEXT,
    title TEXT,
    published TEXT COLLATE "C",
    language TEXT COLLATE "C",
    sha256 TEXT COLLATE "C" NOT NULL,
    text_sha256 TEXT COLLATE "C" NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_reports PRIMARY KEY (key),
    CONSTRAINT fk_reports_run FOREIGN KEY(run) REFERENCES runs (key),
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
    record TEXT COLLATE "C" NOT NULL,
    place TEXT COLLATE "C" NOT NULL,
    report BIGINT NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_acting PRIMARY KEY (record, place),
    CONSTRAINT fk_acting_report FOREIGN KEY(report) REFERENCES reports (key)
)
--
CREATE INDEX ix_acting_actor ON acting (actor)
--
CREATE INDEX ix_acting_report ON acting (report)
--
CREATE TABLE collections (
    report BIGINT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_collections PRIMARY KEY (report),
    CONSTRAINT fk_collections_report FOREIGN KEY(report) REFERENCES reports (key)
)
--
CREATE TABLE event_mentions (
    mention TEXT COLLATE "C" NOT NULL,
    event TEXT COLLATE "C" NOT NULL,
    report BIGINT NOT NULL,
    CONSTRAINT pk_event_mentions PRIMARY KEY (mention),
    CONSTRAINT fk_event_mentions_report FOREIGN KEY(report) REFERENCES reports (key)
)
--
CREATE INDEX ix_event_mentions_event ON event_mentions (event)
--
CREATE INDEX ix_event_mentions_report ON event_mentions (report)
--
CREATE TABLE party_reports (
    party BIGINT NOT NULL,
    report BIGINT NOT NULL,
    CONSTRAINT pk_party_reports PRIMARY KEY (party, report),
    CONSTRAINT fk_party_reports_party FOREIGN KEY(party) REFERENCES parties (key),
    CONSTRAINT fk_party_reports_report FOREIGN KEY(report) REFERENCES reports (key)
)
--
CREATE INDEX ix_party_reports_report ON party_reports (report)
--
CREATE TABLE pending (
    report BIGINT NOT NULL,
    CONSTRAINT pk_pending PRIMARY KEY (report),
    CONSTRAINT fk_pending_report FOREIGN KEY(report) REFERENCES reports (key)
)
--
CREATE TABLE places (
    sign BIGINT NOT NULL,
    day BIGINT NOT NULL,
    report BIGINT NOT NULL,
    CONSTRAINT pk_places PRIMARY KEY (sign, day, report),
    CONSTRAINT fk_places_report FOREIGN KEY(report) REFERENCES reports (key)
)
--
CREATE INDEX ix_places_report ON places (report)
--
CREATE TABLE readings (
    key BIGSERIAL NOT NULL,
    report BIGINT NOT NULL,
    run BIGINT NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    unread TEXT,
    same_as BIGINT,
    CONSTRAINT pk_readings PRIMARY KEY (key),
    CONSTRAINT fk_readings_report FOREIGN KEY(report) REFERENCES reports (key),
    CONSTRAINT fk_readings_run FOREIGN KEY(run) REFERENCES runs (key),
    CONSTRAINT fk_readings_same_as FOREIGN KEY(same_as) REFERENCES readings (key)
)
--
CREATE INDEX ix_readings_report ON readings (report)
--
CREATE TABLE told (
    report BIGINT NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    data BYTEA NOT NULL,
    CONSTRAINT pk_told PRIMARY KEY (report),
    CONSTRAINT fk_told_report FOREIGN KEY(report) REFERENCES reports (key)
)
--
CREATE TABLE attributions (
    key BIGSERIAL NOT NULL,
    reading BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    stance TEXT COLLATE "C" NOT NULL,
    confidence FLOAT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_attributions PRIMARY KEY (key),
    CONSTRAINT fk_attributions_reading FOREIGN KEY(reading) REFERENCES readings (key)
)
--
CREATE INDEX ix_attributions_id ON attributions (id)
--
CREATE INDEX ix_attributions_reading ON attributions (reading)
--
CREATE TABLE caveats (
    key BIGSERIAL NOT NULL,
    reading BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_caveats PRIMARY KEY (key),
    CONSTRAINT fk_caveats_reading FOREIGN KEY(reading) REFERENCES readings (key)
)
--
CREATE INDEX ix_caveats_id ON caveats (id)
--
CREATE INDEX ix_caveats_reading ON caveats (reading)
--
CREATE TABLE current (
    report BIGINT NOT NULL,
    reading BIGINT NOT NULL,
    CONSTRAINT pk_current PRIMARY KEY (report),
    CONSTRAINT fk_current_report FOREIGN KEY(report) REFERENCES reports (key),
    CONSTRAINT fk_current_reading FOREIGN KEY(reading) REFERENCES readings (key)
)
--
CREATE INDEX ix_current_reading ON current (reading)
--
CREATE TABLE mentions (
    key BIGSERIAL NOT NULL,
    reading BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    confidence FLOAT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_mentions PRIMARY KEY (key),
    CONSTRAINT fk_mentions_reading FOREIGN KEY(reading) REFERENCES readings (key)
)
--
CREATE INDEX ix_mentions_id ON mentions (id)
--
CREATE INDEX ix_mentions_reading ON mentions (reading)
--
CREATE TABLE spoken (
    speaker BIGINT NOT NULL,
    attribution BIGINT NOT NULL,
    CONSTRAINT pk_spoken PRIMARY KEY (speaker, attribution),
    CONSTRAINT fk_spoken_speaker FOREIGN KEY(speaker) REFERENCES speakers (key),
    CONSTRAINT fk_spoken_attribution FOREIGN KEY(attribution) REFERENCES attributions (key)
)
--
CREATE INDEX ix_spoken_attribution ON spoken (attribution)
--
CREATE FUNCTION sayso_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'kept for good'; END $$
--
CREATE TABLE search_reports (
    key BIGINT NOT NULL PRIMARY KEY REFERENCES reports (key),
    folded TEXT COLLATE "C" NOT NULL,
    short TEXT[] NOT NULL
)
--
CREATE INDEX ix_search_reports_short ON search_reports USING gin (short)
--
CREATE TABLE search_speakers (
    key BIGINT NOT NULL PRIMARY KEY REFERENCES speakers (key),
    folded TEXT COLLATE "C" NOT NULL,
    short TEXT[] NOT NULL
)
--
CREATE INDEX ix_search_speakers_short ON search_speakers USING gin (short)
--
CREATE TRIGGER keep_about BEFORE UPDATE OR DELETE OR TRUNCATE ON about
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
--
CREATE TRIGGER keep_blobs BEFORE UPDATE OR DELETE OR TRUNCATE ON blobs
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
--
CREATE TRIGGER keep_log BEFORE UPDATE OR DELETE OR TRUNCATE ON log
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
--
CREATE TRIGGER keep_runs BEFORE UPDATE OR DELETE OR TRUNCATE ON runs
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
--
CREATE TRIGGER keep_files BEFORE UPDATE OR DELETE OR TRUNCATE ON files
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
--
CREATE TRIGGER keep_judgements BEFORE UPDATE OR DELETE OR TRUNCATE ON judgements
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
--
CREATE TRIGGER keep_reports BEFORE UPDATE OR DELETE OR TRUNCATE ON reports
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
--
CREATE TRIGGER keep_collections BEFORE UPDATE OR DELETE OR TRUNCATE ON collections
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
--
CREATE TRIGGER keep_readings BEFORE UPDATE OR DELETE OR TRUNCATE ON readings
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
--
CREATE TRIGGER keep_attributions BEFORE UPDATE OR DELETE OR TRUNCATE ON attributions
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
--
CREATE TRIGGER keep_caveats BEFORE UPDATE OR DELETE OR TRUNCATE ON caveats
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
--
CREATE TRIGGER keep_mentions BEFORE UPDATE OR DELETE OR TRUNCATE ON mentions
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
