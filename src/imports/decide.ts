import type { ImportFault, ImportFaultCode } from './import-fault.ts'
import type { Match } from './import-store.ts'
import type { OfferedUser } from './offered-user.ts'

export type Decision =
  | { readonly kind: 'insert' }
  | { readonly kind: 'update'; readonly userId: string }
  | { readonly kind: 'refuse'; readonly fault: ImportFault }

/** What becomes of a sound record, given who has its identifiers already. */
export function decide({ user }: OfferedUser, matches: readonly Match[], isUpsert: boolean): Decision {
  const [first] = matches
  if (first === undefined) return { kind: 'insert' }
  const meant = matches.find(({ identifier }) => identifier === 'id' || identifier === mainIdentifier(user))
  // Whoever has only a lesser identifier is somebody else, who had it first.
  const conflict = matches.find(({ userId }) => userId !== meant?.userId)
  if (conflict !== undefined) return { kind: 'refuse', fault: conflictFault(conflict) }
  if (!isUpsert) return { kind: 'refuse', fault: duplicateFault }
  return { kind: 'update', userId: first.userId }
}

function mainIdentifier(user: OfferedUser['user']): Match['identifier'] {
  if (user.email !== null) return 'email'
  return user.username !== null ? 'username' : 'phoneNumber'
}

const duplicateFault: ImportFault = {
  code: 'DUPLICATED_USER',
  message: 'The user already exist and upsert parameter is false',
}

const conflicts: Readonly<Record<Match['identifier'], readonly [ImportFaultCode, path: string]>> = {
  id: ['CONFLICT', 'user_id'],
  email: ['CONFLICT_EMAIL', 'email'],
  username: ['CONFLICT_USERNAME', 'username'],
  phoneNumber: ['CONFLICT', 'phone_number'],
  linked: ['CONFLICT', 'identities'],
}

function conflictFault({ identifier }: Match): ImportFault {
  const [code, path] = conflicts[identifier]
  return { code, message: `Another user has this already: ${path}`, path }
}
