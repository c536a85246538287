// Of /api/v1 and the tenants' own API: users, organizations, recovery.
import { defaultProtection } from '../../../src/applications/attack-protection.ts'
import { guardAttempt } from '../../../src/guards/guard-attempt.ts'
import { bearer, machineToken } from '../../api/tenant-admin/tenants.ts'
import { lockNetworkOf } from '../../support/locked-network.ts'
import { askToRecover, lostPerson } from '../../support/recovery.ts'
import { at, one, type Table, type World } from './world.ts'

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

export const peopleOfV1: Table = {
  'POST /api/v1/users': one('user.created', ({ v1, name }) =>
    v1('POST', '/users', { body: { email: `${name()}@example.com`, name: 'Alice' } }),
  ),
  'PATCH /api/v1/users/:id': one('user.updated', async ({ v1, person }) =>
    v1('PATCH', at('users', await person()), { body: { name: 'Alice', appMetadata: { plan: 'gold' } } }),
  ),
  'DELETE /api/v1/users/:id': one('user.deleted', async ({ v1, person }) => v1('DELETE', at('users', await person()))),
  'POST /api/v1/users/:id/suspend': one('user.suspended', async ({ v1, person }) =>
    v1('POST', at('users', await person(), 'suspend'), { body: { reason: 'Left the company' } }),
  ),
  'POST /api/v1/users/:id/activate': one('user.activated', async ({ v1, person, made }) => {
    const userId = await person()
    await made(v1('POST', at('users', userId, 'suspend'), { body: {} }))
    return v1('POST', at('users', userId, 'activate'), { body: {} })
  }),
  'POST /api/v1/users/:id/offboarding': one('user.offboarding_scheduled', async ({ v1, person }) =>
    v1('POST', at('users', await person(), 'offboarding'), { body: { at: tomorrow() } }),
  ),
  'DELETE /api/v1/users/:id/offboarding': one('user.offboarding_cancelled', async ({ v1, person, made }) => {
    const path = at('users', await person(), 'offboarding')
    await made(v1('POST', path, { body: { at: tomorrow() } }))
    return v1('DELETE', path)
  }),
  'POST /api/v1/users/:id/unlock': one('user.unlocked', async (world) =>
    world.v1('POST', at('users', await locked(world), 'unlock')),
  ),
  'POST /api/v1/users/:id/unlock-network': one('network.unlocked', async ({ app, v1, person }) => {
    const userId = await person()
    await lockNetworkOf(app, userId, '198.51.100.77')
    return v1('POST', at('users', userId, 'unlock-network'))
  }),
  'PATCH /api/v1/users/:id/methods/:methodId': one('user.factor_updated', async ({ v1, api, person }) => {
    const userId = await person()
    const totp = { type: 'totp', name: 'Phone', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }
    const { body } = await api('POST', at('users', userId, 'authentication-methods'), { body: totp })
    return v1('PATCH', at('users', userId, 'methods', body.id), { body: { name: 'Work phone' } })
  }),
  'DELETE /api/v1/users/:id/methods/:methodId': one('user.factor_removed', async ({ v1, person, factor }) => {
    const userId = await person()
    return v1('DELETE', at('users', userId, 'methods', await factor(userId)))
  }),
  'POST /api/v1/users/:id/browsers/forget': {
    events: [],
    why: 'nobody is remembered; with somebody it is user.browsers_forgotten, tested at its route',
    run: async ({ v1, person }) => v1('POST', at('users', await person(), 'browsers', 'forget')),
  },
  'POST /api/v1/users/:id/mfa/reset': one('user.mfa_reset', async ({ v1, person, factor }) => {
    const userId = await person()
    await factor(userId)
    return v1('POST', at('users', userId, 'mfa', 'reset'), { body: {} })
  }),
  'POST /api/v1/users/:id/sessions/revoke': one('user.sessions_revoked', async ({ v1, person, session }) => {
    const userId = await person()
    await session(userId)
    return v1('POST', at('users', userId, 'sessions', 'revoke'))
  }),
  'DELETE /api/v1/users/:id/sessions/:sessionId': one('user.session_revoked', async ({ v1, person, session }) => {
    const userId = await person()
    return v1('DELETE', at('users', userId, 'sessions', await session(userId)))
  }),
  'POST /api/v1/role-assignments': one('user.role_assigned', async ({ v1, person, role }) =>
    v1('POST', '/role-assignments', { body: { userId: await person(), roleId: await role() } }),
  ),
  'DELETE /api/v1/role-assignments': one('user.role_unassigned', async ({ v1, person, role, made }) => {
    const body = { userId: await person(), roleId: await role() }
    await made(v1('POST', '/role-assignments', { body }))
    return v1('DELETE', '/role-assignments', { body })
  }),
  'POST /api/v1/applications/:appId/tenants/:tenantId/role-assignments': one(
    'organization.role_assigned',
    async ({ v1, role, ...world }) => {
      const { path, userId } = await inTenant(world)
      return v1('POST', `${path}/role-assignments`, { body: { userId, roleId: await role() } })
    },
  ),
  'DELETE /api/v1/applications/:appId/tenants/:tenantId/role-assignments': one(
    'organization.role_unassigned',
    async ({ v1, role, ...world }) => {
      const { path, userId } = await inTenant(world)
      const body = { userId, roleId: await role() }
      await world.made(v1('POST', `${path}/role-assignments`, { body }))
      return v1('DELETE', `${path}/role-assignments`, { body })
    },
  ),
  'POST /api/v1/organizations': one('organization.created', ({ v1, name }) =>
    v1('POST', '/organizations', { body: { name: name('org') } }),
  ),
  'PATCH /api/v1/organizations/:id': one('organization.updated', async ({ v1, organization }) =>
    v1('PATCH', at('organizations', await organization()), { body: { requiresMfa: true } }),
  ),
  'DELETE /api/v1/organizations/:id': one('organization.deleted', async ({ v1, organization }) =>
    v1('DELETE', at('organizations', await organization())),
  ),
  'POST /api/v1/organizations/:id/members': one('organization.member_added', async ({ v1, organization, person }) =>
    v1('POST', at('organizations', await organization(), 'members'), { body: { userId: await person() } }),
  ),
  'DELETE /api/v1/organizations/:id/members/:userId': one('organization.member_removed', async ({ v1, ...world }) => {
    const { id, userId } = await inTenant(world)
    return v1('DELETE', at('organizations', id, 'members', userId))
  }),
  'PATCH /api/v1/organizations/:id/users/:userId': one('user.updated', async ({ v1, ...world }) => {
    const { id, userId } = await inTenant(world)
    return v1('PATCH', at('organizations', id, 'users', userId), { body: { name: 'Bob' } })
  }),
  'POST /api/v1/organizations/:id/users/:userId/reset-mfa': one('user.mfa_reset', async ({ v1, ...world }) => {
    const { id, userId } = await inTenant(world)
    await world.factor(userId)
    return v1('POST', at('organizations', id, 'users', userId, 'reset-mfa'))
  }),
  'POST /api/v1/organizations/:id/users/:userId/ask-recovery': one(
    'recovery_request.created',
    async ({ v1, ...world }) => {
      const { id, userId } = await inTenant(world)
      const there = { body: { userId, roleId: await world.role() } }
      await world.made(v1('POST', '/role-assignments', there))
      const body = { reason: 'Lost their telephone' }
      return v1('POST', at('organizations', id, 'users', userId, 'ask-recovery'), { body })
    },
  ),
  'POST /api/v1/organizations/:id/users/:userId/unlock': one('user.unlocked', async (world) => {
    const [id, userId] = [await world.organization(), await locked(world)]
    await world.made(world.v1('POST', at('organizations', id, 'members'), { body: { userId } }))
    return world.v1('POST', at('organizations', id, 'users', userId, 'unlock'))
  }),
  'POST /api/v1/organizations/:id/users/:userId/reset-password': one(
    'user.password_reset_requested',
    async ({ v1, ...world }) => {
      const { id, userId } = await inTenant(world)
      return v1('POST', at('organizations', id, 'users', userId, 'reset-password'))
    },
  ),
  'DELETE /api/v1/organizations/:id/users/:userId': one('user.deleted', async ({ v1, ...world }) => {
    const { id, userId } = await inTenant(world)
    return v1('DELETE', at('organizations', id, 'users', userId))
  }),
  'POST /api/v1/applications/:appId/tenants/:tenantId/users': one(
    'organization.member_added',
    async ({ v1, person, ...world }) => {
      const { path } = await inTenant(world)
      return v1('POST', `${path}/users`, { body: { userId: await person() } })
    },
  ),
  'DELETE /api/v1/applications/:appId/tenants/:tenantId/users/:userId': one(
    'organization.member_removed',
    async ({ v1, ...world }) => {
      const { path, userId } = await inTenant(world)
      return v1('DELETE', `${path}/users/${encodeURIComponent(userId)}`)
    },
  ),
  'DELETE /api/v1/organizations/:id/sessions/:sessionId': one('user.session_revoked', async ({ v1, ...world }) => {
    const { id, userId } = await inTenant(world)
    const sessionId = await world.session(userId)
    await world.tokens(userId, { sessionId, organizationId: id })
    return v1('DELETE', at('organizations', id, 'sessions', sessionId))
  }),
  'POST /api/v1/organizations/:organizationId/invitations': one(
    'invitation.created',
    async ({ v1, organization, name }) =>
      v1('POST', at('organizations', await organization(), 'invitations'), {
        body: { email: `${name()}@example.com` },
      }),
  ),
  'DELETE /api/v1/organizations/:organizationId/invitations/:id': one('invitation.revoked', async (world) => {
    const path = at('organizations', await world.organization(), 'invitations')
    return world.v1('DELETE', `${path}/${await invited(world, path)}`)
  }),
  'POST /api/v1/applications/:appId/tenants/:tenantId/invitations': one('invitation.created', async (world) => {
    const { path } = await inTenant(world)
    return world.v1('POST', `${path}/invitations`, { body: { email: `${world.name()}@example.com` } })
  }),
  'DELETE /api/v1/applications/:appId/tenants/:tenantId/invitations/:id': one('invitation.revoked', async (world) => {
    const path = `${(await inTenant(world)).path}/invitations`
    return world.v1('DELETE', `${path}/${await invited(world, path)}`)
  }),
  'PATCH /api/v1/organizations/:id/branding': one('organization.updated', async ({ v1, organization }) =>
    v1('PATCH', at('organizations', await organization(), 'branding'), { body: { accentColor: '#123456' } }),
  ),
  'POST /api/v1/organizations/:id/domains': one('organization.domain_added', async ({ v1, organization, name }) =>
    v1('POST', at('organizations', await organization(), 'domains'), { body: { domain: `${name()}.example.com` } }),
  ),
  'PATCH /api/v1/organizations/:id/domains/:domainId': one('organization.domain_changed', async (world) =>
    world.v1('PATCH', await domain(world), { body: { leadsToOrganization: false } }),
  ),
  'POST /api/v1/organizations/:id/domains/:domainId/verify': {
    events: [],
    why: 'the DNS knows nothing of it; where it does it is organization.domain_changed, tested at its route',
    run: async (world) => world.v1('POST', `${await domain(world)}/verify`),
  },
  'DELETE /api/v1/organizations/:id/domains/:domainId': one('organization.domain_removed', async (world) =>
    world.v1('DELETE', await domain(world)),
  ),
  'PATCH /api/v1/organizations/:id/ip-rules': one('organization.updated', async ({ v1, organization }) =>
    v1('PATCH', at('organizations', await organization(), 'ip-rules'), { body: { grantsIpRules: true } }),
  ),
  'POST /api/v1/recovery-requests/:id/approve': one('recovery_request.approved', async (world) =>
    world.v1('POST', at('recovery-requests', await asked(world), 'approve'), { body: { evidence } }),
  ),
  'POST /api/v1/recovery-requests/:id/deny': one('recovery_request.denied', async (world) =>
    world.v1('POST', at('recovery-requests', await asked(world), 'deny'), { body: {} }),
  ),
  'POST /api/v1/recovery-requests/:id/resend': one('recovery_request.link_resent', async (world) => {
    const path = at('recovery-requests', await asked(world))
    await world.made(world.v1('POST', `${path}/approve`, { body: { evidence } }))
    return world.v1('POST', `${path}/resend`)
  }),
  'POST /api/:tenantId/admin/users': {
    events: ['user.created', 'organization.member_added', 'organization.role_assigned'],
    why: 'an account, a membership and a role: each is an event that others hear of by its own name',
    run: async (world) => {
      const call = await tenantCaller(world)
      const { role } = await tenantRole(world)
      const body = { email: `${world.name()}@example.com`, name: 'Carol', role }
      return call('POST', at(await world.organization(), 'admin', 'users'), { body })
    },
  },
  'PUT /api/:tenantId/admin/users/:userId': one('organization.role_assigned', async (world) => {
    const [call, { id, userId }, { role }] = [await tenantCaller(world), await inTenant(world), await tenantRole(world)]
    return call('PUT', at(id, 'admin', 'users', userId), { body: { role } })
  }),
  'DELETE /api/:tenantId/admin/users/:userId': one('organization.member_removed', async (world) => {
    const [call, { id, userId }, { role }] = [await tenantCaller(world), await inTenant(world), await tenantRole(world)]
    await world.made(call('PUT', at(id, 'admin', 'users', userId), { body: { role } }))
    return call('DELETE', at(id, 'admin', 'users', userId))
  }),
}

