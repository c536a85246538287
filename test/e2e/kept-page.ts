// Pages go from journey to journey of a worker. A new one costs the browser a process, which reads the console and
// learns to run it anew: more than most journeys ask of it after that. In between a page forgets whatever a person could
// find again, and one that cannot forget is closed.
import type { Browser, BrowserContext, CDPSession, Disposable, Page } from 'playwright-core'

export interface PageOptions {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
  readonly hasScripts?: boolean
  /** The origin of an app that a journey leads to. */
  readonly app?: string
  /** Nothing of the console was ever loaded there: for journeys on which something cannot be. */
  readonly isNew?: boolean
  /** Where its reader is; UTC unless told. */
  readonly timeZone?: string
}

interface KeptPage {
  readonly page: Page
  readonly session: CDPSession
  /** What a journey has run before the page's own scripts. */
  readonly scripts: Promise<Disposable>[]
  /** Something was done to it that lasts. */
  isSpent: boolean
}

/** Every page that may be kept, by itself, and those of them that wait for a journey. */
const kept = new Map<Page, KeptPage>()
const waiting: KeptPage[] = []

/** A page where nobody is signed in: one that was kept, or one in a browser of its own. */
export async function takePage(browser: Browser, options: PageOptions): Promise<Page> {
  const { isNew, hasScripts, app, timeZone } = options
  if (isNew || hasScripts === false || app !== undefined || timeZone !== undefined) return newPage(browser, options)
  const { page } = waitingIn(browser) ?? (await keep(await newPage(browser, options)))
  const { width, height, theme } = looksOf(options)
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: theme, media: null, contrast: null, forcedColors: null })
  return page
}

/** One whose browser ended meanwhile is of no use. */
function waitingIn(browser: Browser): KeptPage | undefined {
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.page.context().browser() === browser && !next.page.isClosed()) return next
    kept.delete(next.page)
  }
  return undefined
}

/** At the end of a journey. `origin` is where its console is: what it left anywhere else is not looked for. */
export async function giveBack(page: Page, origin: string): Promise<void> {
  const given = kept.get(page)
  const isAtHome = !page.isClosed() && page.url().startsWith(origin)
  // One that cannot be brought to forget, with a server that is gone for one, is closed like one that may not be kept.
  if (given && isAtHome && !given.isSpent && (await forget(given, origin).then(yes, no))) waiting.push(given)
  else await closePage(page)
}

const yes = () => true
const no = () => false

/** For good. What still waits in a route of its own ends quietly. */
export async function closePage(page: Page): Promise<void> {
  kept.delete(page)
  if (!page.isClosed()) await endRoutes(page).catch(no)
  await page.context().close()
}

async function endRoutes(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.context().unrouteAll({ behavior: 'ignoreErrors' })
}

function looksOf({ width = 1280, height = 800, theme = 'light' }: PageOptions) {
  return { width, height, theme }
}

async function newPage(browser: Browser, options: PageOptions): Promise<Page> {
  const { width, height, theme } = looksOf(options)
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    javaScriptEnabled: options.hasScripts ?? true,
    ...(options.timeZone !== undefined && { timezoneId: options.timeZone }),
  })
  await context.addInitScript({ content: reportPolicyViolations })
  return context.newPage()
}

/** Runs in the page, before its own scripts. */
const reportPolicyViolations = `
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    console.error('policy violation: ' + violatedDirective + ' ' + blockedURI)
  })
`

async function keep(page: Page): Promise<KeptPage> {
  const session = await page.context().newCDPSession(page)
  const made: KeptPage = { page, session, scripts: [], isSpent: false }
  kept.set(page, made)
  const spend = () => {
    made.isSpent = true
  }
  const context = page.context()
  onCall(page, 'addInitScript', (script) => made.scripts.push(script as Promise<Disposable>))
  onCall(page.clock, 'install', spend)
  onCall(context, 'addInitScript', spend)
  onCall(context, 'newCDPSession', spend)
  onCall(context, 'setExtraHTTPHeaders', spend)
  return made
}

/** Tells of what each call answers. */
function onCall<Target extends object>(
  target: Target,
  name: keyof Target & string,
  notice: (answer: unknown) => void,
): void {
  const call = target[name] as (...given: unknown[]) => unknown
  Object.assign(target, {
    [name]: (...given: unknown[]) => {
      const answer = call.apply(target, given)
      notice(answer)
      return answer
    },
  })
}

/** What journeys and their watch listen to. The page itself listens to more. */
const heard = ['console', 'dialog', 'pageerror', 'request', 'requestfinished', 'response'] as const

async function forget({ page, session, scripts }: KeptPage, origin: string): Promise<void> {
  const context = page.context()
  await Promise.all(context.pages().map((other) => (other === page ? null : other.close())))
  for (const event of heard) page.removeAllListeners(event)
  for (const script of scripts.splice(0)) await (await script).dispose()
  await endRoutes(page)
  await context.setOffline(false)
  // Not a blank page, for which the browser would begin another process. The one that is left may write until then.
  await page.goto(`${origin}health/live`)
  await page.evaluate('sessionStorage.clear()')
  await forgetBrowser(context, session, origin)
  // Where it rested it would lie over whatever is drawn there next.
  await page.mouse.move(0, 0)
}

async function forgetBrowser(context: BrowserContext, session: CDPSession, origin: string): Promise<void> {
  await context.clearCookies()
  await context.clearPermissions()
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' })
  await session.send('Page.resetNavigationHistory')
}
