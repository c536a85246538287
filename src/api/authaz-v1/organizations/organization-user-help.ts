// How an administrator helps somebody of their organization who cannot get in, where their own means end.
import { type Static, Type } from 'typebox'
import type { MemberPlace } from '../../../memberships/assign-member-roles.ts'
import { auditInOrganization } from '../../../memberships/audit-in-organization.ts'
import { unlockMember } from '../../../memberships/unlock-member.ts'
import { askForMember } from '../../../recovery/ask-for-member.ts'
import { diagnoseMember } from '../../../sign-ins/diagnose-member.ts'
import { memberMfaDemand } from '../../../sign-ins/member-mfa-demand.ts'
import { noteDiagnosis } from '../../../sign-ins/note-diagnosis.ts'
import { closed, count, flag, orNull, signInCheck, textOrNull } from '../answers.ts'
import { knownOperators } from '../recovery/recovery-decider.ts'
import { type Answer, type Call, created, ok, type Route } from '../route.ts'
import { askedRecovery } from './organization-user-json.ts'

const askBody = Type.Object(
  {
    reason: Type.String({
      minLength: 1,
      maxLength: 1_000,
      pattern: '\\S',
      description: 'Why, for whoever decides: 1 to 1000 characters.',
    }),
  },
  { additionalProperties: false },
)

const diagnosis = closed(
  {
    /**
     * Null: nothing known is in the way, and what decides could not be asked, or is not told because the organization only
     * added the account. False without a check that fails: something that is not the organization's to know.
     */
    canSignIn: orNull(flag),
    actsOnAccount: flag,
    checks: Type.Array(signInCheck),
  },
  'MemberDiagnosis',
)

const one = '/organizations/:id/users/:userId'

export const organizationUserHelpRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: `${one}/ask-recovery`,
    access: ['reset:mfa'],
    organization: 'id',
    body: askBody,
    summary: 'Ask for the recovery of a user of an organization',
    answers: { 201: askedRecovery },
    handle: ask,
  },
  {
    method: 'POST',
    path: `${one}/unlock`,
    access: ['suspend:users'],
    organization: 'id',
    whilePaused: 'contains',
    act: 'unlock',
    summary: 'Unlock a user of an organization',
    answers: { 200: closed({ lifted: count }) },
    handle: unlock,
  },
  {
    method: 'GET',
    path: `${one}/sign-in-diagnosis`,
    access: ['read:users'],
    organization: 'id',
    summary: 'Tell why a user cannot sign in to an organization',
    answers: { 200: diagnosis },
    handle: diagnose,
  },
  {
    method: 'GET',
    path: `${one}/mfa-demand`,
    access: ['read:users'],
    organization: 'id',
    summary: 'Tell whether a user of an organization without a second factor sets one up at the next sign-in',
    // `by`: application, organization or role; which role is not told.
    answers: { 200: closed({ isAsked: flag, by: textOrNull }) },
    handle: tellDemand,
  },
]

async function ask({
  actor,
  params,
  body,
  directory,
  console,
}: Call<unknown, Static<typeof askBody>>): Promise<Answer> {
  const deps = { ...directory, operators: knownOperators(console) }
  return created(await askForMember(deps, actor, placeIn(params), body.reason.trim()))
}

/** Nothing to lift is no fault. */
async function unlock({ actor, params, directory }: Call): Promise<Answer> {
  return ok({ lifted: await directory.change((deps) => unlockMember(deps, actor, placeIn(params))) })
}

async function diagnose({ actor, params, directory, request }: Call): Promise<Answer> {
  const place = placeIn(params)
  const { faults, ...told } = await diagnoseMember(directory, actor, place)
  const { stores, clock } = directory
  const audit = auditInOrganization(stores.audit, place.organizationId)
  await noteDiagnosis({ stores: { ...stores, audit }, clock }, actor, place.userId, place.organizationId)
  for (const fault of faults) request.log.error({ err: fault }, 'a check of the sign-in diagnosis could not run')
  return ok(told)
}

async function tellDemand({ actor, params, directory }: Call): Promise<Answer> {
  const by = await memberMfaDemand(directory, actor, placeIn(params))
  return ok({ isAsked: by !== null, by })
}

function placeIn(params: Call['params']): MemberPlace {
  return { organizationId: params.organizationId as string, userId: params.userId as string }
}
