import { type KeyboardEvent, useState } from 'react'

interface MarkedOption {
  /** The place of the one that Enter takes; -1 where there is none. */
  readonly marked: number
  /** When other options stand there. */
  readonly markFirst: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** The keys of a combobox (APG): the focus stays in its box, the arrows mark an option, and Enter takes it. */
export function useMarkedOption(count: number, onTake: (place: number) => void): MarkedOption {
  const [place, setPlace] = useState(0)
  const marked = Math.min(place, count - 1)

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && count > 0) {
      event.preventDefault()
      setPlace((marked + step + count) % count)
    } else if (event.key === 'Enter' && marked >= 0) {
      event.preventDefault()
      onTake(marked)
    }
  }
  return { marked, markFirst: () => setPlace(0), onKeyDown }
}
