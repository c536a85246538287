import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { integrityQuery, type LogName, type RangeAsked, type RangeReport, verifyRange } from '../api/integrity.ts'

export interface Verification {
  readonly progress: { readonly verified: number; readonly of: number } | null
  readonly report: RangeReport | null
  readonly error: unknown
  readonly isRunning: boolean
  readonly start: (range: RangeAsked) => void
  readonly stop: () => void
}

/** One pass over a log, which ends with the page that shows it. */
export function useVerification(log: LogName): Verification {
  const queryClient = useQueryClient()
  const running = useRef<AbortController | null>(null)
  const [state, setState] = useState<Pick<Verification, 'progress' | 'report' | 'error' | 'isRunning'>>(idle)
  useEffect(() => () => running.current?.abort(), [])

  async function run(range: RangeAsked) {
    running.current?.abort()
    const pass = new AbortController()
    running.current = pass
    setState({ ...idle, isRunning: true })
    try {
      for await (const line of verifyRange(log, range, pass.signal)) {
        if ('result' in line) setState({ ...idle, report: line.result })
        else setState({ ...idle, isRunning: true, progress: line })
      }
    } catch (error) {
      setState(pass.signal.aborted ? idle : { ...idle, error })
    }
    await queryClient.invalidateQueries({ queryKey: integrityQuery(log).queryKey })
  }

  return { ...state, start: (range) => void run(range), stop: () => running.current?.abort() }
}

const idle = { progress: null, report: null, error: null, isRunning: false } as const
