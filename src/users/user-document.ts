// A user as a document: JSON that goes out as storage built it, unread. A face says how it looks by a shape of its own
// names; storage alone knows where the values lie. Values that are missing are left out.
import type { Page } from '../kernel/page.ts'
import type { LifecycleFacts } from './lifecycle.ts'
import type { Identity, User } from './user.ts'
import type { UserQuery } from './user-store.ts'

export type UserAttribute = Exclude<keyof User, 'identities' | 'organization' | 'version' | keyof LifecycleFacts>
export type IdentityAttribute = Exclude<keyof Identity, 'connectionId' | 'isPrimary' | 'linkedAt'>

export interface DocumentShape {
  /** Tells shapes apart; storage prepares a statement for each. */
  readonly name: string
  /** The document's keys, in order, and what each shows. */
  readonly attributes: Readonly<Record<string, UserAttribute>>
  /** Attributes that are shown only where another has a value, as a verification is with its address. */
  readonly only: Readonly<Partial<Record<UserAttribute, UserAttribute>>>
  readonly identities: { readonly key: string; readonly attributes: Readonly<Record<string, IdentityAttribute>> }
}

export interface UserDocumentStore {
  /** The document as JSON text, or null. */
  find(id: string, shape: DocumentShape): Promise<string | null>
  list(query: UserQuery, shape: DocumentShape): Promise<Page<string>>
}

/** The same document as an object, of a user that was read already. */
export function shapedUser(user: User, { attributes, only, identities }: DocumentShape): Record<string, unknown> {
  const document: Record<string, unknown> = {}
  for (const [key, attribute] of Object.entries(attributes)) {
    const needed = only[attribute]
    const value = attribute === 'phoneVerified' ? (user.phoneVerified ?? false) : user[attribute]
    if (value !== null && (needed === undefined || user[needed] !== null)) document[key] = value
  }
  document[identities.key] = user.identities.map((identity) => shapedIdentity(identity, identities.attributes))
  return document
}

function shapedIdentity(identity: Identity, attributes: DocumentShape['identities']['attributes']): object {
  const shown = Object.entries(attributes).map(([key, attribute]) => [key, identity[attribute]] as const)
  return Object.fromEntries(shown.filter(([, value]) => value !== null))
}
