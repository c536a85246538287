import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addPerson, type Person } from './people.ts'
import { countPresses } from './presses.ts'

describeJourneys('the audit log', () => {
  let console: ConsoleUnderTest
  let alice: Person
  beforeAll(async () => {
    console = await startConsole()
    alice = await addPerson(console.app, 'Alice Adams')
    await addPerson(console.app, 'Bob Brown')
    await console.app.v1('POST', `/users/${encodeURIComponent(alice.id)}/suspend`, { body: { reason: 'Testing' } })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const rows = (page: Page) => page.getByRole('rowheader')
  const expectRows = (page: Page, names: string[]) =>
    expect.poll(() => rows(page).allTextContents(), { timeout: 10_000 }).toEqual(names)
  const searchBox = (page: Page) => page.getByRole('searchbox', { name: 'Search the audit log' })
  const row = (page: Page, name: string) => page.getByRole('rowheader', { name, exact: true })

  test('S000-20 S000-26 an auditor finds what was done to a person, opens it and sees what happened beside it', {
    timeout: 60_000,
  }, async () => {
    const page = await console.openPageAsRole('auditor', '/users')
    const presses = countPresses(page)
    await presses.click(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit log' }))
    await searchBox(page).fill(alice.email)
    await expectRows(page, ['User suspended', 'User added'])
    await page.getByRole('cell', { name: alice.name }).first().waitFor()
    await presses.click(page.getByRole('link', { name: 'User suspended' }))
    const event = page.getByRole('dialog', { name: 'User suspended' })
    await event.getByText('user.suspended').first().waitFor()
    await event.getByText('Testing').first().waitFor()
    await event.getByRole('button', { name: 'Copy Event ID' }).waitFor()
    // An anchor follows at most ten seconds after the one before it.
    await event.getByText('Intact').waitFor({ timeout: 30_000 })
    await event.getByText('Previous hash', { exact: true }).waitFor()
    expect(presses.count).toBeLessThanOrEqual(2)
    expect(page.url()).toMatch(/\/audit\/\d+\?q=alice/)
    await event.getByRole('link', { name: 'Same request' }).click()
    await expectRows(page, ['User suspended'])
    await page.goBack()
    await event.waitFor()
    await page.keyboard.press('Escape')
    await event.waitFor({ state: 'detached' })
    await expectRows(page, ['User suspended', 'User added'])
  })

  test('filters stand in the address, and the chart narrows to a stretch with keys alone', async () => {
    const page = await console.openPageAsRole('auditor', '/audit?type=user.created')
    await expectRows(page, ['User added', 'User added'])
    await page.getByRole('button', { name: /^Event: User added/ }).waitFor()
    await page.getByText('2 events ·').waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'These events as CSV, at most 10,000' }).click()
    expect((await saved).suggestedFilename()).toBe('audit-events.csv')
    await page.getByRole('button', { name: 'Show as table' }).click()
    await page.getByRole('region', { name: 'Events over time, as a table' }).waitFor()
    await page.getByRole('button', { name: 'Show as table' }).click()
    const chart = page.getByRole('slider', { name: 'Time in the chart' })
    await chart.focus()
    await page.keyboard.press('ArrowLeft')
    await expect
      .poll(() => chart.getAttribute('aria-valuetext'))
      .toMatch(/^\d{4}-\d\d-\d\d \d\d:00 to .*: 0 events, 0 failed$/)
    await page.keyboard.press('Enter')
    await page.getByText('No events match these filters.').waitFor()
    expect(page.url()).toContain('range=')
    await page.getByRole('button', { name: 'Clear all' }).click()
    await row(page, 'User suspended').waitFor()
    expect(new URL(page.url()).search).toBe('')
  })

  test('J26 support sees what they did themselves; the integrity and the export are not theirs', async () => {
    const una = { email: 'una@example.com', name: 'Una', password: 'correct horse battery', role: 'auditor' }
    await console.app.v1('POST', '/operators', { body: una })
    const page = await console.openPageAsRole('support', '/audit')
    await page.getByText('You see what you did yourself.').waitFor()
    await page.getByText('To see all events: Needs the auditor role. An owner can give it to you.').waitFor()
    await row(page, 'Audit read').waitFor()
    expect(await rows(page).allTextContents()).toEqual(['Audit read'])
    for (const name of ['Integrity', 'Log of the operators']) {
      expect(await page.getByRole('link', { name }).count(), name).toBe(0)
    }
    expect(await page.getByRole('button', { name: 'Export' }).count()).toBe(0)
    await page.goto(console.at('/audit/integrity'))
    await page.getByText('The integrity is not shown to your role').waitFor()
    await page.getByText('Needs the auditor role').waitFor()
    await page.getByText(/^Those who have it: .*Una \(auditor\)/).waitFor()
    await page.getByRole('button', { name: 'Request access…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Request access' })
    await dialog.getByRole('textbox', { name: 'What do you need it for?' }).fill('The quarterly review')
    expect(await axeFindings(page), 'asking').toEqual([])
    await dialog.getByRole('button', { name: 'Request access' }).click()
    await page.getByText(/^You asked the owners for it/).waitFor()
    expect(await page.getByRole('button', { name: 'Request access…' }).count()).toBe(0)
    expect(await page.evaluate<number>(`fetch('/api/v1/audit/integrity').then(({ status }) => status)`)).toBe(403)
  })

  test('S000-20 on the Audit tab of a person the events are searched, opened over the list and exported as narrowed', async () => {
    const page = await console.openPageAsRole('auditor', `/users/${encodeURIComponent(alice.id)}/audit`)
    await page.getByRole('link', { name: 'User added' }).waitFor()
    await page.getByRole('searchbox', { name: 'Search events' }).fill('suspended')
    await page.getByRole('link', { name: 'User added' }).waitFor({ state: 'detached' })
    expect(new URL(page.url()).search).toBe('?q=suspended')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export this view' }).click(),
    ])
    const [titles = [], ...rows] = (await readFile(await download.path(), 'utf8'))
      .trim()
      .split('\r\n')
      .map((line) => line.split(','))
    expect(rows.map((row) => row[titles.indexOf('event')])).toEqual(['user.suspended'])
    await page.getByRole('link', { name: 'User suspended' }).click()
    const event = page.getByRole('dialog', { name: 'User suspended' })
    await event.getByText('Testing').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await event.waitFor({ state: 'detached' })
    expect(new URL(page.url()).search).toBe('?q=suspended')
    await page.getByRole('searchbox', { name: 'Search events' }).fill('nothing is called this')
    await page.getByText('No events match these filters.').waitFor()
    await page.getByRole('button', { name: 'Clear all' }).click()
    await page.getByRole('link', { name: 'User added' }).waitFor()
  })

  test('S000-20 support opens an event of a person too, and exports nothing', async () => {
    const page = await console.openPageAsRole('support', `/users/${encodeURIComponent(alice.id)}/audit`)
    await page.getByRole('link', { name: 'User suspended' }).click()
    const event = page.getByRole('dialog', { name: 'User suspended' })
    await event.getByText('Testing').first().waitFor()
    expect(await event.getByRole('navigation', { name: 'Events beside it' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Export this view' }).count()).toBe(0)
  })

  test('the operators have a log of their own', async () => {
    const page = await console.openPageAsRole('auditor', '/audit')
    await page.getByRole('link', { name: 'Log of the operators' }).click()
    await page.getByRole('heading', { name: 'Audit log of the operators', level: 1 }).waitFor()
    await row(page, 'Operator added: auditor').first().waitFor()
  })

  test('a search is saved under a name, changed, reverted, and opened by somebody else', async () => {
    const page = await console.openPageAsOwner('/audit?type=user.suspended&range=7d')
    await expectRows(page, ['User suspended'])
    await page.getByRole('button', { name: 'Save view' }).click()
    const dialog = page.getByRole('dialog', { name: 'Save view' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Suspensions')
    await dialog.getByRole('checkbox', { name: 'Share with every operator' }).check()
    await dialog.getByRole('button', { name: 'Save view' }).click()
    const saved = page.getByRole('link', { name: 'Suspensions' })
    await saved.and(page.locator('[aria-current=page]')).waitFor()
    await searchBox(page).fill('nobody@example.com')
    await page.getByText('Modified').waitFor()
    await page.getByText('No events match these filters.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Revert' }).click()
    await expectRows(page, ['User suspended'])

    const other = await console.openPageAsRole('auditor', '/audit')
    await other.getByRole('link', { name: 'Suspensions' }).click()
    await expectRows(other, ['User suspended'])
    await other.getByText('Shared by').waitFor()
    expect(new URL(other.url()).searchParams.get('type')).toBe('user.suspended')
  })

  test('by keyboard alone an event is found and opened', async () => {
    const page = await console.openPageAsRole('auditor', '/audit')
    const keys = await keysAlone(page)
    await row(page, 'User suspended').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('suspended')
    await expectRows(page, ['User suspended'])
    await keys.click(page.getByRole('link', { name: 'User suspended' }))
    const event = page.getByRole('dialog', { name: 'User suspended' })
    await event.waitFor()
    await page.keyboard.press('Escape')
    await event.waitFor({ state: 'detached' })
    await keys.to(page.getByRole('link', { name: 'User suspended' }))
  })

  test.each([
    ['1280 px', { width: 1280 }],
    ['390 px', { width: 390, height: 844 }],
  ] as const)(
    'axe finds nothing on a filter and on an event that stand over the list, %s',
    { timeout: 120_000 },
    async (_, options) => {
      const page = await console.openPageAsOwner('/audit', options)
      await page.getByRole('link', { name: 'User suspended' }).waitFor()
      await page.getByRole('slider', { name: 'Time in the chart' }).waitFor()
      await page
        .getByRole('button', { name: /^Event/ })
        .first()
        .click()
      await page.getByRole('checkbox', { name: 'All of Users' }).waitFor()
      expect(await axeFindings(page), 'filter').toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: 'User suspended' }).click()
      await page.getByText('Previous hash', { exact: true }).waitFor()
      expect(await axeFindings(page), 'event').toEqual([])
    },
  )
})
