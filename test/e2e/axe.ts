// What axe says of a page as it stands (WCAG 2.2 A and AA): every rule in the light theme, and in the dark one those that
// colours decide, as themes differ in colours alone. Of a page under an open dialog, which nobody can reach, it reads the
// dialog: pages by themselves are each read by test/e2e/markup.test.ts.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

/** The short form: the other takes the browser a quarter of a second to read. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const colourRules = ['color-contrast', 'link-in-text-block']

/** A sentence for each violation, with the elements. */
export async function axeFindings(page: Page): Promise<string[]> {
  await bringAxe(page)
  const inLight = await violations(page, { type: 'tag', values: tags })
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await violations(page, { type: 'rule', values: colourRules })
  await page.emulateMedia({ colorScheme: 'light' })
  return [...inLight, ...inDark.map((finding) => `dark: ${finding}`)]
}

/** Every rule in one theme, for pages that are looked at in the other at another width: half of what both take. */
export async function axeFindingsIn(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  await bringAxe(page)
  await page.emulateMedia({ colorScheme: theme })
  const found = await violations(page, { type: 'tag', values: tags })
  await page.emulateMedia({ colorScheme: 'light' })
  return found.map((finding) => `${theme}: ${finding}`)
}

/** Once a document: reading axe takes the browser longer than running it. */
async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(source)
}

/** The dialog on top of a page that is hidden while it stands, and what lies over it; else all there is. */
const reachable = `(() => {
  const dialogs = document.querySelectorAll(':is([role=dialog], [role=alertdialog]):not([data-note])')
  if (dialogs.length === 0 || !document.getElementById('root')?.closest('[aria-hidden=true]')) return document
  return { include: [[...dialogs].at(-1), ...document.querySelectorAll('[data-note], [role=menu]')] }
})()`

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

async function violations(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  // What passed is not asked for, and there are no style sheets of other origins to fetch: both save time.
  const options: axe.RunOptions = { runOnly, resultTypes: ['violations'], preload: false }
  const { violations: found } = await page.evaluate<{ readonly violations: readonly Violation[] }>(
    `axe.run(${reachable}, ${JSON.stringify(options)})`,
  )
  return found.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join('  ')}`)
}
