import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'

describeJourneys('what somebody may do', () => {
  let console: ConsoleUnderTest
  let userId: string
  beforeAll(async () => {
    console = await startConsole()
    const { api, v1 } = console.app
    userId = (await v1('POST', '/users', { body: { email: 'alice@example.com', name: 'Alice Adams' } })).body.id
    const server = { identifier: 'https://bills.example.com', name: 'Bills', scopes: [{ value: 'read:bills' }] }
    await api('POST', '/resource-servers', { body: server })
    const permissions = [{ resource_server_identifier: server.identifier, permission_name: 'read:bills' }]
    const roleId = (await api('POST', '/roles', { body: { name: 'Billing' } })).body.id
    await api('POST', `/roles/${roleId}/permissions`, { body: { permissions } })
    const tenants = `/applications/${(await v1('GET', '/application')).body.id}/tenants`
    const { body: acme } = await v1('POST', '/organizations', { body: { name: 'acme', displayName: 'Acme' } })
    await v1('POST', `${tenants}/${acme.id}/users`, { body: { userId } })
    await v1('POST', `${tenants}/${acme.id}/role-assignments`, { body: { userId, roleId } })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test.each([
    ['their Roles tab', () => `/users/${encodeURIComponent(userId)}/roles`],
    ['Who can…?', () => `/access?mode=person&user=${encodeURIComponent(userId)}`],
  ])('of a role held in an organization %s says where, and is narrowed to one place', async (_where, address) => {
    const page = await console.openPageAsOwner(address())
    const card = page.getByRole('region', { name: /^Effective permissions/ })
    await card.getByText('through Billing (Acme) · Bills').waitFor()
    expect(await axeFindings(page)).toEqual([])
    const held = card.getByLabel('Held')
    await held.selectOption('Everywhere')
    await card.getByText('Nothing is held there.').waitFor()
    await held.selectOption('Only in Acme')
    await card.getByText('through Billing · Bills').waitFor()
  })
})
