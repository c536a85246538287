import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { stateGroups } from './login-account-states.ts'
import { expectGood, openState } from './login-looks.ts'

const checkedWithinMs = 180_000

describeJourneys('second factors and the account: axe finds nothing (WCAG 2.2 A and AA), and everything fits', () => {
  let browser: ConsoleUnderTest
  beforeAll(async () => {
    browser = await startConsole()
  })
  afterEach(() => browser.endJourney())
  afterAll(() => browser?.close())

  describe.each(stateGroups)('$name', ({ settings, states }) => {
    // Made anew for each look: proofs grow old, and codes are used up.
    const prepare = async () => {
      await browser.app.app.directory.stores.settings.change(settings)
      return states(browser.app)
    }

    test('at 1280 and at 390 px', { timeout: checkedWithinMs }, async () => {
      const all = await prepare()
      const page = await browser.openPage()
      for (const state of all) {
        await openState(page, browser.app.url, state)
        await expectGood(page, state.name)
      }
    })

    test.each([
      ['the longest words', 'en-XA'],
      ['right to left', 'ar-XB'],
    ])('at 320 px with %s nothing is cut off', { timeout: checkedWithinMs }, async (_, language) => {
      const all = await prepare()
      const page = await browser.openPage({ width: 320, height: 640 })
      for (const state of all) {
        await openState(page, browser.app.url, state, language)
        await expect.poll(() => pageWidth(page), { message: state.name }).toBeLessThanOrEqual(320)
        // What was not taken from the catalogue would stand there in plain English.
        expect(await page.getByRole('heading', { level: 1 }).textContent(), state.name).toMatch(/[áéîôüñçý]/)
      }
    })
  })
})
