import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleUnderTest, describeJourneys, startConsole, takesFocus } from './browser.ts'
import { addPerson, addRole, type Person } from './people.ts'
import { countPresses } from './presses.ts'

describeJourneys('who can', () => {
  let console: ConsoleUnderTest
  let alice: Person
  let bob: Person
  beforeAll(async () => {
    console = await startConsole()
    alice = await addPerson(console.app, 'Alice Adams')
    bob = await addPerson(console.app, 'Bob Brown')
    const roleId = await addRole(console.app, 'Admin', 'May do everything')
    const { id } = (await console.app.api('POST', '/organizations', { body: { name: 'acme', display_name: 'Acme' } }))
      .body
    await console.app.v1('POST', `/organizations/${id}/members`, { body: { userId: bob.id } })
    await console.app.v1('POST', '/role-assignments', { body: { userId: alice.id, roleId } })
    await console.app.v1('POST', '/role-assignments', { body: { userId: bob.id, roleId, organizationId: id } })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('J12 "Who has admin?": everybody in effect, each with the way, in two presses', async () => {
    const page = await console.openPageAsRole('support_readonly', '/')
    const presses = countPresses(page)
    await presses.click(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Who can…?' }))
    await takesFocus(page.getByRole('searchbox', { name: 'A role or a permission' }))
    await page.keyboard.type('admin')
    await page.getByRole('link', { name: /^Admin/ }).waitFor()
    await presses.press('Enter')
    await page.getByRole('heading', { name: 'Who has Admin', level: 2 }).waitFor()
    await page.getByRole('row', { name: /^Alice Adams.*role Admin, everywhere/ }).waitFor()
    await page.getByRole('row', { name: /^Bob Brown.*role Admin, in Acme/ }).waitFor()
    expect(presses.count).toBeLessThanOrEqual(2)
  })

  test('J12 the answer is narrowed to one organization, found by its name', async () => {
    const page = await console.openPageAsRole('support_readonly', '/access')
    await page.getByRole('link', { name: /^Admin/ }).click()
    await page.getByRole('row', { name: /^Alice Adams/ }).waitFor()
    await page.getByRole('button', { name: 'Organization', exact: true }).click()
    await page.getByRole('searchbox', { name: 'Search organizations' }).fill('acm')
    await page.getByRole('radio', { name: /^Acme/ }).check()
    await page.getByRole('row', { name: /^Alice Adams/ }).waitFor({ state: 'detached' })
    await page.getByRole('row', { name: /^Bob Brown.*role Admin, in Acme/ }).waitFor()
    await page.keyboard.press('Escape')
    expect(page.url()).toMatch(/[?&]organization=org_/)
    await page.getByRole('button', { name: 'Clear Organization' }).click()
    await page.getByRole('row', { name: /^Alice Adams/ }).waitFor()
  })

  test('a right on Rollcall itself shows the operators and keys that hold it', async () => {
    const page = await console.openPageAsOwner('/access?permission=delete:users')
    await page.getByText('Nobody holds it').waitFor()
    const card = page.getByRole('region', { name: 'Operators and API keys' })
    await card.getByText('operator, by the role owner').waitFor()
    await card.getByText('Local command line').waitFor()
  })
})
