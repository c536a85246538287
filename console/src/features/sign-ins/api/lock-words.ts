// What a lock came of, in words: how many wrong tries, when, and from where (console.md 3.5).
import { allOf } from '../../../lib/any-of.ts'
import { clockTime } from '../../../lib/format-time.ts'
import { t, tCount } from '../../../lib/text.ts'
import type { Lock } from './diagnosis.ts'

/** "10 wrong passwords 10:04–10:12 from 203.0.113.7 (8) and 198.51.100.4 (2)"; of what is not known nothing. */
export function lockReason({ act, network, count, first, last, from, moreNetworks }: Lock): string {
  const tried = tries[act](count)
  if (first === null || last === null) return tried
  const [start, end] = [clockTime(new Date(first)), clockTime(new Date(last))]
  const known = { tried, time: start === end ? start : `${start}–${end}` }
  // The sentence around it names the network of a lock that is of one.
  if (network !== null) return t('{tried} {time}', known)
  const named = addedUp(from).map(([name, times]) => `${name} (${times})`)
  const more = moreNetworks === 0 ? [] : [tCount(moreNetworks, '1 more network', '{count} more networks')]
  return t('{tried} {time} from {networks}', { ...known, networks: allOf([...named, ...more]) })
}

/** By what the networks are called: of those whose ends are masked, several are called the same. */
function addedUp(from: Lock['from']): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { network, count } of from) counts.set(network, (counts.get(network) ?? 0) + count)
  return [...counts].toSorted(([, one], [, other]) => other - one)
}

/** Of the check about it: "10 wrong passwords 10:04–10:12 from 203.0.113.7". */
export function lockEvidence(lock: Lock): string {
  const reason = lockReason(lock)
  return lock.network === null ? reason : t('{reason} from {network}', { reason, network: lock.network })
}

const tries: Readonly<Record<Lock['act'], (count: number) => string>> = {
  password: (count) => tCount(count, '1 wrong password', '{count} wrong passwords'),
  'second-factor': (count) => tCount(count, '1 wrong second factor', '{count} wrong second factors'),
  code: (count) => tCount(count, '1 wrong code from an e-mail', '{count} wrong codes from e-mails'),
}
