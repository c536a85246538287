-- Which clients are an organization's, and whether its members sign in to them.
CREATE TABLE organization_clients (
  application_id integer NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  client_id text COLLATE "C" NOT NULL,
  is_for_members boolean NOT NULL,
  added_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, organization_id, client_id),
  FOREIGN KEY (application_id, organization_id) REFERENCES organizations (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, client_id) REFERENCES clients (application_id, id) ON DELETE CASCADE
);
CREATE INDEX organization_clients_by_client ON organization_clients (application_id, client_id);
CREATE INDEX organization_clients_by_adding
  ON organization_clients (application_id, organization_id, added_at, client_id);

-- The mail domains by which the people of an organization are recognized.
CREATE TABLE discovery_domains (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  domain text COLLATE "C" NOT NULL,
  is_verified boolean NOT NULL,
  leads_to_organization boolean NOT NULL,
  verification_text text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id),
  UNIQUE (application_id, organization_id, domain),
  FOREIGN KEY (application_id, organization_id) REFERENCES organizations (application_id, id) ON DELETE CASCADE
);
CREATE INDEX discovery_domains_by_creation
  ON discovery_domains (application_id, organization_id, created_at, id);
CREATE INDEX discovery_domains_in_force ON discovery_domains (application_id, domain)
  WHERE is_verified AND leads_to_organization;
