// Of /api/v1: roles, and what else decides on what people may do.
import { giveConsent } from '../../../src/consents/give-consent.ts'
import { at, one, type Table } from './world.ts'

export const accessOfV1: Table = {
  'POST /api/v1/users/:id/permissions': one('user.permission_assigned', async ({ v1, person, directPermission }) =>
    v1('POST', at('users', await person(), 'permissions'), { body: await directPermission() }),
  ),
  'DELETE /api/v1/users/:id/permissions': one(
    'user.permission_removed',
    async ({ v1, person, directPermission, made }) => {
      const [path, body] = [at('users', await person(), 'permissions'), await directPermission()]
      await made(v1('POST', path, { body }))
      return v1('DELETE', path, { body })
    },
  ),
  'POST /api/v1/clients/:id/secrets': one('client.secret_added', async ({ v1, client }) =>
    v1('POST', at('clients', await client(), 'secrets'), { body: { name: 'Worker' } }),
  ),
  'DELETE /api/v1/clients/:id/secrets/:secretId': one('client.secret_ended', async ({ v1, client, made }) => {
    const path = at('clients', await client(), 'secrets')
    const { id } = await made(v1('POST', path, { body: { name: 'Worker' } }))
    return v1('DELETE', `${path}/${id}`)
  }),
  'PATCH /api/v1/clients/:id/access': one('client.updated', async ({ v1, client, role }) =>
    v1('PATCH', at('clients', await client(), 'access'), { body: { roles: [await role()] } }),
  ),
  'POST /api/v1/roles': one('role.created', ({ v1, name }) => v1('POST', '/roles', { body: { name: name('role') } })),
  'PATCH /api/v1/roles/:roleId': one('role.updated', async ({ v1, role, name }) =>
    v1('PATCH', at('roles', await role()), { body: { name: name('role') } }),
  ),
  'PATCH /api/v1/roles/:roleId/mfa': one('role.updated', async ({ v1, role }) =>
    v1('PATCH', at('roles', await role(), 'mfa'), { body: { requiresMfa: true } }),
  ),
  'DELETE /api/v1/roles/:roleId': one('role.deleted', async ({ v1, role }) => v1('DELETE', at('roles', await role()))),
  'PATCH /api/v1/roles/:roleId/permissions': one('role.permission_added', async ({ v1, role, resourceServer }) => {
    const { identifier } = await resourceServer()
    const add = [{ resourceServer: identifier, name: 'read:orders' }]
    return v1('PATCH', at('roles', await role(), 'permissions'), { body: { add } })
  }),
  'POST /api/v1/roles/:roleId/users': one('user.role_assigned', async ({ v1, role, person }) =>
    v1('POST', at('roles', await role(), 'users'), { body: { userIds: [await person()] } }),
  ),
  'POST /api/v1/users/:id/password-links': one('user.ticket_created', async ({ v1, person }) =>
    v1('POST', at('users', await person(), 'password-links'), { body: { reason: 'Identity checked' } }),
  ),
  'POST /api/v1/users/:id/refresh-tokens/revoke': one('user.tokens_revoked', async ({ v1, person, tokens }) => {
    const userId = await person()
    await tokens(userId)
    return v1('POST', at('users', userId, 'refresh-tokens', 'revoke'))
  }),
  'DELETE /api/v1/users/:id/refresh-tokens/:tokenId': one('user.tokens_revoked', async ({ v1, person, tokens }) => {
    const userId = await person()
    return v1('DELETE', at('users', userId, 'refresh-tokens', await tokens(userId)))
  }),
  'DELETE /api/v1/users/:id/grants/:grantId': one('user.consent_revoked', async (world) => {
    const { app, v1, person, client, systemActor } = world
    const [userId, clientId] = [await person(), await client()]
    const consent = { userId, clientId, audience: '', scope: ['openid'] }
    await app.app.directory.change((deps) => giveConsent(deps, systemActor, consent))
    const { data } = (await v1('GET', at('users', userId, 'grants'))).body
    return v1('DELETE', at('users', userId, 'grants', data[0].id))
  }),
  'PATCH /api/v1/users/:id/required-actions': one('user.required_actions_changed', async ({ v1, person }) =>
    v1('PATCH', at('users', await person(), 'required-actions'), { body: { changePassword: true } }),
  ),
  'POST /api/v1/access/reviews': one('access.reviewed', async ({ v1, person }) => {
    const holdings = [{ userId: await person(), roleId: null, organizationId: null }]
    const nothing = { operatorIds: [], holdings: [] }
    return v1('POST', '/access/reviews', { body: { kept: { operatorIds: [], holdings }, removed: nothing } })
  }),
}
