import { useState } from 'react'
import { isProblem } from '../../../lib/problem.ts'

/** What is asked of the server goes once at a time. A failure is told in the server's words, or in these. */
export function useOneAtATime(failure: string) {
  const [isBusy, setIsBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  async function run(work: () => Promise<void>): Promise<void> {
    if (isBusy) return
    setIsBusy(true)
    setFault(null)
    try {
      await work()
    } catch (error) {
      setFault(isProblem(error) ? error.message : failure)
    } finally {
      setIsBusy(false)
    }
  }
  return { isBusy, fault, forgetFault: () => setFault(null), run }
}
