import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { chromeOnWindows, signedIn } from '../support/signed-in.ts'
import {
  type ConsoleUnderTest,
  describeJourneys,
  focused,
  pageWidth,
  refuseUntilPressed,
  startConsole,
  withoutLiveUpdates,
} from './browser.ts'
import { addPerson, type Person } from './people.ts'
import { statusOf } from './status-of.ts'

const safariOnPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1'
const firefoxOnLinux = 'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0'

describeJourneys('the sessions of a user', () => {
  let console: ConsoleUnderTest
  let alice: Person
  let shopId: string
  let people = 0
  beforeAll(async () => {
    console = await startConsole()
    shopId = (await console.app.api('POST', '/clients', { body: { name: 'Shop', app_type: 'spa' } })).body.client_id
  })
  beforeEach(async () => {
    people += 1
    alice = await addPerson(console.app, 'Alice Adams', { email: `alice.${people}@example.com` })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const directory = () => console.app.app.directory
  const path = () => `/users/${encodeURIComponent(alice.id)}/sessions`
  const stored = async () => (await console.app.v1('GET', path())).body.data.map(({ id }: { id: string }) => id)

  /** One after the other, so that the order is known. */
  async function signIn(userAgent = chromeOnWindows): Promise<string> {
    const { session } = await signedIn(directory(), alice.id, userAgent)
    console.app.clock.aheadMs += 1000
    return session.id
  }

  test('S000-13 S000-14 each says device, address, place, apps and times, the last active one first', async () => {
    const chrome = await signIn()
    await directory().stores.sessions.noteClient(chrome, shopId)
    await signIn(safariOnPhone)
    const page = await console.openPageAsOwner(path())
    await page.getByText('2 sessions active').waitFor()
    const rows = page.getByRole('row')
    expect(await page.getByRole('columnheader').allTextContents()).toEqual([
      'Device',
      'IP',
      'Location',
      'Apps',
      'Signed in',
      'Last activity',
      'Actions',
    ])
    expect(await rows.nth(1).textContent()).toMatch(/^Safari on iPhone/)
    expect(await rows.nth(2).getByRole('cell').allTextContents()).toEqual([
      '192.0.2.7',
      'Unknown',
      'Shop',
      expect.stringMatching(/^\d+ \w+ \d{4}, \d\d:/),
      'just now',
      'Revoke',
    ])
    await rows.nth(2).getByText('Details').click()
    await rows.nth(2).getByText('Password', { exact: true }).waitFor()
    await rows.nth(2).getByText(chromeOnWindows).waitFor()
    await rows
      .nth(2)
      .getByRole('definition')
      .filter({ hasText: /^None$/ })
      .waitFor()
  })

  test('S000-18 one is revoked at a press: its row leaves, the focus moves on and the others stay', async () => {
    const first = await signIn(firefoxOnLinux)
    const second = await signIn(safariOnPhone)
    await signIn()
    const page = await console.openPageAsOwner(path())
    await page.getByRole('button', { name: 'Revoke Chrome on Windows, 192.0.2.7' }).click()
    await page.getByText('2 sessions active').waitFor()
    await page.getByRole('status').getByText('Session revoked.').waitFor()
    await page.getByText('Chrome on Windows').waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('Revoke Safari on iPhone, 192.0.2.7')
    expect(await stored()).toEqual([second, first])
    await page.keyboard.press('Enter')
    await page.getByText('1 session active').waitFor()
    await expect.poll(() => focused(page)).toBe('Revoke Firefox on Linux, 192.0.2.7')
    await page.keyboard.press('Enter')
    await page.getByText('Signed in nowhere').waitFor()
    expect(await stored()).toEqual([])
    await page.getByRole('link', { name: 'Audit', exact: true }).click()
    await page.getByText('Session revoked').first().waitFor()
  })

  test('S000-19 S000-39 all are revoked after one question that says what will happen', async () => {
    await signIn()
    await signIn(safariOnPhone)
    const page = await console.openPageAsOwner(path())
    await page.getByRole('button', { name: 'Revoke all sessions' }).click()
    const dialog = page.getByRole('dialog', { name: 'Revoke all sessions' })
    await dialog.getByText('2 sessions end.').waitFor()
    await dialog.getByText('Existing access tokens stay valid until they expire (up to 15 min).').waitFor()
    const box = dialog.getByRole('checkbox', { name: 'Also delete refresh tokens and remembered browsers' })
    expect(await box.isChecked()).toBe(true)
    await box.click()
    await dialog.getByText('Apps that stay signed in without a session go on').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await stored()).length).toBe(2)
    await page.getByRole('button', { name: 'Revoke all sessions' }).click()
    const sent = page.waitForRequest((request) => request.url().endsWith('/sessions/revoke'))
    await dialog.getByRole('button', { name: 'Revoke all sessions' }).click()
    expect((await sent).postDataJSON()).toEqual({ refreshTokens: true, rememberedBrowsers: true })
    await page.getByText('Signed in nowhere').waitFor()
    await page.getByText('All sessions were revoked.').waitFor()
    expect(await stored()).toEqual([])
    const all = page.getByRole('button', { name: 'Revoke all sessions' })
    await expect.poll(() => all.getAttribute('aria-disabled')).toBe('true')
  })

  test('a session that ended meanwhile leaves too, and one that could not be revoked stays', async () => {
    const ended = await signIn()
    await signIn(safariOnPhone)
    const page = await console.openPageAsOwner('/users')
    await withoutLiveUpdates(page)
    await page.goto(console.at(path()))
    await page.getByText('2 sessions active').waitFor()
    await console.app.v1('DELETE', `${path()}/${ended}`)
    await page.getByRole('button', { name: /^Revoke Chrome/ }).click()
    await page.getByText('1 session active').waitFor()
    const refused = { type: 'about:blank', status: 429, code: 'rate_limited', detail: 'Too many requests.' }
    await page.route('**/sessions/*', (route) =>
      route.fulfill({ status: 429, contentType: 'application/problem+json', body: JSON.stringify(refused) }),
    )
    await page.getByRole('button', { name: /^Revoke Safari/ }).click()
    await page
      .getByRole('alert')
      .getByText("Couldn't revoke the session on Safari on iPhone. Too many requests.")
      .waitFor({ state: 'attached' })
    await page.getByText('1 session active').waitFor()
  })

  test('a list that cannot be loaded says so and can be tried again', async () => {
    await signIn()
    const page = await console.openPageAsOwner('/users')
    await withoutLiveUpdates(page)
    await refuseUntilPressed(page, '**/sessions?*', 429, { detail: 'Slow down.' })
    await page.goto(console.at(path()))
    await page.getByText("Couldn't load sessions.").waitFor()
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.getByText('1 session active').waitFor()
  })

  test('J8 J9 who may only look sees no buttons, the API refuses them, and who may not look is told whom to ask', async () => {
    const session = await signIn()
    const page = await console.openPageAsRole('support_readonly', path())
    await page.getByText('1 session active').waitFor()
    await page.getByText('To revoke: Needs the support role').waitFor()
    expect(await page.getByRole('button', { name: /^Revoke/ }).count()).toBe(0)
    expect(await statusOf(page, 'DELETE', `${path()}/${session}`)).toBe(403)
    expect(await statusOf(page, 'POST', `${path()}/revoke`)).toBe(403)

    const other = await console.openPageAsOwner('/users')
    await other.route('**/api/v1/session', async (route) => {
      const answer = await route.fetch()
      const session = await answer.json()
      const permissions = session.permissions.filter((one: string) => one !== 'read:sessions')
      await route.fulfill({ response: answer, json: { ...session, permissions } })
    })
    await other.goto(console.at(path()))
    await other.getByText('Sessions are not shown to your role').waitFor()
    expect(await other.getByRole('link', { name: 'Sessions' }).count()).toBe(0)
  })

  test('on a phone sessions are cards, and nothing scrolls sideways', async () => {
    await signIn()
    const page = await console.openPageAsOwner(path(), { width: 390, height: 844 })
    const card = page.getByRole('listitem').filter({ hasText: 'Chrome on Windows' })
    await card.getByText('Details').click()
    expect(await page.getByRole('table').count()).toBe(0)
    await expect.poll(() => pageWidth(page)).toBe(390)
    await card.getByRole('button', { name: /^Revoke/ }).click()
    await page.getByText('Signed in nowhere').waitFor()
  })

  test('who ended sessions, and how, is told on request', async () => {
    const chrome = await signIn()
    const ended = await console.app.v1('DELETE', `${path()}/${chrome}`)
    expect(ended.status).toBe(204)
    const user = path().replace('/sessions', '')
    await console.app.v1('POST', `${user}/suspend`, { body: { reason: 'Holiday' } })
    await console.app.v1('POST', `${user}/suspend`, { body: { reason: 'Left us', revokeSessions: true } })
    await console.app.v1('POST', `${user}/activate`, { body: {} })
    const page = await console.openPageAsOwner(path())
    const card = page.getByRole('region', { name: 'Ended sessions' })
    expect(await card.getByRole('listitem').count()).toBe(0)
    await card.getByRole('button', { name: 'Show the last 90 days' }).click()
    await card.getByText('Session revoked').waitFor()
    expect(await card.getByText('User suspended').count()).toBe(1)
    await card.getByText(/Sessions that ran out by themselves leave no entry\.$/).waitFor()
    await card.getByRole('button', { name: 'Hide' }).click()
    await card.getByRole('listitem').first().waitFor({ state: 'detached' })
  })
})
