// Of /api/v1: where people come from.
import { at, one, type Table, type World } from './world.ts'

export const connectionsOfV1: Table = {
  'POST /api/v1/connections': one('connection.created', async ({ v1, name }) =>
    v1('POST', '/connections', { body: provider(name('there')) }),
  ),
  'PATCH /api/v1/connections/:id': one('connection.updated', async (world) =>
    world.v1('PATCH', at('connections', await connected(world)), { body: { displayName: 'Over there' } }),
  ),
  'DELETE /api/v1/connections/:id': one('connection.deleted', async (world) =>
    world.v1('DELETE', at('connections', await connected(world))),
  ),
  'POST /api/v1/organizations/:id/connections': one('organization.connection_enabled', async (world) =>
    world.v1('POST', at('organizations', await world.organization(), 'connections'), {
      body: { connectionId: await connected(world) },
    }),
  ),
  'PATCH /api/v1/organizations/:id/connections/:connectionId': one('organization.connection_changed', async (world) =>
    world.v1('PATCH', await connectionOfOrganization(world), { body: { assignsMembership: true } }),
  ),
  'DELETE /api/v1/organizations/:id/connections/:connectionId': one('organization.connection_disabled', async (world) =>
    world.v1('DELETE', await connectionOfOrganization(world)),
  ),
  'PATCH /api/v1/organizations/:id/single-sign-on': one('organization.updated', async (world) => {
    const { v1, api, made, name } = world
    const app = await made(v1('POST', '/clients', { body: { name: name('app'), machine: false } }))
    const connectionId = await connected(world)
    await made(api('PATCH', at('connections', connectionId), { body: { enabled_clients: [app.client_id] } }))
    const path = at('organizations', await world.organization())
    await made(v1('POST', `${path}/connections`, { body: { connectionId } }))
    return v1('PATCH', `${path}/single-sign-on`, { body: { requiresSingleSignOn: true } })
  }),
}

function provider(name: string) {
  return { name, strategy: 'oidc', provider: { clientId: 'rollcall', issuer: 'https://there.example.com' } }
}

async function connected({ v1, made, name }: World): Promise<string> {
  return (await made(v1('POST', '/connections', { body: provider(name('there')) }))).id
}

async function connectionOfOrganization(world: World): Promise<string> {
  const [organizationId, connectionId] = [await world.organization(), await connected(world)]
  const path = at('organizations', organizationId, 'connections')
  await world.made(world.v1('POST', path, { body: { connectionId } }))
  return `${path}/${connectionId}`
}
