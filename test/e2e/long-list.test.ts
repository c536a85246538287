import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newMethod } from '../../src/authentication-methods/authentication-method.ts'
import { readCsv } from '../api/authaz-v1/users/strict-csv.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addPerson } from './people.ts'
import { countPresses } from './presses.ts'

/** A list is asked anew on a machine that may be busy. */
const patient = { timeout: 10_000 }
const people = 240

describeJourneys('the users as one long list', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
    await addNumbered(1, people)
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  /** In the order of their names whoever came first. */
  const addNumbered = async (first: number, last: number) => {
    for (let from = first; from <= last; from += 20) {
      const numbers = Array.from({ length: Math.min(20, last - from + 1) }, (_, index) => from + index)
      await Promise.all(numbers.map((one) => addPerson(console.app, `Member ${String(one).padStart(3, '0')}`)))
    }
  }
  /** How the list is shown is kept by the server; whoever leaves the page before that may take it back. */
  const kept = (page: Page, choice: object) =>
    page.waitForResponse((answer) => answer.request().postData() === JSON.stringify(choice))
  const mounted = (page: Page) => page.locator('tbody tr:not([aria-hidden])').count()
  const inSight = (page: Page, words: RegExp) =>
    page.getByRole('region', { name: 'Place in the list' }).getByText(words)
  const scrollTo = (page: Page, row: number) => page.evaluate(`scrollTo(0, ${row * 40})`)

  test('J24 two presses lead to a list without pages: few rows are in the page, and the keys and Back find each', async () => {
    const page = await console.openPageAsOwner('/users?sort=name')
    await page.getByText('1–20 of 240').waitFor()
    const presses = countPresses(page)
    await presses.click(page.getByRole('button', { name: '20 per page' }))
    await presses.click(page.getByRole('menuitemradio', { name: 'One long list' }))
    await inSight(page, /^Rows 1–\d+ of 240$/).waitFor()
    expect(presses.count).toBe(2)
    await expect.poll(() => page.getByRole('table').getAttribute('aria-rowcount')).toBe('241')
    await expect.poll(() => mounted(page)).toBeLessThan(60)

    await page.getByRole('link', { name: 'Member 001' }).focus()
    for (let row = 1; row <= 60; row += 1) await page.keyboard.press('j')
    await expect.poll(() => focused(page), patient).toBe('Member 061')
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Member 061' }) })
    expect(await row.getAttribute('aria-rowindex')).toBe('62')

    // The second and the third hundred come as the end comes near; the row with the focus stays.
    const isAtEnd = async () => {
      await page.evaluate('scrollTo(0, document.body.scrollHeight)')
      return inSight(page, /–240 of 240$/).isVisible()
    }
    await expect.poll(isAtEnd, patient).toBe(true)
    await page.getByRole('link', { name: 'Member 240' }).waitFor()
    await expect.poll(() => mounted(page)).toBeLessThan(60)
    expect(await focused(page)).toBe('Member 061')
    await scrollTo(page, 0)
    await inSight(page, /^Rows 1–/).waitFor()
    expect(await axeFindings(page)).toEqual([])

    await scrollTo(page, 150)
    const member = page.getByRole('link', { name: 'Member 150' })
    await member.waitFor()
    await member.click()
    await page.getByRole('heading', { name: 'Member 150' }).waitFor()
    await page.goBack()
    await expect.poll(() => focused(page), patient).toBe('Member 150')
    await inSight(page, /^Rows 1\d\d–\d+ of 240$/).waitFor()
  })

  test('how the list is shown is kept, and a link wins for its visit', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users?sort=name&mode=scroll')
    await inSight(page, /^Rows 1–\d+ of 240$/).waitFor()
    await page.getByRole('button', { name: 'Load more rows' }).waitFor()
    await page.goto(console.at('/users?sort=name'))
    await page.getByText('1–20 of 240').waitFor()
    await page.getByRole('button', { name: '20 per page' }).click()
    const isKept = kept(page, { mode: 'scroll' })
    await page.getByRole('menuitemradio', { name: 'One long list' }).click()
    await inSight(page, /^Rows 1–/).waitFor()
    await isKept
    await page.goto(console.at('/users?sort=name&mode=pages'))
    await page.getByText('1–20 of 240').waitFor()
    await page.goto(console.at('/users?sort=name'))
    await inSight(page, /^Rows 1–/).waitFor()
    await page.getByRole('button', { name: 'One long list' }).click()
    await page.getByRole('menuitemradio', { name: '50 per page' }).click()
    await page.getByText('1–50 of 240').waitFor()
  })

  test('how close the rows stand is chosen in the menu of whoever is signed in, for every list', async () => {
    const page = await console.openPageAsOwner('/users')
    const heightOfRow = async () => (await page.locator('tbody tr').first().boundingBox())?.height
    await page.getByText('240 users', { exact: true }).waitFor()
    for (const [density, px] of [
      ['Comfortable', 48],
      ['Default', 40],
      ['Compact', 32],
    ] as const) {
      await page.getByRole('button', { name: /^Account of/ }).click()
      await page.getByRole('menuitemradio', { name: density }).click()
      await page.keyboard.press('Escape')
      await expect.poll(heightOfRow, patient).toBe(px)
    }
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Applications' }).click()
    await page.getByRole('heading', { name: 'Applications', level: 1 }).waitFor()
    await expect.poll(() => page.locator('tbody tr').first().getAttribute('data-density'), patient).toBe('compact')
    await page.getByRole('button', { name: /^Account of/ }).click()
    const isKept = kept(page, { density: 'default' })
    await page.getByRole('menuitemradio', { name: 'Default' }).click()
    await expect.poll(() => page.locator('tbody tr').first().getAttribute('data-density'), patient).toBe('default')
    await isKept
  })

  test('what is done most stands over the row that the mouse or the focus is in, and is reached by Tab', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByText('240 users', { exact: true }).waitFor()
    const first = page.locator('tbody tr').first()
    const suspend = first.getByRole('button', { name: /^Suspend / })
    expect(await suspend.count()).toBe(0)
    await first.hover()
    await expect.poll(() => suspend.evaluate(opacityOf), patient).toBe('1')
    await page.mouse.move(0, 0)
    await expect.poll(() => suspend.evaluate(opacityOf), patient).toBe('0')
    await first.locator('[data-row-link]').focus()
    await expect.poll(() => suspend.evaluate(opacityOf), patient).toBe('1')
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).toMatch(/^Revoke all sessions of /)
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).toMatch(/^Suspend /)
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Suspend user' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page), patient).toMatch(/^Suspend /)
    await page.setViewportSize({ width: 1100, height: 800 })
    await suspend.waitFor({ state: 'hidden' })
  })

  test('neither long pages nor the long list have more than 4,000 nodes', async () => {
    const page = await console.openPageAsOwner('/users?sort=name&size=100&mode=pages')
    const expectFew = async (list: string) => {
      await page.getByRole('link', { name: 'Member 001' }).waitFor()
      const nodes = await page.evaluate<number>('document.querySelectorAll("*").length')
      expect(nodes, list).toBeGreaterThan(400)
      expect(nodes, list).toBeLessThanOrEqual(4_000)
    }
    await expectFew('pages of 100')
    await page.goto(console.at('/users?sort=name&size=200&mode=pages'))
    await page.getByText('1–200 of 240').waitFor()
    await expectFew('pages of 200')
    await page.goto(console.at('/users?sort=name&mode=scroll'))
    await expectFew('one long list')
  })

  test('on a narrow screen the cards say which of how many they are', async () => {
    const page = await console.openPageAsOwner('/users?sort=name&mode=scroll', { width: 390 })
    await inSight(page, /^Rows 1–\d+ of 240$/).waitFor()
    const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Member 003' }) })
    expect([await card.getAttribute('aria-posinset'), await card.getAttribute('aria-setsize')]).toEqual(['3', '240'])
    expect(await axeFindings(page)).toEqual([])
  })

  test('somebody is shown at a glance for Space or a resting mouse, and Escape or going away ends it', async () => {
    const page = await console.openPageAsOwner('/users?sort=name&mode=pages')
    const link = page.getByRole('link', { name: 'Member 002' })
    await link.focus()
    await page.keyboard.press('Space')
    const card = page.getByRole('region', { name: 'Member 002 at a glance' })
    await card.getByText(/^Member 002 can/).waitFor()
    await card.getByText('0 active sessions').waitFor()
    expect(await focused(page)).toBe('Member 002')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('Member 002')

    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Member 003' }) })
    await row.locator('[data-peek]').hover()
    const other = page.getByRole('region', { name: 'Member 003 at a glance' })
    await other.getByText(/^Member 003 can/).waitFor()
    await other.hover()
    await other.getByText('0 active sessions').waitFor()
    await page.getByRole('heading', { name: 'Users' }).hover()
    await other.waitFor({ state: 'detached' })
  })

  test('at 1280 pixels a name and an e-mail address are read whole', async () => {
    const page = await console.openPageAsOwner('/users?sort=name&mode=pages')
    await page.getByRole('link', { name: 'Member 001' }).waitFor()
    const header = page.getByRole('columnheader', { name: 'User' })
    await expect.poll(async () => (await header.boundingBox())?.width).toBeGreaterThan(250)
    const isCut = `(() => [...document.querySelectorAll('tbody tr:first-of-type th *')].some((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0))()`
    await expect.poll(() => page.evaluate(isCut)).toBe(false)
  })

  describe('of whom 310 have no second factor and one has', () => {
    beforeAll(async () => {
      const { app } = console
      await addNumbered(people + 1, 309)
      await addPerson(app, 'Formula', { name: '=HYPERLINK("https://evil.example")', email: 'formula@example.com' })
      const { id } = await addPerson(app, 'Alice Adams')
      const at = new Date()
      await app.app.directory.stores.authenticationMethods.insert(newMethod(id, 'passkey', at, { confirmedAt: at }))
    })

    test('J17 a CSV of everybody without MFA takes four presses, and no cell of it begins a formula', async () => {
      const page = await console.openPageAsRole('security', '/')
      const presses = countPresses(page)
      const menu = page.getByRole('navigation', { name: 'Main' })
      await presses.click(menu.getByRole('link', { name: 'Users', exact: true }))
      await page.getByText('311 users', { exact: true }).waitFor()
      await presses.click(page.getByRole('link', { name: 'No MFA' }))
      await page.getByText('310 users match').waitFor()
      await presses.click(page.getByRole('button', { name: 'Export', exact: true }))
      const downloading = page.waitForEvent('download')
      await presses.click(page.getByRole('link', { name: 'Export 310 users' }))
      const file = await downloading
      expect(presses.count).toBeLessThanOrEqual(4)
      expect(file.suggestedFilename()).toBe('users.csv')
      const chunks: Buffer[] = []
      for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk))
      const [titles, ...rows] = readCsv(Buffer.concat(chunks).toString())
      expect(titles).toEqual(['name', 'email', 'status', 'mfa', 'roles', 'organizations', 'lastSignIn', 'created'])
      expect(rows).toHaveLength(310)
      expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
      expect(rows.map(([name]) => name)).toContain('\'=HYPERLINK("https://evil.example")')
      expect(rows.every(([, , , mfa]) => mfa === '')).toBe(true)
    })

    test('J17 by keyboard alone', async () => {
      const page = await console.openPageAsRole('auditor', '/')
      const keys = await keysAlone(page)
      const menu = page.getByRole('navigation', { name: 'Main' })
      await keys.click(menu.getByRole('link', { name: 'Users', exact: true }))
      await keys.click(page.getByRole('link', { name: 'No MFA' }))
      await page.getByText('310 users match').waitFor()
      await keys.click(page.getByRole('button', { name: 'Export', exact: true }))
      const file = page.getByRole('link', { name: 'Export 310 users' })
      expect(await file.getAttribute('href')).not.toContain('timezone')
      const downloading = page.waitForEvent('download')
      await keys.click(file)
      expect((await downloading).suggestedFilename()).toBe('users.csv')
      expect(keys.count).toBeLessThanOrEqual(4)
    })
  })
})

/** Of what a button lies in. */
function opacityOf(button: unknown): string {
  // It is run inside of the page.
  const page = globalThis as unknown as { getComputedStyle(one: unknown): { opacity: string } }
  return page.getComputedStyle((button as { parentElement: unknown }).parentElement).opacity
}
