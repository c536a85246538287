import { t } from '../../../lib/text.ts'
import type { UserChanges } from './update-user.ts'
import type { User } from './user.ts'

/** The profile as its boxes hold it: an empty box is an unset value. */
export interface ProfileDraft {
  readonly name: string
  readonly givenName: string
  readonly familyName: string
  readonly nickname: string
  readonly email: string
  readonly phoneNumber: string
  readonly username: string
  readonly emailVerified: boolean
}

type TextKey = Exclude<keyof ProfileDraft, 'emailVerified'>

interface ProfileField {
  readonly key: TextKey
  readonly label: string
  readonly type?: 'email' | 'tel'
  /** What a person signs in with is guarded apart from the rest (console.md 1.7). */
  readonly isIdentifier?: true
}

export const profileFields: readonly ProfileField[] = [
  { key: 'name', label: t('Name') },
  { key: 'nickname', label: t('Nickname') },
  { key: 'givenName', label: t('Given name') },
  { key: 'familyName', label: t('Family name') },
  { key: 'email', label: t('E-mail'), type: 'email', isIdentifier: true },
  { key: 'phoneNumber', label: t('Phone'), type: 'tel', isIdentifier: true },
  { key: 'username', label: t('Username'), isIdentifier: true },
]

/** What was proven of one address says nothing about another. */
export function withText(user: User, draft: ProfileDraft, key: TextKey, text: string): ProfileDraft {
  if (key !== 'email') return { ...draft, [key]: text }
  return { ...draft, email: text, emailVerified: text.trim() === (user.email ?? '') && user.emailVerified }
}

export function readProfile(user: User): ProfileDraft {
  const texts = profileFields.map(({ key }) => [key, user[key] ?? ''])
  return { ...(Object.fromEntries(texts) as Record<TextKey, string>), emailVerified: user.emailVerified }
}

/** The changed fields alone. A new address is sent with what was said about it, so that nothing is verified unseen. */
export function changedProfile(user: User, draft: ProfileDraft): UserChanges {
  const before = readProfile(user)
  const texts = profileFields
    .filter(({ key }) => draft[key].trim() !== before[key])
    .map(({ key }) => [key, draft[key].trim() || null])
  const changes: UserChanges = Object.fromEntries(texts)
  const isTold = changes.email != null || draft.emailVerified !== before.emailVerified
  return isTold ? { ...changes, emailVerified: draft.emailVerified } : changes
}
