// What a bulk job is asked for with, and which options go with which action: one that has no effect is refused.
import { type Static, Type } from 'typebox'
import {
  type BulkAction,
  type BulkOptions,
  bulkActions,
  noBulkOptions,
  selectedAtMost,
} from '../../../bulk/bulk-job.ts'
import { invalidField } from '../../../kernel/errors.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { moment, momentRule, readMoment } from '../moment.ts'
import { userFilterParameters } from '../users/user-filter-parameters.ts'

const closedObject = { additionalProperties: false }
const text = (maxLength: number, what: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength, description: `${what}, 1 to ${maxLength} characters.` }))
const flag = (what: string) => Type.Optional(Type.Boolean({ description: what }))
const metadata = Type.Optional(Type.Unsafe<JsonObject>(Type.Object({}, { description: 'A JSON object.' })))

const options = Type.Object(
  {
    reason: text(500, 'A reason'),
    ticket: text(100, 'The number of a ticket'),
    runAt: Type.Optional(
      Type.Union([moment, Type.Null()], { description: `When it begins: ${momentRule} Null or left out: at once.` }),
    ),
    revokeSessions: flag('With suspend: also end sessions and tokens for good.'),
    roleId: text(100, 'The id of a role'),
    organizationId: text(100, 'The id or name of an organization'),
    appMetadata: metadata,
    userMetadata: metadata,
    at: Type.Optional(moment),
    leaveOrganizations: flag('With schedule-offboarding: also leave every organization.'),
    deleteAfterDays: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 3_650,
        description: 'Days from 0 to 3650 after which accounts are deleted.',
      }),
    ),
    hard: flag('With delete: erase for good, which also needs the permission hard_delete:users.'),
  },
  closedObject,
)
export type BulkOptionsBody = Static<typeof options>

const ids = Type.Array(Type.String({ minLength: 1, maxLength: 300 }), {
  minItems: 1,
  maxItems: selectedAtMost,
  description: `The ids of 1 to ${selectedAtMost} users.`,
})

const named = Type.Object({ ids }, closedObject)
const searched = Type.Object({ search: Type.Object(userFilterParameters, closedObject), asOf: moment }, closedObject)

/** People, by their ids or by what they match at a time. */
export const peopleSelection = Type.Union([named, searched], {
  description: 'Either ids, or search, with the filters of the list of users, and asOf.',
})
export type PeopleSelection = Static<typeof peopleSelection>

const approved = Type.Object(
  {
    approval: Type.String({
      pattern: '^apv_[A-Za-z0-9]{1,100}$',
      description:
        'The id of a request of yours that was approved: to erase users, or to delete an organization with its people.',
    }),
  },
  closedObject,
)

export const bulkJobBody = Type.Object(
  {
    action: Type.Enum([...bulkActions], { description: `One of ${bulkActions.join(', ')}.` }),
    selection: Type.Union([named, searched, approved], {
      description: 'Either ids, or search, with the filters of the list of users, and asOf; or approval.',
    }),
    options: Type.Optional(options),
  },
  closedObject,
)
export type BulkJobBody = Static<typeof bulkJobBody>

export const dryRunQuery = Type.Object(
  { dryRun: flag('true tells what the job would do, and does nothing.') },
  closedObject,
)

type OptionName = keyof BulkOptionsBody

const always: readonly OptionName[] = ['reason', 'ticket', 'runAt']
const taken: Readonly<
  Record<BulkAction, { readonly needs?: readonly OptionName[]; readonly may?: readonly OptionName[] }>
> = {
  suspend: { may: ['revokeSessions'] },
  activate: {},
  'lock-down': { needs: ['reason'] },
  'revoke-sessions': {},
  'reset-password': {},
  'reset-mfa': {},
  'assign-role': { needs: ['roleId'], may: ['organizationId'] },
  'unassign-role': { needs: ['roleId'], may: ['organizationId'] },
  'add-to-organization': { needs: ['organizationId'] },
  'remove-from-organization': { needs: ['organizationId'] },
  'set-metadata': { may: ['appMetadata', 'userMetadata'] },
  'schedule-offboarding': { needs: ['at'], may: ['leaveOrganizations', 'deleteAfterDays'] },
  delete: { may: ['hard'] },
}

/** The options of one action; faults name the field. Whoever asks what would happen need not know why yet. */
export function readOptions(action: BulkAction, given: BulkOptionsBody, isDry: boolean): BulkOptions {
  const { needs = [], may = [] } = taken[action]
  const missing = needs.find((name) => given[name] === undefined && !(isDry && name === 'reason'))
  if (missing !== undefined) throw invalidField(`options.${missing}`, `The action ${action} needs ${missing}.`)
  const known = [...always, ...needs, ...may]
  const foreign = (Object.keys(given) as OptionName[]).find((name) => !known.includes(name))
  if (foreign !== undefined) throw invalidField(`options.${foreign}`, `The action ${action} takes no ${foreign}.`)
  if (action === 'set-metadata' && given.appMetadata === undefined && given.userMetadata === undefined) {
    throw invalidField('options.appMetadata', 'Give appMetadata or userMetadata to set.')
  }
  return {
    ...noBulkOptions,
    reason: given.reason ?? null,
    ticket: given.ticket ?? null,
    endsSessions: given.revokeSessions === true,
    roleId: given.roleId ?? null,
    organizationId: given.organizationId ?? null,
    appMetadata: given.appMetadata ?? null,
    userMetadata: given.userMetadata ?? null,
    at: readMoment('options.at', given.at)?.toISOString() ?? null,
    leavesOrganizations: given.leaveOrganizations === true,
    deleteAfterDays: given.deleteAfterDays ?? null,
    isHard: given.hard === true,
  }
}
