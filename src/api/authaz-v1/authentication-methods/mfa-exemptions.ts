// Who sets up no second factor for a while though a rule asks for one (console.md 3.20).
import { type Static, Type } from 'typebox'
import { endMfaExemption } from '../../../authentication-methods/end-mfa-exemption.ts'
import { exemptFromMfa } from '../../../authentication-methods/exempt-from-mfa.ts'
import type { ListedMfaExemption, MfaExemption } from '../../../authentication-methods/mfa-exemption.ts'
import { closed, named, pageOf, text, textOrNull, timestamp } from '../answers.ts'
import { moment, readMoment } from '../moment.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { reason } from '../reason.ts'
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts'

const grantBody = Type.Object({ reason, endsAt: moment }, { additionalProperties: false })
const fields = { reason: text, grantedBy: named, grantedAt: timestamp, endsAt: timestamp }
export const mfaExemption = closed(fields, 'MfaExemption')
const listed = closed({ userId: text, name: textOrNull, email: textOrNull, ...fields }, 'ListedMfaExemption')

const path = '/users/:id/mfa-exemption'
/** Those who decide who needs a second factor decide who needs none. */
const access = ['update:security_settings', 'update:settings']

export const mfaExemptionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/mfa-exemptions',
    access: ['read:users'],
    query: pageQuery,
    summary: 'List who is exempt from setting up a second factor',
    answers: { 200: pageOf(listed) },
    handle: list,
  },
  {
    method: 'POST',
    path,
    access,
    body: grantBody,
    stepUp: 'recent',
    summary: 'Exempt a user from setting up a second factor',
    answers: { 200: mfaExemption },
    handle: grant,
  },
  {
    method: 'DELETE',
    path,
    access,
    summary: 'End the exemption of a user from setting up a second factor',
    answers: { 204: null },
    handle: end,
  },
]

async function list({ query, directory: { stores, clock } }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  return pageAnswer(await stores.mfaExemptions.list(request, clock.now()), request, listedJson)
}

async function grant(call: Call<unknown, Static<typeof grantBody>>): Promise<Answer> {
  const { actor, params, body, directory } = call
  const given = { reason: body.reason, endsAt: readMoment('endsAt', body.endsAt) as Date }
  return ok(mfaExemptionJson(await directory.change((deps) => exemptFromMfa(deps, actor, params.id as string, given))))
}

async function end({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => endMfaExemption(deps, actor, params.id as string))
  return noContent
}

export function mfaExemptionJson({ reason: why, grantedBy, grantedAt, endsAt }: MfaExemption) {
  return { reason: why, grantedBy, grantedAt, endsAt }
}

function listedJson({ userId, name, email, ...exemption }: ListedMfaExemption) {
  return { userId, name, email, ...mfaExemptionJson({ userId, ...exemption }) }
}
