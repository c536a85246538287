import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type Place, useLive } from '../../../lib/live.ts'
import { useMay } from '../../../lib/permissions.ts'
import { leave, type PresentOperator, presenceQuery } from '../api/presence.ts'

const nobody: readonly PresentOperator[] = []

/** Says that the place is looked at here as long as it is, and tells who else does. */
export function usePresence({ kind, id }: Place): readonly PresentOperator[] {
  const mayLook = useMay(kind === 'user' ? 'read:users' : 'read:recovery_requests')
  const { data, isError, refetch } = useQuery({ ...presenceQuery({ kind, id }), enabled: mayLook })
  const ask = () => void refetch()
  const topic = kind === 'user' ? (`user:${id}` as const) : 'recovery'
  useLive(
    mayLook ? topic : null,
    () => undefined,
    ask,
    (place) => {
      if (place.kind === kind && place.id === id) ask()
    },
  )
  useEffect(() => {
    if (!mayLook) return
    const left = () => leave({ kind, id })
    window.addEventListener('pagehide', left)
    return () => {
      window.removeEventListener('pagehide', left)
      left()
    }
  }, [kind, id, mayLook])
  return isError || data === undefined ? nobody : data.data
}
