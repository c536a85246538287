// Presses, as the budgets of the journeys count them (console.md 7.1): a press of the pointer, or a key that commits
// (Enter, Space, ⌘K). Typing and pasting are free. The same by keyboard alone stands in keyboard.ts.
import type { Locator, Page } from 'playwright-core'

export interface Presses {
  readonly count: number
  click(target: Locator): Promise<void>
  check(target: Locator): Promise<void>
  press(key: string): Promise<void>
  /** Types or pastes, which is free. */
  fill(target: Locator, text: string): Promise<void>
  /** One of a native list: a press to open it, and one to choose. */
  choose(list: Locator, option: string): Promise<void>
}

export function countPresses(page: Page): Presses {
  let count = 0
  return {
    get count() {
      return count
    },
    click: async (target) => {
      await target.click()
      count += 1
    },
    check: async (target) => {
      await target.check()
      count += 1
    },
    press: async (key) => {
      await page.keyboard.press(key)
      count += 1
    },
    fill: (target, text) => target.fill(text),
    choose: async (list, option) => {
      await list.selectOption(option)
      count += 2
    },
  }
}
