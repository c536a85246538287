-- The console role in which somebody acted, as it was then. Of earlier events nobody knows it.
ALTER TABLE audit_events ADD COLUMN actor_role text;
