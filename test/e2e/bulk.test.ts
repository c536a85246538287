import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { createOrganization } from '../../src/organizations/create-organization.ts'
import { administrator, grantingRole, organizationOf } from '../support/administrators.ts'
import { operatorSession } from '../support/operator-session.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addPeople, type Person } from './people.ts'
import { countPresses } from './presses.ts'
import { statusOf } from './status-of.ts'

describeJourneys('many users at once', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
    const { stores } = console.app.app.directory
    const home = await stores.connections.findDefaultDatabase()
    if (home === null) throw new Error('there is no database of users')
    const later = new Date(home.createdAt.getTime() + 1000)
    await stores.connections.insert({ ...home, id: 'con_partners00000', name: 'partners', createdAt: later })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const stateOf = async (id: string) => (await console.app.v1('GET', `/users/${encodeURIComponent(id)}`)).body.status
  const people = (prefix: string, many: number) =>
    addPeople(
      console.app,
      Array.from({ length: many }, (_, n) => `${prefix} ${n + 1}`),
    )

  test('J13 thirty people from a list are suspended on Friday at 18:00, and it is undone', async () => {
    const { app } = console
    const leaving = await people('Leaver', 27)
    const { line, chosen } = await twins(console, 'twin')
    const last = await lastAdministrator(console)
    const lines = [...leaving.map(({ email }) => email), last.email, line, 'nobody@example.com']

    const page = await console.openPageAsRole('support', '/')
    const presses = countPresses(page)
    await presses.click(page.getByRole('link', { name: 'Paste list' }))
    await page.getByRole('textbox', { name: /one a line/ }).fill(lines.join('\n'))
    await presses.click(page.getByRole('button', { name: 'Find 30 users' }))
    await page.getByText('28 found, 1 to pick, 1 not found, 0 duplicates removed.').waitFor()
    await presses.check(
      page
        .getByRole('group', { name: `Who is ${line}?` })
        .getByRole('radio')
        .first(),
    )
    await page.getByText('29 users selected').first().waitFor()
    await presses.click(page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Suspend' }))
    const dialog = page.getByRole('alertdialog', { name: 'Suspend 28 users' })
    await dialog.getByText(/last administrator of/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.click(dialog.getByRole('button', { name: 'Offboarding' }))
    await presses.check(dialog.getByRole('radio', { name: 'at a time' }))
    const friday = nextFriday(app.clock.now())
    await dialog.getByLabel('Time', { exact: true }).fill(friday.local)
    await presses.click(dialog.getByRole('button', { name: 'Suspend 28 users' }))
    await page.getByRole('main').getByText('Waits for its time').waitFor()
    expect(await stateOf(leaving[0]?.id ?? '')).toBe('active')

    const address = page.url()
    await page.goto('about:blank')
    app.clock.aheadMs += friday.at.getTime() - app.clock.now().getTime() + 1_000
    await signInAgain(console, page, 'support')
    await page.goto(address)
    await page.getByRole('heading', { name: 'Suspend 29 users' }).waitFor()
    await page.getByRole('main').getByText('29 of 29, 1 skipped', { exact: true }).waitFor({ timeout: 30_000 })
    await page.getByRole('row', { name: /last administrator/ }).waitFor()
    expect(await stateOf(leaving[0]?.id ?? '')).toBe('suspended')
    expect(await stateOf(chosen)).toBe('suspended')
    expect(await stateOf(last.id)).toBe('active')
    expect(await axeFindings(page)).toEqual([])

    await presses.click(page.getByRole('button', { name: 'Undo', exact: true }))
    await page.getByRole('heading', { name: 'Undo: Activate 28 users' }).waitFor()
    await page.getByRole('main').getByText('28 of 28', { exact: true }).waitFor({ timeout: 30_000 })
    expect(presses.count).toBeLessThanOrEqual(9)
    await expect.poll(() => stateOf(leaving[26]?.id ?? ''), { timeout: 10_000 }).toBe('active')
  }, 120_000)

  test('J18 by keyboard alone: of a suspension that failed for two, those two are tried again, and all of it is undone', async () => {
    const group = await people('Member', 25)
    const page = await console.openPageAsRole('support', '/')
    // Whoever has many at once before them has longer pages.
    expect(await statusOf(page, 'PATCH', '/me/preferences', { pageSize: 50 })).toBe(200)
    await page.reload()
    const bar = page.getByRole('region', { name: 'Selection' })
    const presses = await keysAlone(page)
    const menu = page.getByRole('navigation', { name: 'Main' })
    await presses.click(menu.getByRole('link', { name: 'Users', exact: true }))
    await presses.fill(page.getByRole('searchbox', { name: 'Search users' }), 'member')
    await page.getByText('25 users match', { exact: true }).waitFor()
    const release = await heldByAnother(console, group.slice(0, 2))
    await presses.check(page.getByRole('checkbox', { name: 'Select all on this page' }))
    await presses.click(bar.getByRole('button', { name: 'Suspend' }))
    const dialog = page.getByRole('dialog', { name: 'Suspend 25 users' })
    await presses.click(dialog.getByRole('button', { name: 'Suspend 25 users' }))
    const again = bar.getByRole('button', { name: 'Retry 2 failed' })
    await again.waitFor({ timeout: 40_000 })
    await release()
    await bar.getByText('25 of 25, 2 failed').waitFor()
    await bar.getByRole('button', { name: 'Copy failed IDs' }).waitFor()
    await expect.poll(() => page.getByRole('checkbox', { name: /^Select Member/, checked: true }).count()).toBe(2)
    await presses.click(again)
    const undo = page.getByRole('button', { name: 'Undo: Done: Suspend 25 users.' })
    await undo.waitFor()
    expect(await Promise.all(group.slice(0, 3).map(({ id }) => stateOf(id)))).toEqual(Array(3).fill('suspended'))
    await presses.click(undo)
    await page.getByText('Undone: Activate 25 users.').first().waitFor()
    expect(presses.count).toBeLessThanOrEqual(6)
    expect(await stateOf(group[0]?.id ?? '')).toBe('active')
  }, 120_000)

  test('J18 of more than a page the work is watched where it began, and all of it is undone from the note', async () => {
    const group = await people('Crowd', 26)
    const page = await console.openPageAsRole('support', '/users?q=crowd&size=50')
    await page.getByText('26 users match', { exact: true }).waitFor()
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    const bar = page.getByRole('region', { name: 'Selection' })
    const release = await heldByAnother(console, group.slice(0, 1))
    await bar.getByRole('button', { name: 'Suspend' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Suspend 26 users' })
    await dialog.getByRole('button', { name: 'Testing' }).click()
    await dialog.getByRole('button', { name: 'Suspend 26 users' }).click()
    await bar.getByText('It goes on if you leave this page.').waitFor()
    await bar.getByRole('link', { name: 'Open job' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await release()
    const undo = page.getByRole('button', { name: 'Undo: Done: Suspend 26 users.' })
    await undo.waitFor({ timeout: 40_000 })
    expect(new URL(page.url()).pathname).toBe('/console/users')
    expect(await stateOf(group[25]?.id ?? '')).toBe('suspended')
    await undo.click()
    await page.getByText('Undone: Activate 26 users.').first().waitFor({ timeout: 40_000 })
    expect(await stateOf(group[0]?.id ?? '')).toBe('active')
  }, 120_000)

  test('work is watched and told whoever is selected meanwhile, and who is selected since stays so', async () => {
    await people('Onlooker', 3)
    const page = await console.openPageAsRole('support', '/users?q=onlooker')
    await page.getByText('3 users match', { exact: true }).waitFor()
    const [first] = (await console.app.v1('GET', '/users?search=onlooker')).body.data as Person[]
    const release = await heldByAnother(console, [first as Person])
    const boxes = page.getByRole('checkbox', { name: /^Select Onlooker/ })
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await boxes.last().uncheck()
    const bar = page.getByRole('region', { name: 'Selection' })
    await bar.getByRole('button', { name: 'Suspend' }).click()
    await page.getByRole('dialog', { name: 'Suspend 2 users' }).getByRole('button', { name: 'Suspend 2 users' }).click()
    const progress = bar.getByRole('progressbar')
    await progress.waitFor()
    await boxes.nth(0).uncheck()
    await boxes.nth(1).uncheck()
    await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    await progress.waitFor()
    expect(await axeFindings(page)).toEqual([])
    await boxes.last().check()
    await release()
    const undo = page.getByRole('button', { name: 'Undo: Done: Suspend 2 users.' })
    await undo.waitFor({ timeout: 40_000 })
    await bar.getByText('1 user selected', { exact: true }).waitFor()
    expect(await boxes.last().isChecked()).toBe(true)
    await undo.click()
    await page.getByText('Undone: Activate 2 users.').first().waitFor({ timeout: 40_000 })
  }, 120_000)

  test('where it cannot be told with whom it failed that is said, the bar stays, and Undo there says that it was undone', async () => {
    const group = await people('Cut Off', 3)
    const page = await console.openPageAsRole('support', '/users?q=cut+off')
    await page.getByText('3 users match', { exact: true }).waitFor()
    await page.route('**/api/v1/jobs/*/results?*', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"Try again later."}' }),
    )
    const release = await heldByAnother(console, group.slice(0, 1))
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    const bar = page.getByRole('region', { name: 'Selection' })
    await bar.getByRole('button', { name: 'Suspend' }).click()
    await page.getByRole('dialog', { name: 'Suspend 3 users' }).getByRole('button', { name: 'Suspend 3 users' }).click()
    await bar.getByRole('button', { name: 'Retry 1 failed' }).waitFor({ timeout: 40_000 })
    await release()
    await page.getByText("Couldn't load who failed. The selection is as it was.").first().waitFor()
    expect(await page.getByRole('checkbox', { name: /^Select Cut Off/, checked: true }).count()).toBe(3)
    await bar.getByRole('button', { name: 'Retry 1 failed' }).waitFor()
    await bar.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('Undone: Activate 2 users.').first().waitFor({ timeout: 40_000 })
    expect(await stateOf(group[2]?.id ?? '')).toBe('active')
  }, 120_000)

  test('whoever exports and changes nobody finds no way to paste a list', async () => {
    const page = await console.openPageAsRole('auditor', '/jobs')
    for (const path of ['/jobs', '/users', '/']) {
      await page.goto(console.at(path))
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.getByRole('link', { name: 'Paste list' }).count(), path).toBe(0)
    }
  })

  test('many are deleted only by whoever types so, and the focus begins there', async () => {
    await people('Doomed', 2)
    const page = await console.openPageAsRole('admin', '/users?q=doomed')
    await page.getByText('2 users match', { exact: true }).waitFor()
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Delete 2 users' })
    const typed = dialog.getByLabel('Type delete 2 users to confirm')
    await typed.waitFor()
    expect(await typed.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true)
  })

  test('many are added to an organization that the first pages of all of them do not hold', async () => {
    const { directory } = console.app.app
    const [alice] = (await people('Joiner', 1)) as [Person]
    const make = (name: string) => directory.change((deps) => createOrganization(deps, systemActor, { name }))
    const { id } = await make('zenith')
    for (let n = 0; n < 201; n++) await make(`newer-${n}`)
    const page = await console.openPageAsRole('support', '/users?q=joiner')
    await page.getByText('1 user matches', { exact: true }).waitFor()
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: /^Add to organization/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('searchbox', { name: 'Search organizations' }).fill('zenith')
    await dialog.getByRole('radio', { name: /zenith/ }).check()
    await dialog.getByRole('button', { name: 'Add 1 user to organization' }).click()
    const memberships = async () =>
      (await console.app.v1('GET', `/users/${encodeURIComponent(alice.id)}/organizations`)).body
    await expect.poll(async () => (await memberships()).data, { timeout: 20_000 }).toMatchObject([{ id }])
  }, 60_000)

  test('J13 an undo says whom it left as they are, and why', async () => {
    const group = await people('Spared', 3)
    const ids = group.map(({ id }) => id)
    const body = { action: 'suspend', selection: { ids } }
    const job = (await console.app.v1('POST', '/jobs', { body })).body.id
    const page = await console.openPageAsRole('support', `/jobs/${job}`)
    const main = page.getByRole('main')
    await main.getByText('3 of 3', { exact: true }).waitFor({ timeout: 20_000 })
    await main.getByRole('button', { name: 'Copy Job ID' }).waitFor()
    const renamed = await console.app.v1('PATCH', `/users/${encodeURIComponent(ids[1] ?? '')}`, {
      body: { name: 'Spared by hand' },
    })
    expect(renamed.status).toBe(200)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await main.getByText('3 of 3, 1 skipped', { exact: true }).waitFor({ timeout: 20_000 })
    await main.getByText(/^1 user was skipped: they were changed after the job that is undone/).waitFor()
    await main.getByRole('link', { name: 'Show who was skipped' }).click()
    await main.getByRole('row', { name: /Spared by hand.*Skipped.*changed after the job/ }).waitFor()
    await main.getByRole('link', { name: 'Spared 1', exact: true }).waitFor({ state: 'detached' })
    expect(await stateOf(ids[0] ?? '')).toBe('active')
    expect(await stateOf(ids[1] ?? '')).toBe('suspended')
    expect(await axeFindings(page)).toEqual([])
  }, 60_000)

  test('J13 by keyboard alone: people from a list are suspended at a time, watched, and it is undone', async () => {
    const { app } = console
    const [alice] = (await people('Keyboard', 1)) as [Person]
    const { line, chosen } = await twins(console, 'other.twin')
    const page = await console.openPageAsRole('support', '/')
    const keys = await keysAlone(page)
    await keys.click(page.getByRole('link', { name: 'Paste list' }))
    await keys.fill(page.getByRole('textbox', { name: /one a line/ }), `${alice.email}\n${line}`)
    await keys.click(page.getByRole('button', { name: 'Find 2 users' }))
    const twin = page.getByRole('group', { name: `Who is ${line}?` }).getByRole('radio')
    await keys.check(twin.first())
    await page.getByText('2 users selected').first().waitFor()
    await keys.click(page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Suspend' }))
    const dialog = page.getByRole('dialog', { name: 'Suspend 2 users' })
    await keys.click(dialog.getByRole('button', { name: 'Offboarding' }))
    await keys.check(dialog.getByRole('radio', { name: 'at a time' }))
    const friday = nextFriday(app.clock.now())
    await keys.to(dialog.getByLabel('Time', { exact: true }))
    await typeTime(page, friday.at)
    expect(await dialog.getByLabel('Time', { exact: true }).inputValue()).toBe(friday.local)
    await keys.click(dialog.getByRole('button', { name: 'Suspend 2 users' }))
    await page.getByRole('main').getByText('Waits for its time').waitFor()
    const address = page.url()
    await page.goto('about:blank')
    app.clock.aheadMs += friday.at.getTime() - app.clock.now().getTime() + 1_000
    await signInAgain(console, page, 'support')
    await page.goto(address)
    await page.getByRole('main').getByText('2 of 2', { exact: true }).waitFor({ timeout: 30_000 })
    expect(await Promise.all([alice.id, chosen].map(stateOf))).toEqual(['suspended', 'suspended'])
    await keys.click(page.getByRole('button', { name: 'Undo', exact: true }))
    await page.getByRole('heading', { name: 'Undo: Activate 2 users' }).waitFor()
    await page.getByRole('main').getByText('2 of 2', { exact: true }).waitFor({ timeout: 30_000 })
    expect(keys.count).toBeLessThanOrEqual(9)
    await expect.poll(() => stateOf(alice.id)).toBe('active')

    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(console.at('/jobs'))
    const job = page.getByRole('link', { name: 'Suspend 2 users' }).first()
    await keys.click(job)
    await page.getByRole('link', { name: 'Keyboard 1' }).waitFor()
    await page.goBack()
    await job.waitFor()
  }, 120_000)

  test('J13 J18 whoever may only look sees jobs and finds people, and changes nobody', async () => {
    const [alice] = (await people('Looked At', 1)) as [Person]
    const page = await console.openPageAsRole('support_readonly', '/users/paste')
    const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(`${alice.email},Looked At\n`) }
    await page.getByLabel('Or a CSV file').setInputFiles(file)
    await page.getByRole('button', { name: 'Find 1 user' }).click()
    await page.getByText('Your role changes no users. Needs the support role. An owner can give it to you.').waitFor()
    await expect.poll(() => page.getByRole('region', { name: 'Selection' }).getByRole('button').count()).toBe(1)
    const order = { action: 'suspend', selection: { ids: [alice.id] } }
    expect(await statusOf(page, 'POST', '/jobs', order)).toBe(403)
    await page.getByRole('link', { name: 'Jobs', exact: true }).click()
    await page.getByRole('heading', { name: 'Jobs' }).waitFor()
    expect(await page.getByRole('link', { name: 'Paste list' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Type', exact: true }).click()
    await page.getByRole('radio', { name: 'Check an import file' }).check()
    await page.getByText('No job matches the filters').waitFor()
    expect(new URL(page.url()).search).toBe('?type=import_check')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByRole('button', { name: '50 per page' }).waitFor()
  })
})

/** Two people with one address; the second is in a connection of its own. */
async function twins({ app }: ConsoleUnderTest, name: string): Promise<{ line: string; chosen: string }> {
  const line = `${name}@example.com`
  const made = await Promise.all([
    app.v1('POST', '/users', { body: { email: line, name: 'Twin One' } }),
    app.v1('POST', '/users', { body: { email: line, name: 'Twin Two', connection: 'partners' } }),
  ])
  expect(made.map(({ status }) => status)).toEqual([201, 201])
  const ids = made.map(({ body }) => body.id as string).toSorted()
  return { line, chosen: ids[0] as string }
}

async function lastAdministrator({ app }: ConsoleUnderTest): Promise<{ id: string; email: string }> {
  const { directory } = app.app
  const organization = await organizationOf(directory)
  const { userId: id } = await administrator(directory, organization, await grantingRole(directory, organization))
  const user = await directory.stores.users.find(id)
  return { id, email: user?.email ?? '' }
}

/** Somebody else is changing these people, and does not let go. */
async function heldByAnother({ app }: ConsoleUnderTest, held: readonly Person[]): Promise<() => Promise<void>> {
  const database = new pg.Client(app.connection)
  await database.connect()
  await database.query('BEGIN')
  await database.query('SELECT FROM users WHERE id = ANY ($1) FOR UPDATE', [held.map(({ id }) => id)])
  return () => database.end()
}

async function signInAgain({ app }: ConsoleUnderTest, page: Page, role: string): Promise<void> {
  const { data } = (await app.v1('GET', '/operators')).body
  const { id } = data.find((operator: { email: string }) => operator.email === `${role}@example.com`)
  const { name, value } = await operatorSession(app, id)
  await page.context().addCookies([{ name, value, url: app.url }])
}

/** As the field has it, in the zone of the browser, which is that of this process. */
function nextFriday(now: Date): { readonly at: Date; readonly local: string } {
  const days = ((5 - now.getDay() + 7) % 7) + 7
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 18, 0)
  const two = (part: number) => String(part).padStart(2, '0')
  return { at, local: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T18:00` }
}

/** As somebody types into the parts of the field, from the first: month, day, year, hour, minute, half of the day. */
async function typeTime(page: Page, at: Date): Promise<void> {
  const two = (part: number) => String(part).padStart(2, '0')
  for (let part = 0; part < 6; part += 1) await page.keyboard.press('ArrowLeft')
  await page.keyboard.type(`${two(at.getMonth() + 1)}${two(at.getDate())}${at.getFullYear()}`)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type(`${two(at.getHours() % 12 || 12)}${two(at.getMinutes())}${at.getHours() < 12 ? 'A' : 'P'}`)
}
