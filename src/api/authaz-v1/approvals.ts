// Asking for what takes two people, deciding it, and taking it back. Operators alone do: a key is no person.
import { type Static, Type } from 'typebox'
import { type Approval, approvalActions, approvalStatuses, presentApproval } from '../../approvals/approval.ts'
import { cancelApproval, decideApproval } from '../../approvals/decide-approval.ts'
import { otherDeciders, refuseWrongDecider } from '../../approvals/may-decide.ts'
import { requestApproval } from '../../approvals/request-approval.ts'
import type { Directory } from '../../directory.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { rolePermissions } from '../../operators/console-roles.ts'
import { tellWatchers } from '../../operators/tell-watchers.ts'
import { closed, flag, freeObject, orNull, pageOf, text, textOrNull, timestamp, timestampOrNull } from './answers.ts'
import { approvedActs } from './approved-acts.ts'
import { missingSession } from './authenticate.ts'
import { pageAnswer, pageParameters, pageRequest } from './paging.ts'
import { type Answer, type Call, created, ok, type Route } from './route.ts'

const reason = Type.String({ minLength: 1, maxLength: 500, description: 'A reason, 1 to 500 characters.' })

const requestBody = Type.Object(
  {
    action: Type.Enum([...approvalActions], { description: `One of ${approvalActions.join(', ')}.` }),
    subjectId: Type.String({ minLength: 1, maxLength: 255, description: 'The id of the operator or user.' }),
    input: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: 'For a new role: {"role": …}.' })),
    reason,
  },
  { additionalProperties: false },
)
const decideBody = Type.Object(
  { approve: Type.Boolean({ description: 'true or false.' }), reason: Type.Optional(reason) },
  { additionalProperties: false },
)
const listQuery = Type.Object(
  {
    ...pageParameters,
    status: Type.Optional(Type.Enum([...approvalStatuses], { description: `One of ${approvalStatuses.join(', ')}.` })),
  },
  { additionalProperties: false },
)

const person = closed({ id: text, name: text })
const approval = closed(
  {
    id: text,
    action: Type.Enum([...approvalActions]),
    subject: closed({ kind: text, id: text, name: textOrNull, email: textOrNull }),
    input: freeObject,
    reason: text,
    requestedBy: person,
    requestedAt: timestamp,
    expiresAt: timestamp,
    aloneFrom: timestampOrNull,
    status: Type.Enum([...approvalStatuses]),
    decidedBy: orNull(person),
    decidedAt: timestampOrNull,
    decisionReason: textOrNull,
    // Whether whoever asks may decide it now.
    mayDecide: flag,
  },
  'Approval',
)

const reads = ['read:approvals']

type Asking = Pick<Call, 'signedIn' | 'actor' | 'directory' | 'console'>

export const approvalRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/approvals',
    access: reads,
    query: listQuery,
    summary: 'List requests for approval',
    answers: { 200: pageOf(approval) },
    handle: list,
  },
  {
    method: 'POST',
    path: '/approvals',
    access: [...new Set(Object.values(approvedActs).map(({ permission }) => permission))],
    body: requestBody,
    stepUp: 'always',
    summary: 'Ask for what takes two people',
    answers: { 201: approval },
    handle: ask,
  },
  {
    method: 'GET',
    path: '/approvals/:id',
    access: reads,
    summary: 'Get a request for approval',
    answers: { 200: approval },
    handle: get,
  },
  {
    method: 'POST',
    path: '/approvals/:id/decide',
    access: ['decide:approvals'],
    body: decideBody,
    stepUp: ({ body }: Call<unknown, Static<typeof decideBody>>) => (body.approve ? 'always' : null),
    summary: 'Approve or deny what somebody asked for',
    answers: { 200: approval },
    handle: decide,
  },
  {
    method: 'POST',
    path: '/approvals/:id/cancel',
    access: reads,
    summary: 'Take a request for approval back',
    answers: { 200: approval },
    handle: cancel,
  },
]

async function list(call: Call<Static<typeof listQuery>>): Promise<Answer> {
  const { query, directory } = call
  const { status, ...paging } = query
  const request = pageRequest(paging)
  const page = await directory.stores.approvals.list(status ?? null, request, directory.clock.now())
  const shown = new Map(
    await Promise.all(page.items.map(async (each) => [each.id, await approvalJson(call, each)] as const)),
  )
  return pageAnswer(page, request, ({ id }) => shown.get(id))
}

async function get(call: Call): Promise<Answer> {
  const { stores, clock } = call.directory
  return ok(
    await approvalJson(call, presentApproval(await stores.approvals.find(call.params.id as string, clock.now()))),
  )
}

async function ask(call: Call<unknown, Static<typeof requestBody>>): Promise<Answer> {
  const { actor, body, directory, console } = call
  requireOperator(call)
  const act = approvedActs[body.action]
  refuseMissing(actor.permissions, act.permission)
  const asked = {
    action: body.action,
    subject: { kind: act.subject, id: body.subjectId },
    input: (body.input ?? {}) as Approval['input'],
  }
  act.check(asked)
  await presentSubject(call, asked.subject)
  const isAlone = (await otherDeciders(console.stores, actor.id, asked.subject)).length === 0
  const made = await directory.asOne(async (within) => {
    const approvalMade = await within(directory).change((deps) =>
      requestApproval(deps, actor, { ...asked, reason: body.reason, isAlone }),
    )
    const values = {
      by: actor.name,
      act: act.words,
      reason: body.reason,
      link: `${console.publicUrl}approvals/${approvalMade.id}`,
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
    await approvedActs[settled.action].run(people, own, actor, settled)
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
  if (held.has(approvedActs[action].permission)) return
  throw new RollcallError('not_permitted', 'Whoever asked for this may no longer do it. Deny the request.')
}

function requireOperator({ signedIn }: Asking) {
  return signedIn ?? missingSession()
}

function refuseMissing(held: ReadonlySet<string>, permission: string): void {
  if (held.has(permission)) return
  throw new RollcallError('insufficient_scope', `This needs the permission ${permission}.`)
}

async function presentSubject({ directory, console }: Asking, { kind, id }: Approval['subject']): Promise<void> {
  const found = kind === 'user' ? await directory.stores.users.find(id) : await console.stores.operators.find(id)
  if (found === null && kind === 'user') throw new RollcallError('user_not_found', 'The user does not exist.')
  if (found === null) throw new RollcallError('operator_not_found', 'There is no such operator.')
}

async function approvalJson({ signedIn, actor, directory, console }: Asking, found: Approval) {
  const { subject } = found
  const known =
    subject.kind === 'user'
      ? await directory.stores.users.find(subject.id)
      : await console.stores.operators.find(subject.id)
  const isOpen = found.status === 'pending' && actor.permissions.has('decide:approvals')
  const mayDecide =
    isOpen && signedIn !== null
      ? await refuseWrongDecider(console.stores, signedIn.operator, found, directory.clock.now()).then(
          () => true,
          (fault: unknown) => {
            if (fault instanceof RollcallError) return false
            throw fault
          },
        )
      : false
  return { ...found, subject: { ...subject, name: known?.name ?? null, email: known?.email ?? null }, mayDecide }
}
