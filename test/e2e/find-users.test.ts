import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  type ConsoleUnderTest,
  describeJourneys,
  focused,
  refuseUntilPressed,
  startConsole,
  withoutLiveUpdates,
} from './browser.ts'
import { addPeople, addPerson } from './people.ts'

describeJourneys('finding users', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
    const numbered = Array.from({ length: 23 }, (_, index) => `Member ${String(index + 1).padStart(2, '0')}`)
    await addPeople(console.app, [...numbered, 'Alice Adams', 'Bob Brown'])
    const { id } = await addPerson(console.app, 'Carol Clark')
    await console.app.v1('POST', `/users/${encodeURIComponent(id)}/suspend`, { body: {} })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const searchBox = (page: Page) => page.getByRole('searchbox', { name: 'Search users' })
  const names = (page: Page) => page.locator('[data-row-link]').allTextContents()

  test('words find a person while they are typed, and the address keeps them', async () => {
    const page = await console.openPageAsOwner('/no-such-page')
    // The stream has the list looked at once more when it opens.
    await withoutLiveUpdates(page)
    await page.goto(console.at('/users'))
    await page.getByText('26 users', { exact: true }).waitFor()
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url())
      if (pathname === '/api/v1/users' && searchParams.get('search') === 'alice') asked.push(request.url())
    })
    await searchBox(page).fill('alice')
    await page.getByText('1 user matches').waitFor()
    await expect.poll(() => names(page)).toEqual(['Alice Adams'])
    expect(asked).toHaveLength(1)
    await expect.poll(() => page.url()).toBe(console.at('/users?q=alice'))
    await page.reload()
    await page.getByText('1 user matches').waitFor()
    expect(await searchBox(page).inputValue()).toBe('alice')
  })

  test('how many the views hold is asked after the list is there', async () => {
    const page = await console.openPageAsOwner('/no-such-page')
    await page.goto('about:blank')
    const asked: string[] = []
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    await page.route('**/api/v1/**', async (route) => {
      const { pathname, searchParams } = new URL(route.request().url())
      const what = `${pathname} ${searchParams.get('pageSize')}`
      asked.push(what)
      if (what === '/api/v1/users 20') await held
      await route.continue()
    })
    await page.goto(console.at('/users'))
    await expect.poll(() => asked).toContain('/api/v1/users 20')
    await page.getByRole('link', { name: 'Suspended', exact: true }).waitFor()
    expect(asked).not.toContain('/api/v1/users/counts null')
    expect(asked).not.toContain('/api/v1/stats/needs-you null')
    release()
    await expect.poll(() => asked).toContain('/api/v1/users/counts null')
    await expect.poll(() => asked).toContain('/api/v1/stats/needs-you null')
  })

  test('whoever is opened before the words reach the address stays open', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByText('26 users', { exact: true }).waitFor()
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const isAsked = (url: URL) => url.pathname === '/api/v1/users' && url.searchParams.get('search') === 'bob'
    await page.route(isAsked, (route) => held.then(() => route.continue()))
    const asked = page.waitForRequest((request) => isAsked(new URL(request.url())))
    await searchBox(page).fill('bob')
    await asked
    await page.getByRole('link', { name: 'Alice Adams' }).click()
    await page.getByRole('heading', { name: 'Alice Adams' }).waitFor()
    const answered = page.waitForResponse((response) => isAsked(new URL(response.url())))
    release()
    await (await answered).finished()
    // Going back to the list would take no more than a few frames.
    await page.evaluate(
      'new Promise((done) => requestIdleCallback(() => requestAnimationFrame(() => setTimeout(done))))',
    )
    expect(new URL(page.url()).pathname).toMatch(/\/users\/.+\/overview$/)
  })

  test('a query is understood, and a fault in it is shown under the box while the last result stays', async () => {
    const page = await console.openPageAsOwner('/users')
    await searchBox(page).fill('email:bob*')
    await page.getByText('1 user matches').waitFor()
    await expect.poll(() => page.url()).toBe(console.at('/users?q=email:bob*'))
    await searchBox(page).fill('email:"bob')
    await page.locator('#search-fault').waitFor()
    expect(await page.locator('#search-fault').textContent()).toMatch(/quote/i)
    expect(await names(page)).toEqual(['Bob Brown'])
    expect(page.url()).toBe(console.at('/users?q=email:bob*'))
    await searchBox(page).fill('name:"Bob Brown"')
    await page.locator('#search-fault').waitFor({ state: 'detached' })
    expect(await names(page)).toEqual(['Bob Brown'])
  })

  test('one or two letters are a beginning, and say so without alarm', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByText('26 users', { exact: true }).waitFor()
    await searchBox(page).fill('al')
    await page.getByText('Type at least 3 characters').waitFor()
    expect(await searchBox(page).getAttribute('aria-invalid')).toBe('false')
    expect((await names(page)).length).toBe(20)
    await searchBox(page).fill('alice')
    await page.getByText('1 user matches').waitFor()
    await page.locator('#search-fault').waitFor({ state: 'detached' })
  })

  test('nobody found offers the way back to everybody', async () => {
    const page = await console.openPageAsOwner('/users?q=nobodyatall&status=active')
    await page.getByText('No users match these filters.').waitFor()
    await page.getByRole('button', { name: 'Clear all' }).click()
    await page.getByText('26 users', { exact: true }).waitFor()
    await expect.poll(() => page.url()).toBe(console.at('/users'))
    await expect.poll(() => searchBox(page).inputValue()).toBe('')
  })

  test('J24 filter, order and page are one step back each, and the focus returns to the row', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByRole('button', { name: 'Status', exact: true }).click()
    await page.getByRole('checkbox', { name: 'Active' }).check()
    await page.keyboard.press('Escape')
    await page.getByText('25 users match').waitFor()
    await page.getByRole('button', { name: 'User', exact: true }).click()
    await page
      .getByRole('columnheader', { name: 'User', exact: true })
      .and(page.locator('[aria-sort=ascending]'))
      .waitFor()
    await expect.poll(async () => (await names(page))[0]).toBe('Alice Adams')
    expect(page.url()).toBe(console.at('/users?status=active&sort=name'))

    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('21–25 of 25').waitFor()
    await page.getByRole('link', { name: 'Member 20' }).click()
    await page.getByRole('heading', { name: 'Member 20' }).waitFor()
    await page.goBack()
    await page.getByText('21–25 of 25').waitFor()
    await expect.poll(() => focused(page)).toBe('Member 20')
    await page.getByRole('button', { name: 'Previous' }).click()
    await page.getByText('1–20 of 25').waitFor()

    await page.goBack()
    await page.getByText('21–25 of 25').waitFor()
    await page.goBack()
    await page.getByText('1–20 of 25').waitFor()
    await page.goBack()
    await expect.poll(() => page.url()).toBe(console.at('/users?status=active'))
    await page.goBack()
    await page.getByText('26 users', { exact: true }).waitFor()
  })

  test('J24 a link with a place and filters opens the same in another browser', async () => {
    const page = await console.openPageAsOwner('/users?sort=name')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('21–26 of 26').waitFor()
    const other = await console.openPageAsOwner(page.url().slice(console.at('').length))
    await other.getByText('6 shown').waitFor()
    expect(await names(other)).toEqual(await names(page))
    await other.getByRole('button', { name: 'First page' }).click()
    await other.getByText('1–20 of 26').waitFor()
  })

  test('a cursor of another order leads back to the start and says so', async () => {
    const page = await console.openPageAsOwner('/users?sort=name')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('21–26 of 26').waitFor()
    await page.goto(page.url().replace('sort=name', 'sort=created'))
    await page.getByText('The list changed, so you are back at the start.').waitFor()
    await page.getByText('1–20 of 26').waitFor()
  })

  test('what an old link asks for in vain is named', async () => {
    const page = await console.openPageAsOwner('/users?shoe=45&status=asleep&q=alice')
    await page.getByText('1 user matches').waitFor()
    await page.getByText('left out: shoe, status.').waitFor()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByText('left out:').waitFor({ state: 'detached' })
    // It reaches no list at all, wherever the link leads to.
    for (const [path, row] of [
      ['/audit?colour=red&range=24h&result=maybe', /^User added/],
      ['/organizations?view=all&after=&colour=red&result=maybe', null],
    ] as const) {
      await page.goto(console.at(path))
      await page.getByText('left out: colour, result.').waitFor()
      if (row !== null) await page.getByRole('link', { name: row }).first().waitFor()
      expect(await page.getByRole('alert').count()).toBe(0)
    }
    await page.getByRole('link', { name: 'Roles', exact: true }).click()
    await page.getByText('left out:').waitFor({ state: 'detached' })
  })

  test('a lost connection says so and keeps what was shown', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByText('26 users', { exact: true }).waitFor()
    await page.context().setOffline(true)
    await page.getByText("You're offline.").waitFor()
    expect((await names(page)).length).toBe(20)
    await page.context().setOffline(false)
    await page.getByText("You're offline.").waitFor({ state: 'detached' })
  })

  test('a failing server is told with its request id and can be asked again', async () => {
    const page = await console.openPageAsOwner('/no-such-page')
    await withoutLiveUpdates(page)
    const problem = { title: 'Internal', detail: 'The server met a problem.', code: 'internal', requestId: 'req-42' }
    await refuseUntilPressed(page, '**/api/v1/users?*', 500, problem)
    page.removeAllListeners('console')
    await page.goto(console.at('/users'))
    await page.getByText("Couldn't load users.").waitFor()
    await page.getByText('req-42').waitFor()
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.getByText('26 users', { exact: true }).waitFor()
  })
})
