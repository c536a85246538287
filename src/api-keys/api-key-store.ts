import type { Permission } from '../kernel/actor.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { ApiKey } from './api-key.ts'

/**
 * Only live keys are ever found: a revoked one is as good as none, and so is one that has expired, and one
 * whose owner may not come in, or is no active member of the organization the key is for.
 */
export interface ApiKeyStore {
  /** One indexed read: no cache stands between a revocation and the next request. */
  findByHash(hash: Buffer, at: Date): Promise<ApiKey | null>
  find(id: string, at: Date): Promise<ApiKey | null>
  /** The oldest first. */
  findByName(name: string): Promise<readonly ApiKey[]>
  /** Whose key it is or was, also of one that was revoked. */
  findOwner(id: string): Promise<string | null>
  /** Those that were not revoked, the expired among them; all, or those of one person. */
  list(page: PageRequest, of?: { readonly userId: string }): Promise<Page<ApiKey>>
  insert(key: ApiKey, hash: Buffer): Promise<void>
  /** Unless that was noted within the last minutes: a busy key is not written at each call. */
  noteUse(id: string, at: Date, ip: string | null): Promise<void>
  /** It ends then, or when it would have ended anyway if that is sooner. False when there is no such live key. */
  endBy(id: string, end: Date, at: Date): Promise<boolean>
  setPermissions(id: string, permissions: readonly Permission[]): Promise<void>
  /** Every live key of a person; answers how many there were. */
  revokeAllOf(userId: string, at: Date): Promise<number>
  /** False when there was no such live key. */
  revoke(id: string, at: Date): Promise<boolean>
}
