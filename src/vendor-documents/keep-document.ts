import { isDeepStrictEqual } from 'node:util'
import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { openedContent, sealedContent } from './document-secrets.ts'
import type { DocumentKey, VendorDocumentStore } from './vendor-document.ts'

export interface KeepDocumentDeps {
  /** Held, so that changes go one after another: the document alone could not be, before there is one. */
  readonly settings: Pick<SettingsStore, 'readForChange'>
  readonly vendorDocuments: VendorDocumentStore
  readonly audit: AuditStore
  readonly sealer: Sealer
}

/**
 * Builds the document from what stands there, which is null where nothing was ever kept, and gives it back. Repeating
 * what stands already is no change and leaves no event.
 */
export async function changeDocument(
  { settings, vendorDocuments, audit, sealer }: KeepDocumentDeps,
  actor: Actor,
  key: DocumentKey,
  change: (present: JsonObject | null) => JsonObject,
): Promise<JsonObject> {
  await settings.readForChange()
  const present = await readDocument({ vendorDocuments, sealer }, key)
  const content = change(present)
  // Storage keeps no order of keys, so their order is none of the content.
  if (isDeepStrictEqual(present, content)) return content
  await vendorDocuments.put(key, sealedContent(sealer, key, content))
  const fields = changedFields(present ?? {}, content)
  const details = { fields, ...changedValues(present, content) }
  await audit.record(actor, 'settings.changed', { kind: 'settings', id: `${key.kind}/${key.name}` }, details)
  return content
}

/** Puts the whole document in place of what stood there. */
export async function keepDocument(
  deps: KeepDocumentDeps,
  actor: Actor,
  key: DocumentKey,
  content: JsonObject,
): Promise<void> {
  await changeDocument(deps, actor, key, () => content)
}

export async function dropDocument(
  { settings, vendorDocuments, audit }: Omit<KeepDocumentDeps, 'sealer'>,
  actor: Actor,
  key: DocumentKey,
): Promise<void> {
  await settings.readForChange()
  if (!(await vendorDocuments.remove(key))) return
  await audit.record(actor, 'settings.changed', { kind: 'settings', id: `${key.kind}/${key.name}` }, { removed: true })
}

/** The content with its secrets in the clear; null where nothing was ever kept. */
export async function readDocument(
  { vendorDocuments, sealer }: Pick<KeepDocumentDeps, 'vendorDocuments' | 'sealer'>,
  key: DocumentKey,
): Promise<JsonObject | null> {
  const document = await vendorDocuments.find(key)
  return document === null ? null : openedContent(sealer, key, document.content)
}

function changedFields(before: JsonObject, after: JsonObject): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name])).sort()
}
