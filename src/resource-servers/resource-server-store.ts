import type { Page, PageRequest } from '../kernel/page.ts'
import type { DefinedPermission, ResourceServer } from './resource-server.ts'

export interface ResourceServerQuery {
  /** Only the ones with these identifiers. */
  readonly identifiers?: readonly string[]
  readonly page: PageRequest
}

/** Absence is `null`; a taken identifier is `resource_server_exists`. */
export interface ResourceServerStore {
  /** By id, else by identifier: paths on the wire take either. */
  find(idOrIdentifier: string): Promise<ResourceServer | null>
  /** Locks the resource server until the transaction ends. */
  findForChange(idOrIdentifier: string): Promise<ResourceServer | null>
  findByIdentifier(identifier: string): Promise<ResourceServer | null>
  /** Rollcall's own Management API, locked. */
  findSystem(): Promise<ResourceServer | null>
  list(query: ResourceServerQuery): Promise<Page<ResourceServer>>
  insert(server: ResourceServer): Promise<void>
  /** Everything but the permissions. */
  save(server: ResourceServer): Promise<void>
  /** Replaces the list. What vanishes from it vanishes from every role and user. */
  setPermissions(id: string, permissions: readonly DefinedPermission[]): Promise<void>
  /** Its permissions go with it, from every role, user and client too; false when there was none. */
  remove(id: string): Promise<boolean>
}
