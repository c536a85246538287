// What was written to one person, and writing to them again (console.md 3.4). What a message says is read in the Outbox.
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { guardAttempt } from '../../../guards/guard-attempt.ts'
import { tooManyAttempts } from '../../../guards/too-many-attempts.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import { type MessageKind, type MessageSummary, messageStatuses } from '../../../messages/message.ts'
import { refuseSuppressed } from '../../../messages/refuse-suppressed.ts'
import { createEnrolmentTicket } from '../../../sign-ins/create-enrolment-ticket.ts'
import { presentUser } from '../../../users/find-user.ts'
import { mailFirstPasswordLink, mailPasswordLink } from '../../../users/mail-password-link.ts'
import { mailPasswordLinkPermission } from '../../../users/mail-password-link-permission.ts'
import { mailVerificationLink } from '../../../users/mail-verification-link.ts'
import { closed, flag, orNull, pageOf, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { masked } from '../masked.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, noContent, type Route } from '../route.ts'

const mails = ['reset-password', 'account-made', 'verify-email', 'factor-enrolment'] as const
type Mail = (typeof mails)[number]
const passwordMails: ReadonlySet<Mail> = new Set(['reset-password', 'account-made'])

const mailBody = Type.Object(
  {
    kind: Type.Enum([...mails], {
      description:
        'reset-password, account-made (the same link for somebody who never had a password), verify-email or factor-enrolment.',
    }),
  },
  { additionalProperties: false },
)
const message = closed(
  {
    id: text,
    kind: text,
    to: text,
    status: Type.Enum([...messageStatuses]),
    queuedAt: timestamp,
    sentAt: timestampOrNull,
    lastFault: textOrNull,
    // Whether its link was used; null where it has none that is known here, or it is gone.
    linkUsed: orNull(flag),
    // When its page was shown first; programs that scan mail open links too.
    linkOpenedAt: timestampOrNull,
    // When it works no more.
    linkEndsAt: timestampOrNull,
    canSendAgain: flag,
  },
  'UserMessage',
)

export const userMessageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/messages',
    access: ['read:users'],
    query: pageQuery,
    summary: 'List what was written to a user',
    answers: { 200: pageOf(message) },
    handle: list,
  },
  {
    method: 'POST',
    path: '/users/:id/messages',
    access: [mailPasswordLinkPermission, 'reset:mfa'],
    body: mailBody,
    act: ({ body }: Call<unknown, Static<typeof mailBody>>) => (passwordMails.has(body.kind) ? 'reset-password' : []),
    summary: 'Mail a user a link that they need',
    answers: { 204: null },
    handle: send,
  },
]

async function list({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  const { stores } = directory
  const { id } = presentUser(await stores.users.find(params.id as string))
  const page = await stores.messages.listOf(id, request)
  return pageAnswer(page, request, messageJson)
}

/** Counted with what strangers ask for in their name (REC-11), unless no letter gets there. */
async function send({ actor, params, body, directory }: Call<unknown, Static<typeof mailBody>>): Promise<Answer> {
  const { stores, clock } = directory
  const { id, email } = presentUser(await stores.users.find(params.id as string))
  await refuseSuppressed(stores, email)
  const attempt = { act: 'mail-request', account: id, ip: actor.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  await write[body.kind](directory, actor, id).catch((fault: unknown) => refuseKind(fault))
  return noContent
}

/** Which mail it is that this person cannot be sent. */
function refuseKind(fault: unknown): never {
  throw fault instanceof RollcallError && fault.code === 'operation_not_supported'
    ? invalidField('kind', fault.message)
    : fault
}

const write: Readonly<Record<Mail, (directory: Directory, actor: Actor, userId: string) => Promise<unknown>>> = {
  'reset-password': ({ change }, actor, id) => change((deps) => mailPasswordLink(deps, actor, id)),
  'account-made': ({ change }, actor, id) => change((deps) => mailFirstPasswordLink(deps, actor, id)),
  'verify-email': ({ change }, actor, id) => change((deps) => mailVerificationLink(deps, actor, id)),
  'factor-enrolment': (directory, actor, userId) =>
    createEnrolmentTicket(directory, actor, {
      userId,
      factor: null,
      allowsMore: false,
      mail: { to: null, locale: null },
    }),
}

const repeatable: ReadonlySet<MessageKind> = new Set(mails)

function messageJson({ id, kind, to, status, queuedAt, sentAt, lastFault, link }: MessageSummary) {
  return {
    id,
    kind,
    to: masked(to),
    status,
    queuedAt,
    sentAt,
    lastFault,
    linkUsed: link == null ? null : link.usedAt !== null,
    linkOpenedAt: link?.openedAt ?? null,
    linkEndsAt: link?.endsAt ?? null,
    canSendAgain: repeatable.has(kind),
  }
}
