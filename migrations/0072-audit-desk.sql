-- A saved view is of one list: of the people, or of the audit.
ALTER TABLE saved_views ADD COLUMN list text NOT NULL DEFAULT 'users' CHECK (list IN ('users', 'audit'));
ALTER TABLE saved_views ALTER COLUMN list DROP DEFAULT;
DROP INDEX saved_views_by_owner;
CREATE INDEX saved_views_by_owner ON saved_views (application_id, owner_id, list, created_at, id);
DROP INDEX saved_views_shared;
CREATE INDEX saved_views_shared ON saved_views (application_id, list, created_at, id) WHERE is_shared;

-- The console role in which somebody acted, as it was then. Of earlier events nobody knows it.
ALTER TABLE audit_events ADD COLUMN actor_role text;
