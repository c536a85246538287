-- Whom somebody erased with nobody else's approval is counted: so many in a day, however they are asked for.
ALTER TABLE erasures ADD COLUMN is_approved boolean NOT NULL DEFAULT false;
CREATE INDEX erasures_alone ON erasures (application_id, (erased_by ->> 'id'), at) WHERE mode = 'erase' AND NOT is_approved;
