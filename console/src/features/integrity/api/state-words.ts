// The four states of a log in words (console.md 3.17). A stretch without events is never called intact.
import { exactCount } from '../../../lib/format-count.ts'
import { exactTime } from '../../../lib/format-time.ts'
import { t, tCount } from '../../../lib/text.ts'
import type { BrokenEvent, Integrity, LogState, RangeReport } from './integrity.ts'

export const stateNames: Readonly<Record<LogState, string>> = {
  intact: t('Intact'),
  broken: t('Broken'),
  incomplete: t('Incomplete'),
  'not-available': t('Not available'),
}

export function integrityWords(log: Integrity): string {
  const { state, checkpoint, lastSequence, unsealed, unchained } = log
  const last = lastSequence ?? 0
  if (state === 'broken') return brokenWords(log.brokenAt)
  if (state === 'not-available') {
    if (unchained === 0) return t('Nothing was sealed yet, so there is nothing to verify.')
    return tCount(
      unchained,
      "This 1 event was written before chaining was on. It can't be checked.",
      "These {count} events were written before chaining was on. They can't be checked.",
    )
  }
  if (state === 'incomplete') {
    if (checkpoint !== null && checkpoint.size > last) return cutWords(last, checkpoint.size)
    return tCount(
      unsealed,
      'The newest event is not covered by an anchor yet.',
      'Newest {count} are not covered by an anchor yet.',
    )
  }
  if (log.alert.found.length > 0) return t('The newest events match. What was found broken before is not cleared.')
  const anchoredAt = (log.anchor?.state === 'fits' ? log.anchor.at : null) ?? checkpoint?.at ?? null
  return t('All {count} events match. Head matches the anchor of {time}.', {
    count: exactCount(last),
    time: anchoredAt === null ? '–' : exactTime(new Date(anchoredAt)),
  })
}

export function reportWords(report: RangeReport): string {
  const { state, from, to, verified, size, checkpointSize } = report
  if (state === 'broken') return brokenWords(report.brokenAt)
  if (checkpointSize > size) return cutWords(verified, checkpointSize)
  if (from === null || to === null) return t('No event lies in this range, so there is nothing to verify.')
  if (state === 'incomplete') {
    return t('Verified {verified} of {count}.', {
      verified: exactCount(verified),
      count: exactCount(to - from + 1),
    })
  }
  return t('All {count} events from number {from} to {to} match.', {
    count: exactCount(verified),
    from: exactCount(from),
    to: exactCount(to),
  })
}

function cutWords(verified: number, of: number): string {
  return t('Verified {verified} of {count}. The newest {missing} are missing, and a signed anchor stands for them.', {
    verified: exactCount(verified),
    count: exactCount(of),
    missing: exactCount(of - verified),
  })
}

function brokenWords(event: BrokenEvent | null): string {
  if (event === null) return t('The log is not what was sealed. It is untrusted until investigated.')
  const { sequence, at, type } = event
  if (at === null || type === null) {
    return t('Event {number} does not match. Everything after it is untrusted until investigated.', {
      number: exactCount(sequence),
    })
  }
  return t('Event {number} ({time}, {type}) does not match. Everything after it is untrusted until investigated.', {
    number: exactCount(sequence),
    time: exactTime(new Date(at)),
    type,
  })
}
