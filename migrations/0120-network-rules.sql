-- From where people may sign in: networks and countries that are kept out, and those that an organization lets in alone.
CREATE TABLE network_rules (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  -- Null: for everybody.
  organization_id text COLLATE "C",
  effect text NOT NULL CHECK (effect IN ('block', 'allow')),
  network cidr,
  country text COLLATE "C",
  reason text NOT NULL,
  creator_kind text NOT NULL,
  creator_id text NOT NULL,
  -- What an operator is called stands in their account alone.
  creator_name text CHECK (creator_name IS NULL OR creator_kind <> 'operator'),
  created_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3),
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, organization_id) REFERENCES organizations (application_id, id) ON DELETE CASCADE,
  CHECK ((network IS NULL) <> (country IS NULL)),
  CHECK (effect = 'block' OR organization_id IS NOT NULL)
);
CREATE UNIQUE INDEX network_rules_once ON network_rules
  (application_id, coalesce(organization_id, ''), effect, coalesce(network::text, country));
CREATE INDEX network_rules_by_creation ON network_rules (application_id, created_at, id);
CREATE INDEX network_rules_by_organization ON network_rules (application_id, organization_id, created_at, id);
