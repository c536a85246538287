import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { enrolAuthenticator } from '../support/operator-factors.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, owner, signInAs, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addPeople, addPerson } from './people.ts'
import { countPresses } from './presses.ts'
import { statusOf } from './status-of.ts'

describeJourneys('what takes two people', () => {
  let console: ConsoleUnderTest
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    console = await startConsole()
    for (const [name, role] of Object.entries({ otto: 'owner', vera: 'owner', adam: 'admin' })) {
      const body = { email: `${name}@example.com`, name, password: owner.password, role }
      const made = await console.app.v1('POST', '/operators', { body })
      expect(made.status, made.text).toBe(201)
      ids[name] = made.body.id
    }
    // An account that is younger than a request decides nothing.
    console.app.clock.aheadMs += 1_000
  })
  afterEach(() => console.endJourney())
  afterAll(() => console.close())

  async function openAs(name: string, path: string) {
    const page = await console.openPage()
    await signInAs(page, console.app, ids[name] as string, 'fresh')
    await page.goto(console.at(path))
    return page
  }
  const factorsOf = async (name: string) =>
    (await console.app.app.console.stores.authenticationMethods.list(ids[name] as string)).length

  test('J28 by keyboard alone: support may not see the team, an admin asks in five presses, and a second owner approves in two', async () => {
    await enrolAuthenticator(console.app, ids.otto as string)
    const support = await console.openPageAsRole('support', '/settings/team')
    await support.getByText('The team is not shown to your role').waitFor()
    expect(await support.getByRole('link', { name: 'Team' }).count()).toBe(0)
    expect(await statusOf(support, 'POST', `/operators/${ids.otto}/mfa/reset`, { reason: 'Lost device' })).toBe(403)
    const request = { action: 'reset-operator-mfa', subjectId: ids.otto, reason: 'Lost device' }
    expect(await statusOf(support, 'POST', '/approvals', request)).toBe(403)

    const page = await openAs('adam', '/')
    const asking = await keysAlone(page)
    await asking.click(page.getByRole('link', { name: 'Team' }))
    await asking.click(page.getByRole('button', { name: 'Reset MFA of otto' }))
    const dialog = page.getByRole('alertdialog', { name: 'Reset MFA' })
    await asking.click(dialog.getByRole('button', { name: 'Lost device' }))
    expect(await axeFindings(page)).toEqual([])
    await asking.click(dialog.getByRole('button', { name: 'Ask for approval' }))
    await asking.fill(dialog.getByLabel('Your password'), owner.password)
    await asking.press('Enter')
    await page.getByText('Asked for. Another owner or admin decides.').waitFor()
    expect(asking.count).toBeLessThanOrEqual(5)
    expect(await factorsOf('otto')).toBe(1)

    await asking.click(page.getByRole('link', { name: 'Approvals' }))
    await asking.click(page.getByRole('link', { name: 'Reset MFA of otto' }))
    await page.getByText('You asked for this, so somebody else decides.').waitFor()
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0)
    const address = new URL(page.url()).pathname.replace('/console', '')

    // Where the letter to those who decide leads.
    const second = await openAs('vera', address)
    await second.getByRole('heading', { name: 'Reset MFA of otto' }).waitFor()
    expect(await axeFindings(second)).toEqual([])
    const deciding = await keysAlone(second)
    await deciding.click(second.getByRole('button', { name: 'Approve' }))
    const confirmation = second.getByRole('alertdialog', { name: 'Confirm that it is you' })
    await deciding.fill(confirmation.getByLabel('Your password'), owner.password)
    await deciding.press('Enter')
    await second.getByText('Approved, and done.').waitFor()
    expect(deciding.count).toBeLessThanOrEqual(2)
    expect(await factorsOf('otto')).toBe(0)
  })

  test('J14 an owner erases somebody in eight presses, has a receipt, and the audit is intact', async () => {
    const bob = await addPerson(console.app, 'Bob Brown')
    await addPerson(console.app, 'Carol Clark')
    const page = await openAs('vera', '/')
    const presses = countPresses(page)
    const menu = page.getByRole('navigation', { name: 'Main' })
    await presses.click(menu.getByRole('link', { name: 'Users', exact: true }))
    await presses.click(page.getByRole('button', { name: 'Actions for Bob Brown' }))
    await presses.click(page.getByRole('menuitem', { name: 'Delete…' }))
    const dialog = page.getByRole('alertdialog', { name: 'Delete user' })
    await presses.check(dialog.getByRole('radio', { name: /Hard delete/ }))
    await dialog.getByText(/Overwrites identifiers in audit events: \d/).waitFor()
    await dialog.getByLabel(/^Type /).fill(bob.email)
    await presses.click(dialog.getByRole('button', { name: 'User request' }))
    await presses.click(dialog.getByRole('button', { name: 'Delete user' }))
    await dialog.getByLabel('Your password').fill(owner.password)
    await presses.press('Enter')
    const receipt = page.getByRole('dialog', { name: 'Receipt of the deletion' })
    await receipt.getByText(/^erased/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.click(receipt.getByRole('button', { name: 'Close' }))
    await page.getByRole('link', { name: 'Carol Clark' }).waitFor()
    await page.getByRole('link', { name: 'Bob Brown' }).waitFor({ state: 'detached' })
    expect(presses.count).toBeLessThanOrEqual(8)
    await expect
      .poll(
        async () => (await console.app.v1('GET', `/erasures?userId=${encodeURIComponent(bob.id)}`)).body.data.length,
      )
      .toBe(1)
    const { data } = (await console.app.v1('GET', `/erasures?userId=${encodeURIComponent(bob.id)}`)).body
    await expect
      .poll(async () => (await console.app.v1('GET', `/erasures/${data[0].id}`)).body.integrity.state, {
        timeout: 15_000,
      })
      .toBe('intact')
    await page.goto(console.at(`/users/${encodeURIComponent(bob.id)}`))
    await page.getByText(/was hard-deleted on/).waitFor()
    await page.getByRole('button', { name: 'Open receipt' }).click()
    await receipt.getByText(/^erased/).waitFor()
  })

  test('J14 an admin asks for it instead, and deletes nothing alone', async () => {
    const dan = await addPerson(console.app, 'Dan Dorn')
    const page = await openAs('adam', '/users')
    await page.getByRole('button', { name: 'Actions for Dan Dorn' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Delete user' })
    await dialog.getByRole('radio', { name: /Hard delete/ }).check()
    await dialog.getByLabel(/^Type /).fill(dan.email)
    await dialog.getByRole('button', { name: 'User request' }).click()
    await dialog.getByRole('button', { name: 'Ask for approval' }).click()
    await dialog.getByLabel('Your password').fill(owner.password)
    await page.keyboard.press('Enter')
    await page.getByText('Asked for. Another owner or admin decides.').waitFor()
    expect((await console.app.v1('GET', `/users/${encodeURIComponent(dan.id)}`)).status).toBe(200)
  })

  test('J28 an admin asks to erase eleven users in seven presses, an owner approves in two, and the admin carries it out', async () => {
    const names = Array.from({ length: 11 }, (_, n) => `Farewell ${n + 1}`)
    const leaving = await addPeople(console.app, names)
    const page = await openAs('adam', '/users?q=farewell')
    await page.getByText('11 users match', { exact: true }).waitFor()
    const asking = countPresses(page)
    await asking.check(page.getByRole('checkbox', { name: 'Select all on this page' }))
    await asking.click(page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'More' }))
    await asking.click(page.getByRole('menuitem', { name: 'Delete…' }))
    const dialog = page.getByRole('alertdialog', { name: 'Delete 11 users' })
    await asking.check(dialog.getByRole('radio', { name: /Hard delete/ }))
    await asking.click(dialog.getByRole('button', { name: 'User request' }))
    await dialog.getByLabel(/^Type /).fill('delete 11 users')
    await dialog.getByText(/A second person approves it, then you carry it out\.$/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await asking.click(dialog.getByRole('button', { name: 'Ask for approval' }))
    await dialog.getByLabel('Your password').fill(owner.password)
    await asking.press('Enter')
    await page.getByText('Asked for. Another owner or admin decides.').waitFor()
    expect(asking.count).toBeLessThanOrEqual(7)
    expect(await isThere(leaving[0]?.id)).toBe(true)

    const words = 'Delete 11 users for good'
    const second = await openAs('vera', '/approvals')
    const deciding = countPresses(second)
    await second.getByRole('link', { name: words }).click()
    await second.getByRole('heading', { name: words }).waitFor()
    await second.getByText('farewell.11@example.com').waitFor()
    expect(await axeFindings(second)).toEqual([])
    await deciding.click(second.getByRole('button', { name: 'Approve' }))
    await confirmAsked(second)
    await deciding.press('Enter')
    await second.getByText('Approved. Whoever asked can carry it out now.').waitFor()
    expect(deciding.count).toBeLessThanOrEqual(2)
    await second.getByText(/^Not yet: adam can do it/).waitFor()
    expect(await second.getByRole('button', { name: `${words}…` }).count()).toBe(0)
    expect(await isThere(leaving[0]?.id)).toBe(true)

    await page.getByRole('link', { name: 'Approvals' }).click()
    await page.getByRole('link', { name: words }).click()
    await page.getByRole('button', { name: `${words}…` }).click()
    const carrying = page.getByRole('alertdialog', { name: words })
    await carrying.getByRole('button', { name: words }).click()
    await carrying.getByLabel('Your password').fill(owner.password)
    await page.keyboard.press('Enter')
    await page.getByRole('main').getByText('11 of 11', { exact: true }).waitFor({ timeout: 30_000 })
    expect(await isThere(leaving[0]?.id)).toBe(false)
    await page.goBack()
    await page.getByText('Carried out').waitFor()
    expect(await page.getByRole('button', { name: `${words}…` }).count()).toBe(0)
  }, 120_000)

  test('J28 an export of more than 10,000 users is asked for, approved and downloaded once', async () => {
    await addMany(console, 10_001)
    const page = await openAs('adam', '/users')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('radio', { name: 'All users' }).check()
    await page.getByText('More than 10,000 users are exported with the approval of a second person.').waitFor()
    expect(await page.getByRole('link', { name: /^Export/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Ask for approval' }).click()
    const dialog = page.getByRole('alertdialog', { name: /^Export (about )?10,0/ })
    await dialog.getByRole('button', { name: 'User request' }).click()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Ask for approval' }).click()
    await dialog.getByLabel('Your password').fill(owner.password)
    await page.keyboard.press('Enter')
    await page.getByText('Asked for. Another owner or admin decides.').waitFor()

    const second = await openAs('vera', '/approvals')
    await second.getByRole('link', { name: /^Export / }).click()
    await second.getByText('All users').waitFor()
    await second.getByRole('button', { name: 'Approve' }).click()
    await confirmAsked(second)
    await second.keyboard.press('Enter')
    await second.getByText('Approved. Whoever asked can carry it out now.').waitFor()

    await page.getByRole('link', { name: 'Approvals' }).click()
    await page.getByRole('link', { name: /^Export / }).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download the file' }).click()
    const file = readFileSync(await (await downloading).path(), 'utf8')
    expect(file.split('\n').length).toBeGreaterThan(10_000)
    await page.getByText('Carried out').waitFor()
    expect(await page.getByRole('link', { name: 'Download the file' }).count()).toBe(0)
  }, 120_000)

  const isThere = async (id = '') => (await console.app.v1('GET', `/users/${encodeURIComponent(id)}`)).status === 200

  async function confirmAsked(page: Page): Promise<void> {
    const dialog = page.getByRole('alertdialog', { name: 'Confirm that it is you' })
    await dialog.getByLabel('Your password').fill(owner.password)
  }
})

/** So many that nobody exports them alone, as rows: their passwords and mail would be most of the work. */
async function addMany({ app }: ConsoleUnderTest, count: number): Promise<void> {
  const rows = new pg.Client(app.connection)
  await rows.connect()
  try {
    await rows.query(
      `WITH home AS (SELECT c.application_id, c.id FROM connections c JOIN applications a ON a.id = c.application_id
         WHERE a.kind = 'people' LIMIT 1),
       made AS (INSERT INTO users (application_id, id, name, created_at, updated_at)
         SELECT application_id, 'auth0|many' || n, 'Many ' || n, now(), now() FROM home, generate_series(1, $1) n
         RETURNING id)
       INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary, linked_at)
         SELECT home.application_id, home.id, substr(made.id, 7), made.id, 'auth0', true, now() FROM made, home`,
      [count],
    )
  } finally {
    await rows.end()
  }
}
