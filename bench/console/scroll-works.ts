// What a tab holds whose list is scrolled for half an hour. A part of that is scrolled; the rest follows from how much
// was kept of each page once as many are held as ever are.
import type { CDPSession, Page } from 'playwright-core'
import type { Result } from '../table.ts'
import type { SlowBrowser } from './slow-browser.ts'

const pageRows = 100
/** At most ten pages are held: from here on nothing more should be. */
const filledPages = 20
const scrolledPages = 200
/** Half an hour of a page every two seconds. */
const halfAnHourPages = 900

export async function measureScrolling(browser: SlowBrowser, people: number): Promise<Result> {
  const page = await browser.openPage('full')
  await page.goto(`${browser.origin}/console/users?mode=scroll`)
  await page.getByRole('region', { name: 'Place in the list' }).waitFor()
  const session = await page.context().newCDPSession(page)
  const last = Math.min(scrolledPages, Math.floor(people / pageRows) - 1)
  await scrollTo(page, filledPages * pageRows)
  const filled = await heldMb(session)
  await scrollTo(page, last * pageRows)
  const scrolled = await heldMb(session)
  await page.context().close()
  const perPage = Math.max(0, (scrolled - filled) / (last - filledPages))
  const inTheEnd = scrolled + perPage * Math.max(0, halfAnHourPages - last)
  return {
    work: `screen: memory of a list scrolled for half an hour, from ${last} pages`,
    unit: 'MB',
    ours: inTheEnd,
    floor: null,
    goal: 'memory of a long list',
    detail: `${filled.toFixed(1)} after ${filledPages} pages, ${scrolled.toFixed(1)} after ${last}`,
  }
}

async function scrollTo(page: Page, row: number): Promise<void> {
  await page.evaluate(`(async () => {
    const place = () => {
      const words = document.querySelector('main section[aria-label="Place in the list"]').textContent
      return Number(/–([\\d,]+)/.exec(words)[1].replaceAll(',', ''))
    }
    while (place() < ${row}) {
      scrollTo(0, document.body.scrollHeight)
      await new Promise((done) => setTimeout(done, 30))
    }
  })()`)
}

/** Of scripts, of the page's nodes and of buffers, after what is nobody's was collected. */
async function heldMb(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const usage = await session.send('Runtime.getHeapUsage')
  return (usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize) / 1024 / 1024
}
