import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addApp, addPerson, begin, identified, mailed, password } from '../login/people.ts'
import type { Browserless } from '../support/browserless.ts'
import { type ConsoleUnderTest, describeJourneys, type PageOptions, pageWidth, startConsole } from './browser.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const looks: readonly (readonly [string, PageOptions])[] = [
  ['1280 px, light', { width: 1280, theme: 'light' }],
  ['1280 px, dark', { width: 1280, theme: 'dark' }],
  ['390 px, light', { width: 390, height: 844, theme: 'light' }],
  ['390 px, dark', { width: 390, height: 844, theme: 'dark' }],
]

const leastTargetPx = 24
const checkedWithinMs = 180_000

/** A page in a state, for a browser that holds these cookies. */
interface State {
  readonly name: string
  readonly address: string
  readonly browser: Browserless
}

describeJourneys('the pages of signing in: axe finds nothing (WCAG 2.2 A and AA), and everything fits', () => {
  let browser: ConsoleUnderTest
  let states: readonly State[]
  beforeAll(async () => {
    browser = await startConsole()
    states = await everyState(browser)
  }, checkedWithinMs)
  afterEach(() => browser.endJourney())
  afterAll(() => browser?.close())

  async function open(page: Page, { address, browser: holder }: State, language?: string): Promise<void> {
    await page.context().clearCookies()
    const { url } = browser.app
    const cookies = [...holder.cookies, ...(language === undefined ? [] : [['rollcall-language', language] as const])]
    await page.context().addCookies(cookies.map(([name, value]) => ({ name, value, url })))
    await page.goto(new URL(address, url).href)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  test.each(looks)('%s', { timeout: checkedWithinMs }, async (_, options) => {
    const page = await browser.openPage(options)
    for (const state of states) {
      await open(page, state)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(tags).analyze()
      const found = violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join('  ')}`)
      expect(found, state.name).toEqual([])
      expect(await pageWidth(page), state.name).toBeLessThanOrEqual(options.width ?? 0)
      expect(await smallTargets(page), state.name).toEqual([])
    }
  })

  test.each([
    ['the longest words', 'en-XA'],
    ['right to left', 'ar-XB'],
  ])('at 320 px with %s nothing is cut off', { timeout: checkedWithinMs }, async (_, language) => {
    const page = await browser.openPage({ width: 320, height: 640 })
    for (const state of states) {
      await open(page, state, language)
      expect(await pageWidth(page), state.name).toBeLessThanOrEqual(320)
      // What was not taken from the catalogue would stand there in plain English.
      expect(await page.getByRole('heading', { level: 1 }).textContent(), state.name).toMatch(/[áéîôüñçý]/)
    }
  })
})

async function everyState({ app }: ConsoleUnderTest): Promise<readonly State[]> {
  const clientId = await addApp(app)
  await addPerson(app, 'alice@example.com')
  await addPerson(app, 'dan@example.com', { blocked: true })
  const at = (name: string, holder: Browserless, address: string | null): State => {
    const copy = { ...holder, cookies: new Map(holder.cookies) }
    return { name, browser: copy, address: address ?? '' }
  }
  const states: State[] = []

  const first = await begin(app, { clientId })
  states.push(at('name', first.browser, first.page.address))
  const faulty = await first.browser.send(first.page, '/u/login', { identifier: '' })
  states.push(at('name, missing', first.browser, faulty.location))

  const second = await identified(app, 'alice@example.com', { clientId })
  states.push(at('password', second.browser, second.page.address))
  states.push(at('help', second.browser, `/u/help?state=${second.signIn.id}`))
  states.push(at('reset request', second.browser, `/u/reset-password/request?state=${second.signIn.id}`))
  states.push(at('reset request sent', second.browser, `/u/reset-password/sent?state=${second.signIn.id}`))
  const wrong = await second.browser.send(second.page, '/u/login/password', { password: 'wrong' })
  states.push(at('password, wrong', second.browser, wrong.location))

  const code = await identified(app, 'alice@example.com', { clientId })
  const asked = await code.browser.submit(code.page, '/u/login/code/send')
  states.push(at('code', code.browser, asked.address))

  const up = await begin(app, { clientId })
  const form = await up.browser.open(`/u/signup?state=${up.signIn.id}`)
  states.push(at('sign-up', up.browser, form.address))
  const weak = await up.browser.send(form, '/u/signup', { email: 'x', name: 'Grace', password: '' })
  states.push(at('sign-up, faulty', up.browser, weak.location))
  const confirm = await up.browser.submit(form, '/u/signup', { email: 'grace@example.com', password })
  states.push(at('confirm address', up.browser, confirm.address))

  const refused = await identified(app, 'dan@example.com', { clientId })
  const shown = await refused.browser.submit(refused.page, '/u/login/password', { password })
  states.push(at('suspended', refused.browser, shown.address))

  const thirdParty = await addApp(app, { name: 'Ledger', is_first_party: false })
  const asking = await identified(app, 'alice@example.com', { clientId: thirdParty })
  const consent = await asking.browser.submit(asking.page, '/u/login/password', { password })
  states.push(at('consent', asking.browser, consent.address))

  states.push(at('unknown sign-in', first.browser, '/u/login?state=never'))
  states.push(at('no such page', first.browser, '/u/no-such-page'))
  states.push(at('link not opened', first.browser, '/u/email-verification'))

  await first.browser.submit(await first.browser.open('/u/reset-password/request'), '/u/reset-password/request', {
    email: 'alice@example.com',
  })
  const reset = await first.browser.open((await mailed(app, 'alice@example.com')).link)
  states.push(at('new password', first.browser, reset.address))
  await first.browser.submit(reset, '/u/reset-password', { password: 'copper meadow thunder 17' })
  states.push(at('new password, done', first.browser, '/u/reset-password/done'))
  return states
}

/** Links within a sentence are as high as their line, which WCAG 2.2 §2.5.8 leaves out. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`[...document.querySelectorAll('button, input:not([type=hidden]), select, a')]
    .filter((target) => !(target.matches('p a, .identity input, label input')))
    .map((target) => ({ target, box: target.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.height < ${leastTargetPx} || box.width < ${leastTargetPx}))
    .map(({ target, box }) => target.outerHTML.slice(0, 120) + ' ' + box.height)`)
}
