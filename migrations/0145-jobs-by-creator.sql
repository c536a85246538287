-- Jobs of one person in the order they are listed in: a badge asks for one's own.
DROP INDEX jobs_by_creator;
CREATE INDEX jobs_by_creator ON jobs (application_id, (created_by ->> 'id'), created_at, id);
