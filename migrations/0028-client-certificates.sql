-- Beside public keys clients may have certificates for mutual TLS on record.
ALTER TABLE client_credentials
  ADD COLUMN kind text NOT NULL DEFAULT 'key' CHECK (kind IN ('key', 'certificate', 'certificate-subject')),
  ALTER COLUMN algorithm DROP NOT NULL,
  ALTER COLUMN key_id DROP NOT NULL,
  ALTER COLUMN public_jwk DROP NOT NULL,
  -- SHA-256 of a certificate.
  ADD COLUMN thumbprint text COLLATE "C",
  -- Whom a certificate must name.
  ADD COLUMN subject_name text,
  ADD CHECK (num_nulls(algorithm, key_id, public_jwk) = CASE kind WHEN 'key' THEN 0 ELSE 3 END),
  ADD CHECK ((thumbprint IS NOT NULL) = (kind = 'certificate')),
  ADD CHECK ((subject_name IS NOT NULL) = (kind = 'certificate-subject'));
ALTER TABLE client_credentials ALTER COLUMN kind DROP DEFAULT;

-- Clients are asked for by the grants that hold in any organization.
CREATE INDEX client_grants_of_any_organization ON client_grants (application_id, client_id)
  WHERE settings @> '{"allow_any_organization": true}';
