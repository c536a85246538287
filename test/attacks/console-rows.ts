// Rows of the second application there is, of those who run Rollcall: one of each kind that a path of ours may name.
import { randomBytes } from 'node:crypto'
import { createApiKey } from '../../src/api-keys/create-api-key.ts'
import { keyPermissions } from '../../src/api-keys/key-permissions.ts'
import type { Directory } from '../../src/directory.ts'
import { receiveFile } from '../../src/imports/receive-file.ts'
import { startExport } from '../../src/imports/start-export.ts'
import { createInvitation } from '../../src/invitations/create-invitation.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { addMembers } from '../../src/memberships/add-members.ts'
import { createOrganization } from '../../src/organizations/create-organization.ts'
import { requestRecovery } from '../../src/recovery/request-recovery.ts'
import { createRole } from '../../src/roles/create-role.ts'
import { createUser } from '../../src/users/create-user.ts'
import { createWebhook } from '../../src/webhooks/create-webhook.ts'
import { signedIn } from '../support/signed-in.ts'

const owner = { ...systemActor, permissions: new Set(keyPermissions) }
const email = 'operator@example.com'
const everybody = { connectionId: null, format: 'json', limit: null, fields: null } as const
const page = { kind: 'offset', offset: 0, limit: 1, withTotal: false } as const

/** By the path's word before the id. */
export async function idsOfConsole(console: Directory): Promise<Readonly<Record<string, string>>> {
  const { stores, application, change } = console
  const connection = await stores.connections.findDefaultDatabase()
  if (connection === null) throw new Error('no connection')
  const made = { connection: connection.name, email, emailVerified: true, mayLackPassword: true }
  const { id: userId } = await createUser(console, systemActor, made)
  const organization = await change((deps) => createOrganization(deps, systemActor, { name: 'runners' }))
  const organizationId = organization.id
  await change((deps) => addMembers(deps, systemActor, organizationId, [userId]))
  const role = await change((deps) => createRole(deps, systemActor, { name: 'Runner' }))
  const guest = { organizationId, inviterName: 'Bob', inviteeEmail: 'guest@example.com' }
  const { invitation } = await change((deps) => createInvitation(deps, systemActor, guest))
  const { key } = await change((deps) => createApiKey(deps, owner, { name: 'Key', permissions: ['read:users'] }))
  const hook = { name: 'Runners', url: 'https://hooks.example.com', format: 'event', eventTypes: ['*'] } as const
  const { webhook } = await change((deps) =>
    createWebhook(deps, owner, { ...hook, isActive: false, authorization: null }),
  )
  const job = await change((deps) => startExport(deps, systemActor, everybody))
  const file = await receiveFile(console, systemActor, oneRow(), 'csv')
  const browser = { ip: '203.0.113.7', userAgent: 'Firefox', requestId: 'req-1' }
  await requestRecovery(console, browser, { email, browserHash: randomBytes(32) })
  const [request] = (await stores.recoveryRequests.list({}, page)).items
  const [message] = (await stores.messages.list(page)).items
  const [event] = (await stores.audit.listAbout(userId, page)).items
  const [signingKey] = await stores.signingKeys.list()
  const { session } = await signedIn(console, userId)
  return {
    applications: application.id,
    api: organizationId,
    connections: connection.id,
    events: String(event?.id),
    files: String(file?.id),
    invitations: invitation.id,
    jobs: job.id,
    keys: key.id,
    members: userId,
    messages: String(message?.id),
    organizations: organizationId,
    'recovery-requests': String(request?.id),
    roles: role.id,
    sessions: session.id,
    signing: String(signingKey?.id),
    tenants: organizationId,
    users: userId,
    webhooks: webhook.id,
  }
}

async function* oneRow(): AsyncIterable<Buffer> {
  yield Buffer.from('email\nrunner-file@example.com\n')
}
