// The audit played back: people, who holds which role where, who belongs where and which factors there are, from the
// events alone. It knows nothing of the product but what events say.

export interface ReplayedEvent {
  readonly type: string
  readonly subject: { readonly id: string } | null
  readonly details: Readonly<Record<string, unknown>>
}

type Fields = Readonly<Record<string, unknown>>

interface Term {
  readonly from: unknown
  readonly until: unknown
}

interface Membership extends Term {
  readonly isActive: boolean
}

export interface RebuiltState {
  readonly users: Map<string, Fields>
  /** By `user role`. */
  readonly roles: Map<string, Term>
  /** By `organization user`. */
  readonly members: Map<string, Membership>
  /** By `organization user role`. */
  readonly memberRoles: Map<string, Term>
  /** The type by `user factor`. */
  readonly factors: Map<string, string>
}

/** In the order in which they happened. */
export function rebuiltState(events: Iterable<ReplayedEvent>): RebuiltState {
  const state: RebuiltState = {
    users: new Map(),
    roles: new Map(),
    members: new Map(),
    memberRoles: new Map(),
    factors: new Map(),
  }
  for (const { type, subject, details } of events) {
    const play = plays[type]
    if (play !== undefined && subject !== null) play(state, subject.id, details)
  }
  return state
}

type Play = (state: RebuiltState, id: string, details: Fields) => void

/** With what stands between the parts of a key: no id holds one. */
export const keyOf = (...parts: readonly string[]) => parts.join(' ')

const change: Play = ({ users }, id, { before, after, identity }) => {
  const user = users.get(id)
  // What a further identity says of the person is not the record.
  if (user === undefined || identity !== undefined || !isObject(after)) return
  users.set(id, patched(user, isObject(before) ? before : {}, after))
}

const create: Play = ({ users }, id, { after }) => {
  users.set(id, isObject(after) ? after : {})
}

const remove: Play = ({ users, ...held }, id) => {
  users.delete(id)
  for (const map of [held.roles, held.members, held.memberRoles, held.factors]) forget(map, id)
}

const give: Play = ({ roles }, id, details) => {
  for (const role of list(details.roles)) roles.set(keyOf(id, role), termOf(details))
}

const join: Play = ({ members }, id, details) => {
  const key = keyOf(String(details.organization), id)
  const wasActive = members.get(key)?.isActive ?? true
  members.set(key, { ...termOf(details), isActive: details.isActive === true || wasActive })
}

const leave: Play = ({ members, memberRoles }, id, { organization }) => {
  members.delete(keyOf(String(organization), id))
  for (const key of memberRoles.keys()) if (key.startsWith(`${organization} ${id} `)) memberRoles.delete(key)
}

const switchMember: Play = ({ members }, id, { organization, after, withoutEnd }) => {
  const key = keyOf(String(organization), id)
  const member = members.get(key)
  if (member === undefined || !isObject(after)) return
  const term = withoutEnd === true ? { from: null, until: null } : {}
  members.set(key, { ...member, ...term, isActive: after.isActive === true })
}

const giveThere: Play = ({ memberRoles }, id, details) => {
  for (const role of list(details.roles)) {
    memberRoles.set(keyOf(String(details.organization), id, role), termOf(details))
  }
}

const enrol: Play = ({ factors }, id, { factor, id: method }) => {
  factors.set(keyOf(id, String(method)), String(factor))
}

const loseFactors: Play = ({ factors }, id) => forget(factors, id)

const plays: Readonly<Record<string, Play>> = {
  'user.created': create,
  'user.updated': change,
  'user.suspended': change,
  'user.activated': change,
  'user.email_verified': change,
  'user.email_changed': change,
  'user.email_change_undone': change,
  'user.deleted': remove,
  'user.erased': remove,
  'user.identity_linked': (state, _id, { identity }) => remove(state, String(identity), {}),
  'user.identity_unlinked': (state, _id, { identity, after }) => create(state, String(identity), { after }),
  'user.role_assigned': give,
  'user.role_unassigned': ({ roles }, id, details) => {
    for (const role of list(details.roles)) roles.delete(keyOf(id, role))
  },
  'role.deleted': ({ roles, memberRoles }, id) => {
    for (const map of [roles, memberRoles]) forget(map, id)
  },
  'organization.deleted': ({ members, memberRoles }, id) => {
    for (const map of [members, memberRoles]) forget(map, id)
  },
  'organization.member_added': join,
  'organization.member_removed': leave,
  'organization.member_activated': switchMember,
  'organization.member_deactivated': switchMember,
  'organization.role_assigned': giveThere,
  'organization.role_unassigned': ({ memberRoles }, id, { organization, roles }) => {
    for (const role of list(roles)) memberRoles.delete(keyOf(String(organization), id, role))
  },
  'invitation.accepted': (state, id, details) => {
    change(state, id, details)
    if (details.wasMember !== true) join(state, id, { organization: details.organization })
    giveThere(state, id, details)
  },
  'user.factor_enrolled': enrol,
  'user.factor_removed': ({ factors }, id, { ids }) => {
    for (const method of list(ids)) factors.delete(keyOf(id, method))
  },
  'user.recovery_codes_made': (state, id, details) => {
    for (const [key, type] of state.factors) {
      if (type === 'recovery-code' && key.startsWith(`${id} `)) state.factors.delete(key)
    }
    enrol(state, id, { factor: 'recovery-code', id: details.id })
  },
  'user.mfa_reset': loseFactors,
  'user.claimed': loseFactors,
}

/** Objects on both sides are told by the keys that differ. */
function patched(user: Fields, before: Fields, after: Fields): Fields {
  const changed = Object.entries(after).map(([name, value]) => {
    const [present, was] = [user[name], before[name]]
    if (!isObject(present) || !isObject(was) || !isObject(value)) return [name, value]
    const kept = Object.entries(present).filter(([key]) => !(key in was))
    return [name, { ...Object.fromEntries(kept), ...value }]
  })
  return { ...user, ...Object.fromEntries(changed) }
}

/** Whatever hangs on somebody or something. */
function forget(map: Map<string, unknown>, id: string): void {
  for (const key of map.keys()) if (key.split(' ').includes(id)) map.delete(key)
}

function termOf({ from = null, until = null }: Fields): Term {
  return { from, until }
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
