import { at, byToken, member, tokenOf } from '../api/authaz-v1/organization-callers.ts'
import { fine } from '../api/tenant-admin/tenants.ts'
import type { Caller } from '../support/test-app.ts'
import { type Face, newName } from './face.ts'
import type { World } from './world.ts'

const administrators = new WeakMap<World, Caller>()

async function call(world: World, ...[method, path, options]: Parameters<Caller>) {
  const caller = administrators.get(world) ?? (await administratorOf(world))
  administrators.set(world, caller)
  return caller(method, at('organizations', world.organization.id, 'users') + path, options)
}

async function administratorOf({ app, organization }: World): Promise<Caller> {
  const admin = await member(app, organization, `admin-of-${organization.name}`, true)
  return byToken(app, await tokenOf(app, admin, organization))
}

const one = ({ userId }: World) => at(userId)

/** A person of acme who administers it, in a program of theirs. Alice belongs to acme alone: it is about her account. */
export const organizationAdministrator: Face = {
  name: 'an administrator of her organization',
  actor: 'user',
  verbs: {
    create: undefined,
    find: async (world) =>
      fine(await call(world, 'GET', `?search=${encodeURIComponent(world.email)}`), 200).data.map(
        ({ id }: { id: string }) => id,
      ),
    rename: async (world) => fine(await call(world, 'PATCH', one(world), { body: { name: newName } }), 200),
    suspend: async (world) => fine(await call(world, 'PATCH', one(world), { body: { isActive: false } }), 200),
    activate: async (world) => fine(await call(world, 'PATCH', one(world), { body: { isActive: true } }), 200),
    join: undefined,
    giveRole: undefined,
    takeRole: undefined,
    leave: undefined,
    resetMfa: async (world) => fine(await call(world, 'POST', `${one(world)}/reset-mfa`), 204),
    endSessions: undefined,
    mailPassword: async (world) => fine(await call(world, 'POST', `${one(world)}/reset-password`), 204),
    delete: async (world) => fine(await call(world, 'DELETE', one(world)), 204),
    approveRecovery: undefined,
  },
}
