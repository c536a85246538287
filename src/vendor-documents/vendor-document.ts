// What tools of the vendor configure a tenant with, one JSON document each: kept as it came and given back so. What
// Rollcall obeys of it, the face that takes it turns into our own settings.
import type { JsonObject } from '../kernel/json.ts'

/** What the document is about; each kind's names are a list of the face's own, so a kind never grows without bound. */
export type DocumentKind =
  | 'tenant-settings'
  | 'branding'
  | 'prompts'
  | 'prompt-text'
  | 'attack-protection'
  | 'guardian'
  | 'email-provider'
  | 'email-template'

export interface VendorDocument {
  readonly kind: DocumentKind
  /** Which of its kind, as in `verify_email`; `default` where there is one alone. */
  readonly name: string
  readonly content: JsonObject
  readonly updatedAt: Date
}

export type DocumentKey = Pick<VendorDocument, 'kind' | 'name'>

/** Secrets in the contents lie sealed. */
export interface VendorDocumentStore {
  find(key: DocumentKey): Promise<VendorDocument | null>
  /** By name. */
  list(kind: DocumentKind): Promise<readonly VendorDocument[]>
  /** Whole, in place of what stood there. */
  put(key: DocumentKey, content: JsonObject): Promise<VendorDocument>
  /** False when there was none. */
  remove(key: DocumentKey): Promise<boolean>
}
