/** Ctrl+Enter or ⌘+Enter saves the form that holds the focus, from a long text too (console.md 1.9): it presses its button. */
export function saveByKey(): void {
  document.addEventListener('keydown', (event) => {
    const { target } = event
    const isMeant = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    // A link that is pressed so opens in another tab.
    if (!isMeant || event.repeat || !(target instanceof Element) || target.closest('a') !== null) return
    const save = target.closest('form')?.querySelector<HTMLElement>('[type="submit"]')
    if (!save) return
    event.preventDefault()
    save.click()
  })
}
