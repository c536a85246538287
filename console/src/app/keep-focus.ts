// Whatever had the focus and is gone, with the step that it finished or the note that it closed, hands it on to what it
// stood in. Else keys and screen readers would begin again at the top of the page (WCAG 2.4.3).
import { dialogs } from '../lib/layer-open.ts'

/** Dialogs give the focus back and pages take it by themselves, within a few frames. */
const settledMs = 100

const containers = `li, fieldset, form, section, main, [role="group"], [role="region"], ${dialogs}, [role="menu"]`

export function keepFocus(): void {
  let path: readonly Element[] = []
  let timer: number | undefined
  document.addEventListener('focusin', ({ target }) => {
    path = target instanceof Element ? pathOf(target) : []
  })
  new MutationObserver(() => {
    if (timer !== undefined || path.length === 0 || path[0]?.isConnected) return
    timer = window.setTimeout(() => {
      timer = undefined
      if (document.activeElement !== document.body || path[0]?.isConnected) return
      const left = path
      path = []
      takeOver(left)
    }, settledMs)
  }).observe(document.body, { childList: true, subtree: true })
}

/** An element and all that it stands in, the innermost first. */
function pathOf(element: Element): readonly Element[] {
  const path: Element[] = []
  for (let at: Element | null = element; at !== null; at = at.parentElement) path.push(at)
  return path
}

function takeOver(path: readonly Element[]): void {
  const heir =
    path.find((element) => element.isConnected && element.matches(containers)) ?? document.querySelector('main')
  if (!(heir instanceof HTMLElement)) return
  if (!heir.hasAttribute('tabindex')) {
    heir.tabIndex = -1
    heir.addEventListener('blur', () => heir.removeAttribute('tabindex'), { once: true })
  }
  heir.focus({ preventScroll: true })
}
