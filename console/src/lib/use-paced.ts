import { useCallback, useEffect, useRef } from 'react'

const delayMs = 300

/** Runs soon after it is asked to, and not again before the gap is over, however often it is asked. */
export function usePaced(run: () => void, gapMs: number): () => void {
  const latest = useRef(run)
  const timer = useRef<number | null>(null)
  const ranAt = useRef(0)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => () => window.clearTimeout(timer.current ?? undefined), [])
  return useCallback(() => {
    if (timer.current !== null) return
    const wait = Math.max(delayMs, ranAt.current + gapMs - Date.now())
    timer.current = window.setTimeout(() => {
      timer.current = null
      ranAt.current = Date.now()
      latest.current()
    }, wait)
  }, [gapMs])
}
