// Presses, as the budgets of the journeys count them (console.md 7.1): a press of the pointer, or a key that commits
// (Enter, Space, ⌘K). Typing and pasting are free, and so is Tab, which leads from one field to the next. The same by
// keyboard alone stands in keyboard.ts.
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

/** Types or pastes into the palette, which costs the press that opens it, and stops before the one that takes a result. */
export async function searchAnything(page: Page, presses: Presses, words: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await presses.press('Control+k')
  await presses.fill(page.getByRole('combobox', { name: 'Search or run a command' }), words)
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
