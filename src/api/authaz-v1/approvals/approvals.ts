// Asking for what takes two people, deciding it, and taking it back. Operators alone do: a key is no person.
import type { Static } from 'typebox'
import { type Approval, type ApprovalAction, presentApproval } from '../../../approvals/approval.ts'
import { cancelApproval, decideApproval } from '../../../approvals/decide-approval.ts'
import { otherDeciders, refuseWrongDecider } from '../../../approvals/may-decide.ts'
import { requestApproval } from '../../../approvals/request-approval.ts'
import type { Directory } from '../../../directory.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import type { WaitingAct } from '../../../messages/message.ts'
import { rolePermissions } from '../../../operators/console-roles.ts'
import { operatorName } from '../../../operators/operator.ts'
import { tellWatchers } from '../../../operators/tell-watchers.ts'
import { pageOf } from '../answers.ts'
import { missingSession } from '../authenticate.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, ok, type PublicCall, type Route, refuseMissingPermission } from '../route.ts'
import { approvalJson, approvalsJson } from './approval-json.ts'
import { approvalRecord, decideBody, listQuery, type RequestBody, requestBody } from './approval-schemas.ts'
import { approvedActs } from './approved-acts.ts'
import { readAsked } from './asked-of-approval.ts'

const reads = ['read:approvals']

export const approvalRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/approvals',
    access: reads,
    query: listQuery,
    summary: 'List requests for approval',
    answers: { 200: pageOf(approvalRecord) },
    handle: list,
  },
  {
    method: 'POST',
    path: '/approvals',
    access: [...new Set(Object.values(approvedActs).flatMap(({ permissions }) => permissions))],
    body: requestBody,
    stepUp: 'always',
    reason: 'own',
    whilePaused: ({ body }: PublicCall<unknown, RequestBody>) => whyItGoesOn(body.action),
    summary: 'Ask for what takes two people',
    answers: { 201: approvalRecord },
    handle: ask,
  },
  {
    method: 'GET',
    path: '/approvals/:id',
    access: reads,
    summary: 'Get a request for approval',
    answers: { 200: approvalRecord },
    handle: get,
  },
  {
    method: 'POST',
    path: '/approvals/:id/decide',
    access: ['decide:approvals'],
    body: decideBody,
    stepUp: ({ body }: Call<unknown, Static<typeof decideBody>>) => (body.approve ? 'always' : null),
    reason: 'own',
    whilePaused: whyDecidingGoesOn,
    summary: 'Approve or deny what somebody asked for',
    answers: { 200: approvalRecord },
    handle: decide,
  },
  {
    method: 'POST',
    path: '/approvals/:id/cancel',
    access: reads,
    whilePaused: 'contains',
    summary: 'Take a request for approval back',
    answers: { 200: approvalRecord },
    handle: cancel,
  },
]

/** Whoever must not act for Rollcall any longer is removed at any time. */
const whyItGoesOn = (action: ApprovalAction | undefined) => (action === 'remove-operator' ? 'contains' : null)

async function whyDecidingGoesOn({ body, params, directory }: PublicCall<unknown, Static<typeof decideBody>>) {
  if (!body.approve) return 'contains'
  const approval = await directory.stores.approvals.find(params.id as string, directory.clock.now())
  return whyItGoesOn(approval?.action)
}

async function list(call: Call<Static<typeof listQuery>>): Promise<Answer> {
  const { query, directory } = call
  const { status, ...paging } = query
  const request = pageRequest(paging)
  const page = await directory.stores.approvals.list(status ?? null, request, directory.clock.now())
  const shown = new Map((await approvalsJson(call, page.items)).map((each) => [each.id, each]))
  return pageAnswer(page, request, ({ id }) => shown.get(id))
}

async function get(call: Call): Promise<Answer> {
  const { stores, clock } = call.directory
  return ok(
    await approvalJson(call, presentApproval(await stores.approvals.find(call.params.id as string, clock.now()))),
  )
}

async function ask(call: Call<unknown, RequestBody>): Promise<Answer> {
  const { actor, body, directory, console } = call
  requireOperator(call)
  const act = approvedActs[body.action]
  for (const permission of act.permissions) refuseMissingPermission([permission], actor)
  const asked = await readAsked(call)
  const isAlone = (await otherDeciders(console.stores, actor.id, asked.subject)).length === 0
  const inLetter = await toldOf(console, asked)
  const made = await directory.asOne(async (within) => {
    const approvalMade = await within(directory).change((deps) =>
      requestApproval(deps, actor, { ...asked, reason: body.reason, isAlone }),
    )
    const values = {
      by: actor.name,
      asked: inLetter,
      reason: body.reason,
      link: `${console.publicUrl}approvals/${approvalMade.id}`,
      until: approvalMade.expiresAt.toISOString(),
      aloneFrom: approvalMade.aloneFrom?.toISOString() ?? null,
    }
    const told = isAlone ? (['owner', 'admin', 'security'] as const) : (['owner', 'admin'] as const)
    // Where nobody else decides, whoever asks is written to as well: it may not have been them.
    await within(console).change((deps) =>
      tellWatchers(deps, told, isAlone ? '' : actor.id, 'approval-waiting', values),
    )
    return approvalMade
  })
  return created(await approvalJson(call, made))
}

/** For those who decide. */
async function toldOf(
  { stores }: Directory,
  { action, subject, input }: Pick<Approval, 'action' | 'subject' | 'input'>,
): Promise<WaitingAct> {
  const { organization = null } = input
  const operator = subject.kind === 'operator' ? await stores.operators.find(subject.id) : null
  return {
    action,
    operator: operator === null ? null : operatorName(operator),
    role: typeof input.role === 'string' ? input.role : null,
    organization: typeof organization === 'string' ? organization : null,
    people: typeof input.people === 'number' ? input.people : 1,
    isEstimate: input.isEstimate === true,
  }
}

/** In one transaction: what is decided is done, or stays undecided. */
async function decide(call: Call<unknown, Static<typeof decideBody>>): Promise<Answer> {
  const { actor, params, body, directory, console } = call
  const { operator } = requireOperator(call)
  const id = params.id as string
  const decided = await directory.asOne(async (within) => {
    const [people, own] = [within(directory), within(console)]
    const found = presentApproval(await people.stores.approvals.find(id, people.clock.now()))
    await refuseWrongDecider(own.stores, operator, found, people.clock.now())
    const status = body.approve ? ('approved' as const) : ('denied' as const)
    const settled = await people.change((deps) =>
      decideApproval(deps, actor, id, { status, reason: body.reason ?? null }),
    )
    if (!body.approve) return settled
    await refuseLostRight(own, settled)
    await approvedActs[settled.action].run?.(people, own, actor, settled)
    return settled
  })
  return ok(await approvalJson(call, decided))
}

async function cancel(call: Call): Promise<Answer> {
  const { actor, params, directory } = call
  requireOperator(call)
  const cancelled = await directory.change((deps) => cancelApproval(deps, actor, params.id as string))
  return ok(await approvalJson(call, cancelled))
}

/** Whoever asked may have lost the right since. */
async function refuseLostRight({ stores }: Directory, { requestedBy, action }: Approval): Promise<void> {
  const requester = await stores.operators.find(requestedBy.id)
  const held = new Set<string>(requester === null ? [] : rolePermissions[requester.role])
  if (approvedActs[action].permissions.every((permission) => held.has(permission))) return
  throw new RollcallError('not_permitted', 'Whoever asked for this may no longer do it. Deny the request.')
}

function requireOperator({ signedIn }: Pick<Call, 'signedIn'>) {
  return signedIn ?? missingSession()
}
