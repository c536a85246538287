// Of /api/v1: what support and security do to one account or to many, and what operators keep for themselves.
import { askToRecover, lostPerson } from '../../support/recovery.ts'
import type { TestApp } from '../../support/test-app.ts'
import { at, one, type Table, type World } from './world.ts'

/** Somebody whose address is proven. */
async function reachable({ v1, person, made }: World): Promise<string> {
  const userId = await person()
  await made(v1('PATCH', at('users', userId), { body: { emailVerified: true } }))
  return userId
}

const addRule = (v1: World['v1'], network: string) =>
  v1('POST', '/network-rules', { body: { effect: 'block', network, reason: 'Guessing passwords' } })

export const controlOfV1: Table = {
  'POST /api/v1/organizations/:id/suspend': one('organization.suspended', async ({ v1, organization }) =>
    v1('POST', at('organizations', await organization(), 'suspend'), { body: { reason: 'Unpaid' } }),
  ),
  'POST /api/v1/organizations/:id/activate': one('organization.activated', async ({ v1, organization, made }) => {
    const id = await organization()
    await made(v1('POST', at('organizations', id, 'suspend'), { body: { reason: 'Unpaid' } }))
    return v1('POST', at('organizations', id, 'activate'))
  }),
  'POST /api/v1/recovery-requests/:id/assign': one('recovery_request.assigned', async ({ v1, app }) =>
    v1('POST', at('recovery-requests', await asked(app), 'assign'), { body: {} }),
  ),
  'POST /api/v1/recovery-requests/:id/unassign': one('recovery_request.unassigned', async ({ v1, app, made }) => {
    const path = at('recovery-requests', await asked(app))
    await made(v1('POST', `${path}/assign`, { body: {} }))
    return v1('POST', `${path}/unassign`)
  }),
  'POST /api/v1/operators/:id/invitation': one('operator.invited', async ({ v1, made, name }) => {
    const { id } = await made(v1('POST', '/operators', { body: { email: `${name()}@example.com`, role: 'support' } }))
    return v1('POST', at('operators', id, 'invitation'))
  }),
  'POST /api/v1/settings/pictures': one('settings.changed', uploadLogo),
  'DELETE /api/v1/settings/pictures/:use': one('settings.changed', async (world) => {
    await world.made(uploadLogo(world))
    return world.v1('DELETE', '/settings/pictures/logo')
  }),
  'POST /api/v1/changes/pause': one('changes.paused', async ({ v1, name }) => {
    const paused = await v1('POST', '/changes/pause', { body: { reason: name() } })
    await v1('POST', '/changes/resume')
    return paused
  }),
  'POST /api/v1/changes/resume': one('changes.resumed', async ({ v1, made }) => {
    await made(v1('POST', '/changes/pause'))
    return v1('POST', '/changes/resume')
  }),
  'POST /api/v1/users/:id/lockdown': one('user.locked_down', async ({ v1, person }) =>
    v1('POST', at('users', await person(), 'lockdown'), { body: { reason: 'Suspected compromise' } }),
  ),
  'POST /api/v1/users/:id/email-change': one('user.email_change_requested', async ({ v1, person, name }) =>
    v1('POST', at('users', await person(), 'email-change'), { body: { email: `${name()}@example.com` } }),
  ),
  'DELETE /api/v1/users/:id/email-change': one('user.email_change_cancelled', async ({ v1, person, name, made }) => {
    const path = at('users', await person(), 'email-change')
    await made(v1('POST', path, { body: { email: `${name()}@example.com` } }))
    return v1('DELETE', path)
  }),
  'POST /api/v1/users/:id/email-change/vouch': one('user.email_changed', async ({ v1, person, name }) =>
    v1('POST', at('users', await person(), 'email-change', 'vouch'), {
      body: { email: `${name()}@example.com`, reason: 'Showed a letter' },
    }),
  ),
  'POST /api/v1/users/:id/identity-link': one('user.identity_link_asked', async (world) =>
    world.v1('POST', at('users', await reachable(world), 'identity-link'), { body: { reason: 'Two accounts' } }),
  ),
  'DELETE /api/v1/users/:id/identity-link': one('user.identity_link_withdrawn', async (world) => {
    const userId = await reachable(world)
    await world.made(world.v1('POST', at('users', userId, 'identity-link'), { body: { reason: 'Two accounts' } }))
    return world.v1('DELETE', at('users', userId, 'identity-link'))
  }),
  'POST /api/v1/users/:id/merge': {
    events: ['user.identity_linked', 'user.merged'],
    why: 'the survivor gains an identity, and the other account says where it went',
    run: async ({ v1, person }) =>
      v1('POST', at('users', await person(), 'merge'), { body: { with: await person(), reason: 'Duplicate' } }),
  },
  'POST /api/v1/users/:id/duplicates/rule-out': {
    events: ['user.duplicate_ruled_out', 'user.duplicate_ruled_out'],
    why: 'it is said of both',
    run: async ({ v1, person }) =>
      v1('POST', at('users', await person(), 'duplicates', 'rule-out'), { body: { userId: await person() } }),
  },
  'POST /api/v1/users/:id/duplicates/reconsider': {
    events: ['user.duplicate_reconsidered', 'user.duplicate_reconsidered'],
    why: 'it is said of both',
    run: async ({ v1, person }) => {
      const [userId, other] = [await person(), await person()]
      const body = { userId: other }
      await v1('POST', at('users', userId, 'duplicates', 'rule-out'), { body })
      return v1('POST', at('users', userId, 'duplicates', 'reconsider'), { body })
    },
  },
  'POST /api/v1/users/:id/caller-verifications': one('user.caller_verified', async ({ v1, person }) => {
    const body = { channel: 'other', kind: 'in-person', note: 'Came to the desk' }
    return v1('POST', at('users', await person(), 'caller-verifications'), { body })
  }),
  'POST /api/v1/users/:id/caller-prompts': one('user.caller_prompt_sent', async ({ v1, person, session }) => {
    const userId = await person()
    return v1('POST', at('users', userId, 'caller-prompts'), { body: { sessionId: await session(userId) } })
  }),
  'POST /api/v1/users/:id/mfa-exemption': one('user.mfa_exempted', async ({ v1, person }) =>
    v1('POST', at('users', await person(), 'mfa-exemption'), { body: exemption() }),
  ),
  'DELETE /api/v1/users/:id/mfa-exemption': one('user.mfa_exemption_ended', async ({ v1, person, made }) => {
    const userId = await person()
    await made(v1('POST', at('users', userId, 'mfa-exemption'), { body: exemption() }))
    return v1('DELETE', at('users', userId, 'mfa-exemption'))
  }),
  'POST /api/v1/network-rules': one('network_rule.added', async ({ v1 }) => addRule(v1, '203.0.113.1')),
  'POST /api/v1/network-rules/preview': {
    events: [],
    why: 'it tells what a rule would come to and keeps none',
    run: ({ v1 }) => v1('POST', '/network-rules/preview', { body: { effect: 'block', network: '203.0.113.1' } }),
  },
  'DELETE /api/v1/network-rules/:id': one('network_rule.removed', async ({ v1, made }) => {
    const { id } = await made(addRule(v1, '203.0.113.2'))
    return v1('DELETE', at('network-rules', id))
  }),
  'POST /api/v1/users/:id/notes': one('user.note_added', async ({ v1, person }) =>
    v1('POST', at('users', await person(), 'notes'), { body: { text: 'Prefers e-mail' } }),
  ),
  'DELETE /api/v1/users/:id/notes/:noteId': one('user.note_removed', async ({ v1, person, made }) => {
    const userId = await person()
    const { id } = await made(v1('POST', at('users', userId, 'notes'), { body: { text: 'Prefers e-mail' } }))
    return v1('DELETE', at('users', userId, 'notes', id))
  }),
  'POST /api/v1/users/:id/messages': one('user.password_reset_requested', async ({ v1, person }) =>
    v1('POST', at('users', await person(), 'messages'), { body: { kind: 'reset-password' } }),
  ),
  'POST /api/v1/jobs': one('users.bulk_started', async ({ v1, person }) =>
    v1('POST', '/jobs', { body: { action: 'suspend', selection: { ids: [await person()] }, options: {} } }),
  ),
}

