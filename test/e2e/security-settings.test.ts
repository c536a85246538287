import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultSettings } from '../../src/applications/settings.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'

describeJourneys('the settings of signing in', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  beforeEach(async () => {
    await console.app.app.directory.stores.settings.change(defaultSettings)
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const stored = async () => (await console.app.v1('GET', '/settings')).body

  test('what was changed is saved, and nothing else is sent', async () => {
    // A longer grace would be confirmed.
    await console.app.app.directory.stores.settings.change({ mfaGraceDays: 30 })
    const page = await console.openPageAsOwner('/users')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { name: 'Sign-in settings', level: 1 }).waitFor()
    await expect.poll(() => page.title()).toBe('Sign-in settings · Rollcall')
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
    await page.getByLabel('Name', { exact: true }).fill('Acme')
    await page.getByRole('checkbox', { name: /^Anybody can create an account/ }).uncheck()
    await page.getByRole('radio', { name: /^Required/ }).check()
    await page.getByLabel('Days to set it up').fill('14')
    await page.getByLabel('Minutes without activity').fill('60')
    await page.getByText('1 hour. Then a session ends.').waitFor()
    await page.getByText('5 unsaved changes').waitFor()
    const sent = page.waitForRequest((request) => request.method() === 'PATCH')
    await page.getByRole('button', { name: 'Save' }).click()
    const changes = {
      displayName: 'Acme',
      isSignUpOpen: false,
      mfaPolicy: 'required',
      mfaGraceDays: 14,
      sessionIdleMinutes: 60,
    }
    expect((await sent).postDataJSON()).toEqual(changes)
    await page.getByText('Settings were saved.').waitFor()
    await page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' })
    expect(await stored()).toMatchObject({ ...defaultSettings, ...changes })
  })

  test('what the server refuses is said at its field, and what was typed stays', async () => {
    const page = await console.openPageAsOwner('/settings')
    await page.getByLabel('Accent color').first().fill('#ffee00')
    await page.getByRole('button', { name: 'Save' }).click()
    await page
      .getByText('This colour is too light for white text on it. The nearest that will do is #807700.')
      .waitFor()
    expect(await page.locator('input:focus').inputValue()).toBe('#ffee00')
    await page.getByLabel('Accent color').first().fill('#8a1f5c')
    await page.getByLabel('Days a trusted browser is spared').fill('400')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Enter a whole number from 0 to 90.').waitFor()
    await page.getByLabel('Days a trusted browser is spared').fill('a month')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('A whole number.').waitFor()
    await page.getByLabel('Days a trusted browser is spared').fill('7')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Settings were saved.').waitFor()
    expect(await stored()).toMatchObject({ accentColor: '#8a1f5c', rememberBrowserDays: 7 })
  })

  test('leaving with something unsaved asks first, and Discard puts everything back', async () => {
    const page = await console.openPageAsOwner('/settings')
    await page.getByLabel('Name', { exact: true }).fill('Acme')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click()
    const dialog = page.getByRole('dialog', { name: 'Discard changes?' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Acme')
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe(defaultSettings.displayName)
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click()
    await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor()
  })

  test('security changes what keeps accounts safe, and not what the pages are called', async () => {
    const page = await console.openPageAsRole('security', '/settings')
    await page.getByText('To change these: Needs the admin role').waitFor()
    expect(await page.getByRole('textbox', { name: 'Name' }).count()).toBe(0)
    await page.getByLabel('Days a trusted browser is spared').fill('0')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Settings were saved.').waitFor()
    expect((await stored()).rememberBrowserDays).toBe(0)
  })

  test('an auditor reads them, and support is told whom to ask', async () => {
    const page = await console.openPageAsRole('auditor', '/settings')
    await page.getByText('To change them: Needs the admin role.').waitFor()
    await page.getByText('Passkeys: yes').waitFor()
    expect(await page.getByRole('form', { name: 'Sign-in settings' }).locator('input').count()).toBe(0)
    const other = await console.openPageAsRole('support', '/settings')
    await other.getByText('Settings are not shown to your role').waitFor()
    expect(await other.getByRole('link', { name: 'Settings' }).count()).toBe(0)
  })

  test('on a phone the bar stays in reach and nothing scrolls sideways', async () => {
    const page = await console.openPageAsOwner('/settings', { width: 390, height: 844 })
    await page.getByLabel('Name', { exact: true }).fill('Acme')
    const save = page.getByRole('button', { name: 'Save' })
    const foot = () => save.boundingBox().then((shown) => (shown === null ? Number.NaN : shown.y + shown.height))
    await expect.poll(foot).toBeLessThanOrEqual(844)
    await expect.poll(() => pageWidth(page)).toBe(390)
  })

  test('a logo, corners and words of one’s own are seen before and on the sign-in page', async () => {
    const page = await console.openPageAsOwner('/settings/branding')
    const buffer = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await page.getByLabel('Logo on light').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer })
    await page.getByRole('img', { name: 'Logo on light' }).waitFor()
    const svg = { name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') }
    await page.getByLabel('Logo on dark').setInputFiles(svg)
    await page.getByText(/^This is no picture that can be shown/).waitFor()
    await page.getByLabel('Roundness of corners').fill('0')
    await page.getByLabel('Above the form, in English').fill('For members of the club')
    await page.getByLabel('At the foot, in English').fill('Acme, Vienna')
    const preview = page.frameLocator('iframe[title="Who signs in, 1280 pixels, light"]')
    await preview.getByText('For members of the club').waitFor()
    await expect
      .poll(() => preview.locator('.brand img').evaluate((logo) => 'naturalWidth' in logo && logo.naturalWidth))
      .toBe(1)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Settings were saved.').waitFor()
    const login = await console.openPage()
    await login.goto(`${console.app.url}u/login`)
    await login.getByText('For members of the club').waitFor()
    await login.getByText('Acme, Vienna').waitFor()
    await login.getByRole('img', { name: 'Rollcall' }).waitFor()
    expect(await axeFindings(login)).toEqual([])
    await page.getByRole('button', { name: 'Remove: Logo on light' }).click()
    await page.getByRole('img', { name: 'Logo on light' }).waitFor({ state: 'detached' })
    await expect.poll(stored).toMatchObject({ logoPicture: null, cornerRadius: 0 })
  })

  test('the order of factors is changed by keyboard alone', async () => {
    const page = await console.openPageAsOwner('/settings/mfa')
    await page.getByRole('button', { name: 'Move Authenticator app up' }).press('Enter')
    await page.getByText('1 unsaved change').waitFor()
    // Its own button is gone at the top: the one beside it has the focus.
    await expect.poll(() => page.locator('button:focus').getAttribute('aria-label')).toBe('Move Authenticator app down')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('Settings were saved.').waitFor()
    expect((await stored()).factorOrder).toEqual(['totp', 'passkey', 'email', 'recovery-code'])
  })
})
