// Of /api/v1: set-up, operators, letters, webhooks, signing keys.
import { password, signedIn } from '../../api/authaz-v1/console-browser.ts'
import { at, one, type Table, type World } from './world.ts'

const sends = 'a webhook is sent something again: nothing of the directory changes, and its deliveries list each call'

const drawnPage = { screen: 'identifier', theme: 'light', locale: 'en' }

export const machineryOfV1: Table = {
  'POST /api/v1/setup': {
    events: ['operator.created'],
    // Nobody is there yet: whoever holds the token acts for the installation.
    actor: 'system',
    run: ({ app }) =>
      app.anonymous('POST', '/api/v1/setup', {
        body: { token: app.setupUrl.split('#token=')[1], email: 'owner@example.com', password, name: 'Owner' },
      }),
  },
  'DELETE /api/v1/session': {
    events: ['user.signed_out'],
    actor: 'operator',
    run: async ({ app, name }) => (await signedIn(app, 'admin', `${name()}@example.com`)).call('DELETE', '/session'),
  },
  'POST /api/v1/messages/test': {
    events: [],
    why: 'a letter to whoever asked for it: nothing of the directory changes, and the Outbox lists it',
    run: ({ v1, name }) => v1('POST', '/messages/test', { body: { to: `${name()}@example.com` } }),
  },
  'PATCH /api/v1/email-templates/:name': one('settings.changed', ({ v1, name }) =>
    v1('PATCH', '/email-templates/user_invitation', { body: { subject: name('Come in') } }),
  ),
  'POST /api/v1/email-templates/:name/preview': {
    events: [],
    why: 'a letter is told and none is sent',
    run: ({ v1 }) => v1('POST', '/email-templates/reset_email/preview', { body: { subject: 'A new password' } }),
  },
  'POST /api/v1/email-templates/:name/test': {
    events: [],
    why: 'a letter is written: nothing of the directory changes, and the Outbox lists it',
    run: ({ v1, name }) => v1('POST', '/email-templates/reset_email/test', { body: { to: `${name()}@example.com` } }),
  },
  'POST /api/v1/suppressed-addresses': one('message.address_suppressed', ({ v1, name }) =>
    v1('POST', '/suppressed-addresses', { body: { address: `${name()}@example.com` } }),
  ),
  'DELETE /api/v1/suppressed-addresses/:id': one('message.address_released', async ({ v1, name, made }) => {
    const { id } = await made(v1('POST', '/suppressed-addresses', { body: { address: `${name()}@example.com` } }))
    return v1('DELETE', at('suppressed-addresses', id))
  }),
  'POST /api/v1/settings/preview': {
    events: [],
    why: 'it tells what a change would come to and changes nothing',
    run: ({ v1 }) => v1('POST', '/settings/preview', { body: { mfaPolicy: 'required' } }),
  },
  'POST /api/v1/settings/login-preview': {
    events: [],
    why: 'a page is drawn and nothing is kept',
    run: ({ v1 }) => v1('POST', '/settings/login-preview', { body: drawnPage }),
  },
  'POST /api/v1/organizations/:id/branding/preview': {
    events: [],
    why: 'a page is drawn and nothing is kept',
    run: async ({ v1, organization }) =>
      v1('POST', at('organizations', await organization(), 'branding', 'preview'), { body: drawnPage }),
  },
  'POST /api/v1/operators': one('operator.created', ({ v1, name }) =>
    v1('POST', '/operators', { body: { email: `${name()}@example.com`, password, role: 'support' } }),
  ),
  'PATCH /api/v1/operators/:id': one('operator.role_changed', async (world) =>
    world.v1('PATCH', at('operators', await operator(world)), { body: { role: 'admin' } }),
  ),
  'DELETE /api/v1/operators/:id': one('operator.removed', async (world) =>
    world.v1('DELETE', at('operators', await operator(world))),
  ),
  'POST /api/v1/keys': one('api_key.created', ({ v1, name }) =>
    v1('POST', '/keys', { body: { name: name('key'), permissions: ['read:users'] } }),
  ),
  'DELETE /api/v1/keys/:id': one('api_key.revoked', async ({ v1, name, made }) => {
    const { id } = await made(v1('POST', '/keys', { body: { name: name('key'), permissions: ['read:users'] } }))
    return v1('DELETE', at('keys', id))
  }),
  'POST /api/v1/keys/:id/rotate': one('api_key.rotated', async ({ v1, name, made }) => {
    const { id } = await made(v1('POST', '/keys', { body: { name: name('key'), permissions: ['read:users'] } }))
    return v1('POST', at('keys', id, 'rotate'), { body: {} })
  }),
  'POST /api/v1/clients': one('client.created', ({ v1 }) => v1('POST', '/clients', { body: { name: 'Program' } })),
  'PATCH /api/v1/clients/:id': one('client.updated', async ({ v1, client }) =>
    v1('PATCH', at('clients', await client()), { body: { callbacks: ['https://shop.example.com/callback'] } }),
  ),
  'DELETE /api/v1/clients/:id': one('client.deleted', async ({ v1, client }) =>
    v1('DELETE', at('clients', await client())),
  ),
  'POST /api/v1/clients/:id/rotate-secret': one('client.secret_rotated', async ({ v1, client }) =>
    v1('POST', at('clients', await client(), 'rotate-secret')),
  ),
  'PATCH /api/v1/clients/:id/connections/:connectionId': one('connection.updated', async ({ v1, api, ...world }) => {
    const [first, other] = [await world.client(), await world.client()]
    const body = { name: world.name('people'), strategy: 'auth0', enabled_clients: [first] }
    const { id } = await world.made(api('POST', '/connections', { body }))
    return v1('PATCH', at('clients', other, 'connections', id), { body: { isEnabled: true } })
  }),
  'POST /api/v1/clients/:id/grants': one('client_grant.created', async ({ v1, client, resourceServer }) => {
    const { identifier: audience } = await resourceServer()
    return v1('POST', at('clients', await client(), 'grants'), { body: { audience, scopes: 'all' } })
  }),
  'DELETE /api/v1/clients/:id/grants/:grantId': one('client_grant.deleted', async ({ v1, client, grant }) => {
    const clientId = await client()
    return v1('DELETE', at('clients', clientId, 'grants', await grant({ client_id: clientId })))
  }),
  'PATCH /api/v1/connections/:id/password-policy': one('connection.updated', async ({ v1, made }) => {
    const { data } = await made(v1('GET', '/connections'))
    const { id } = data.find(({ strategy }: { strategy: string }) => strategy === 'auth0')
    return v1('PATCH', at('connections', id, 'password-policy'), { body: { minLength: 16 } })
  }),
  'PATCH /api/v1/settings': one('settings.changed', ({ v1, name }) =>
    v1('PATCH', '/settings', { body: { displayName: name('Acme') } }),
  ),
  'POST /api/v1/webhooks': one('webhook.created', ({ v1 }) => v1('POST', '/webhooks', { body: hook })),
  'PATCH /api/v1/webhooks/:id': one('webhook.updated', async (world) =>
    world.v1('PATCH', at('webhooks', await webhook(world)), { body: { name: 'Other' } }),
  ),
  'DELETE /api/v1/webhooks/:id': one('webhook.deleted', async (world) =>
    world.v1('DELETE', at('webhooks', await webhook(world))),
  ),
  'POST /api/v1/webhooks/:id/rotate-secret': one('webhook.secret_rotated', async (world) =>
    world.v1('POST', at('webhooks', await webhook(world), 'rotate-secret')),
  ),
  'POST /api/v1/webhooks/:id/test': {
    events: [],
    why: sends,
    run: async (world) => world.v1('POST', at('webhooks', await webhook(world), 'test')),
  },
  'POST /api/v1/webhooks/:id/deliveries/:deliveryId/replay': {
    events: [],
    why: sends,
    run: async (world) => {
      const id = await webhook(world)
      const { id: delivery } = await world.made(world.v1('POST', at('webhooks', id, 'test')))
      return world.v1('POST', at('webhooks', id, 'deliveries', delivery, 'replay'))
    },
  },
  'POST /api/v1/webhooks/:id/replay': {
    events: [],
    why: sends,
    run: async (world) =>
      world.v1('POST', at('webhooks', await webhook(world), 'replay'), { body: { since: new Date(0).toISOString() } }),
  },
}

/** After these no token of before is good any more: they come last. */
export const keysOfV1: Table = {
  'POST /api/v1/keys/rotate-signing': one('signing_key.rotated', ({ v1 }) =>
    v1('POST', '/keys/rotate-signing', { body: { force: true } }),
  ),
  'DELETE /api/v1/keys/signing/:id': one('signing_key.revoked', async ({ v1, app }) => {
    const previous = (await app.app.directory.stores.signingKeys.list()).find(({ state }) => state === 'retired')
    return v1('DELETE', at('keys', 'signing', previous?.id ?? 'none'))
  }),
}

/** Nobody listens there: a test of it fails, and that is an answer too. */
const hook = { name: 'Hook', url: 'http://localhost:9/', eventTypes: ['user.expired'] }

async function webhook({ v1, made }: World): Promise<string> {
  return (await made(v1('POST', '/webhooks', { body: hook }))).id
}

async function operator({ v1, made, name }: World): Promise<string> {
  const body = { email: `${name()}@example.com`, password, role: 'support' }
  return (await made(v1('POST', '/operators', { body }))).id
}
