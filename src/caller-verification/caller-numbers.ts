// The numbers of a prompt: which are offered to the person, and which of them the agent reads out.
import { createHmac } from 'node:crypto'
import type { Sealer } from '../kernel/sealing.ts'

export interface CallerNumbers {
  readonly right: string
  readonly choices: readonly string[]
}

const choiceCount = 3
const lowest = 10
const numbers = 90

/**
 * They follow from the prompt's id under a key of ours, so that they are shown again without lying anywhere. With 32
 * bits a number the remainder favours none that anybody could notice.
 */
export function callerNumbers(sealer: Sealer, promptId: string): CallerNumbers {
  const key = sealer.derive('caller prompt numbers')
  const choices = new Set<string>()
  for (let round = 0; choices.size < choiceCount; round += 1) {
    const drawn = createHmac('sha256', key).update(`${promptId}\0${round}`).digest().readUInt32BE()
    choices.add(String(lowest + (drawn % numbers)))
  }
  const place = createHmac('sha256', key).update(`${promptId}\0right`).digest().readUInt32BE() % choices.size
  const offered = [...choices]
  return { right: offered[place] as string, choices: offered }
}

export function callerNumberHash(sealer: Sealer, promptId: string, number: string): Buffer {
  return createHmac('sha256', sealer.derive('caller prompt answers')).update(`${promptId}\0${number}`).digest()
}
