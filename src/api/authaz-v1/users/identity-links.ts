// A link by which a person joins another account of theirs themselves, having proven both (console.md 3.10).
import { type Static, Type } from 'typebox'
import { askForLink } from '../../../merging/ask-for-link.ts'
import type { LinkRequest } from '../../../merging/link-request.ts'
import { withdrawLink } from '../../../merging/withdraw-link.ts'
import { presentUser } from '../../../users/find-user.ts'
import { closed, orNull, text, timestamp, timestampOrNull } from '../answers.ts'
import { reasonFor } from '../reason.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'

const linkBody = Type.Object({ reason: reasonFor('Why the two are one person') }, { additionalProperties: false })

const linkRequest = closed(
  {
    askedBy: text,
    reason: text,
    createdAt: timestamp,
    expiresAt: timestamp,
    openedAt: timestampOrNull,
  },
  'IdentityLinkRequest',
)

const path = '/users/:id/identity-link'

export const identityLinkRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    access: ['read:users'],
    summary: 'Get the link by which a user is asked to join another account',
    answers: { 200: closed({ request: orNull(linkRequest) }) },
    handle: get,
  },
  {
    method: 'POST',
    path,
    access: ['merge:users'],
    body: linkBody,
    stepUp: 'recent',
    summary: 'Mail a user a link to join another account of theirs',
    answers: { 201: linkRequest },
    handle: ask,
  },
  {
    method: 'DELETE',
    path,
    access: ['merge:users'],
    whilePaused: 'contains',
    summary: 'Withdraw the link by which a user is asked to join another account',
    answers: { 204: null },
    handle: withdraw,
  },
]

async function get({ params, directory }: Call): Promise<Answer> {
  const { stores, clock } = directory
  const { id } = presentUser(await stores.users.find(params.id as string))
  const request = await stores.linkRequests.findOpen(id, clock.now())
  return ok({ request: request === null ? null : linkRequestJson(request) })
}

async function ask({ actor, params, body, directory }: Call<unknown, Static<typeof linkBody>>): Promise<Answer> {
  const asked = await directory.change((deps) => askForLink(deps, actor, params.id as string, body.reason))
  return created(linkRequestJson(asked))
}

async function withdraw({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change(async (deps) => {
    const { id } = presentUser(await deps.users.find(params.id as string))
    await withdrawLink(deps, actor, id)
  })
  return noContent
}

function linkRequestJson({ askedBy, reason, createdAt, expiresAt, openedAt }: LinkRequest) {
  return { askedBy: askedBy.name, reason, createdAt, expiresAt, openedAt }
}
