// A newcomer as the rows that Rollcall makes of one, for whoever writes them without Rollcall.
import { timeOrderedHex } from '../src/kernel/ids.ts'
import { defaultPicture } from '../src/users/picture.ts'
import type { Newcomer } from './newcomers.ts'

export interface NewcomerRow {
  readonly subject: string
  readonly id: string
  readonly email: string
  readonly name: string
  readonly nickname: string
  readonly givenName: string
  readonly familyName: string
  readonly picture: string
  readonly appMetadata: string
  readonly userMetadata: string
  readonly now: Date
}

export function newcomerRow(provider: string, newcomer: Newcomer): NewcomerRow {
  const now = new Date()
  const subject = timeOrderedHex(now)
  return {
    subject,
    id: `${provider}|${subject}`,
    email: newcomer.email,
    name: newcomer.name,
    nickname: newcomer.email.slice(0, newcomer.email.indexOf('@')),
    givenName: newcomer.given_name,
    familyName: newcomer.family_name,
    picture: defaultPicture('http://localhost:3000/', newcomer.email),
    appMetadata: JSON.stringify(newcomer.app_metadata),
    userMetadata: JSON.stringify(newcomer.user_metadata),
    now,
  }
}
