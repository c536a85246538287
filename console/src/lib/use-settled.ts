import { useEffect, useState } from 'react'

const waitMs = 400

/** What was written, a moment after the last key: for what asks the server. */
export function useSettled(written: string): string {
  const [settled, setSettled] = useState(written)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(written), waitMs)
    return () => window.clearTimeout(timer)
  }, [written])
  return settled
}
