// What a user is asked to do at the next sign-in (AUZ-14), set on their page and done on the sign-in pages.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { addPerson, type Person } from './people.ts'
import { countPresses } from './presses.ts'

describeJourneys('the next sign-in', () => {
  let console: ConsoleUnderTest
  let alice: Person
  beforeAll(async () => {
    console = await startConsole()
    alice = await addPerson(console.app, 'Alice Adams')
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const overview = () => `/users/${encodeURIComponent(alice.id)}/overview`
  const asked = async () =>
    (await console.app.v1('GET', `/users/${encodeURIComponent(alice.id)}/required-actions`)).body

  test('AUZ-14 support asks for a second factor and the profile at the next sign-in, sees it on the page, and takes it back', async () => {
    const page = await console.openPageAsRole('support', overview())
    const presses = countPresses(page)
    const card = page.getByRole('region', { name: 'At the next sign-in' })
    await card.getByText('Nothing is asked of them.').waitFor()
    await presses.click(card.getByRole('button', { name: 'Change what is asked at the next sign-in' }))
    const dialog = page.getByRole('dialog', { name: 'At the next sign-in' })
    await presses.check(dialog.getByRole('checkbox', { name: /Enrol a second factor/ }))
    expect(await axeFindings(page)).toEqual([])
    await presses.check(dialog.getByRole('checkbox', { name: /Bring the profile up to date/ }))
    await presses.click(dialog.getByRole('button', { name: 'Save' }))
    await card.getByText('Sets up a second factor').waitFor()
    await card.getByText('Brings the profile up to date').waitFor()
    expect(presses.count).toBeLessThanOrEqual(4)
    expect(await asked()).toMatchObject({ enrolMfa: true, updateProfile: true })
    await page.getByRole('button', { name: /^Undo/ }).click()
    await card.getByText('Nothing is asked of them.').waitFor()
    expect(await asked()).toMatchObject({ enrolMfa: false })
  })

  test('what cannot be done is refused where it was asked for', async () => {
    const page = await console.openPageAsOwner(overview())
    await page.getByRole('button', { name: 'Change what is asked at the next sign-in' }).click()
    const dialog = page.getByRole('dialog', { name: 'At the next sign-in' })
    await dialog.getByRole('checkbox', { name: /Choose a new password/ }).check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('alert').getByText("Couldn't change what is asked.").waitFor()
  })

  test('who may only look finds text in place of the button', async () => {
    const page = await console.openPageAsRole('support_readonly', overview())
    const card = page.getByRole('region', { name: 'At the next sign-in' })
    await card.getByText('Needs the support role').waitFor()
    expect(await card.getByRole('button').count()).toBe(0)
  })
})
