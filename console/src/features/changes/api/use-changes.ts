import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { noteMaintenanceOver, useMaintainedSince, useRefusals } from '../../../lib/held-up.ts'
import { isProblem } from '../../../lib/problem.ts'
import { useQuietMoment } from '../../../lib/quiet.ts'
import { type ChangePause, changesQuery } from './changes.ts'

/** For whoever has no stream of events: oftener while a pause stands. */
const lookEveryMs = 60_000
const lookAtPauseEveryMs = 15_000
const soonestMs = 2_000
const latestMs = 30_000

interface ChangesState {
  /** A pause that stands. */
  readonly pause: ChangePause | null
  readonly isMaintained: boolean
}

/**
 * What holds changes up, asked again by itself: while the server is maintained after half as long as it has lasted, and
 * then, when it answers well, everything that is shown with it.
 */
export function useChanges(): ChangesState {
  const queryClient = useQueryClient()
  const maintainedSince = useMaintainedSince()
  const refusals = useRefusals()
  const isTime = useQuietMoment()
  const {
    data: pause = null,
    dataUpdatedAt,
    error,
    errorUpdatedAt,
    refetch,
  } = useQuery({
    ...changesQuery,
    // What an answer told already waits for no quiet moment.
    enabled: isTime || refusals > 0 || maintainedSince !== null,
    refetchInterval: ({ state: { data } }) =>
      maintainedSince === null ? untilNextLook(data ?? null) : backoff(Date.now() - maintainedSince),
  })
  useEffect(() => {
    if (refusals > 0) void refetch()
  }, [refusals, refetch])
  // A refusal for another reason is an answer too, such as that the session has ended.
  const answeredAt = Math.max(dataUpdatedAt, isRefusal(error) ? errorUpdatedAt : 0)
  useEffect(() => {
    if (maintainedSince === null || answeredAt <= maintainedSince) return
    noteMaintenanceOver()
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'changes' })
  }, [maintainedSince, answeredAt, queryClient])
  return { pause: hasEnded(pause) ? null : pause, isMaintained: maintainedSince !== null }
}

function isRefusal(error: unknown): boolean {
  return isProblem(error) && error.status >= 400 && error.status < 500
}

function hasEnded(pause: ChangePause | null): boolean {
  return pause?.until != null && Date.parse(pause.until) <= Date.now()
}

/** At its end at the latest. */
function untilNextLook(pause: ChangePause | null): number {
  if (pause === null) return lookEveryMs
  const leftMs = pause.until === null ? lookAtPauseEveryMs : Date.parse(pause.until) - Date.now()
  return Math.min(lookAtPauseEveryMs, Math.max(1_000, leftMs + 500))
}

function backoff(lastedMs: number): number {
  return Math.min(latestMs, Math.max(soonestMs, lastedMs / 2))
}
