// The filter by how passwords stand. When one is too old, says each connection for itself.
import { passwordPolicy } from '../../../connections/connection.ts'
import type { Directory } from '../../../directory.ts'
import type { Filter } from '../../../kernel/filter.ts'
import { equals } from './filter-parts.ts'
import { oldPasswordField, oneOfField, passwordField } from './search-fields.ts'

/** Whoever is meant by one of the readings. */
export async function passwordFilter(directory: Directory, readings: readonly string[]): Promise<Filter> {
  const plain = readings.filter((reading) => reading !== 'expired')
  const parts = [
    ...(plain.length === 0 ? [] : [equals(passwordField, plain)]),
    ...(plain.length === readings.length ? [] : await expired(directory)),
  ]
  const [only = equals(oneOfField, []), ...more] = parts
  return more.length === 0 ? only : { kind: 'or', parts }
}

/** A part for each age that a connection names; none where passwords never expire. */
async function expired({ stores }: Directory): Promise<readonly Filter[]> {
  const byDays = new Map<number, string[]>()
  for (const connection of await stores.connections.listWithPasswordExpiry()) {
    const { expiryDays } = passwordPolicy(connection)
    if (expiryDays !== null) byDays.set(expiryDays, [...(byDays.get(expiryDays) ?? []), connection.id])
  }
  return [...byDays].map(([days, ids]) => ({
    kind: 'equals',
    field: oldPasswordField(ids),
    alternatives: [days],
  }))
}
