import { rowLink } from './row-links.ts'

const tintMs = 2_000

/** Shows for a moment that a row of the list on screen has changed; announced to nobody (console.md 2.7). */
export function tintRow(id: string): void {
  const row = rowLink(id)?.closest<HTMLElement>('tr, li')
  if (!row) return
  row.dataset.changed = ''
  window.setTimeout(() => delete row.dataset.changed, tintMs)
}
