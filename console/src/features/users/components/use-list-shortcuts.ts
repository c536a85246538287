import { announce } from '../../../lib/announce.ts'
import { copyText } from '../../../lib/copy-text.ts'
import { rowLinks } from '../../../lib/row-links.ts'
import { useShortcut } from '../../../lib/shortcuts.ts'
import { t } from '../../../lib/text.ts'

/** Keys move the real focus from row to row, and copy the id of the row (console.md 1.9). */
export function useListShortcuts(): void {
  useShortcut('nextRow', () => moveFocus(1))
  useShortcut('previousRow', () => moveFocus(-1))
  useShortcut('copyId', () => {
    const id = rowLinks()[focusedRow()]?.dataset.rowLink
    if (id === undefined) announce(t('Move to a row first'))
    else void copyText(id, t('User ID'))
  })
}

function moveFocus(step: 1 | -1): void {
  const links = rowLinks()
  const at = focusedRow()
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step))
  links[next]?.focus()
  links[next]?.scrollIntoView({ block: 'nearest' })
}

/** The row that holds the focus, be it on its link or its menu button. */
function focusedRow(): number {
  const row = document.activeElement?.closest('tr, li')
  return rowLinks().findIndex((link) => row?.contains(link))
}
