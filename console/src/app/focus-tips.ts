// What a tooltip tells the mouse is told to the keyboard too (console.md 2.1, 2.10): the title of whatever the keys led
// to stands beside it until they lead on, Escape is pressed or the page moves. Screen readers know the title already.

const gapPx = 6

export function showTitlesOnFocus(): void {
  const tip = document.createElement('div')
  tip.popover = 'manual'
  tip.ariaHidden = 'true'
  tip.dataset.tip = ''
  tip.className = tipClasses

  const hide = () => tip.isConnected && tip.hidePopover()
  document.addEventListener('focusin', ({ target }) => {
    hide()
    const words = target instanceof HTMLElement && target.matches(':focus-visible') ? wordsFor(target) : null
    if (words === null) return
    tip.textContent = words
    if (!tip.isConnected) document.body.append(tip)
    tip.showPopover()
    place(tip, target as HTMLElement)
  })
  document.addEventListener('focusout', hide)
  document.addEventListener('pointerdown', hide)
  document.addEventListener('scroll', hide, { capture: true, passive: true })
  window.addEventListener('resize', hide)
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide())
}

/** Its title, or that of a text inside it; null where everything stands there to be read. */
function wordsFor(element: HTMLElement): string | null {
  const titled = element.title === '' ? element.querySelector<HTMLElement>('[title]') : element
  if (titled === null || titled.title === '') return null
  // What is for screen readers alone is a pixel wide.
  const isSeen = [...titled.querySelectorAll<HTMLElement>('*')].every(({ offsetWidth }) => offsetWidth !== 1)
  const isWhole = isSeen && titled.scrollWidth <= titled.clientWidth
  return isWhole && titled.textContent.trim() === titled.title.trim() ? null : titled.title
}

/** Below it, in the middle; above where there is no room. */
function place(tip: HTMLElement, element: HTMLElement): void {
  const of = element.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = tip
  const middlePx = of.left + of.width / 2 - offsetWidth / 2
  const mostPx = document.documentElement.clientWidth - offsetWidth - gapPx
  const isBelow = of.bottom + gapPx + offsetHeight <= window.innerHeight
  tip.style.left = `${Math.max(gapPx, Math.min(middlePx, mostPx))}px`
  tip.style.top = `${isBelow ? of.bottom + gapPx : of.top - gapPx - offsetHeight}px`
}

const tipClasses =
  'pointer-events-none fixed inset-auto m-0 max-w-80 rounded-control bg-fg px-2 py-1 text-canvas text-meta [overflow-wrap:anywhere] forced-colors:border'
