CREATE TABLE roles (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  description text,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id),
  UNIQUE (application_id, name)
);
CREATE INDEX roles_by_creation ON roles (application_id, created_at, id);
CREATE INDEX roles_by_name ON roles USING gin (application_id, lower(name) gin_trgm_ops);

CREATE TABLE role_permissions (
  application_id integer NOT NULL,
  role_id text COLLATE "C" NOT NULL,
  resource_server_id text COLLATE "C" NOT NULL,
  permission_name text COLLATE "C" NOT NULL,
  PRIMARY KEY (application_id, role_id, resource_server_id, permission_name),
  FOREIGN KEY (application_id, role_id) REFERENCES roles (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, resource_server_id, permission_name)
    REFERENCES permissions (application_id, resource_server_id, name) ON DELETE CASCADE
);
CREATE INDEX role_permissions_by_permission
  ON role_permissions (application_id, resource_server_id, permission_name);

CREATE TABLE role_assignments (
  application_id integer NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  role_id text COLLATE "C" NOT NULL,
  assigned_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, user_id, role_id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, role_id) REFERENCES roles (application_id, id) ON DELETE CASCADE
);
CREATE INDEX role_assignments_by_role ON role_assignments (application_id, role_id, assigned_at, user_id);

CREATE TABLE user_permissions (
  application_id integer NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  resource_server_id text COLLATE "C" NOT NULL,
  permission_name text COLLATE "C" NOT NULL,
  PRIMARY KEY (application_id, user_id, resource_server_id, permission_name),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, resource_server_id, permission_name)
    REFERENCES permissions (application_id, resource_server_id, name) ON DELETE CASCADE
);
CREATE INDEX user_permissions_by_permission
  ON user_permissions (application_id, resource_server_id, permission_name);
