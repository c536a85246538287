import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addMembers } from '../support/many-people.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, pageWidth, startConsole } from './browser.ts'
import { countPresses } from './presses.ts'

const everyColumn =
  'user,status,mfa,roles,organizations,lastSignIn,created,connection,email,emailVerified,username,phone,signInCount,updated,id'
/** A list is asked anew on a machine that may be busy. */
const patient = { timeout: 15_000 }

describeJourneys('another place of a list of 1,300 users', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
    await addMembers(console.app, 1_300)
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const inSight = (page: Page, words: RegExp) =>
    page.getByRole('region', { name: 'Place in the list' }).getByText(words)
  const jump = async (page: Page, label: string, place: string) => {
    const presses = countPresses(page)
    await presses.click(page.getByRole('button', { name: 'Jump to…' }))
    await page.getByLabel(label).fill(place)
    await presses.press('Enter')
    return presses.count
  }
  const scrollUntil = (page: Page, to: string, words: RegExp) =>
    expect
      .poll(async () => {
        await page.evaluate(`scrollTo(0, ${to})`)
        return inSight(page, words).isVisible()
      }, patient)
      .toBe(true)

  test('J24 two presses and a beginning lead far down the long list, and Back leads back to the place', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users?sort=name&mode=scroll')
    await inSight(page, /^Rows 1–\d+ of 1,300$/).waitFor()
    expect(await jump(page, 'Name begins with', 'MEMBER 07')).toBe(2)
    await inSight(page, /“MEMBER 07”/).waitFor()
    await expect.poll(() => focused(page), patient).toBe('Member 0700')
    expect(new URL(page.url()).searchParams.get('from')).toBe('MEMBER 07')
    for (let step = 0; step < 20; step += 1) await page.keyboard.press('j')
    await expect.poll(() => focused(page), patient).toBe('Member 0720')
    await inSight(page, /^Rows \d+–\d+ from “MEMBER 07” on, 1,300 in all$/).waitFor()

    await page.getByRole('button', { name: 'Start of the list' }).click()
    await inSight(page, /^Rows 1–\d+ of 1,300$/).waitFor()
    await expect.poll(() => focused(page), patient).toBe('Member 0001')
    await page.goBack()
    await inSight(page, /“MEMBER 07”/).waitFor()
    await page.getByRole('link', { name: 'Member 0720' }).waitFor()
  })

  test('an address leads to the place, where no row has a number until the start or the end was seen', async () => {
    const page = await console.openPageAsOwner('/users?sort=name&from=member%2003')
    await page.getByRole('link', { name: 'Member 0300' }).waitFor()
    await inSight(page, /“member 03”, 1,300 in all$/).waitFor()
    const rowOf = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name }) })
    expect(await rowOf('Member 0300').getAttribute('aria-rowindex')).toBeNull()
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('-1')

    await scrollUntil(page, '0', /^Rows 1–\d+ of 1,300$/)
    await page.getByRole('link', { name: 'Member 0001' }).waitFor()
    await expect.poll(() => rowOf('Member 0001').getAttribute('aria-rowindex')).toBe('2')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Jump to…' }).click()
    await page.getByLabel('Name begins with').waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  test('a list by date is jumped by a day, and beyond its end the last ones are shown', async () => {
    const page = await console.openPageAsOwner('/users?mode=scroll')
    await inSight(page, /^Rows 1–/).waitFor()
    await jump(page, 'Day of creation', '2026-01-20')
    await expect.poll(() => focused(page), patient).toBe('Member 0479')
    await inSight(page, /“2026-01-20”/).waitFor()

    await page.goto(console.at('/users?sort=name&mode=scroll'))
    await inSight(page, /^Rows 1–\d+ of 1,300$/).waitFor()
    await jump(page, 'Name begins with', 'zz')
    await page.getByText('Nobody comes after “zz”: these are the last.').waitFor()
    await expect.poll(() => focused(page), patient).toBe('Member 1300')
    await inSight(page, /^Rows 1,2\d\d–1,300 of 1,300$/).waitFor()
  })

  test('what a list is not sorted by is no place in it, and says so', async () => {
    const page = await console.openPageAsOwner('/users?sort=-signInCount&from=5&mode=scroll')
    await page.getByText(/which was left out: from\./).waitFor()
    const button = page.getByRole('button', { name: 'Jump to…' })
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    await page.getByText('Sort by a name, an e-mail address or a date to jump').waitFor({ state: 'attached' })
  })

  test('on a narrow screen one jumps with the keyboard alone', async () => {
    const page = await console.openPageAsOwner('/users?sort=-email&mode=scroll', { width: 390 })
    await inSight(page, /^Rows 1–/).waitFor()
    await page.getByRole('button', { name: 'Jump to…' }).focus()
    await page.keyboard.press('Enter')
    const field = page.getByLabel('E-mail address begins with')
    await field.waitFor()
    const label = 'document.activeElement.labels?.[0]?.textContent'
    await expect.poll(() => page.evaluate(label), patient).toBe('E-mail address begins with')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await field.waitFor()
    await page.keyboard.type('m500@')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page), patient).toBe('Member 0500')
    await inSight(page, /“m500@”/).waitFor()
    await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390)
    await page.getByRole('button', { name: 'Start of the list' }).click()
    await inSight(page, /^Rows 1–/).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  /** Of the whole page, texts and all. */
  const nodes = (page: Page) =>
    page.evaluate<number>(`(() => {
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL)
      let count = 1
      while (walker.nextNode()) count += 1
      return count
    })()`)
  /** Those that are not in the page keep their place in it. */
  const heldRows = (page: Page) => page.evaluate<number>(`document.querySelector('tbody').offsetHeight / 40`)

  test('after many pages the long list holds at most 1,000 rows, and the page at most 4,000 nodes', async () => {
    const page = await console.openPageAsOwner('/users?sort=name&mode=scroll')
    await inSight(page, /^Rows 1–/).waitFor()
    const most = { rows: 0, nodes: 0 }
    const look = async () => {
      most.rows = Math.max(most.rows, await heldRows(page))
      most.nodes = Math.max(most.nodes, await nodes(page))
    }
    for (const [to, words] of [
      ['document.body.scrollHeight', /–1,300 of 1,300$/],
      ['0', /^Rows 1–\d+ of 1,300$/],
    ] as const) {
      await expect
        .poll(
          async () => {
            await page.evaluate(`scrollTo(0, ${to})`)
            await look()
            return inSight(page, words).isVisible()
          },
          { timeout: 40_000 },
        )
        .toBe(true)
    }
    expect(most.rows).toBeGreaterThan(900)
    expect(most.rows).toBeLessThanOrEqual(1_000)
    expect(most.nodes).toBeLessThanOrEqual(4_000)
  })

  test.each([50, 100, 200])('a page of %i rows of every column has at most 4,000 nodes, cards too', async (size) => {
    for (const width of [1280, 390]) {
      const page = await console.openPageAsOwner(`/users?sort=name&mode=pages&size=${size}&cols=${everyColumn}`, {
        width,
      })
      await page.getByText(`1–${size} of 1,300`).waitFor()
      await page.getByRole('link', { name: 'Member 0001' }).waitFor({ state: 'attached' })
      const counted = await nodes(page)
      expect(counted, `${size} at ${width}`).toBeLessThanOrEqual(4_000)
    }
  })
})
