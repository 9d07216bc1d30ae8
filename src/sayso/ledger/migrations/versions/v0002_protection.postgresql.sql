CREATE TABLE protections (
    key BIGSERIAL NOT NULL,
    run BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_protections PRIMARY KEY (key),
    CONSTRAINT fk_protections_run FOREIGN KEY(run) REFERENCES runs (key),
    CONSTRAINT uq_protections_id UNIQUE (id)
)
--
CREATE TABLE stamps (
    key BIGSERIAL NOT NULL,
    run BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_stamps PRIMARY KEY (key),
    CONSTRAINT fk_stamps_run FOREIGN KEY(run) REFERENCES runs (key),
    CONSTRAINT uq_stamps_id UNIQUE (id)
)
--
CREATE TRIGGER keep_protections BEFORE UPDATE OR DELETE OR TRUNCATE ON protections
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
--
CREATE TRIGGER keep_stamps BEFORE UPDATE OR DELETE OR TRUNCATE ON stamps
FOR EACH STATEMENT EXECUTE FUNCTION sayso_keep()
