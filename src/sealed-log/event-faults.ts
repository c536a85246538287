// What is wrong with one event of a log, beside its place in the tree.
import { type ByField, commitmentTo, leafHash } from './leaf.ts'
import type { EventLine } from './log-line.ts'

/** Sentences without a subject; none where the event is what was sealed, as far as it is there. */
export function eventFaults(log: string, line: EventLine): string[] {
  const faults: string[] = []
  const { commitments, salts, values } = shaped(line)
  if (leafHash(log, line, commitments).toString('base64url') !== line.leafHash) {
    faults.push('was changed: a field or a commitment is not the one that was sealed')
  }
  for (const name of new Set([...Object.keys(salts), ...Object.keys(values)])) {
    const commitment = commitments[name]
    const salt = salts[name]
    if (commitment === undefined) faults.push(`was changed: it has ${name}, which was not sealed`)
    else if (salt === undefined) faults.push(`was changed: ${name} has no salt, so nothing tells that it was sealed`)
    else if (name in values && commitmentTo(salt, values[name]) !== commitment) {
      faults.push(`was changed: ${name} is not what was sealed`)
    }
  }
  return faults
}

/** What the event has lost. */
export function lackingFields(line: EventLine): string[] {
  const { commitments, salts, values } = shaped(line)
  return Object.keys(commitments).filter((name) => salts[name] === undefined || !(name in values))
}

/** A file may hold anything, and a field any name: these objects inherit none. */
function shaped({ commitments, salts, values }: EventLine): {
  readonly commitments: ByField<string>
  readonly salts: ByField<string>
  readonly values: ByField<unknown>
} {
  return {
    commitments: ofStrings(commitments),
    salts: ofStrings(salts),
    values: Object.assign(Object.create(null), values),
  }
}

function ofStrings(fields: unknown): ByField<string> {
  const strings = Object.entries(fields ?? {}).filter(([, field]) => typeof field === 'string')
  return Object.assign(Object.create(null), Object.fromEntries(strings))
}
