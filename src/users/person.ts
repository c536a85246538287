import type { Actor } from '../kernel/actor.ts'
import type { User } from './user.ts'

/** Where a request comes from. */
export type RequestOrigin = Pick<Actor, 'ip' | 'userAgent' | 'requestId'>

/** A person who acts on their own account, by a link that only they were given. */
export function personActing({ id, name, email }: Pick<User, 'id' | 'name' | 'email'>, origin: RequestOrigin): Actor {
  return { kind: 'user', id, name: name ?? email ?? id, permissions: new Set(), ...origin }
}
