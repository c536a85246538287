// The organization that the lists are about: chosen in the header, shareable, and never put upon somebody's link.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { countPresses } from './presses.ts'

describeJourneys('the organization switcher', () => {
  let console: ConsoleUnderTest
  let acme = ''
  let globex = ''
  beforeAll(async () => {
    console = await startConsole()
    const make = async (name: string, displayName: string) =>
      (await console.app.v1('POST', '/organizations', { body: { name, displayName } })).body.id as string
    acme = await make('acme', 'Acme')
    globex = await make('globex', 'Globex')
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('choosing one narrows the list in three presses, and a new visit begins there, but not on the requests', async () => {
    const page = await console.openPageAsOwner('/users')
    const presses = countPresses(page)
    await presses.click(page.getByRole('banner').getByRole('button', { name: 'All organizations' }))
    const box = page.getByRole('combobox', { name: 'Search organizations' })
    await box.fill('glob')
    await page.getByRole('option', { name: 'Globex' }).waitFor()
    await page.getByRole('option', { name: 'Acme' }).waitFor({ state: 'detached' })
    expect(await axeFindings(page)).toEqual([])
    await presses.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('organization') === globex)
    await page.getByRole('banner').getByRole('button', { name: 'Globex', exact: true }).waitFor()
    expect(presses.count).toBeLessThanOrEqual(3)

    const next = await page.context().newPage()
    await next.goto(console.at('/users'))
    await next.waitForURL((url) => url.searchParams.get('organization') === globex)
    await next.goto(console.at('/recovery'))
    await next.getByRole('heading', { name: 'Account Recovery Requests' }).waitFor()
    await next.getByRole('banner').getByRole('button', { name: 'All organizations' }).waitFor()
    expect(new URL(next.url()).searchParams.has('organization')).toBe(false)
  })

  test('a link keeps its own organization and says so', async () => {
    const page = await console.openPageAsOwner(`/users?organization=${acme}`)
    const banner = page.getByRole('banner')
    await banner.getByRole('button', { name: 'Viewing: Acme (from link)' }).click()
    await page.getByRole('option', { name: 'All organizations' }).click()
    await page.waitForURL((url) => !url.searchParams.has('organization'))
    await banner.getByRole('button', { name: 'All organizations' }).waitFor()
  })

  test('every page that knows the filter is narrowed where it stands, and keeps what else it asks', async () => {
    const page = await console.openPageAsOwner('/users')
    const banner = page.getByRole('banner')
    for (const path of ['/recovery?tab=all', '/access?permission=read:reports', '/audit?range=30d']) {
      await page.goto(console.at(path))
      await banner.getByRole('button', { name: 'All organizations' }).click()
      await page.getByRole('option', { name: 'Acme' }).click()
      const narrowed = new URL(console.at(path))
      await page.waitForURL(
        ({ pathname, searchParams }) =>
          pathname === narrowed.pathname &&
          searchParams.get('organization') === acme &&
          [...narrowed.searchParams].every(([name, value]) => searchParams.get(name) === value),
      )
      await banner.getByRole('button', { name: 'Acme', exact: true }).waitFor()
    }
  })

  test('one is pinned and stands above the others', async () => {
    const page = await console.openPageAsOwner('/users')
    const banner = page.getByRole('banner')
    await banner.getByRole('button', { name: 'All organizations' }).click()
    await page.getByRole('combobox', { name: 'Search organizations' }).fill('acme')
    await page.getByRole('option', { name: 'Globex' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Pin Acme' }).click()
    await page.getByRole('combobox', { name: 'Search organizations' }).fill('')
    await page.getByRole('option', { name: /^Acme\s*Pinned$/ }).waitFor()
  })

  test('from a page that is no list the users are shown, and on a phone the header fits', async () => {
    const page = await console.openPageAsOwner('/settings', { width: 390, height: 844 })
    await page.getByRole('banner').getByRole('button', { name: 'All organizations' }).click()
    await page.getByRole('option', { name: 'Acme' }).click()
    await page.waitForURL((url) => url.pathname.endsWith('/users') && url.searchParams.get('organization') === acme)
    await expect.poll(() => pageWidth(page)).toBe(390)
    expect(await axeFindings(page)).toEqual([])
  })
})
