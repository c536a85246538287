// What axe says of a page as it stands (WCAG 2.2 A and AA): every rule in the light theme, and in the dark one those that
// colours decide, as themes differ in colours alone.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const colourRules = ['color-contrast', 'link-in-text-block']

/** A sentence for each violation, with the elements. */
export async function axeFindings(page: Page): Promise<string[]> {
  const inLight = await violations(page, { type: 'tag', values: tags })
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await violations(page, { type: 'rule', values: colourRules })
  await page.emulateMedia({ colorScheme: 'light' })
  return [...inLight, ...inDark.map((finding) => `dark: ${finding}`)]
}

type Rules = { readonly type: 'tag' | 'rule'; readonly values: string[] }

// The legacy mode differs in frames alone, of which there are none; what passed is not asked for. Both save time.
async function violations(page: Page, runOnly: Rules): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations: found } = await axe.options({ runOnly, resultTypes: ['violations'], preload: false }).analyze()
  return found.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join('  ')}`)
}
