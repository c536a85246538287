import type { Permission } from '../kernel/actor.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { ApiKey } from './api-key.ts'

/**
 * Only live keys are ever found: a revoked one is as good as none, and so is one
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
  list(page: PageRequest): Promise<Page<ApiKey>>
  insert(key: ApiKey, hash: Buffer): Promise<void>
  setPermissions(id: string, permissions: readonly Permission[]): Promise<void>
  /** Every live key of a person; answers how many there were. */
  revokeAllOf(userId: string, at: Date): Promise<number>
  /** False when there was no such live key. */
  revoke(id: string, at: Date): Promise<boolean>
}
