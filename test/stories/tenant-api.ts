import { bearer, fine, machineToken } from '../api/tenant-admin/tenants.ts'
import type { Caller, TestApp } from '../support/test-app.ts'
import { type Face, newName } from './face.ts'
import type { World } from './world.ts'

const callers = new WeakMap<TestApp, Caller>()

async function call({ app, organization }: World, ...[method, path, options]: Parameters<Caller>) {
  const caller = callers.get(app) ?? bearer(app, await machineToken(app))
  callers.set(app, caller)
  return caller(method, `/${organization.id}/admin/users${path}`, options)
}

const one = ({ userId }: World) => `/${encodeURIComponent(userId)}`

/** A program of a customer company. It knows the people of its tenant, and accounts are no business of its. */
export const tenantApi: Face = {
  name: '/api/{tenantId}/admin/users',
  actor: 'client',
  verbs: {
    create: async (world) =>
      fine(await call(world, 'POST', '', { body: { email: world.email, name: 'Alice Adams', role: 'clerk' } }), 201),
    find: async (world) => {
      const people: { id: string; email: string }[] = fine(await call(world, 'GET', ''), 200)
      return people.filter(({ email }) => email === world.email).map(({ id }) => id)
    },
    rename: async (world) => fine(await call(world, 'PUT', one(world), { body: { name: newName, role: null } }), 200),
    suspend: undefined,
    activate: undefined,
    join: async (world) => fine(await call(world, 'POST', '', { body: { email: world.email, role: 'clerk' } }), 200),
    giveRole: async (world) => fine(await call(world, 'PUT', one(world), { body: { role: 'clerk' } }), 200),
    takeRole: undefined,
    leave: async (world) => fine(await call(world, 'DELETE', one(world)), 204),
    resetMfa: undefined,
    endSessions: undefined,
    mailPassword: undefined,
    delete: undefined,
    approveRecovery: undefined,
  },
}
