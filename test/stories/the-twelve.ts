// The stories as data: what is done, what is then true whoever did it, and what the door decides, with the place that
// lets it (product.md, decision 3).
import type { FaceName, VerbName } from './face.ts'
import type { State } from './state.ts'
import type { Beginning } from './world.ts'

interface Difference {
  readonly because: string
  readonly state: Partial<State>
}

export interface Step {
  readonly verb: VerbName
  /** What is other than at the beginning, whoever did it. */
  readonly after: Partial<State>
  readonly differs?: { readonly [Name in FaceName]?: Difference }
}

export interface Story {
  readonly title: string
  readonly beginning: Beginning
  readonly steps: readonly Step[]
}

const account = {
  name: 'Alice Adams',
  emailVerified: true,
  status: 'active',
  reason: null,
  hasPassword: true,
}

/** A member of acme with a password and a proven address, signed in in two browsers, in one of them to an app. */
export const untouched: State = {
  account,
  organizations: ['acme'],
  roles: [],
  factors: [],
  mustEnrolAgain: false,
  sessions: 2,
  refreshTokens: 1,
  recovery: null,
  mails: [],
  events: [],
}

const nothing: Partial<State> = { organizations: [], sessions: 0, refreshTokens: 0 }
const fresh = { ...account, emailVerified: false, hasPassword: false }
const suspension = ['user.suspended by the caller']
const deactivation = [...suspension, 'user.sessions_revoked by the caller']
const gone: Partial<State> = { ...nothing, account: null }

