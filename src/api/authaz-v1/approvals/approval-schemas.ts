// Requests for approval on this wire: what is asked for, and what is told of it.
import { type Static, Type } from 'typebox'
import { approvalActions, approvalStatuses } from '../../../approvals/approval.ts'
import { closed, flag, freeObject, orNull, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { exportParameters } from '../imports/export-parameters.ts'
import { peopleSelection } from '../jobs/bulk-schemas.ts'
import { pageParameters } from '../paging.ts'
import { reason } from '../reason.ts'

const closedObject = { additionalProperties: false }

export const requestBody = Type.Object(
  {
    action: Type.Enum([...approvalActions], { description: `One of ${approvalActions.join(', ')}.` }),
    subjectId: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 255,
        description: 'The id of the operator, user or organization, where it is about one.',
      }),
    ),
    input: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: 'For a new role: {"role": …}.' })),
    selection: Type.Optional(peopleSelection),
    export: Type.Optional(
      Type.Object(exportParameters, {
        ...closedObject,
        description: 'For export-users: what GET /users/export takes.',
      }),
    ),
    reason,
  },
  closedObject,
)
export type RequestBody = Static<typeof requestBody>

export const decideBody = Type.Object(
  { approve: Type.Boolean({ description: 'true or false.' }), reason: Type.Optional(reason) },
  closedObject,
)

export const listQuery = Type.Object(
  {
    ...pageParameters,
    status: Type.Optional(Type.Enum([...approvalStatuses], { description: `One of ${approvalStatuses.join(', ')}.` })),
  },
  closedObject,
)

const person = closed({ id: text, name: text })

export const approvalRecord = closed(
  {
    id: text,
    action: Type.Enum([...approvalActions]),
    subject: closed({ kind: text, id: text, name: textOrNull, email: textOrNull }),
    // Of lists without the ids: the request itself has them.
    input: freeObject,
    // The first of those whose ids were named; empty in lists.
    people: Type.Array(closed({ id: text, name: textOrNull, email: textOrNull })),
    reason: text,
    requestedBy: person,
    requestedAt: timestamp,
    expiresAt: timestamp,
    aloneFrom: timestampOrNull,
    status: Type.Enum([...approvalStatuses]),
    decidedBy: orNull(person),
    decidedAt: timestampOrNull,
    decisionReason: textOrNull,
    usedAt: timestampOrNull,
    // Until when whoever asked can carry it out; null where nothing is left to be carried out.
    usableUntil: timestampOrNull,
    // Whether whoever asks may decide it now.
    mayDecide: flag,
  },
  'Approval',
)
