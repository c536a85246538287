// The other two questions of "Who can…?": what one person can do, and the review of privileged access.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole, takesFocus } from './browser.ts'
import { addPerson, type Person } from './people.ts'
import { countPresses } from './presses.ts'

const write = { resourceServer: 'urn:rollcall:tenant-access', name: 'tenant.access:write' }

describeJourneys('access review', () => {
  let console: ConsoleUnderTest
  let alice: Person
  let bob: Person
  beforeAll(async () => {
    console = await startConsole()
    const { app } = console
    alice = await addPerson(app, 'Alice Adams')
    bob = await addPerson(app, 'Bob Brown')
    const keeper = (await app.v1('POST', '/roles', { body: { name: 'Keeper' } })).body.id
    await app.v1('PATCH', `/roles/${keeper}/permissions`, { body: { add: [write] } })
    const acme = (await app.api('POST', '/organizations', { body: { name: 'acme', display_name: 'Acme' } })).body.id
    for (const { id: userId } of [alice, bob]) {
      await app.v1('POST', `/organizations/${acme}/members`, { body: { userId } })
      await app.v1('POST', '/role-assignments', { body: { userId, roleId: keeper, organizationId: acme } })
    }
    await app.v1('POST', '/role-assignments', { body: { userId: alice.id, roleId: keeper } })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const reviews = async () => (await console.app.v1('GET', '/audit/events?type=access.reviewed')).body.data

  test('"What can Alice do?": found by name, each permission with where it comes from, by keyboard', async () => {
    const page = await console.openPageAsRole('support_readonly', '/access')
    const presses = countPresses(page)
    await presses.click(page.getByRole('link', { name: 'What one person can do' }))
    await takesFocus(page.getByRole('searchbox', { name: 'A person' }))
    await page.keyboard.type('alice')
    await page
      .getByRole('list', { name: 'Users' })
      .getByRole('link', { name: /^Alice Adams/ })
      .waitFor()
    await presses.press('Enter')
    await page.getByRole('heading', { name: 'What Alice Adams can do', level: 2 }).waitFor()
    await page.getByText('tenant.access:write').waitFor()
    await page.getByText(/through Keeper/).waitFor()
    expect(presses.count).toBeLessThanOrEqual(2)
    expect(await page.getByRole('link', { name: 'Privileged access review' }).count()).toBe(0)
  })

  test('a review keeps one, removes another, and leaves one record with both', async () => {
    const page = await console.openPageAsOwner('/access?mode=review')
    const presses = countPresses(page)
    const row = (name: RegExp) => page.getByRole('row', { name })
    await row(/^Bob Brown.*role Keeper, in Acme/)
      .getByText('No MFA')
      .waitFor()
    await row(/^Olivia Owner/)
      .getByText('The only owner')
      .waitFor()
    await presses.check(row(/^Bob Brown/).getByRole('radio', { name: 'Remove' }))
    await presses.check(row(/^Alice Adams.*in Acme/).getByRole('radio', { name: 'Keep' }))
    await presses.click(page.getByRole('button', { name: 'Finish review (2 decisions)' }))
    const dialog = page.getByRole('alertdialog', { name: 'Finish review' })
    await dialog.getByText('1 access is removed now.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.click(dialog.getByRole('button', { name: 'Remove and finish review' }))
    await row(/^Bob Brown/).waitFor({ state: 'detached' })
    await page.getByText(/^The last review was finished/).waitFor()
    expect(presses.count).toBeLessThanOrEqual(4)
    const [review] = await reviews()
    expect(review.changes.removed.holdings).toMatchObject([{ userId: bob.id }])
    expect(review.changes.kept.holdings).toMatchObject([{ userId: alice.id }])
  })

  test('an auditor reviews and may only keep; support is told whom to ask', async () => {
    const page = await console.openPageAsRole('auditor', '/access?mode=review')
    const row = page.getByRole('row', { name: /^Alice Adams.*in Acme/ })
    await row.getByRole('radio', { name: 'Keep' }).waitFor()
    expect(await row.getByRole('radio', { name: 'Remove' }).count()).toBe(0)
    await row.getByText('Needs the admin role').waitFor()
    const other = await console.openPageAsRole('support', '/access?mode=review')
    await other.getByText('The review is not shown to your role').waitFor()
    const status = await other.evaluate<number>(`fetch('/api/v1/access/review').then((answer) => answer.status)`)
    expect(status).toBe(403)
  })
})
