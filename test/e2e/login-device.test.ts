import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addPerson, password } from '../login/people.ts'
import { newBrowserless } from '../support/browserless.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { expectGood, openState, type State, stateOf } from './login-looks.ts'

const grant = 'urn:ietf:params:oauth:grant-type:device_code'
const checkedWithinMs = 120_000

describeJourneys('connecting a device, as people do it', () => {
  let browser: ConsoleUnderTest
  let tv: string
  beforeAll(async () => {
    browser = await startConsole()
    await addPerson(browser.app, 'alice@example.com')
    const made = await browser.app.api('POST', '/clients', {
      body: { name: 'Living room TV', app_type: 'native', token_endpoint_auth_method: 'none', grant_types: [grant] },
    })
    tv = made.body.client_id
  })
  afterEach(() => browser.endJourney())
  afterAll(() => browser?.close())

  const shownOnDevice = async () => {
    const body = { client_id: tv, scope: 'openid profile email offline_access' }
    return (await browser.app.anonymous('POST', '/oauth/device/code', { body })).body
  }
  const polled = async (device_code: string) => {
    const body = { grant_type: grant, device_code, client_id: tv }
    return (await browser.app.anonymous('POST', '/oauth/token', { body })).body
  }

  describe.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('%s', (_how, hasScripts) => {
    test('the code is typed, the person signs in, compares and connects', async () => {
      const { user_code, device_code, verification_uri } = await shownOnDevice()
      const page = await browser.openPage({ hasScripts })
      await page.goto(verification_uri)
      await page.locator('input:focus').waitFor()
      await page.keyboard.type(user_code.toLowerCase().replace('-', ''))
      await page.keyboard.press('Enter')
      await page.getByRole('textbox', { name: 'Email or username' }).fill('alice@example.com')
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('textbox', { name: 'Password' }).fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('heading', { name: 'Connect Living room TV?' }).waitFor()
      await expect.poll(() => page.getByText(user_code, { exact: true }).count()).toBe(1)
      await page.getByRole('button', { name: 'Connect', exact: true }).click()
      await page.getByRole('heading', { name: 'Your device is connected' }).waitFor()
      await page.goBack()
      await page.getByRole('heading', { name: 'Your device is connected' }).waitFor()
      expect(await polled(device_code)).toMatchObject({ token_type: 'Bearer' })
    })

    test('a code that was mistyped is there to be mended', async () => {
      const { user_code, verification_uri_complete } = await shownOnDevice()
      const page = await browser.openPage({ hasScripts })
      await page.goto(verification_uri_complete)
      const field = page.getByRole('textbox', { name: 'Code' })
      expect(await field.inputValue()).toBe(user_code)
      await field.fill('BBBB-BBBB')
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('alert').waitFor()
      expect(await field.inputValue()).toBe('BBBB-BBBB')
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
      await field.fill(user_code)
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('textbox', { name: 'Email or username' }).waitFor()
    })
  })

  describe('axe finds nothing, and everything fits', () => {
    let states: readonly State[]
    beforeAll(async () => {
      states = await everyState()
    }, checkedWithinMs)

    test('at 1280 and at 390 px', { timeout: checkedWithinMs }, async () => {
      const page = await browser.openPage()
      for (const state of states) {
        await openState(page, browser.app.url, state)
        await expectGood(page, state.name)
      }
    })

    test.each([
      ['the longest words', 'en-XA'],
      ['right to left', 'ar-XB'],
    ])('at 320 px with %s', { timeout: checkedWithinMs }, async (_, language) => {
      const page = await browser.openPage({ width: 320, height: 640 })
      for (const state of states) {
        await openState(page, browser.app.url, state, language)
        await expect.poll(() => pageWidth(page), { message: state.name }).toBeLessThanOrEqual(320)
      }
    })
  })

  async function everyState(): Promise<readonly State[]> {
    const { url } = browser.app
    const states: State[] = []
    const asked = async () => {
      const person = newBrowserless(url)
      const first = await person.open('/activate')
      const { user_code } = await shownOnDevice()
      const named = await person.submit(first, '/activate', { user_code })
      const typed = await person.submit(named, '/u/login', { identifier: 'alice@example.com' })
      return { person, page: await person.submit(typed, '/u/login/password', { password }) }
    }
    const plain = newBrowserless(url)
    const first = await plain.open('/activate')
    states.push(stateOf('code', plain, '/activate'))
    const wrong = newBrowserless(url)
    const sent = await wrong.send(await wrong.open('/activate'), '/activate', { user_code: 'X' })
    states.push(stateOf('code, wrong', wrong, sent.location))
    expect(first.heading).toBe('Connect a device')
    const question = await asked()
    states.push(stateOf('question', question.person, question.page.address))
    for (const answer of ['allow', 'deny']) {
      const { person, page } = await asked()
      const done = await person.submit(page, '/activate/confirm', { answer })
      states.push(stateOf(`answered: ${answer}`, person, done.address))
    }
    states.push(stateOf('over', plain, '/activate/confirm?state=gone'))
    return states
  }
})
