// A person who lost everything, and the links that Rollcall mailed, for tests of the way back.
import { randomBytes } from 'node:crypto'
import { HOTP, Secret } from 'otpauth'
import { systemActor } from '../../src/kernel/actor.ts'
import type { MessageKind, QueuedMessage } from '../../src/messages/message.ts'
import { decideRecovery } from '../../src/recovery/decide-recovery.ts'
import { requestRecovery } from '../../src/recovery/request-recovery.ts'
import { createUser } from '../../src/users/create-user.ts'
import type { TestApp } from './test-app.ts'

export const browser = { ip: '203.0.113.7', userAgent: 'Firefox', requestId: 'req-1' }
export const newBrowserHash = () => randomBytes(32)

let serial = 0

export async function lostPerson({ app }: TestApp, given: { emailVerified?: boolean; email?: string } = {}) {
  const email = given.email ?? `alice${++serial}@example.com`
  const connection = 'Username-Password-Authentication'
  const { emailVerified = true } = given
  const user = await createUser(app.directory, systemActor, {
    connection,
    email,
    emailVerified,
    password: 'Correct-Horse-7-Battery',
    name: 'Alice Example',
  })
  return { userId: user.id, email }
}

export async function askToRecover({ app }: TestApp, email: string, browserHash = newBrowserHash()) {
  return requestRecovery(app.directory, browser, { email, context: 'Phone fell in the lake', browserHash })
}

/** The recovery of somebody new that an operator approved, and the ticket of its link. */
export async function approvedRecovery(app: TestApp) {
  const { email, userId } = await lostPerson(app)
  const { id } = await askToRecover(app, email)
  const actor = { ...systemActor, kind: 'operator', id: 'opr_1', name: 'opr_1' } as const
  const decider = { actor: { ...actor, permissions: new Set(['approve:recovery']) }, email: null }
  const evidence = { method: 'video-call', note: 'Passport matches' } as const
  await decideRecovery(app.app.directory, decider, id, { verdict: 'approve', evidence })
  return { id, email, userId, ticket: await ticketTo(app, email, 'recovery-approved') }
}

/** Everything mailed to an address, newest first. */
export async function mailsTo({ app }: TestApp, to: string, kind?: MessageKind): Promise<readonly QueuedMessage[]> {
  const { messages } = app.directory.stores
  const { items } = await messages.list({ kind: 'offset', offset: 0, limit: 500, withTotal: false })
  const theirs = items.filter((summary) => summary.to === to && (kind === undefined || summary.kind === kind))
  return Promise.all(theirs.map(async ({ id }) => (await messages.find(id)) as QueuedMessage))
}

/** The ticket of the newest link of a kind. */
export async function ticketTo(app: TestApp, to: string, kind: MessageKind): Promise<string> {
  const [newest] = await mailsTo(app, to, kind)
  const values = (newest?.values ?? {}) as { link?: string; stopLink?: string }
  return new URL(values.link ?? values.stopLink ?? 'none:').searchParams.get('ticket') ?? ''
}

/** What an authenticator app shows for a secret at a time. */
export function authenticatorCode(secret: string, at: Date): string {
  return HOTP.generate({ secret: Secret.fromBase32(secret), counter: Math.floor(at.getTime() / 30_000) })
}
