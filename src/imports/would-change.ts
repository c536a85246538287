import { isDeepStrictEqual } from 'node:util'
import { mergedMetadata } from '../users/metadata.ts'
import type { CurrentUser } from './import-file-store.ts'
import type { OfferedUser } from './offered-user.ts'

const texts = ['emailVerified', 'name', 'nickname', 'givenName', 'familyName', 'picture'] as const

/** Whether a record would leave somebody otherwise than they are. A password may: nobody looks at what is kept of it. */
export function wouldChange(
  user: CurrentUser,
  { changes, password }: Pick<OfferedUser, 'changes' | 'password'>,
): boolean {
  if (password !== null) return true
  if (texts.some((name) => changes[name] !== undefined && changes[name] !== user[name])) return true
  return (['appMetadata', 'userMetadata'] as const).some((name) => {
    const given = changes[name]
    if (given === undefined) return false
    const before = user[name] ?? {}
    return !isDeepStrictEqual(mergedMetadata(before, given), before)
  })
}
