import type { Page } from 'playwright-core'
import { keysAlone } from './keyboard.ts'
import { countPresses, type Presses } from './presses.ts'

/** A journey that is made twice is made by keyboard alone where scripts run, and by the pointer where none do. */
export async function hands(page: Page, hasScripts: boolean): Promise<Presses> {
  return hasScripts ? keysAlone(page) : countPresses(page)
}
