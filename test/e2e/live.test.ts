import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole, withoutLiveUpdates } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addPeople, addPerson, type Person } from './people.ts'

describeJourneys('what happens elsewhere while a screen is looked at', () => {
  let console: ConsoleUnderTest
  let alice: Person
  let bob: Person
  let carol: Person
  beforeAll(async () => {
    console = await startConsole()
    ;[alice, bob, carol] = (await addPeople(console.app, ['Alice Adams', 'Bob Brown', 'Carol Clark'], {
      emailVerified: true,
    })) as [Person, Person, Person]
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const path = (person: Person) => `/users/${encodeURIComponent(person.id)}`
  const change = (person: Person, body: object) => console.app.v1('PATCH', path(person), { body })
  const names = async (page: Page) =>
    (await page.getByRole('row').getByRole('rowheader').allTextContents()).map((text) => text.trim())
  /** In the list: what stands above it may still be loaded. */
  const placeIn = (row: Locator) =>
    row.evaluate((element): readonly number[] => {
      const { rowIndex, offsetTop, offsetHeight } = element as unknown as Record<string, number>
      return [rowIndex, offsetTop, offsetHeight].map(Number)
    })
  const listening = (page: Page) => page.waitForResponse((response) => response.url().includes('/events/stream'))

  test('J25 somebody suspended by another admin changes in their row, which stays where it is', async () => {
    const page = await readersPage()
    const stream = listening(page)
    await openList(page)
    await stream
    const before = await names(page)
    const row = page.getByRole('row').filter({ hasText: 'Bob Brown' })
    await row.getByText('Active').waitFor()
    const place = await placeIn(row)
    await console.app.v1('POST', `${path(bob)}/suspend`, { body: {} })
    await row.getByText('Suspended').waitFor()
    expect(await names(page)).toEqual(before)
    expect(await placeIn(row)).toEqual(place)
  })

  test('a screen asks for what it shows once, and shows what changed before its stream was open', async () => {
    const page = await ownersPage()
    const stopListening = await somebodyListens()
    await page.goto('about:blank')
    const opening = Promise.withResolvers<void>()
    await page.route('**/api/v1/events/stream*', async (route) => {
      await opening.promise
      await route.continue()
    })
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.isNavigationRequest()) asked.length = 0
      asked.push(new URL(request.url()).pathname)
    })
    const stream = page.waitForRequest((request) => request.url().includes('/events/stream'))
    await openList(page)
    await stream
    await console.app.v1('POST', `${path(carol)}/suspend`, { body: {} })
    opening.resolve()
    await page.getByRole('row').filter({ hasText: 'Carol Clark' }).getByText('Suspended').waitFor()
    // What would have been asked again as the stream opened was asked before the row.
    for (const name of ['changes', 'jobs', 'recovery-requests/waiting']) {
      expect(
        asked.filter((each) => each === `/api/v1/${name}`),
        name,
      ).toHaveLength(1)
    }
    stopListening()
  })

  test('J25 by keyboard alone: new people wait in a bar that says how many, and come when it is pressed', async () => {
    const page = await readersPage()
    const keys = await keysAlone(page)
    const stream = listening(page)
    await openList(page)
    await stream
    const before = await names(page)
    await addPerson(console.app, 'Dan Dorn')
    await page.getByText('1 new or changed').waitFor()
    expect(await names(page)).toEqual(before)
    expect(await axeFindings(page)).toEqual([])
    await keys.click(page.getByRole('button', { name: 'Refresh' }))
    await page.getByRole('link', { name: 'Dan Dorn' }).waitFor()
    await page.getByText('new or changed').waitFor({ state: 'detached' })
    await keys.to(page.getByRole('link', { name: 'Dan Dorn' }))
  })

  test('SES-12 what the list asks for with nobody at it says so, and what somebody presses does not', async () => {
    const page = await readersPage()
    await page.clock.install()
    const stream = listening(page)
    await openList(page)
    await stream
    // What the page asks by itself may still go on when somebody presses.
    const asked = (unattended: string | undefined) =>
      page.waitForRequest(
        (request) =>
          request.method() === 'GET' &&
          request.url().includes('/api/v1/users?') &&
          request.headers()['x-unattended'] === unattended,
      )
    await page.clock.fastForward(61_000)
    const byItself = asked('1')
    const others: string[] = []
    page.on('request', (request) => {
      if (request.headers()['x-unattended'] === undefined) others.push(request.url())
    })
    await addPerson(console.app, 'Dora Dale')
    await byItself
    const refresh = page.getByRole('button', { name: 'Refresh' })
    await refresh.waitFor()
    expect(others.filter((url) => url.includes('/api/v1/users?'))).toEqual([])
    const pressed = asked(undefined)
    await refresh.click()
    await pressed
  })

  test("a user's page follows what happens to them, and says who changed a field that is being edited", async () => {
    const page = await ownersPage()
    const stream = listening(page)
    await page.goto(console.at(`${path(alice)}/overview`))
    await stream
    await page.getByRole('button', { name: 'Edit profile' }).click()
    const form = page.getByRole('form', { name: 'Profile' })
    await form.getByLabel('Nickname').fill('Al')
    await change(alice, { nickname: 'Ally' })
    await form.getByText(/Changed by .+ to “Ally”\./).waitFor()
    expect(await form.getByLabel('Nickname').inputValue()).toBe('Al')
  })

  test('without the stream the list is asked again by itself, and a lasting break is said', async () => {
    const page = await ownersPage()
    await withoutLiveUpdates(page)
    await page.clock.install()
    await openList(page)
    await page.clock.runFor(1_000)
    expect(await page.getByText('Live updates paused').count()).toBe(0)
    await page.clock.runFor(11_000)
    await page.getByText('Live updates paused, retrying').waitFor()
    await console.app.v1('POST', `${path(bob)}/activate`, { body: {} })
    await page.clock.runFor(16_000)
    await page.getByRole('row').filter({ hasText: 'Bob Brown' }).getByText('Active').waitFor()
  })

  /** The server has a place in what happens then, whatever else goes on in its database. */
  async function somebodyListens(): Promise<() => void> {
    const { url, apiKey } = console.app
    const stopping = new AbortController()
    const headers = { 'x-api-key': apiKey }
    const { body } = await fetch(`${url}api/v1/events/stream`, { headers, signal: stopping.signal })
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
    for (let text = ''; !text.includes('event: ready'); ) {
      const read = await reader?.read()
      if (read === undefined || read.done) throw new Error('the stream ended before it was ready')
      text += read.value
    }
    return () => stopping.abort()
  }

  /** Signed in, and on no screen yet: what follows is watched from the first request on. */
  async function ownersPage(): Promise<Page> {
    return console.openPageAsOwner('/no-such-page')
  }
  async function readersPage(): Promise<Page> {
    return console.openPageAsRole('support_readonly', '/no-such-page')
  }
  async function openList(page: Page) {
    await page.goto(console.at('/users'))
    await page.getByRole('link', { name: 'Alice Adams' }).waitFor()
  }
})
