// Operations of the vendor's that have no meaning on a server of one's own. Whoever calls one reads why, in the vendor's
// error shape; docs/compatibility.md lists them.
import { WireError } from './errors.ts'

interface NotPlanned {
  /** A path below `/api/v2`, with `:name` for parameters; what lies below it is meant as well, unless a route stands there. */
  readonly below: string
  /** A sentence for whoever meets it. */
  readonly why: string
}

const ownCode =
  'Rollcall runs no code of its tenants. Read its events at /api/v2/logs and act on them in a service of your own.'

const ownPages = 'The pages of sign-in are fixed: their colour, logo and name are settings.'
const ownPhone = 'Rollcall sends no text messages and makes no calls.'
const ownEvents = 'Rollcall streams its events to nobody; read them at /api/v2/logs.'

const noGroups = 'There are no groups here: people have their roles themselves.'

const noScim = 'There is no SCIM here; write users and memberships through this API, or import them.'
const noDirectorySync = 'No directory of another company is copied here; its people come when they sign in.'
const noOwnKeys =
  'A connection has no keys of its own: requests to providers are not signed. What signs tokens stands under /keys/signing.'

const notPlanned: readonly NotPlanned[] = [
  { below: '/connections/:id/scim-configuration', why: noScim },
  { below: '/connections-scim-configurations', why: noScim },
  { below: '/connections/:id/directory-provisioning', why: noDirectorySync },
  { below: '/connections-directory-provisionings', why: noDirectorySync },
  { below: '/connections/:id/keys', why: noOwnKeys },
  {
    below: '/connections/:id/status',
    why: 'It tells of the agent beside a directory in an own network, and no such agent is connected here.',
  },
  { below: '/actions', why: ownCode },
  { below: '/rules', why: ownCode },
  { below: '/rules-configs', why: ownCode },
  { below: '/hooks', why: ownCode },
  { below: '/flows', why: ownCode },
  {
    below: '/keys/encryption',
    why: 'What is stored is sealed under the root key of this server, which its operator keeps; see the operations guide.',
  },
  {
    below: '/keys/custom-signing',
    why: 'Signing keys are made and rotated by this server; read them from /.well-known/jwks.json.',
  },
  {
    below: '/clients/cimd',
    why: 'Clients are registered by their operator; documents of others about themselves are not fetched.',
  },
  { below: '/roles/:id/groups', why: noGroups },
  { below: '/organizations/:id/groups', why: noGroups },
  { below: '/organizations/:id/roles/:id/groups', why: noGroups },
  { below: '/forms', why: `${ownPages} There is no editor for forms.` },
  { below: '/branding/phone', why: ownPhone },
  { below: '/prompts/:prompt/screen/:screen/rendering', why: ownPages },
  { below: '/users/:id/risk-assessments', why: 'Rollcall does not weigh how risky a sign-in is.' },
  { below: '/custom-domains', why: "The address of this server is its operator's to set, as PUBLIC_URL." },
  { below: '/event-streams', why: ownEvents },
  { below: '/log-streams', why: ownEvents },
  { below: '/network-acls', why: 'Which networks may reach this server is decided in front of it.' },
  { below: '/rate-limit-policies', why: 'How many requests are answered is a setting of the server, not of a tenant.' },
  {
    below: '/self-service-profiles',
    why: 'Customers do not set up their own single sign-on here; connections are made for them.',
  },
  { below: '/token-exchange-profiles', why: ownCode },
  { below: '/verifiable-credentials', why: 'Rollcall neither issues nor checks verifiable credentials.' },
  { below: '/connection-profiles', why: 'There are no templates for connections; each is made with its own options.' },
  {
    below: '/user-attribute-profiles',
    why: 'Which attributes come from a connection is said in the options of that connection.',
  },
  { below: '/groups', why: noGroups },
]

/** The failure that says why there is nothing at the path below `/api/v2`, where that was decided; else a plain one. */
export function nothingAt(path: string): WireError {
  const why = notPlannedAt(path)
  if (why === null) return new WireError(404, 'Not Found')
  return new WireError(404, `This operation is not available on this server. ${why}`, 'operation_not_supported')
}

/** Why there is nothing at a path, where that was decided. */
export function notPlannedAt(path: string): string | null {
  return notPlanned.find(({ below }) => isBelow(below, path))?.why ?? null
}

/** Whether the path is the other one or lies below it; `:name` stands for any one part. */
function isBelow(above: string, path: string): boolean {
  const parts = path.split('/')
  return above.split('/').every((part, at) => part === parts[at] || (part.startsWith(':') && parts[at] !== undefined))
}
