CREATE TABLE protections (
    "key" INTEGER NOT NULL,
    run INTEGER NOT NULL,
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_protections PRIMARY KEY ("key"),
    CONSTRAINT fk_protections_run FOREIGN KEY(run) REFERENCES runs ("key"),
    CONSTRAINT uq_protections_id UNIQUE (id)
)
--
CREATE TABLE stamps (
    "key" INTEGER NOT NULL,
    run INTEGER NOT NULL,
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    record TEXT NOT NULL,
    CONSTRAINT pk_stamps PRIMARY KEY ("key"),
    CONSTRAINT fk_stamps_run FOREIGN KEY(run) REFERENCES runs ("key"),
    CONSTRAINT uq_stamps_id UNIQUE (id)
)
--
CREATE TRIGGER keep_protections_update BEFORE UPDATE ON protections
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_protections_delete BEFORE DELETE ON protections
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_stamps_update BEFORE UPDATE ON stamps
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
--
CREATE TRIGGER keep_stamps_delete BEFORE DELETE ON stamps
BEGIN SELECT RAISE(ABORT, 'kept for good'); END
