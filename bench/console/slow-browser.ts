// The browser of an operator whose machine is slow: four times less CPU than this one has, and an API that lets every
// answer wait (console.md 6.2 speaks of both). Each page comes with nothing in its cache.
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import type { Operator } from './operator.ts'

export interface SlowBrowser {
  readonly origin: string
  /** Signed in, at no address yet. */
  openPage(speed?: Speed): Promise<Page>
  /** Nobody's, and the browser's own to slow down. */
  openStrangerPage(): Promise<{ readonly page: Page; readonly session: CDPSession }>
  close(): Promise<void>
}

/** As the budgets have it, or as fast as it goes: for what takes long and is no time. */
export type Speed = 'slow' | 'full'

const cpuSlowDown = 4
const answersWaitMs = 100
const launchArguments = '--no-sandbox --disable-gpu --no-first-run --disable-background-networking'

// The script is plain JavaScript and brings no types.
const { findChromium } = (await import('../../scripts/chromium.mjs' as string)) as { findChromium(): string | null }

/** Null where there is no browser. */
export async function openSlowBrowser(port: number, operator: Operator): Promise<SlowBrowser | null> {
  const executablePath = findChromium()
  if (executablePath === null) return null
  const origin = `http://127.0.0.1:${port}`
  const browser = await chromium.launch({ executablePath, args: launchArguments.split(' ') })
  return {
    origin,
    openPage: async (speed = 'slow') => {
      const context = await newContext(browser)
      await context.addCookies([{ ...operator.cookie, url: origin }])
      const page = await context.newPage()
      if (speed === 'slow') await slowDown(await context.newCDPSession(page))
      return page
    },
    openStrangerPage: async () => {
      const context = await newContext(browser)
      const page = await context.newPage()
      return { page, session: await context.newCDPSession(page) }
    },
    close: () => browser.close(),
  }
}

function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 800 } })
}

async function slowDown(session: CDPSession): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    setTimeout(() => {
      // What a page asked for that is closed by now needs no answer.
      session.send('Fetch.continueRequest', { requestId }).catch(() => undefined)
    }, answersWaitMs)
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*/api/v1/*' }] })
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowDown })
}
