import { fine } from '../api/tenant-admin/tenants.ts'
import { evidence, type Face, newName } from './face.ts'
import type { World } from './world.ts'

const person = ({ userId }: World) => `/users/${encodeURIComponent(userId)}`
const there = ({ organization }: World) => `/organizations/${organization.id}/users`
const tenant = ({ app, organization }: World) =>
  `/applications/${app.app.directory.application.id}/tenants/${organization.name}/users`
const role = ({ userId, role: { id }, organization }: World) => ({
  body: { userId, roleId: id, organizationId: organization.id },
})

/** A program with a key for `/api/v1`; the console sends the same. */
export const usersApi: Face = {
  name: '/api/v1',
  actor: 'api-key',
  verbs: {
    create: async ({ app, email }) =>
      fine(await app.v1('POST', '/users', { body: { email, name: 'Alice Adams' } }), 201),
    find: async ({ app, email }) =>
      fine(await app.v1('GET', `/users?search=${encodeURIComponent(email)}`), 200).data.map(
        ({ id }: { id: string }) => id,
      ),
    rename: async (world) => fine(await world.app.v1('PATCH', person(world), { body: { name: newName } }), 200),
    suspend: async (world) => fine(await world.app.v1('POST', `${person(world)}/suspend`, { body: {} }), 200),
    activate: async (world) => fine(await world.app.v1('POST', `${person(world)}/activate`, { body: {} }), 200),
    join: async (world) => fine(await world.app.v1('POST', tenant(world), { body: { userId: world.userId } }), 201),
    giveRole: async (world) => fine(await world.app.v1('POST', '/role-assignments', role(world)), 201),
    takeRole: async (world) => fine(await world.app.v1('DELETE', '/role-assignments', role(world)), 204),
    leave: async (world) =>
      fine(await world.app.v1('DELETE', `${tenant(world)}/${encodeURIComponent(world.userId)}`), 204),
    resetMfa: async (world) => fine(await world.app.v1('POST', `${person(world)}/mfa/reset`, { body: {} }), 204),
    endSessions: async (world) => fine(await world.app.v1('POST', `${person(world)}/sessions/revoke`), 204),
    mailPassword: async (world) =>
      fine(await world.app.v1('POST', `${there(world)}/${encodeURIComponent(world.userId)}/reset-password`), 204),
    delete: async (world) => fine(await world.app.v1('DELETE', person(world)), 204),
    approveRecovery: async ({ app, recoveryId }) =>
      fine(await app.v1('POST', `/recovery-requests/${recoveryId}/approve`, { body: { evidence } }), 200),
  },
}
