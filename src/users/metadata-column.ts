// One key of somebody's metadata as a column of a list: `appMetadata.plan`, or further inside `userMetadata.address.city`.
import { isJsonObject, type Json } from '../kernel/json.ts'
import type { User } from './user.ts'

export const metadataColumnForm = '(appMetadata|userMetadata)(\\.[A-Za-z0-9_-]{1,60}){1,4}'

const form = new RegExp(`^${metadataColumnForm}$`)

export interface MetadataColumn {
  readonly root: 'appMetadata' | 'userMetadata'
  /** Below the root, with dots between. */
  readonly key: string
}

/** Null for every other column. */
export function metadataColumn(name: string): MetadataColumn | null {
  const root = form.exec(name)?.[1]
  return root === undefined ? null : { root: root as MetadataColumn['root'], key: name.slice(root.length + 1) }
}

/** What somebody has there; null where they have nothing. */
export function metadataAt(user: User, { root, key }: MetadataColumn): Json {
  let value: Json | undefined = user[root]
  for (const step of key.split('.')) {
    if (!isJsonObject(value) || !Object.hasOwn(value, step)) return null
    value = value[step]
  }
  return value ?? null
}
