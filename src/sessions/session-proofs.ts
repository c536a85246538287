import type { ProofOfPerson } from './session.ts'

/** What a session knows after a step-up: of each kind of proof the latest one. */
export function withProofs(
  before: readonly ProofOfPerson[],
  added: readonly ProofOfPerson[],
): readonly ProofOfPerson[] {
  const latest = new Map(
    [...before, ...added].map((proof) => [`${proof.name} ${proof.type ?? proof.connectionId ?? ''}`, proof]),
  )
  return [...latest.values()]
}

/** When a first factor was last proven; null where there is none among them. */
export function lastFirstFactorAt(methods: readonly ProofOfPerson[]): Date | null {
  const times = methods.filter(({ name }) => name !== 'mfa').map(({ at }) => at.getTime())
  return times.length === 0 ? null : new Date(Math.max(...times))
}
