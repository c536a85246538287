// What is wrong with the look of a page, whichever it is: what axe says wide in light and narrow in dark, what is wider
// than the window, and what no longer fits once somebody spaces the text out for themselves (WCAG 2.2 §1.4.10, §1.4.12).
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFindingsIn } from './axe.ts'
import { pageWidth } from './browser.ts'

const wide = { width: 1280, height: 800 }
const narrow = { width: 320, height: 640 }

/** WCAG 2.2 §1.4.12: what a reader may set without losing anything. */
const spacedOut = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`

/** A sentence for each fault of the page as it stands at 1280 px. It is left as it was, but for the spaces of its text. */
export async function faultsOfLook(page: Page): Promise<readonly string[]> {
  const faults = [...(await axeFindingsIn(page, 'light')), ...(await widerThan(page, wide.width))]
  await page.setViewportSize(narrow)
  await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 20_000 }).toBe(0)
  const atOnce = await widerThan(page, narrow.width)
  faults.push(...atOnce, ...(await axeFindingsIn(page, 'dark')).map((finding) => `at ${narrow.width} px: ${finding}`))
  await page.evaluate(`{
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(${JSON.stringify(spacedOut)})
    document.adoptedStyleSheets.push(sheet)
  }`)
  if (atOnce.length === 0) faults.push(...(await widerThan(page, narrow.width)).map((fault) => `${fault}, spaced out`))
  await page.setViewportSize(wide)
  return faults.map((fault) => `${new URL(page.url()).pathname}: ${fault}`)
}

/** What is drawn anew for another width comes a moment later. Whatever stands out is named. */
function widerThan(page: Page, width: number): Promise<readonly string[]> {
  const fits = expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(width)
  return fits.then(
    () => [],
    async () => [`${await pageWidth(page)} px wide of ${width}: ${(await standingOut(page)).join(' and ')}`],
  )
}

/** The innermost elements that reach over the edge of the window. */
function standingOut(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`{
    const isOut = (element) => element.getBoundingClientRect().right > innerWidth + 0.5
    const found = [...document.querySelectorAll('body *')].filter((each) => isOut(each) && ![...each.children].some(isOut))
    found.slice(0, 3).map((each) => each.outerHTML.slice(0, 160))
  }`)
}