const evidence = { method: 'id-document' }

async function domain({ v1, made, name, organization }: World): Promise<string> {
  const path = at('organizations', await organization(), 'domains')
  const { id } = await made(v1('POST', path, { body: { domain: `${name()}.example.com` } }))
  return `${path}/${id}`
}

async function locked({ app, person }: World): Promise<string> {
  const account = await person()
  const { clock, stores } = app.app.directory
  const attempt = { act: 'password', account, ip: '203.0.113.7', isKnownBrowser: false } as const
  for (let count = 0; count < 10; count += 1) {
    await guardAttempt({ attempts: stores.attempts, clock }, { ...attempt, protection: defaultProtection })
  }
  return account
}

async function asked({ app }: World): Promise<string> {
  const { email } = await lostPerson(app)
  return (await askToRecover(app, email)).id
}

async function inTenant({ app, organization, member }: Pick<World, 'app' | 'organization' | 'member'>) {
  const id = await organization()
  const path = at('applications', app.app.directory.application.id, 'tenants', id)
  return { id, path, userId: await member(id) }
}

async function invited({ v1, made, name }: World, path: string): Promise<string> {
  return (await made(v1('POST', path, { body: { email: `${name()}@example.com` } }))).id
}

async function tenantCaller({ app }: World) {
  return bearer(app, await machineToken(app))
}

async function tenantRole({ api, made, name }: World) {
  const role = name('role')
  await made(api('POST', '/roles', { body: { name: role } }))
  return { role }
}
