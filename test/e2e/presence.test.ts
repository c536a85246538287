import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { askToRecover, lostPerson } from '../support/recovery.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, placeOf, startConsole } from './browser.ts'

const ownerIsHere = 'Olivia Owner (owner) is also here'
const samIsHere = 'security@example.com (security) is also here'

/** The page says only once by itself that it is there: that others come and go, the stream has to tell. */
const neverAskAgain = `
  const repeat = globalThis.setInterval
  globalThis.setInterval = (run, ms, ...more) => (ms === 30000 ? 0 : repeat(run, ms, ...more))
`

describeJourneys('operators who look at the same thing', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const announced = (page: Page) => page.locator('#announcements').textContent()
  const lost = async (email: string) => {
    const { userId } = await lostPerson(console.app, { email })
    return { userPath: `/users/${encodeURIComponent(userId)}`, request: await askToRecover(console.app, email) }
  }

  test('two operators on the page of one user see each other, on whichever tab, until one of them leaves', async () => {
    const { userPath } = await lost('alice@example.com')
    const olivia = await console.openPageAsOwner(`${userPath}/overview`)
    await olivia.getByRole('heading', { level: 1, name: 'Alice Example' }).waitFor()
    expect(await olivia.getByText('also here').count()).toBe(0)
    const sam = await console.openPageAsRole('security', `${userPath}/sessions`)
    await sam.getByRole('main').getByText(ownerIsHere).waitFor()
    await olivia.getByRole('main').getByText(samIsHere).waitFor()
    await expect.poll(() => announced(olivia)).toBe(samIsHere)

    await sam.getByRole('main').getByRole('link', { name: 'Roles' }).click()
    await sam.waitForURL('**/roles')
    await sam.getByRole('main').getByText(ownerIsHere).waitFor()
    expect(await axeFindings(sam)).toEqual([])
    await olivia.setViewportSize({ width: 390, height: 800 })
    expect(await axeFindings(olivia)).toEqual([])
    await expect.poll(() => pageWidth(olivia)).toBeLessThanOrEqual(390)

    await sam.getByRole('main').getByRole('link', { name: 'Users' }).click()
    await olivia.getByRole('main').getByText(samIsHere).waitFor({ state: 'detached' })
  })

  test('J10 whoever reviews a recovery request sees that somebody else does, and that they closed it', async () => {
    const { request } = await lost('bob@example.com')
    const sam = await console.openPageAsRole('security', '/no-such-page')
    await sam.addInitScript({ content: neverAskAgain })
    await sam.goto(console.at(`/recovery/${request.id}`))
    const deny = sam.getByRole('button', { name: 'Deny' })
    await deny.waitFor()
    const before = await placeOf(deny)
    const olivia = await console.openPageAsOwner(`/recovery/RR-${request.number}`, { width: 390 })
    await olivia.getByRole('main').getByText(samIsHere).waitFor()
    await sam.getByRole('main').getByText(ownerIsHere).waitFor()
    // Nobody who comes moves a button from under the hand.
    expect(await deny.boundingBox()).toEqual(before)
    expect(await axeFindings(sam)).toEqual([])
    expect(await axeFindings(olivia)).toEqual([])
    await expect.poll(() => pageWidth(olivia)).toBeLessThanOrEqual(390)
    await olivia.goto('about:blank')
    await sam.getByRole('main').getByText('also here').waitFor({ state: 'detached' })
  })

  test('whoever merges a user is seen on their page', async () => {
    const { userPath } = await lost('carol@example.com')
    const olivia = await console.openPageAsOwner(`${userPath}/merge`)
    await olivia.getByRole('heading', { level: 1, name: 'Merge users' }).waitFor()
    const kim = await console.openPageAsRole('support', `${userPath}/identities`)
    await kim.getByRole('main').getByText(ownerIsHere).waitFor()
    await olivia.getByRole('main').getByText('support@example.com (support) is also here').waitFor()
  })
})
