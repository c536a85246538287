// When a person saw something, by the clock of the page itself. A condition is an expression of the page; it counts from
// the first task after the frame in which it was met was painted, so a page that is still busy counts as not there.
import type { Page } from 'playwright-core'

const waitAtMostMs = 60_000

/** Milliseconds since the navigation began. */
export function paintedSinceNavigation(page: Page, condition: string): Promise<number> {
  return page.evaluate<number>(`${untilPainted(condition)}`)
}

/** Milliseconds for each outcome from the first event of this type on that `act` causes. */
export async function paintedAfter<Name extends string>(
  page: Page,
  event: 'click' | 'input',
  outcomes: Readonly<Record<Name, string>>,
  act: () => Promise<void>,
): Promise<Record<Name, number>> {
  const watches = Object.entries<string>(outcomes).map(
    ([name, condition]) => `${untilPainted(condition)}.then((at) => [${JSON.stringify(name)}, at - timeStamp])`,
  )
  await page.evaluate(`void (window.outcomes = new Promise((done, fail) => addEventListener('${event}', ({ timeStamp }) =>
    Promise.all([${watches.join(', ')}]).then((entries) => done(Object.fromEntries(entries)), fail),
    { capture: true, once: true })))`)
  await act()
  return page.evaluate<Record<Name, number>>('window.outcomes')
}

function untilPainted(condition: string): string {
  return `new Promise((done, fail) => {
    const from = performance.now()
    const look = () => {
      if (${condition}) setTimeout(() => done(performance.now()))
      else if (performance.now() - from > ${waitAtMostMs}) fail(new Error(${JSON.stringify(`never seen: ${condition}`)}))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })`
}
