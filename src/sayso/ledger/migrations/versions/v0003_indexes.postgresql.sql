CREATE INDEX ix_attributions_stance_id ON attributions (stance, id)
--
CREATE INDEX ix_events_facets ON events (
    status, type, country, credibility, first_day, last_day, first_reported, id
)
--
CREATE INDEX ix_files_state_key ON files (state, key)
--
CREATE INDEX ix_mentions_type_id ON mentions (type, id)
--
CREATE INDEX ix_origins_reports ON origins (reports)
--
CREATE INDEX ix_readings_unread ON readings (key) WHERE unread IS NOT NULL
--
CREATE INDEX ix_reports_outlet_published ON reports (outlet, published)
--
CREATE INDEX ix_reports_title ON reports (title)
