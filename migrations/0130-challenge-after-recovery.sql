-- What the passkey that is made at the end of a recovery has to answer; taken by the answer, whatever it is.
ALTER TABLE recovery_requests ADD COLUMN enrolling_challenge text;
