// How long somebody looks at nothing: the screens of the console in a browser that is slow on purpose.
import type { Page } from 'playwright-core'
import type { RunningBench } from '../running-bench.ts'
import type { Result } from '../table.ts'
import { measureLogin } from './login-works.ts'
import { paintedAfter, paintedSinceNavigation } from './painted.ts'
import { screenResult } from './screen-result.ts'
import { measureScrolling } from './scroll-works.ts'
import type { ConsoleSetting } from './setting.ts'
import { openSlowBrowser, type SlowBrowser } from './slow-browser.ts'

export async function measureScreens({ ours, options }: RunningBench, setting: ConsoleSetting): Promise<Result[]> {
  const browser = await openSlowBrowser(ours.ready.port, setting.operator)
  if (browser === null) {
    console.log('console: no screens are measured without Chromium (apt-get install chromium, or CHROMIUM_PATH)')
    return []
  }
  try {
    return [
      await measureOpening(browser),
      ...(await measureWithinList(browser, setting)),
      ...(await measureRouteChanges(browser)),
      await measureLogin(browser, setting.client),
      await measureScrolling(browser, options.users),
    ]
  } finally {
    await browser.close()
  }
}

const openings = 9
const repeats = 12

const rows = `document.querySelectorAll('tbody a[data-row-link]')`
/** What was left may still be in the page, hidden, while what was asked for is on its way. */
const title = `[...document.querySelectorAll('main h1')].find((title) => title.checkVisibility())?.textContent`
const isAuditLog = `${title} === 'Audit log'`
const hasLeftList = `!location.pathname.endsWith('/users') && ${title} !== 'Users'`
const isAtRest = `document.querySelector('main [aria-busy=true]') === null`

/** From the address to a list that can be used, with a cold cache. */
async function measureOpening(browser: SlowBrowser): Promise<Result> {
  const times: number[] = []
  for (let turn = 0; turn < openings; turn += 1) {
    const page = await browser.openPage()
    await page.goto(`${browser.origin}/console/users`, { waitUntil: 'commit' })
    times.push(await paintedSinceNavigation(page, `${rows}.length > 0`))
    await page.context().close()
  }
  return screenResult('users list from nothing', 'users list interactive', times)
}

async function measureWithinList(browser: SlowBrowser, { people }: ConsoleSetting): Promise<Result[]> {
  const page = await openList(browser)
  const box = page.getByRole('searchbox', { name: 'Search users' })
  const words = [...new Set(people.map(({ familyName }) => familyName.toLowerCase()))].filter((word) =>
    /^[a-z]{4,}$/.test(word),
  )
  const searches: number[] = []
  for (const word of words.slice(0, repeats)) {
    const matches = `[...${rows}].every((link) => link.closest('tr').textContent.toLowerCase().includes('${word}'))`
    const outcomes = { rows: `${rows}.length > 0 && ${isAtRest} && ${matches}` }
    searches.push((await paintedAfter(page, 'input', outcomes, () => box.fill(word))).rows)
  }
  await page.goto(`${browser.origin}/console/users?sort=name`)
  await page.locator('tbody a[data-row-link]').first().waitFor()
  const turns: number[] = []
  for (let turn = 0; turn < repeats; turn += 1) {
    const before = await page.evaluate<string>(`${rows}[0].dataset.rowLink`)
    const outcomes = { rows: `${rows}[0]?.dataset.rowLink !== ${JSON.stringify(before)} && ${rows}.length > 0` }
    const next = page.getByRole('button', { name: 'Next' })
    turns.push((await paintedAfter(page, 'click', outcomes, () => next.click())).rows)
  }
  const chosen: number[] = []
  for (let row = 0; row < repeats; row += 1) {
    const outcomes = { row: `document.querySelectorAll('tbody tr')[${row}].dataset.chosen !== undefined` }
    const checkbox = page.locator('tbody tr').nth(row).getByRole('checkbox')
    chosen.push((await paintedAfter(page, 'click', outcomes, () => checkbox.click())).row)
  }
  await page.context().close()
  return [
    screenResult('search, from the last letter to rows', 'screen with data', searches),
    screenResult('next page', 'screen with data', turns),
    screenResult('a row is selected', 'interaction to next paint', chosen),
  ]
}

/** Both ways go to what was not loaded yet. */
async function measureRouteChanges(browser: SlowBrowser): Promise<Result[]> {
  const changes = { audit: timesOf(), user: timesOf() }
  for (let turn = 0; turn < openings; turn += 1) {
    const page = await openList(browser)
    const audit = {
      change: hasLeftList,
      data: `${isAuditLog} && document.querySelector('main tbody a') !== null && ${isAtRest}`,
    }
    const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit log' })
    note(changes.audit, await paintedAfter(page, 'click', audit, () => link.click()))
    await page.context().close()
    const other = await openList(browser)
    const user = {
      change: hasLeftList,
      data: `[...document.querySelectorAll('main section strong')].some((text) => text.textContent.includes('sign in'))`,
    }
    const person = other.locator('tbody a[data-row-link]').nth(turn)
    note(changes.user, await paintedAfter(other, 'click', user, () => person.click()))
    await other.context().close()
  }
  return [
    screenResult('users list to audit log, first change', 'screen changes', changes.audit.change),
    screenResult('users list to audit log, events', 'screen with data', changes.audit.data),
    screenResult('users list to a user, first change', 'screen changes', changes.user.change),
    screenResult('users list to a user, why they cannot sign in', 'screen with data', changes.user.data),
  ]
}

interface RouteTimes {
  readonly change: number[]
  readonly data: number[]
}

const timesOf = (): RouteTimes => ({ change: [], data: [] })

function note({ change, data }: RouteTimes, times: Record<keyof RouteTimes, number>): void {
  change.push(times.change)
  data.push(times.data)
}

async function openList(browser: SlowBrowser): Promise<Page> {
  const page = await browser.openPage()
  await page.goto(`${browser.origin}/console/users`)
  await page.locator('tbody a[data-row-link]').first().waitFor()
  await page.waitForLoadState('load')
  return page
}
