import { useEffect, useEffectEvent, useState } from 'react'

export interface Peek {
  readonly userId: string
  /** What the card stands beside. */
  readonly anchor: HTMLElement
  readonly isByKey: boolean
}

const restMs = 400
/** Long enough for the way from the picture to the card. */
const leaveMs = 200

/**
 * Whom the card beside the list is about (console.md 3.2): whose picture the mouse rests on, or on whose link Space is
 * pressed. Escape, going away and scrolling close it (WCAG 1.4.13). Nothing can be done there that is not done elsewhere.
 */
export function usePeek(): Peek | null {
  const [peek, setPeek] = useState<Peek | null>(null)

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && peek !== null) {
      setPeek(null)
      event.stopPropagation()
    }
    const link = rowLinkOf(event.target)
    const isOther = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
    if (event.key !== ' ' || link === null || isOther) return
    // Space would scroll the page.
    event.preventDefault()
    setPeek(peek?.anchor === link ? null : { userId: link.dataset.rowLink ?? '', anchor: link, isByKey: true })
  })

  useEffect(() => {
    let timer = 0
    const over = ({ target, pointerType }: PointerEvent) => {
      if (pointerType !== 'mouse' || !(target instanceof Element)) return
      window.clearTimeout(timer)
      const picture = target.closest<HTMLElement>('[data-peek]')
      if (picture !== null) {
        const next = { userId: picture.dataset.peek ?? '', anchor: picture, isByKey: false }
        timer = window.setTimeout(() => setPeek(next), restMs)
      } else if (target.closest('[data-peek-card]') === null) {
        timer = window.setTimeout(() => setPeek((shown) => (shown?.isByKey ? shown : null)), leaveMs)
      }
    }
    const key = (event: KeyboardEvent) => onKey(event)
    const leave = () => {
      window.clearTimeout(timer)
      setPeek(null)
    }
    document.addEventListener('pointerover', over)
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    document.addEventListener('keydown', key, { capture: true })
    window.addEventListener('scroll', leave, { passive: true })
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('pointerover', over)
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
      document.removeEventListener('keydown', key, { capture: true })
      window.removeEventListener('scroll', leave)
    }
  }, [])
  return peek
}

function rowLinkOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof HTMLElement && target.dataset.rowLink !== undefined ? target : null
}
