import { client } from '../api/oauth/person-client.ts'
import { fine } from '../api/tenant-admin/tenants.ts'
import { password } from '../login/people.ts'
import { evidence, type Face, newName } from './face.ts'
import type { World } from './world.ts'

const connection = 'Username-Password-Authentication'
const person = ({ userId }: World) => `/users/${encodeURIComponent(userId)}`
const members = ({ organization }: World) => `/organizations/${organization.id}/members`
const roles = (world: World) => `${members(world)}/${encodeURIComponent(world.userId)}/roles`

/** A program with a token for `/api/v2`. */
export const managementApi: Face = {
  name: '/api/v2',
  actor: 'client',
  verbs: {
    create: async ({ app, email }) =>
      fine(await app.api('POST', '/users', { body: { connection, email, password, name: 'Alice Adams' } }), 201),
    find: async ({ app, email }) =>
      fine(await app.api('GET', `/users-by-email?email=${encodeURIComponent(email)}`), 200).map(
        (user: { user_id: string }) => user.user_id,
      ),
    rename: async (world) => fine(await world.app.api('PATCH', person(world), { body: { name: newName } }), 200),
    suspend: async (world) => fine(await world.app.api('PATCH', person(world), { body: { blocked: true } }), 200),
    activate: async (world) => fine(await world.app.api('PATCH', person(world), { body: { blocked: false } }), 200),
    join: async (world) =>
      fine(await world.app.api('POST', members(world), { body: { members: [world.userId] } }), 204),
    giveRole: async (world) =>
      fine(await world.app.api('POST', roles(world), { body: { roles: [world.role.id] } }), 204),
    takeRole: async (world) =>
      fine(await world.app.api('DELETE', roles(world), { body: { roles: [world.role.id] } }), 204),
    leave: async (world) =>
      fine(await world.app.api('DELETE', members(world), { body: { members: [world.userId] } }), 204),
    resetMfa: async (world) => fine(await world.app.api('DELETE', `${person(world)}/authentication-methods`), 204),
    endSessions: async (world) => fine(await world.app.api('DELETE', `${person(world)}/sessions`), 202),
    // The vendor's management API mails nobody a link; its programs ask the authorization server.
    mailPassword: async ({ app, email }) => {
      const { client_id } = await client(app, { app_type: 'spa', token_endpoint_auth_method: 'none' })
      const body = { client_id, connection, email }
      return fine(await app.anonymous('POST', '/dbconnections/change_password', { body }), 200)
    },
    delete: async (world) => fine(await world.app.api('DELETE', person(world)), 204),
    approveRecovery: async ({ app, recoveryId }) =>
      fine(await app.api('POST', `/recovery-requests/${recoveryId}/approve`, { body: { evidence } }), 200),
  },
}
