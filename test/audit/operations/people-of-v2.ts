// People, roles, factors, sessions and tokens through /api/v2.
import { giveConsent } from '../../../src/consents/give-consent.ts'
import { at, databaseConnection, mailbox, one, type Table, type World } from './world.ts'

const quiet = (why: string, run: Table[string]['run']) => ({ events: [], why, run })

export const peopleOfV2: Table = {
  'POST /api/v2/users': one('user.created', ({ api, name }) =>
    api('POST', '/users', {
      body: { connection: databaseConnection, email: `${name()}@example.com`, password: 'correct horse battery 7' },
    }),
  ),
  'PATCH /api/v2/users/:id': one('user.updated', async ({ api, person }) =>
    api('PATCH', at('users', await person()), { body: { name: 'Alice', user_metadata: { plan: 'gold' } } }),
  ),
  'DELETE /api/v2/users/:id': one('user.erased', async ({ api, person }) => api('DELETE', at('users', await person()))),
  'POST /api/v2/users/:id/identities': one('user.identity_linked', async ({ api, person }) => {
    const [user_id, id] = [await person(), await person()]
    return api('POST', at('users', id, 'identities'), { body: { provider: 'auth0', user_id } })
  }),
  'DELETE /api/v2/users/:id/identities/:provider/:user_id': one(
    'user.identity_unlinked',
    async ({ api, person, made }) => {
      const [user_id, id] = [await person(), await person()]
      await made(api('POST', at('users', id, 'identities'), { body: { provider: 'auth0', user_id } }))
      return api('DELETE', at('users', id, 'identities', 'auth0', user_id.slice('auth0|'.length)))
    },
  ),
  'POST /api/v2/users/:id/roles': one('user.role_assigned', async ({ api, person, role }) =>
    api('POST', at('users', await person(), 'roles'), { body: { roles: [await role()] } }),
  ),
  'DELETE /api/v2/users/:id/roles': one('user.role_unassigned', async ({ api, person, role, made }) => {
    const [path, body] = [at('users', await person(), 'roles'), { roles: [await role()] }]
    await made(api('POST', path, { body }))
    return api('DELETE', path, { body })
  }),
  'POST /api/v2/roles/:id/users': one('user.role_assigned', async ({ api, person, role }) =>
    api('POST', at('roles', await role(), 'users'), { body: { users: [await person()] } }),
  ),
  'POST /api/v2/users/:id/permissions': one('user.permission_assigned', async ({ api, person, permission }) =>
    api('POST', at('users', await person(), 'permissions'), { body: await permission() }),
  ),
  'DELETE /api/v2/users/:id/permissions': one('user.permission_removed', async ({ api, person, permission, made }) => {
    const [path, body] = [at('users', await person(), 'permissions'), await permission()]
    await made(api('POST', path, { body }))
    return api('DELETE', path, { body })
  }),
  'POST /api/v2/users/:id/authentication-methods': one('user.factor_enrolled', async ({ api, person, name }) =>
    api('POST', at('users', await person(), 'authentication-methods'), { body: mailbox(name()) }),
  ),
  'PUT /api/v2/users/:id/authentication-methods': one('user.factor_enrolled', async ({ api, person, name }) =>
    api('PUT', at('users', await person(), 'authentication-methods'), { body: [mailbox(name())] }),
  ),
  'DELETE /api/v2/users/:id/authentication-methods': one('user.factor_removed', async ({ api, ...world }) =>
    api('DELETE', at('users', (await enrolled(world)).userId, 'authentication-methods')),
  ),
  'PATCH /api/v2/users/:id/authentication-methods/:methodId': one('user.factor_updated', async ({ api, ...world }) => {
    const { userId, factor } = await enrolled(world)
    return api('PATCH', at('users', userId, 'authentication-methods', factor), { body: { name: 'Work' } })
  }),
  'DELETE /api/v2/users/:id/authentication-methods/:methodId': one('user.factor_removed', async ({ api, ...world }) => {
    const { userId, factor } = await enrolled(world)
    return api('DELETE', at('users', userId, 'authentication-methods', factor))
  }),
  'DELETE /api/v2/users/:id/authenticators': one('user.factor_removed', async ({ api, ...world }) => {
    const { userId } = await enrolled(world)
    await world.made(
      api('POST', at('users', userId, 'authentication-methods'), { body: { type: 'totp', name: 'App' } }),
    )
    return api('DELETE', at('users', userId, 'authenticators'))
  }),
  'POST /api/v2/users/:id/recovery-code-regeneration': one('user.recovery_codes_made', async ({ api, ...world }) =>
    api('POST', at('users', (await enrolled(world)).userId, 'recovery-code-regeneration')),
  ),
  'DELETE /api/v2/users/:id/multifactor/:provider': one('user.factor_removed', async ({ api, person, made }) => {
    const userId = await person()
    await made(api('POST', at('users', userId, 'authentication-methods'), { body: { type: 'totp', name: 'App' } }))
    return api('DELETE', at('users', userId, 'multifactor', 'google-authenticator'))
  }),
  'POST /api/v2/users/:id/multifactor/actions/invalidate-remember-browser': quiet(
    'nobody is remembered; with somebody it is user.browsers_forgotten, tested at its use case',
    async ({ api, person }) =>
      api('POST', at('users', await person(), 'multifactor', 'actions', 'invalidate-remember-browser')),
  ),
  'DELETE /api/v2/guardian/enrollments/:id': one('user.factor_removed', async ({ api, person, made }) => {
    const path = at('users', await person(), 'authentication-methods')
    const { id } = await made(api('POST', path, { body: { type: 'totp', name: 'App' } }))
    return api('DELETE', at('guardian', 'enrollments', id))
  }),
  'POST /api/v2/guardian/enrollments/ticket': one('user.ticket_created', async ({ api, person }) =>
    api('POST', '/guardian/enrollments/ticket', { body: { user_id: await person() } }),
  ),
  'DELETE /api/v2/users/:id/sessions': one('user.sessions_revoked', async ({ api, ...world }) =>
    api('DELETE', at('users', (await inside(world)).userId, 'sessions')),
  ),
  'POST /api/v2/users/:id/revoke-access': one('user.sessions_revoked', async ({ api, ...world }) =>
    api('POST', at('users', (await inside(world)).userId, 'revoke-access'), { body: {} }),
  ),
  'PATCH /api/v2/sessions/:id': one('user.session_updated', async ({ api, ...world }) =>
    api('PATCH', at('sessions', (await inside(world)).session), { body: { session_metadata: { place: 'desk' } } }),
  ),
  'DELETE /api/v2/sessions/:id': one('user.session_revoked', async ({ api, ...world }) =>
    api('DELETE', at('sessions', (await inside(world)).session)),
  ),
  'POST /api/v2/sessions/:id/revoke': one('user.session_revoked', async ({ api, ...world }) =>
    api('POST', at('sessions', (await inside(world)).session, 'revoke')),
  ),
  'DELETE /api/v2/users/:id/refresh-tokens': one('user.tokens_revoked', async ({ api, person, tokens }) => {
    const userId = await person()
    await tokens(userId)
    return api('DELETE', at('users', userId, 'refresh-tokens'))
  }),
  'POST /api/v2/refresh-tokens/revoke': one('user.tokens_revoked', async ({ api, person, tokens }) => {
    const user_id = await person()
    await tokens(user_id)
    return api('POST', '/refresh-tokens/revoke', { body: { user_id } })
  }),
  'PATCH /api/v2/refresh-tokens/:id': one('user.tokens_updated', async ({ api, person, tokens }) =>
    api('PATCH', at('refresh-tokens', await tokens(await person())), {
      body: { refresh_token_metadata: { device: 'phone' } },
    }),
  ),
  'DELETE /api/v2/refresh-tokens/:id': one('user.tokens_revoked', async ({ api, person, tokens }) =>
    api('DELETE', at('refresh-tokens', await tokens(await person()))),
  ),
  'DELETE /api/v2/grants': one('user.consent_revoked', async ({ api, ...world }) =>
    api('DELETE', `/grants?user_id=${encodeURIComponent((await consented(world)).userId)}`),
  ),
  'DELETE /api/v2/grants/:id': one('user.consent_revoked', async ({ api, ...world }) => {
    const { userId } = await consented(world)
    const [grant] = await world.made(api('GET', `/grants?user_id=${encodeURIComponent(userId)}`))
    return api('DELETE', at('grants', grant.id))
  }),
  'POST /api/v2/tickets/password-change': one('user.ticket_created', async ({ api, person }) =>
    api('POST', '/tickets/password-change', { body: { user_id: await person() } }),
  ),
  'POST /api/v2/tickets/email-verification': one('user.ticket_created', async ({ api, person }) =>
    api('POST', '/tickets/email-verification', { body: { user_id: await person() } }),
  ),
  'POST /api/v2/jobs/verification-email': one('user.verification_requested', async ({ api, person }) =>
    api('POST', '/jobs/verification-email', { body: { user_id: await person() } }),
  ),
  'DELETE /api/v2/users/:id/federated-connections-tokensets/:tokenSetId': quiet(
    'there are no token sets, so nothing can change',
    async ({ api, person }) => api('DELETE', at('users', await person(), 'federated-connections-tokensets', 'none')),
  ),
  'DELETE /api/v2/device-credentials/:id': quiet('there is none of that id', ({ api }) =>
    api('DELETE', '/device-credentials/none'),
  ),
}

async function enrolled({ person, factor }: Pick<World, 'person' | 'factor'>) {
  const userId = await person()
  return { userId, factor: await factor(userId) }
}

async function inside({ person, session }: Pick<World, 'person' | 'session'>) {
  const userId = await person()
  return { userId, session: await session(userId) }
}

async function consented({ app, person, client, resourceServer, systemActor }: Omit<World, 'api'>) {
  const [userId, clientId] = [await person(), await client({ is_first_party: false })]
  const { identifier: audience } = await resourceServer()
  const scope = ['read:orders']
  await app.app.directory.change((deps) => giveConsent(deps, systemActor, { userId, clientId, audience, scope }))
  return { userId }
}