const exemption = () => ({ reason: 'New phone comes', endsAt: new Date(Date.now() + 86_400_000).toISOString() })

async function asked(app: TestApp): Promise<string> {
  const { email } = await lostPerson(app)
  return (await askToRecover(app, email)).id
}

const bySession = 'only an operator who is signed in calls it; its events stand in test/api/authaz-v1/step-up.test.ts'
const ofOperators =
  'only an operator who is signed in has views; their events stand in test/api/authaz-v1/views.test.ts'
const ofPresence = 'says who looks at a page, changes nothing, and nothing of it is recorded'
const byApproval = 'takes two operators; its events stand in test/api/authaz-v1/approvals.test.ts'
const inJob = 'a job of many steps; its events stand in test/api/authaz-v1/bulk'
const inRecovery = 'a request that waits in a queue; its events stand in test/api/authaz-v1/recovery-review.test.ts'
const reads = 'changes nothing: it is a POST for what it is asked with'

/** Why an operation is not run here. */
export const isNotRunOfV1: Readonly<Record<string, string>> = {
  'POST /api/v1/session/step-up/challenge': bySession,
  'POST /api/v1/session/step-up': bySession,
  'POST /api/v1/session/access-requests':
    'only an operator who is signed in asks; its event stands in test/api/authaz-v1/operators.test.ts',
  'POST /api/v1/users/:id/impersonations':
    'only an operator may, once an owner turned it on; its events stand in test/api/authaz-v1/users/impersonations.test.ts',
  'POST /api/v1/users/:id/caller-verifications/:verificationId/check':
    'takes the code from the mail; its events stand in test/api/authaz-v1/users/caller-verifications.test.ts',
  'POST /api/v1/users/:id/identities/unlink':
    'the use case of DELETE /api/v2/users/:id/identities/:provider/:user_id, which is in the table',
  'POST /api/v1/users/match': reads,
  'POST /api/v1/users/counts': reads,
  'POST /api/v1/connections/:id/test': 'asks the provider and changes nothing',
  'POST /api/v1/audit/integrity/verify':
    'answers as it goes along; its event stands in test/audit/verification.test.ts',
  'POST /api/v1/audit/integrity/acknowledge':
    'needs a log that was tampered with; its event stands in test/audit/verification.test.ts',
  'POST /api/v1/audit/checkpoints/compare': reads,
  'POST /api/v1/organizations/:organizationId/invitations/:id/resend':
    'the use case of POST /api/v1/organizations/:organizationId/invitations, which is in the table',
  'POST /api/v1/applications/:appId/tenants/:tenantId/invitations/:id/resend':
    'the use case of POST /api/v1/organizations/:organizationId/invitations, which is in the table',
  'POST /api/v1/recovery-requests/deny': inRecovery,
  'POST /api/v1/recovery-requests/:id/point': inRecovery,
  'POST /api/v1/operators/:id/mfa/reset': byApproval,
  'POST /api/v1/approvals': byApproval,
  'POST /api/v1/approvals/:id/decide': byApproval,
  'POST /api/v1/approvals/:id/cancel': byApproval,
  'POST /api/v1/jobs/:id/retry': inJob,
  'POST /api/v1/jobs/:id/cancel': inJob,
  'POST /api/v1/jobs/:id/undo': inJob,
  'POST /api/v1/users/:id/reveals':
    'only an operator whose role sees people masked asks for it; its event stands in test/api/authaz-v1/sight.test.ts',
  'POST /api/v1/users/:id/presence': ofPresence,
  'DELETE /api/v1/users/:id/presence': ofPresence,
  'POST /api/v1/recovery-requests/:id/presence': ofPresence,
  'DELETE /api/v1/recovery-requests/:id/presence': ofPresence,
  'POST /api/v1/views': ofOperators,
  'PATCH /api/v1/views/:id': ofOperators,
  'DELETE /api/v1/views/:id': ofOperators,
  'PATCH /api/v1/me/preferences': "an operator's own columns and sizes, of which nothing is recorded",
}

function uploadLogo({ v1, name }: Pick<World, 'v1' | 'name'>) {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(name())])
  return v1('POST', '/settings/pictures', { body: { use: 'logo', bytes: png.toString('base64') } })
}
