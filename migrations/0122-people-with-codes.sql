-- Who has recovery codes left: they are found without looking at everybody's methods.
CREATE INDEX authentication_methods_with_codes ON authentication_methods (application_id, user_id)
  WHERE type = 'recovery-code' AND codes_left > 0;
