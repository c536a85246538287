/** As long as a screen may take to come. */
const waitMs = 5_000

/** Puts the focus on the field with this label, as soon as the screen that was just opened shows it. */
export function focusField(label: string): void {
  const timer = window.setTimeout(() => observer.disconnect(), waitMs)
  const observer = new MutationObserver(() => look())
  observer.observe(document.body, { childList: true, subtree: true })
  look()

  function look(): void {
    const field = fieldLabelled(label)
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
