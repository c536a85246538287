// Deleting a connection together with the people whose account is of it: what one person may not do alone, and what it
// leaves where somebody cannot be deleted.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../../src/kernel/actor.ts'
import { addMembers } from '../../../src/memberships/add-members.ts'
import { assignMemberRoles } from '../../../src/memberships/assign-member-roles.ts'
import { sampleConnection } from '../../../src/storage/conformance/sample-people.ts'
import { createFederatedUser } from '../../../src/users/create-federated-user.ts'
import { resumeConnectionDeletions } from '../../../src/users/delete-connection.ts'
import { grantingRole, organizationOf } from '../../support/administrators.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { password, signedInAs } from './console-browser.ts'

let shared: TestApp
let isolated: TestApp
beforeAll(async () => {
  shared = await startTestApp()
  isolated = await startTestApp({ poolMode: 'isolated' })
})
afterAll(async () => {
  await shared.close()
  await isolated.close()
})

async function person(app: TestApp, connection: string, name: string): Promise<string> {
  const made = await app.v1('POST', '/users', { body: { connection, email: `${name}@example.com` } })
  expect(made.status, made.text).toBe(201)
  return made.body.id
}

const connectionOf = async (app: TestApp, name: string): Promise<string> =>
  (await app.api('GET', `/connections?name=${name}`)).body[0].id
const isThere = async (app: TestApp, id: string) =>
  (await app.v1('GET', `/users/${encodeURIComponent(id)}`)).status === 200

/** A provider's connection of an organization, with somebody whose account is of it. */
async function companyProvider(organizationId: string, id: string): Promise<string> {
  const { directory } = isolated.app
  await directory.change(async ({ connections }) => {
    await connections.insert(sampleConnection(id, { strategy: 'oidc', organizationId }))
  })
  const profile = { name: 'Carol', nickname: null, givenName: null, familyName: null, picture: null }
  const carol = { connectionId: id, provider: 'oidc', subject: 'carol', email: null, emailVerified: false, profile }
  return directory.change((deps) => createFederatedUser(deps, systemActor, carol, { organizationId }))
}

test('the people of an organization are deleted with their connection by nobody alone, at no door', async () => {
  const { body: acme } = await isolated.v1('POST', '/organizations', { body: { name: 'acme' } })
  const alice = await person(isolated, 'acme', 'alice')
  const id = await connectionOf(isolated, 'acme')
  const vendor = await isolated.api('DELETE', `/connections/${id}`)
  expect([vendor.status, vendor.body.message]).toEqual([403, expect.stringContaining('whom a program has not')])
  const carol = await companyProvider(acme.id, 'con_company')
  const program = await isolated.v1('DELETE', '/connections/con_company?users=delete')
  expect(program.body).toMatchObject({ status: 403, code: 'not_permitted' })
  const operator = { email: 'olivia@example.com', name: 'olivia', password, role: 'owner' }
  const { body: olivia } = await isolated.v1('POST', '/operators', { body: operator })
  const browser = await signedInAs(isolated, olivia.id)
  const alone = await browser.call('DELETE', '/connections/con_company?users=delete')
  expect(alone.body.code).toBe('approval_required')
  expect(alone.body.detail).toContain('delete-organization with POST /api/v1/approvals')
  expect([await isThere(isolated, alice), await isThere(isolated, carol)]).toEqual([true, true])
  await isolated.v1('DELETE', `/users/${encodeURIComponent(alice)}`)
  expect((await isolated.api('DELETE', `/connections/${id}`)).status).toBe(202)
})

/** A connection of their own, in which the only administrator of an organization has their account. */
async function administrated(name: string) {
  const { directory } = shared.app
  const { body: connection } = await shared.api('POST', '/connections', { body: { name, strategy: 'auth0' } })
  const organizationId = await organizationOf(directory)
  const roleId = await grantingRole(directory, organizationId)
  const makeAdministrator = async (userId: string) => {
    await directory.change((deps) => addMembers(deps, systemActor, organizationId, [userId]))
    await directory.change((deps) => assignMemberRoles(deps, systemActor, { organizationId, userId }, [roleId]))
  }
  const userId = await person(shared, name, `admin-${name}`)
  await makeAdministrator(userId)
  return { id: connection.id, organizationId, userId, makeAdministrator }
}

test('AUZ-09 a connection is not even closed while the last administrator of an organization has their account of it', async () => {
  const { id, organizationId, userId, makeAdministrator } = await administrated('kept')
  const { body: organization } = await shared.v1('GET', `/organizations/${organizationId}`)
  const other = await person(shared, 'kept', 'other-kept')
  await makeAdministrator(other)
  const refused = await shared.api('DELETE', `/connections/${id}`)
  expect(refused.body).toMatchObject({ statusCode: 409, errorCode: 'last_administrator' })
  expect(refused.body.message).toContain(organization.name)
  expect((await shared.api('GET', `/connections/${id}`)).status).toBe(200)
  expect([await isThere(shared, userId), await isThere(shared, other)]).toEqual([true, true])
  await makeAdministrator(await person(shared, 'Username-Password-Authentication', 'elsewhere'))
  expect((await shared.api('DELETE', `/connections/${id}`)).status).toBe(202)
})

test('a removal that cannot be finished keeps no other waiting', async () => {
  const stuck = await administrated('stuck')
  const { body: other } = await shared.api('POST', '/connections', { body: { name: 'waits', strategy: 'auth0' } })
  const bob = await person(shared, 'waits', 'bob')
  const { directory } = shared.app
  const ids = [stuck.id, other.id]
  await directory.change(async ({ connections }) => {
    for (const id of ids) await connections.close(id, shared.clock.now())
  })
  // Whichever of the two comes first.
  const change: typeof directory.change = (work) =>
    directory.change((stores) =>
      work({ ...stores, connections: { ...stores.connections, listClosed: async () => ids } }),
    )
  const faults: unknown[] = []
  const onFault = (fault: unknown) => faults.push(fault)
  await resumeConnectionDeletions({ ...directory, change, onFault }, new AbortController().signal)
  expect(faults).toMatchObject([{ code: 'last_administrator' }])
  expect([await isThere(shared, stuck.userId), await isThere(shared, bob)]).toEqual([true, false])
})
