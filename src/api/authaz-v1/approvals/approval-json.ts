import { type Approval, usableUntil } from '../../../approvals/approval.ts'
import { decidingOperators, mayDecideAmong } from '../../../approvals/may-decide.ts'
import type { Json } from '../../../kernel/json.ts'
import type { Call } from '../route.ts'

type Asking = Pick<Call, 'signedIn' | 'actor' | 'directory' | 'console'>

const peopleShown = 20

/** Requests with whom they are about: as many statements for a page as for one. */
export async function approvalsJson(asking: Asking, found: readonly Approval[]) {
  const { directory, console, signedIn, actor } = asking
  const idsOf = (kind: Approval['subject']['kind']) =>
    found.flatMap(({ subject }) => (subject.kind === kind ? [subject.id] : []))
  const mayDecideAny = signedIn !== null && actor.permissions.has('decide:approvals')
  const [users, operators, deciders] = await Promise.all([
    directory.stores.users.namesOf([...new Set([...idsOf('user'), ...found.flatMap(shownIds)])]),
    console.stores.users.namesOf([...new Set(idsOf('operator'))]),
    mayDecideAny ? decidingOperators(console.stores) : [],
  ])
  const now = directory.clock.now()
  const known = (names: typeof users, id: string) => ({
    id,
    name: names.get(id)?.name ?? null,
    email: names.get(id)?.email ?? null,
  })
  return found.map((each) => ({
    ...each,
    subject: {
      kind: each.subject.kind,
      ...known(each.subject.kind === 'operator' ? operators : users, each.subject.id),
      ...(each.subject.kind === 'organization' && { name: each.input.organization ?? null }),
    },
    people: shownIds(each).map((id) => known(users, id)),
    usableUntil: stillUsableUntil(each, now),
    mayDecide: each.status === 'pending' && mayDecideAny && mayDecideAmong(deciders, signedIn.operator, each, now),
  }))
}

export async function approvalJson(asking: Asking, found: Approval) {
  const [shown] = await approvalsJson(asking, [found])
  return shown
}

function stillUsableUntil(approval: Approval, now: Date): Date | null {
  const until = usableUntil(approval)
  return until !== null && until > now ? until : null
}

function shownIds({ input }: Approval): readonly string[] {
  const selection = (input.selection ?? null) as { readonly ids?: Json } | null
  return Array.isArray(selection?.ids) ? (selection.ids as string[]).slice(0, peopleShown) : []
}
