import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newSignIn } from '../../src/sign-ins/sign-in.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { addPerson } from './people.ts'

describeJourneys('a support reference that somebody reads out', () => {
  let console: ConsoleUnderTest
  let reference: string
  beforeAll(async () => {
    console = await startConsole()
    const alice = await addPerson(console.app, 'Alice Adams')
    const { clock, stores } = console.app.app.directory
    const goal = { kind: 'account', path: '/account' } as const
    const origin = { ip: '192.0.2.7', userAgent: 'Mozilla/5.0' }
    const signIn = newSignIn({ goal, identifier: alice.email, origin }, clock.now())
    await stores.signIns.insert({ ...signIn, lastFailure: 'wrong_password' }, Buffer.alloc(32, 7))
    reference = signIn.reference
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('J3 is typed into the search, opens that very attempt, and leads to the person', async () => {
    const page = await console.openPageAsRole('support_readonly', '/users')
    await page.getByRole('searchbox', { name: 'Search users' }).fill(reference.toLowerCase())
    await page.getByRole('link', { name: `Open sign-in ${reference}` }).click()
    await page.getByRole('heading', { name: `Sign-in ${reference}`, level: 1 }).waitFor()
    await page.getByRole('heading', { name: 'Wrong password' }).waitFor()
    await page.getByText('Nobody proved who they are. The address is known:').waitFor()
    await page.getByRole('link', { name: 'Open Alice Adams (alice.adams@example.com)' }).click()
    await page.getByRole('heading', { name: 'Alice Adams', level: 1 }).waitFor()
  })

  test('one that is not known says so and what to do', async () => {
    const page = await console.openPageAsOwner('/sign-ins/ABCD-2345', { width: 390, height: 844 })
    await page.getByText('No sign-in has this reference').waitFor()
    await expect.poll(() => pageWidth(page)).toBe(390)
  })
})
