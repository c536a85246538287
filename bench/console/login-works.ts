import type { Result } from '../table.ts'
import { screenResult } from './screen-result.ts'
import type { ConsoleSetting } from './setting.ts'
import type { SlowBrowser } from './slow-browser.ts'

const openings = 9

/** What is called slow 4G: bytes a second, and the way there and back. */
const slow4g = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }

const firstPaint = `new Promise((done) => new PerformanceObserver((list) => {
  const paint = list.getEntriesByName('first-contentful-paint')[0]
  if (paint) done(paint.startTime)
}).observe({ type: 'paint', buffered: true }))`

/** From an app's press on "Sign in", over the redirect, with nothing in the cache. */
export async function measureLogin(browser: SlowBrowser, client: ConsoleSetting['client']): Promise<Result> {
  const start = new URLSearchParams({
    client_id: client.id,
    response_type: 'code',
    scope: 'openid profile email',
    redirect_uri: client.callback,
  })
  const times: number[] = []
  for (let turn = 0; turn < openings; turn += 1) {
    const { page, session } = await browser.openStrangerPage()
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', { offline: false, ...slow4g })
    await page.goto(`${browser.origin}/authorize?${start}`, { waitUntil: 'commit' })
    times.push(await page.evaluate<number>(firstPaint))
    await page.context().close()
  }
  return screenResult('sign-in page on slow 4G, first paint', 'first paint of the sign-in page', times)
}
