// What stands beside a screen (how many wait, how many a view holds, the stream of what happens) is for quiet moments:
// the screen has what it asked for, no other is on its way, and the browser rests. One thing at a time, so that a press
// in between finds the connections, the server and the page itself free.
import { useEffect, useState } from 'react'

/** Where something never ends, nothing waits for quiet any longer than this. */
const waitAtMostMs = 3_000
const lookAgainMs = 50

/** With when it began to wait. */
const waiting = new Map<() => void, number>()
let isBusy = () => false
let isLooking = false

/** Told once, by whoever knows what comes first. */
export function quietUnless(busy: () => boolean): void {
  isBusy = busy
}

/** Runs `act` in the next quiet moment that is free. What comes back calls it off. */
export function inQuiet(act: () => void): () => void {
  waiting.set(act, performance.now())
  if (!isLooking) look()
  return () => waiting.delete(act)
}

/** False until a quiet moment came for the component that asks. */
export function useQuietMoment(): boolean {
  const [hasCome, setHasCome] = useState(false)
  useEffect(() => inQuiet(() => setHasCome(true)), [])
  return hasCome
}

function look(): void {
  isLooking = true
  // Safari has none.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(actIfQuiet, { timeout: waitAtMostMs })
  else setTimeout(actIfQuiet)
}

function actIfQuiet(): void {
  const [[act, since] = []] = waiting
  if (act === undefined || since === undefined) {
    isLooking = false
    return
  }
  if (isBusy() && performance.now() - since < waitAtMostMs) {
    setTimeout(look, lookAgainMs)
    return
  }
  waiting.delete(act)
  act()
  look()
}
