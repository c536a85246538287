// The one list of settings. It is the only reader of the environment; `.env.example` and `docs/configuration.md` are
// generated from it.

export interface Setting {
  readonly name: string
  readonly group: 'Server' | 'Database' | 'Secrets' | 'First owner' | 'HTTPS' | 'Limits'
  readonly default: string | null
  readonly description: string
}

export const settings = [
  { name: 'PORT', group: 'Server', default: '3000', description: 'Port to listen on.' },
  {
    name: 'HOST',
    group: 'Server',
    default: 'localhost',
    description: 'Address to listen on; `0.0.0.0` for every interface.',
  },
  {
    name: 'PUBLIC_URL',
    group: 'Server',
    default: null,
    description:
      'The address people and programs use, such as `https://id.example.com`. It decides the issuer of tokens, the audience of the API and the cookies. Without it: `http://localhost:PORT`. Required when `HOST` is not a loopback address.',
  },
  {
    name: 'TRUSTED_PROXIES',
    group: 'Server',
    default: null,
    description: 'Comma list of proxy addresses or networks whose `X-Forwarded-For` is believed, such as `10.0.0.0/8`.',
  },
  {
    name: 'OUTGOING_ALLOW',
    group: 'Server',
    default: null,
    description:
      'Comma list of host names, addresses and networks that Rollcall may call besides public ones, such as `idp.internal,10.1.0.0/16`: identity providers, webhooks and log-out addresses inside your own network. A host named here may also be called over http and on any port. The mail server that is set through the API goes by this list as well, on ports 25, 465, 587 and 2525 unless its host is named here; `SMTP_URL` does not.',
  },
  {
    name: 'PLACES_FILES',
    group: 'Server',
    default: null,
    description:
      'Comma list of MMDB files that say where an address roughly is, such as a country and a city file. Without it no place is shown, nobody is found by the country of their last sign-in, and a network rule about a country keeps nobody out.',
  },
  {
    name: 'LEAKED_PASSWORDS_FILE',
    group: 'Server',
    default: null,
    description:
      'A text file of leaked passwords: the SHA-1 hash of each in upper-case hex on a line of its own, `HASH:COUNT`, in ascending order, such as the list of Pwned Passwords ordered by hash. It is searched where it lies, and nothing is asked of anybody else. New passwords that are on it are refused, and whoever signs in with one chooses another, or is only marked, as the settings say. A file that cannot be read, or is no such list, refuses the start. Without it no password is held against leaks.',
  },
  {
    name: 'AUDIT_ANCHOR_FILE',
    group: 'Server',
    default: null,
    description:
      'A file to which the head of each audit log (its position, its hash, its name and the time, signed) is added after every round by which the server verifies it, once an hour. Rollcall only adds to it and never rewrites it, so it may lie where neither the database nor this machine can take anything away: on a mount of another machine, or with the append-only attribute (`chattr +a`). A log that does not match it, or whose key has not signed a head that stands there under its name, is broken. Give each installation a file of its own. A file that cannot be added to refuses the start. Without it the anchors are those of `audit-checkpoints` in `DATA_DIR`.',
  },
  {
    name: 'POOL_MODE',
    group: 'Server',
    default: null,
    description:
      'Read at the first start, which makes the application: `shared`, where a person may be a member of many organizations, or `isolated`, where each belongs to exactly one and the same e-mail address may exist once in each. Without it: `shared`. It cannot be changed later; another value refuses the start.',
  },
  {
    name: 'ENVIRONMENT',
    group: 'Server',
    default: null,
    description:
      'What this installation is for, such as `staging`: the console says so under its header, with a coloured strip. Without it, and with `production`, it says nothing.',
  },
  {
    name: 'LOG_LEVEL',
    group: 'Server',
    default: 'info',
    description: 'One of `fatal`, `error`, `warn`, `info`, `debug`, `trace`, `silent`.',
  },
  {
    name: 'DATABASE_URL',
    group: 'Database',
    default: null,
    description:
      'A PostgreSQL 15 or newer, such as `postgres://rollcall:secret@db/rollcall`. The role must own its database or schema and must not be a superuser. No pooler in between: Rollcall pools its connections itself. Without it Rollcall runs its own PostgreSQL in `DATA_DIR`.',
  },
  {
    name: 'DATA_DIR',
    group: 'Database',
    default: './data',
    description: 'Folder of the embedded database and the keys; mode 0700.',
  },
  {
    name: 'DATABASE_POOL',
    group: 'Database',
    default: '10',
    description: 'Connections a process holds for changes, and as many again for searches.',
  },
  {
    name: 'ROOT_KEY',
    group: 'Secrets',
    default: null,
    description:
      '32 random bytes in base64 or hex (`openssl rand -base64 32`). Seals every secret in the database. Without it one is made at the first start and kept in `DATA_DIR/root.key`; every process on the same database needs the same key, so set it where there are several.',
  },
  {
    name: 'ROOT_KEY_FILE',
    group: 'Secrets',
    default: null,
    description: 'A file that holds the root key instead; readable by its owner alone.',
  },
  {
    name: 'OWNER_EMAIL',
    group: 'First owner',
    default: null,
    description: 'With `OWNER_PASSWORD`: makes the first owner at start, where there is none.',
  },
  {
    name: 'OWNER_PASSWORD',
    group: 'First owner',
    default: null,
    description: 'See `OWNER_EMAIL`. At least 15 characters.',
  },
  {
    name: 'HTTPS',
    group: 'HTTPS',
    default: null,
    description: '`self-signed` serves https with a certificate kept in `DATA_DIR`, for local use.',
  },
  { name: 'TLS_CERT', group: 'HTTPS', default: null, description: 'Path of a PEM certificate chain; with `TLS_KEY`.' },
  { name: 'TLS_KEY', group: 'HTTPS', default: null, description: 'Path of the PEM private key; with `TLS_CERT`.' },
  {
    name: 'SMTP_URL',
    group: 'Server',
    default: null,
    description:
      'The mail server, such as `smtp://user:password@mail.example.com:587`, or `smtps://` with TLS from the start. With a password TLS is required, except on this machine. Without it nothing is sent: messages are kept for 30 days and read in the console under Outbox.',
  },
  {
    name: 'MAIL_FROM',
    group: 'Server',
    default: null,
    description:
      'Whom mail is from, such as `Acme <no-reply@example.com>`. Without it: `Rollcall <no-reply@HOST>` with the host of `PUBLIC_URL`.',
  },
  {
    name: 'API_RATE_LIMIT',
    group: 'Limits',
    default: '10000:20000',
    description: 'Requests a second and burst that one client or API key may make, as `rate:burst`; `off` for none.',
  },
  {
    name: 'API_IMPORT_BYTES',
    group: 'Limits',
    default: '512000',
    description:
      'Largest file `POST /api/v2/jobs/users-imports` takes. The vendor takes 512000; the CLI and `/api/v1/imports` have no such limit.',
  },
  {
    name: 'API_RESULT_LIMIT',
    group: 'Limits',
    default: 'none',
    description:
      'Set it to `1000` to refuse user pages beyond that record as the vendor does; `none` pages as deep as the data.',
  },
] as const satisfies readonly Setting[]

export type SettingName = (typeof settings)[number]['name']
export type Environment = Readonly<Record<SettingName, string | null>>

/** An empty variable counts as unset, as in every shell. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>> = process.env): Environment {
  return Object.fromEntries(
    settings.map(({ name, default: fallback }) => [name, variables[name] || fallback]),
  ) as Environment
}
