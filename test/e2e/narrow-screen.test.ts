import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { addPeople, addPerson, addRole } from './people.ts'

const phone = { width: 390, height: 844 }

describeJourneys('on a phone', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
    await addPeople(console.app, ['Alice Adams', 'Bob Brown'])
    await addPerson(console.app, 'Carol Clark of the Very Long House Name Beyond the Hills', {
      email: 'carol.clark.with.a.very.long.address.indeed@mail.example.com',
    })
    await addRole(console.app, 'Archivist', 'Keeps the files')
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('users are cards of at most 88 px, and the page never scrolls sideways', async () => {
    const page = await console.openPageAsOwner('/users', phone)
    await page.getByRole('listitem').filter({ hasText: 'Alice Adams' }).waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
    // All at once: the list may draw a card anew while they are measured one by one.
    const heights = await page
      .getByRole('main')
      .getByRole('listitem')
      .evaluateAll((cards) => cards.map((card) => (card as unknown as { offsetHeight: number }).offsetHeight))
    expect(heights.length).toBeGreaterThanOrEqual(3)
    expect(Math.max(...heights)).toBeLessThanOrEqual(88)
    await expect.poll(() => pageWidth(page)).toBe(390)
  })

  test('at 320 px everything still fits', async () => {
    const page = await console.openPageAsOwner('/users', { width: 320, height: 640 })
    await page.getByRole('link', { name: 'Alice Adams' }).waitFor()
    await expect.poll(() => pageWidth(page)).toBe(320)
    await page.getByRole('link', { name: /^Carol Clark/ }).click()
    await page.getByRole('heading', { name: 'Profile' }).waitFor()
    await expect.poll(() => pageWidth(page)).toBe(320)
    await page.getByRole('button', { name: 'Edit profile' }).click()
    await expect.poll(() => pageWidth(page)).toBe(320)
  })

  test('filters open as a sheet at the bottom edge', async () => {
    const page = await console.openPageAsOwner('/users', phone)
    await page.getByRole('button', { name: 'Status', exact: true }).click()
    const sheet = page.getByRole('dialog', { name: 'Status' })
    await sheet.getByRole('checkbox', { name: 'Suspended' }).check()
    const edges = async () => {
      const box = await sheet.boundingBox()
      return [box?.x, box?.width, Math.round((box?.y ?? 0) + (box?.height ?? 0))]
    }
    await expect.poll(edges).toEqual([0, 390, 844])
    await sheet.getByRole('button', { name: 'Show results' }).click()
    await page.getByText('No users match these filters.').waitFor()
    await expect.poll(() => pageWidth(page)).toBe(390)
  })

  test('the navigation is a drawer', async () => {
    const page = await console.openPageAsOwner('/users', phone)
    await page.getByRole('button', { name: 'Open navigation' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('link', { name: 'Users' }).click()
    await drawer.waitFor({ state: 'detached' })
  })

  test('cards are put in order by a menu', async () => {
    const page = await console.openPageAsOwner('/users', phone)
    await page.getByRole('button', { name: 'Newest first' }).click()
    await page.getByRole('menuitemradio', { name: 'Name, A to Z' }).click()
    await expect.poll(() => page.locator('[data-row-link]').first().textContent()).toBe('Alice Adams')
    expect(page.url()).toBe(console.at('/users?sort=name'))
  })

  test('a person is found, opened and suspended, and what the dialog does is in sight', async () => {
    const page = await console.openPageAsOwner('/users', phone)
    await page.getByRole('link', { name: /^Carol Clark/ }).click()
    await page.getByRole('heading', { name: /^Carol Clark/ }).waitFor()
    await page.getByRole('button', { name: 'Suspend', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Suspend user' })
    const confirm = dialog.getByRole('button', { name: 'Suspend and sign out' })
    const foot = () => confirm.boundingBox().then((shown) => (shown === null ? Number.NaN : shown.y + shown.height))
    await expect.poll(foot).toBeLessThanOrEqual(844)
    await confirm.click()
    await page.getByText("can't sign in.").waitFor()
  })
})