export const stories: readonly Story[] = [
  {
    title: 'alice gets an account',
    beginning: { isUnknown: true },
    steps: [
      {
        verb: 'create',
        after: { ...nothing, account: fresh, events: ['user.created by the caller'] },
        differs: {
          '/api/v2': {
            because: 'the vendor asks for a password, and mails whoever is not verified unless verify_email says no',
            state: { account: { ...fresh, hasPassword: true }, mails: ['verify-email'] },
          },
          '/api/{tenantId}/admin/users': {
            because:
              'S001-12 and S001-19: an account there is an account in the tenant, with a role, and she hears of it',
            state: {
              organizations: ['acme'],
              roles: ['clerk in acme'],
              mails: ['account-made'],
              events: [
                'user.created by the caller',
                'organization.member_added by the caller',
                'organization.role_assigned by the caller',
              ],
            },
          },
          'the command line': {
            because: 'it imports a file, and an import is told as the events of its job, not of each person in it',
            state: { events: [] },
          },
          'her own pages': {
            because: 'nobody signs up without a password and a proven address, and then she is signed in',
            state: {
              account,
              sessions: 1,
              mails: ['sign-up-code'],
              events: [
                'user.created by system',
                'user.signed_up by system',
                'user.email_verified by the caller',
                'user.signed_in by the caller',
              ],
            },
          },
        },
      },
    ],
  },
  {
    title: 'alice is found by her address, and nothing changes',
    beginning: {},
    steps: [{ verb: 'find', after: {} }],
  },
  {
    title: 'alice gets another name',
    beginning: {},
    steps: [
      {
        verb: 'rename',
        after: { account: { ...account, name: 'Alice Baker' }, events: ['user.updated by the caller'] },
      },
    ],
  },
  {
    title: 'alice is suspended and activated again',
    beginning: {},
    steps: [
      {
        verb: 'suspend',
        after: {
          account: { ...account, status: 'suspended' },
          sessions: 0,
          refreshTokens: 0,
          events: suspension,
        },
        differs: {
          '/api/v2': {
            because: 'a PATCH is a change of the record too',
            state: { events: ['user.updated by the caller', ...suspension] },
          },
          'an administrator of her organization': {
            because: 'S002-24: her sessions end with it, which is told',
            state: { events: deactivation },
          },
        },
      },
      {
        verb: 'activate',
        after: { events: [...suspension, 'user.activated by the caller'] },
        differs: {
          'an administrator of her organization': {
            because: 'S002-24: what ended does not come back',
            state: {
              sessions: 0,
              refreshTokens: 0,
              events: [...deactivation, 'user.activated by the caller'],
            },
          },
          '/api/v2': {
            because: 'what is held ends with blocked, and only rests where somebody is suspended (docs/lifecycle.md)',
            state: {
              sessions: 0,
              refreshTokens: 0,
              events: [
                'user.updated by the caller',
                ...suspension,
                'user.updated by the caller',
                'user.activated by the caller',
              ],
            },
          },
        },
      },
    ],
  },
  {
    title: 'alice joins an organization',
    beginning: { isMember: false },
    steps: [
      {
        verb: 'join',
        after: { events: ['organization.member_added by the caller'] },
        differs: {
          '/api/{tenantId}/admin/users': {
            because: 'S001-15 and S001-19: nobody is attached without a role',
            state: {
              roles: ['clerk in acme'],
              events: ['organization.member_added by the caller', 'organization.role_assigned by the caller'],
            },
          },
        },
      },
    ],
  },
  {
    title: 'alice gets a role in her organization and loses it',
    beginning: {},
    steps: [
      {
        verb: 'giveRole',
        after: { roles: ['clerk in acme'], events: ['organization.role_assigned by the caller'] },
      },
      {
        verb: 'takeRole',
        after: {
          events: ['organization.role_assigned by the caller', 'organization.role_unassigned by the caller'],
        },
      },
    ],
  },
  {
    title: 'alice leaves her organization and keeps her account',
    beginning: {},
    steps: [{ verb: 'leave', after: { organizations: [], events: ['organization.member_removed by the caller'] } }],
  },
  {
    title: 'alice loses her second factors',
    beginning: { hasAuthenticator: true },
    steps: [
      {
        verb: 'resetMfa',
        after: {
          mustEnrolAgain: true,
          sessions: 0,
          refreshTokens: 0,
          mails: ['mfa-reset'],
          events: ['user.mfa_reset by the caller'],
        },
        differs: {
          'an administrator of her organization': {
            because: 'S002-17 and S002-19: there it turns MFA off, and the password alone is enough from then on',
            state: { mustEnrolAgain: false, mails: ['factor-removed'] },
          },
          '/api/v2': {
            because:
              'the vendor removes factors one and all and resets nothing: S000-37 speaks of the reset of /api/v1',
            state: {
              mustEnrolAgain: false,
              sessions: 2,
              refreshTokens: 1,
              mails: ['factor-removed'],
              events: ['user.factor_removed by the caller'],
            },
          },
        },
      },
    ],
  },
  {
    title: 'alice is signed out everywhere',
    beginning: {},
    steps: [
      {
        verb: 'endSessions',
        after: { sessions: 0, refreshTokens: 0, events: ['user.sessions_revoked by the caller'] },
        differs: {
          'her own pages': { because: 'she goes on in the browser in which she asked for it', state: { sessions: 1 } },
        },
      },
    ],
  },
  {
    title: 'alice is mailed a link for a new password',
    beginning: {},
    steps: [
      {
        verb: 'mailPassword',
        after: { mails: ['reset-password'], events: ['user.password_reset_requested by system'] },
        differs: {
          '/api/v1': {
            because: 'S002-34: there somebody is known who asked; elsewhere anybody may, who is not signed in',
            state: { events: ['user.password_reset_requested by the caller'] },
          },
          'an administrator of her organization': {
            because: 'S002-34: so are administrators',
            state: { events: ['user.password_reset_requested by the caller'] },
          },
        },
      },
    ],
  },
  {
    title: 'alice is deleted',
    beginning: {},
    steps: [
      {
        verb: 'delete',
        after: { ...gone, events: ['user.deleted by the caller'] },
        differs: {
          '/api/v2': {
            because: "the vendor's deletion is for good, as S000-47 and S000-51 have it: a tombstone has no id of hers",
            state: { events: [] },
          },
          'her own pages': {
            because: 'who deletes an account by its own pages is told by a letter, as a session may be in other hands',
            state: { mails: ['account-deleted'] },
          },
        },
      },
    ],
  },
  {
    title: 'alice lost everything, and somebody lets her back in',
    beginning: { asksToRecover: true },
    steps: [
      {
        verb: 'approveRecovery',
        after: {
          recovery: 'approved',
          mails: ['recovery-approved'],
          events: ['recovery_request.approved by the caller'],
        },
      },
    ],
  },
]
