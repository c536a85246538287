import { t } from '../../../lib/text.ts'
import type { Metadata } from './user.ts'

export interface MetadataChange {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** What to send: metadata merges at the first level only, so a changed key goes whole and a removed one as null. */
  readonly patch: Metadata
}

export function metadataChange(before: Metadata, after: Metadata): MetadataChange {
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key))
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
  const changed = Object.keys(after).filter(
    (key) => Object.hasOwn(before, key) && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  const sent = [...added, ...changed].map((key) => [key, after[key]])
  const patch = Object.fromEntries([...sent, ...removed.map((key) => [key, null])])
  return { added, changed, removed, patch }
}

export function isUnchanged({ added, changed, removed }: MetadataChange): boolean {
  return added.length + changed.length + removed.length === 0
}

/** Key by key what is stored and what a patch makes of it, as JSON. */
export function metadataDifferences(stored: Metadata, patch: Metadata) {
  const shown = (of: Metadata, key: string) => (of[key] == null ? t('Not set') : JSON.stringify(of[key]))
  return Object.keys(patch).map((key) => ({ key, label: key, stored: shown(stored, key), mine: shown(patch, key) }))
}
