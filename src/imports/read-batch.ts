import { isUtf8 } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'
import { isJsonObject } from '../kernel/json.ts'
import type { ReadBatch } from './apply-batch.ts'
import type { Destinations } from './destinations.ts'
import type { ImportFault, RefusedRecord } from './import-fault.ts'
import { type OfferDeps, type OfferedUser, offerUser } from './offered-user.ts'
import { type Damage, type RawRecord, recordMaxBytes } from './raw-record.ts'
import { readRecord } from './read-record.ts'
import { redactedRecord } from './redact-record.ts'
import { parseStrictJson, UnreadableJson } from './strict-json.ts'

/** Between so many records, requests that wait get their turn: about two milliseconds of work. */
const recordsAtATime = 100

/** Reads and checks every record of a batch; what is wrong with one is its own fault only. */
export async function readBatch(
  deps: OfferDeps,
  destinations: Destinations,
  sequence: number,
  records: readonly RawRecord[],
): Promise<ReadBatch> {
  const offered: OfferedUser[] = []
  const refused: RefusedRecord[] = []
  for (const [index, raw] of records.entries()) {
    if (index % recordsAtATime === recordsAtATime - 1) await setImmediate()
    const verdict = readOne(deps, destinations, raw)
    if ('faults' in verdict) refused.push(verdict)
    else offered.push(verdict)
  }
  return { sequence, offered, refused }
}

function readOne(deps: OfferDeps, destinations: Destinations, raw: RawRecord): OfferedUser | RefusedRecord {
  const { position } = raw
  const parsed = parse(raw)
  if ('fault' in parsed) return { position, record: null, faults: [parsed.fault] }
  const { sent } = parsed
  const read = readRecord(sent, destinations.schema)
  const offer = read.ok ? offerUser(deps, destinations, read.record, { position, sent }) : read
  return offer.ok ? offer.offered : { position, record: redactedRecord(sent), faults: offer.faults }
}

function parse({ content }: RawRecord): { readonly sent: object } | { readonly fault: ImportFault } {
  if (typeof content === 'string') return { fault: unreadable(damages[content]) }
  if (!isUtf8(content)) return { fault: unreadable('The record is not UTF-8 text') }
  try {
    const sent = parseStrictJson(content.toString('utf8'))
    return isJsonObject(sent) ? { sent } : { fault: unreadable('The record is not a JSON object') }
  } catch (refusal) {
    if (!(refusal instanceof UnreadableJson)) throw refusal
    return { fault: unreadable(refusal.message) }
  }
}

const damages: Readonly<Record<Damage, string>> = {
  'too-long': `The record is longer than ${recordMaxBytes} bytes`,
  'cut-short': 'The file ends before its array does: it was cut short, and records may be missing',
}

function unreadable(message: string): ImportFault {
  return { code: 'INVALID_JSON', message }
}
