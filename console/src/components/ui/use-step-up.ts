import { useState } from 'react'
import type { ActionGrade } from '../../lib/action-grade.ts'
import { actWithProof, asksWhy, ProofRefused, type StepUpMethod, stepUpMethodsIn } from '../../lib/step-up.ts'
import { t } from '../../lib/text.ts'

const codeDigits = 6

interface Demand {
  /** What the act weighed when it was refused. */
  readonly grade: ActionGrade | undefined
  readonly methods: readonly StepUpMethod[]
  readonly asksReason: boolean
}

/**
 * An act that may be refused until somebody confirmed who they are: then it is asked for, and done with the proof. What
 * a choice in the form made it weigh (`grade`) may go with the choice, and with it what was asked for.
 */
export function useStepUp<Result>(
  act: () => Promise<Result>,
  asked: readonly StepUpMethod[] = [],
  grade?: ActionGrade | undefined,
) {
  const unasked: Demand = { grade, methods: asked, asksReason: false }
  const [last, setLast] = useState(unasked)
  const { methods, asksReason } = last.grade === grade ? last : unasked
  const [chosen, setChosen] = useState<StepUpMethod | null>(null)
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const method = methods.find((each) => each === chosen) ?? methods[0]

  /** Undefined where a proof is asked for now; the act was not done then. */
  async function run(): Promise<{ readonly result: Result } | undefined> {
    try {
      return { result: await (method === undefined ? act() : actWithProof(method, typed, act)) }
    } catch (error) {
      if (error instanceof ProofRefused) {
        setFault(error.message === '' ? t('The passkey was not used. Try again.') : error.message)
        setTyped('')
        return undefined
      }
      const wanted = stepUpMethodsIn(error)
      setLast({ grade, methods: wanted ?? methods, asksReason: asksReason || asksWhy(error) })
      setFault(null)
      setTyped('')
      if (wanted === null) throw error
      return undefined
    }
  }

  const fields =
    method === undefined
      ? null
      : {
          methods,
          method,
          onMethod: (next: StepUpMethod) => {
            setChosen(next)
            setFault(null)
          },
          typed,
          onTyped: (next: string) => {
            setTyped(next)
            setFault(null)
          },
          fault,
        }
  return { run, fields, asksReason, missing: method === undefined ? null : missingIn(method, typed) }
}

function missingIn(method: StepUpMethod, typed: string): string | null {
  if (method === 'totp' && typed.replace(/\D/g, '').length < codeDigits) return t('Enter the six digits first')
  return method === 'password' && typed === '' ? t('Enter your password first') : null
}
