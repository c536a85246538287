-- What was approved for many people is carried out later by whoever asked, once.
ALTER TABLE approvals ADD COLUMN used_at timestamptz(3);
ALTER TABLE approvals ADD CHECK (used_at IS NULL OR status = 'approved');

-- Whoever is erased is taken out of the lists that were asked about.
CREATE INDEX approvals_by_person ON approvals USING gin ((input #> '{selection,ids}')) WHERE subject_kind = 'users';
