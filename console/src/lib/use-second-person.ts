import { useState } from 'react'
import { isProblem } from './problem.ts'

/** Whether the server said of what was tried last that it takes two people, for a dialog that can ask the second one. */
export function useSecondPerson() {
  const [takesTwo, setTakesTwo] = useState(false)
  async function tryAlone<Result>(act: Promise<Result>): Promise<Result> {
    try {
      return await act
    } catch (error) {
      setTakesTwo(isProblem(error, 'approval_required'))
      throw error
    }
  }
  return { takesTwo, tryAlone }
}
