// Changing one's own address (REC-15): the new one counts once a link in its mailbox was used, and the old one can take
// that back for a day. The link back is bound to no security version: whoever stole an account changes its password next.
import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import {
  issueSecret,
  type OneTimeSecret,
  oneTimeHash,
  peekSecret,
  type SecretDeps,
} from '../one-time-secrets/one-time-secret.ts'
import { unusableLink } from './ticket.ts'
import { primaryIdentity, type User } from './user.ts'

export interface EmailChange {
  readonly userId: string
  readonly oldEmail: string | null
  /** Only a mailbox that was proven can take a change back. */
  readonly wasVerified: boolean
  readonly newEmail: string
}

export const emailChangeSeconds = 86_400

type EmailChangePurpose = 'email-change' | 'email-change-undo'

const pages: Readonly<Record<EmailChangePurpose, string>> = {
  'email-change': 'u/email-change',
  'email-change-undo': 'u/email-change/undo',
}

/** The link that confirms a change. It dies with whatever else ends what was issued to the person. */
export async function issueConfirmation(
  deps: SecretDeps,
  publicUrl: string,
  change: EmailChange,
  securityVersion: number,
): Promise<string> {
  const person = { userId: change.userId, securityVersion }
  return link(publicUrl, 'email-change', await issue(deps, 'email-change', change, person))
}

/** The link that takes a change back, before it was confirmed and after. */
export async function issueUndo(deps: SecretDeps, publicUrl: string, change: EmailChange): Promise<string> {
  return link(publicUrl, 'email-change-undo', await issue(deps, 'email-change-undo', change, null))
}

/**
 * Notes that the person has this address since just now. While the one before can take it back there is no further
 * change: a chain of them would leave its mailbox behind. False where the same was noted before.
 */
export function noteChanged(
  { oneTimeSecrets, clock }: SecretDeps,
  { userId, newEmail }: EmailChange,
): Promise<boolean> {
  const createdAt = clock.now()
  const expiresAt = new Date(createdAt.getTime() + emailChangeSeconds * 1000)
  const note = { purpose: 'email-change-undo', userId: null, securityVersion: null, payload: {} } as const
  return oneTimeSecrets.insertOnce(oneTimeHash(note.purpose, noteOf(userId, newEmail)), {
    ...note,
    createdAt,
    expiresAt,
  })
}

/** Whether the person's present address can still be taken back. */
export async function wasJustChanged(deps: SecretDeps, { id, email }: Pick<User, 'id' | 'email'>): Promise<boolean> {
  return email !== null && (await peekSecret(deps, 'email-change-undo', noteOf(id, email))) !== null
}

/** What a link is about; `link_unusable` for none. */
export function emailChangeIn(secret: OneTimeSecret | null): EmailChange {
  const change = secret === null ? null : readChange(secret.payload)
  if (change === null) throw unusableLink()
  return change
}

/** The address of an account in our own database is the person's to change; others come from where they sign in. */
export function mayChangeEmail(user: User): boolean {
  return primaryIdentity(user).provider === 'auth0'
}

function issue(
  deps: SecretDeps,
  purpose: EmailChangePurpose,
  change: EmailChange,
  person: { readonly userId: string; readonly securityVersion: number } | null,
): Promise<string> {
  return issueSecret(deps, { purpose, lifetimeSeconds: emailChangeSeconds, person, payload: { change: { ...change } } })
}

function link(publicUrl: string, purpose: EmailChangePurpose, secret: string): string {
  return `${publicUrl}${pages[purpose]}?ticket=${secret}`
}

function noteOf(userId: string, email: string): string {
  return `changed ${userId} ${email}`
}

function readChange({ change }: JsonObject): EmailChange | null {
  if (!isJsonObject(change)) return null
  const { userId, oldEmail, newEmail, wasVerified } = change
  if (typeof userId !== 'string' || typeof newEmail !== 'string') return null
  return {
    userId,
    newEmail,
    oldEmail: typeof oldEmail === 'string' ? oldEmail : null,
    wasVerified: wasVerified === true,
  }
}
