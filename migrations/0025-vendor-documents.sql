-- What the vendor's tools configure a tenant with, as it came. Few and small: the names of each kind are a fixed list.
CREATE TABLE vendor_documents (
  application_id integer NOT NULL REFERENCES applications (id),
  kind text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  content jsonb NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, kind, name)
);
