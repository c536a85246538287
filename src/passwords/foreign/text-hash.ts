import type { FaultList } from './fault-list.ts'
import type { ForeignHashInput } from './hash-input.ts'

/** For hashes that describe themselves: written as text, their salt inside. */
export function requireText(input: ForeignHashInput, faults: FaultList): void {
  if (input.hash.encoding !== undefined && input.hash.encoding !== 'utf8') {
    faults.add('hash.encoding', `must be utf8 for ${input.algorithm}`)
  }
}

export function refuseSalt(input: ForeignHashInput, faults: FaultList): void {
  if (input.salt !== undefined) faults.add('salt', `is not allowed for ${input.algorithm}; hash.value holds the salt`)
}
