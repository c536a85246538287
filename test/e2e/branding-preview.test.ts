import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newBrowserless } from '../support/browserless.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { expectGood, openState, stateOf } from './login-looks.ts'
import { fine } from './organization-members.ts'

describeJourneys('the layout and the background of the sign-in pages', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const stored = async () => fine(await console.app.v1('GET', '/settings'), 200)
  const frame = (page: Page, name: string) => page.frameLocator(`iframe[title="${name}"]`)

  test('are chosen with every page in view, wide and narrow, light and dark, before they are saved', async () => {
    const page = await console.openPageAsOwner('/settings/branding')
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text())
    })
    await page.getByLabel('Beside a panel').check()
    await page.getByLabel('Background, light').first().fill('#7a7a7a')
    await page.getByText('Text is hard to read on this color.').waitFor()
    await page.getByRole('button', { name: 'Use #767676 instead' }).click()
    await page.getByLabel('Background, light').first().fill('#0b1f3a')
    await page.getByLabel('Background, dark').first().fill('#f0f4ff')
    const panelOf = (name: string) =>
      frame(page, name)
        .locator('body > header')
        .evaluate((panel) => panel.ownerDocument.defaultView?.getComputedStyle(panel).backgroundColor)
    await expect.poll(() => panelOf('Who signs in, 1280 pixels, light')).toBe('rgb(11, 31, 58)')
    await expect.poll(() => panelOf('Who signs in, 390 pixels, dark')).toBe('rgb(240, 244, 255)')

    await page.getByLabel('Background, light').first().fill('#0b1')
    await page.getByRole('status').filter({ hasText: 'Drawn without your last change.' }).waitFor()
    expect(await page.locator('iframe').count()).toBe(4)
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await panelOf('Who signs in, 1280 pixels, light')).toBe('rgb(11, 31, 58)')
    await page.getByLabel('Background, light').first().fill('#0b1f3a')

    await page.getByLabel('Page', { exact: true }).selectOption('Link has expired')
    await page.getByLabel('Language of the page').selectOption('Deutsch')
    const german = frame(page, 'Link has expired, 390 pixels, light').getByText('Dieser Link ist abgelaufen')
    await german.waitFor()
    expect((await stored()).pageLayout).toBe('centered')
    expect(await axeFindings(page)).toEqual([])
    expect(await pageWidth(page)).toBeLessThanOrEqual(1280)

    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Settings were saved.').waitFor()
    expect(await stored()).toMatchObject({
      pageLayout: 'split',
      backgroundColor: '#0b1f3a',
      darkBackgroundColor: '#f0f4ff',
    })
    // The offered colour came of a refusal that was asked for; nothing else was turned away.
    expect(refused.filter((text) => !text.includes('400'))).toEqual([])
  })

  test('nothing in a preview runs, is pressed or reads what is around it', async () => {
    const page = await console.openPageAsOwner('/settings/branding')
    const drawn = page.locator('iframe[title="Who signs in, 1280 pixels, light"]')
    await drawn.waitFor()
    expect(await drawn.getAttribute('sandbox')).toBe('')
    expect(await drawn.evaluate((shown) => 'contentDocument' in shown && shown.contentDocument === null)).toBe(true)
    const body = frame(page, 'Who signs in, 1280 pixels, light').locator('body')
    expect(await body.evaluate((element) => element.inert)).toBe(true)
    expect(await body.evaluate((element) => element.ownerDocument.scripts.length)).toBe(0)
    expect(await body.evaluate((element) => element.ownerDocument.defaultView?.origin)).toBe('null')
  })

  const looks = [
    { pageLayout: 'split', backgroundColor: null, darkBackgroundColor: null, isPictured: false },
    { pageLayout: 'centered', backgroundColor: '#0b1f3a', darkBackgroundColor: '#f0f4ff', isPictured: false },
    { pageLayout: 'centered', backgroundColor: null, darkBackgroundColor: null, isPictured: true },
    { pageLayout: 'split', backgroundColor: '#0b1f3a', darkBackgroundColor: null, isPictured: true },
  ]
  test.each(looks)('axe finds nothing on the pages of %j, and everything fits', async ({ isPictured, ...look }) => {
    const { app } = console
    fine(await app.v1('PATCH', '/settings', { body: look }), 200)
    if (isPictured) {
      const body = { use: 'background', bytes: onePixel }
      fine(await app.v1('POST', '/settings/pictures', { body }), 200)
    }
    const page = await console.openPage()
    for (const address of ['/u/login', '/u/signup', '/u/account-recovery', '/u/reset-password/request', '/u/nothing']) {
      const state = stateOf(address, newBrowserless(app.url), address)
      await openState(page, app.url, state)
      await expectGood(page, address)
    }
    if (isPictured) fine(await app.v1('DELETE', '/settings/pictures/background'), 200)
  })
})

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
