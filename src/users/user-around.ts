import type { Clock } from '../kernel/clock.ts'
import type { KnownAttributes } from './identity-profile.ts'
import { defaultPicture } from './picture.ts'
import { userId } from './user.ts'
import type { NewUser } from './user-store.ts'

export interface UserAroundDeps {
  readonly clock: Clock
  readonly publicUrl: string
}

/** The record of a person who is known by one identity, from what that says of them. */
export function userAround(
  { clock, publicUrl }: UserAroundDeps,
  identity: NewUser['identity'],
  attributes: KnownAttributes,
): NewUser {
  const { email, username, phoneNumber, nickname } = attributes
  const knownBy = email ?? username ?? phoneNumber ?? nickname ?? identity.subject
  const now = clock.now()
  return {
    ...attributes,
    id: userId(identity.provider, identity.subject),
    identity,
    name: attributes.name ?? knownBy,
    nickname: nickname ?? email?.slice(0, email.indexOf('@')) ?? knownBy,
    picture: attributes.picture ?? defaultPicture(publicUrl, knownBy),
    isBlocked: null,
    appMetadata: null,
    userMetadata: null,
    lastPasswordReset: null,
    createdAt: now,
    updatedAt: now,
  }
}
