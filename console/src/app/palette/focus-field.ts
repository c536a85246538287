/** As long as a screen may take to come. */
const waitMs = 5_000

/** Puts the focus on the field with this label, or on what stands below this title, as soon as the screen that was just opened shows it. */
export function focusField(label: string): void {
  const timer = window.setTimeout(() => observer.disconnect(), waitMs)
  const observer = new MutationObserver(() => look())
  observer.observe(document.body, { childList: true, subtree: true })
  look()

  function look(): void {
    const field = fieldLabelled(label) ?? partTitled(label)
    if (field === null) return
    observer.disconnect()
    window.clearTimeout(timer)
    field.focus()
    field.scrollIntoView({ block: 'center' })
  }
}

function fieldLabelled(label: string): HTMLElement | null {
  const fields = document.querySelectorAll<HTMLInputElement>('main :is(input, select, textarea)')
  return [...fields].find(({ labels }) => [...(labels ?? [])].some((one) => one.textContent?.startsWith(label))) ?? null
}

/** The first control of the part of the page that is called so; the title itself where there is none. */
function partTitled(title: string): HTMLElement | null {
  const titles = document.querySelectorAll<HTMLElement>('main :is(legend, h2, h3)')
  const found = [...titles].find(({ textContent }) => textContent === title)
  if (found === undefined) return null
  const control = found.closest('fieldset, section')?.querySelector<HTMLElement>('input, select, textarea, button, a')
  if (control) return control
  found.tabIndex = -1
  return found
}
