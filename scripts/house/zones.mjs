// Who may import whom: the never-rules of ARCHITECTURE.md as a table. A zone is a folder or a single file; the longest
// path that fits decides. A file may import its own zone and what its row lists; whatever no row names is refused.

/** Ground first: each noun may import the kernel and the nouns before it. */
export const nouns = [
  'audit',
  'applications',
  'vendor-documents',
  'signing-keys',
  'clients',
  'resource-servers',
  'messages',
  'guards',
  'one-time-secrets',
  'sessions',
  'ip-rules',
  'token-families',
  'access-tokens',
  'id-tokens',
  'passwords',
  'authentication-methods',
  'consents',
  'connections',
  'upstreams',
  'organizations',
  'roles',
  'api-keys',
  'users',
  'memberships',
  'invitations',
  'sign-ins',
  'device-requests',
  'recovery',
  'search',
  'logs',
  'jobs',
  'imports',
  'operators',
].map((noun) => `src/${noun}`)

const core = ['src/kernel', ...nouns]
const face = [...core, 'src/http', 'src/directory.ts']

/** @type {Readonly<Record<string, { mayImport: readonly string[], packages?: readonly string[] }>>} */
export const zones = {
  'src/kernel': { mayImport: [] },
  ...Object.fromEntries(nouns.map((noun, place) => [noun, { mayImport: ['src/kernel', ...nouns.slice(0, place)] }])),
  'src/storage/postgres': { mayImport: core, packages: ['pg', 'pg-copy-streams'] },
  'src/storage/embedded': { mayImport: [], packages: ['pg'] },
  'src/storage/connect.ts': { mayImport: ['src/storage/embedded'], packages: ['pg'] },
  'src/storage/conformance': { mayImport: core },
  'src/config': { mayImport: [] },
  'src/mail': { mayImport: core, packages: ['nodemailer'] },
  'src/outgoing': { mayImport: ['src/kernel'] },
  'src/places': { mayImport: ['src/kernel'] },
  'src/directory.ts': { mayImport: core },
  'src/http': { mayImport: core, packages: ['fastify', '@fastify/*', 'prom-client'] },
  'src/api/auth0-v2': { mayImport: face, packages: ['fastify', '@fastify/*'] },
  'src/api/authaz-v1': { mayImport: face, packages: ['fastify', '@fastify/*'] },
  'src/api/docs': { mayImport: ['src/kernel', 'src/http'], packages: ['fastify'] },
  'src/oauth': { mayImport: face, packages: ['fastify', '@fastify/*'] },
  'src/login': { mayImport: face, packages: ['fastify'] },
  'src/federation': { mayImport: face, packages: ['fastify'] },
  'src/cli': { mayImport: [] },
  'src/prepare-installation.ts': { mayImport: [...core, 'src/config', 'src/directory.ts', 'src/storage/postgres'] },
  'src/workers.ts': { mayImport: [...core, 'src/directory.ts', 'src/storage/postgres'], packages: ['fastify'] },
  'src/app.ts': {
    mayImport: [
      ...face,
      'src/config',
      'src/storage/postgres',
      'src/outgoing',
      'src/places',
      'src/mail',
      'src/api/auth0-v2',
      'src/api/authaz-v1',
      'src/api/docs',
      'src/oauth',
      'src/login',
      'src/federation',
      'src/prepare-installation.ts',
      'src/workers.ts',
    ],
    packages: ['fastify', 'pg'],
  },
  'src/start-server.ts': { mayImport: ['src/app.ts', 'src/config', 'src/storage/connect.ts'] },
  'src/main.ts': { mayImport: ['src/config', 'src/start-server.ts'] },
  'console/src/lib': { mayImport: [] },
  'console/src/components': { mayImport: ['console/src/lib'] },
  'console/src/features': { mayImport: ['console/src/lib', 'console/src/components'] },
  'console/src/app': { mayImport: ['console/src/lib', 'console/src/components', 'console/src/features'] },
  'console/src/main.tsx': {
    mayImport: ['console/src/app', 'console/src/lib', 'console/src/components', 'console/src/styles'],
  },
  'console/src/styles': { mayImport: [] },
}

/** Packages that only the zones naming them may import: the doors to the database and to HTTP. */
export const guardedPackages = ['nodemailer', 'pg', 'pg-copy-streams', 'fastify', '@fastify/*', 'prom-client']
