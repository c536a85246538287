import { useEffect, useRef } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { announce } from '../../../lib/announce.ts'
import type { Place } from '../../../lib/live.ts'
import { alsoHere } from '../api/presence-words.ts'
import { usePresence } from './use-presence.ts'

/** "Sam (security) is also here". Somebody who comes is announced once, whoever goes is not. */
export function AlsoHere({ place }: { readonly place: Place }) {
  const others = usePresence(place)
  const announced = useRef(new Set<string>())
  useEffect(() => {
    const fresh = others.filter(({ id }) => !announced.current.has(id))
    if (fresh.length === 0) return
    for (const { id } of fresh) announced.current.add(id)
    announce(alsoHere(fresh))
  }, [others])
  if (others.length === 0) return null
  return (
    <p className="flex min-w-0 items-start gap-1.5 text-muted text-table">
      <Icon name={others.length === 1 ? 'user' : 'users'} className="mt-0.5" />
      <span className="min-w-0 break-words">{alsoHere(others)}</span>
    </p>
  )
}
