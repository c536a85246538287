// Whether events of the log are what was sealed, one by one. Their place in the tree is looked at elsewhere.
import { type KeyObject, verify } from 'node:crypto'
import { missingCovers } from '../sealed-log/covered-fields.ts'
import { eventFaults, lackingFields } from '../sealed-log/event-faults.ts'
import { type Covers, coversStatement, leafStatement } from '../sealed-log/leaf.ts'
import { keyText, type NoteKey, readKey } from '../sealed-log/signed-note.ts'
import { lineOf } from './export-log.ts'
import type { LogKey } from './log-key.ts'
import type { SealedEvent } from './seal-store.ts'

export interface SealFault {
  /** Null: of the log as a whole. */
  readonly sequence: number | null
  /** With its subject: "Event 7 is missing." */
  readonly sentence: string
}

/** What an event or one that waits says was taken, and where it stands in the log. */
export interface Covering {
  readonly sequence: number
  readonly covers: Covers
}

export interface Loss {
  readonly sequence: number
  readonly fields: readonly string[]
}

/** `retained`: the last number whose content age took. */
export function sealedEventFaults({ name, publicKey }: NoteKey, event: SealedEvent, retained: number): SealFault[] {
  const { sequence, leafHash, signature, logged } = event
  const line = lineOf(event)
  const isSigned = verify(null, leafStatement(name, sequence, leafHash), publicKey, signature)
  const isGone = logged === null && sequence > retained
  const sentences = [
    ...(isSigned ? [] : [`Event ${sequence} is not what was sealed: the signature does not fit.`]),
    ...(isGone ? [`Event ${sequence} has lost its content, and its time was not over.`] : []),
    ...('commitments' in line ? eventFaults(name, line).map((fault) => `Event ${sequence} ${fault}.`) : []),
  ]
  return sentences.map((sentence) => ({ sequence, sentence }))
}

export function lossesIn(events: readonly SealedEvent[]): Loss[] {
  return events.flatMap((event) => {
    const line = lineOf(event)
    const fields = 'commitments' in line ? lackingFields(line) : ['*']
    return fields.length === 0 ? [] : [{ sequence: event.sequence, fields }]
  })
}

/** What is lacking though no signed erasure or retention says that it was taken. */
export function uncoveredLosses(
  { name, publicKey }: NoteKey,
  losses: readonly Loss[],
  coverings: readonly Covering[],
): SealFault[] {
  const signed = coverings.filter(({ covers }) => isSigned(name, publicKey, covers))
  return missingCovers([...losses], signed).map(({ sequence, fields }) => {
    const what = fields.includes('*') ? 'its content' : fields.join(', ')
    const sentence = `Event ${sequence} has lost ${what}, and no signed erasure or retention covers that.`
    return { sequence, sentence }
  })
}

/** The numbers of a range that no event has. */
export function missingEvents(from: number, to: number, events: readonly SealedEvent[]): SealFault[] {
  const there = new Set(events.map(({ sequence }) => sequence))
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place)
    .filter((sequence) => !there.has(sequence))
    .map((sequence) => ({ sequence, sentence: `Event ${sequence} is missing.` }))
}

export function noteKeyOf({ origin, publicKey }: Pick<LogKey, 'origin' | 'publicKey'>): NoteKey {
  const key = readKey(keyText(origin, publicKey))
  if (key === null) throw new Error('the key of the audit cannot be read')
  return key
}

function isSigned(origin: string, publicKey: KeyObject, covers: Covers): boolean {
  return verify(null, coversStatement(origin, covers), publicKey, Buffer.from(covers.signature, 'base64url'))
}
