// The pages of people in every look, for axe and for the eye: a page in a state, for a browser that holds some cookies.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Browserless } from '../support/browserless.ts'
import { axeFindingsIn } from './axe.ts'
import { pageWidth } from './browser.ts'

/** Each colour is the same at every width. */
const looks = [
  { theme: 'light', width: 1280, height: 800 },
  { theme: 'dark', width: 390, height: 844 },
] as const

export interface State {
  readonly name: string
  readonly address: string
  readonly browser: Browserless
  /** Presses that lead on from there. */
  readonly goesOn?: (page: Page) => Promise<void>
}

/** The browser as it is now, whatever it does afterwards. */
export function stateOf(name: string, holder: Browserless, address: string | null): State {
  return { name, browser: { ...holder, cookies: new Map(holder.cookies) }, address: address ?? '' }
}

export async function openState(page: Page, url: string, state: State, language?: string): Promise<void> {
  await page.context().clearCookies()
  const chosen = language === undefined ? [] : [['rollcall-language', language] as const]
  const cookies = [...state.browser.cookies, ...chosen]
  await page.context().addCookies(cookies.map(([name, value]) => ({ name, value, url })))
  await page.goto(new URL(state.address, url).href)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await state.goesOn?.(page)
}

/** Nothing for axe to say, nothing wider than the window, and nothing too small to hit, as it stands on desk and phone. */
export async function expectGood(page: Page, name: string): Promise<void> {
  for (const { theme, width, height } of looks) {
    const message = `${name}, ${width} px`
    await page.setViewportSize({ width, height })
    await expect.poll(() => pageWidth(page), { message }).toBeLessThanOrEqual(width)
    expect(await axeFindingsIn(page, theme), message).toEqual([])
    expect(await smallTargets(page), message).toEqual([])
  }
}

const leastTargetPx = 24

/** Links within a sentence are as high as their line, which WCAG 2.2 §2.5.8 leaves out. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate<
    readonly string[]
  >(`[...document.querySelectorAll('button, input:not([type=hidden]), select, a, summary')]
    .filter((target) => !(target.matches('p a, .identity input, label input, .for-managers')))
    .map((target) => ({ target, box: target.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.height < ${leastTargetPx} || box.width < ${leastTargetPx}))
    .map(({ target, box }) => target.outerHTML.slice(0, 120) + ' ' + box.height)`)
}
