// How much of people's phone numbers, IP addresses and metadata whoever is signed in sees (console.md 1.7). The server
// masks; this keeps the pass for one person, which goes along with each call until its time is over.
import { createContext, use, useSyncExternalStore } from 'react'

export type Sight = 'full' | 'on-reveal' | 'masked'

export const SightContext = createContext<Sight>('full')

export const useSight = (): Sight => use(SightContext)

export interface Reveal {
  readonly userId: string
  readonly pass: string
  readonly until: Date
}

let current: Reveal | null = null
let ending: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** In place of whoever was shown before; null masks again. */
export function keepReveal(next: Reveal | null): void {
  clearTimeout(ending)
  current = next
  if (next !== null) ending = setTimeout(() => keepReveal(null), next.until.getTime() - Date.now())
  for (const listener of listeners) listener()
}

export const revealPass = (): string | null => current?.pass ?? null

/** Until when this person is shown in full; null where they are not. */
export function useRevealedUntil(userId: string | null): Date | null {
  const reveal = useSyncExternalStore(listen, () => current)
  return reveal !== null && reveal.userId === userId ? reveal.until : null
}

/** Whether what is shown of this person is masked, so that it cannot be edited or read out. */
export function useIsMasked(userId: string): boolean {
  const revealedUntil = useRevealedUntil(userId)
  return useSight() !== 'full' && revealedUntil === null
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
