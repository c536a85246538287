// Adding somebody (console.md 3.3): the account, where it belongs, and the way in. Each is a call of its own, so that a
// step that fails takes nothing back: the account stands, and what is missing is told.
import { createUser, type NewUser } from './create-user.ts'
import type { User } from './user.ts'

/** How they get in. Nobody types another person's password. A link to hand over is made once the account stands. */
export type WayIn = 'mail' | 'invitation' | 'link' | 'none'

export interface Newcomer {
  readonly profile: NewUser
  readonly organizationId: string | null
  readonly roleIds: readonly string[]
  readonly wayIn: WayIn
  readonly invitationDays: number
}

/** What other nouns do for whoever is added. */
export interface NewcomerActs {
  readonly join: (userId: string, organizationId: string) => Promise<unknown>
  readonly assign: (userId: string, roleId: string, organizationId: string | null) => Promise<unknown>
  readonly mailLink: (userId: string) => Promise<unknown>
  readonly invite: (organizationId: string, invitation: NewInvitation) => Promise<{ readonly link: string }>
}

interface NewInvitation {
  readonly email: string
  readonly roleIds: readonly string[]
  readonly lifetimeSeconds: number
}

export type Step = 'organization' | 'roles' | 'mail'

export interface Added {
  /** Null for an invitation: the account is made by whoever accepts it. */
  readonly user: User | null
  readonly email: string | null
  readonly wayIn: WayIn
  /** Of an invitation, to be handed over. */
  readonly link: string | null
  readonly failed: readonly { readonly step: Step; readonly error: unknown }[]
}

const daySeconds = 86_400

export async function addPerson(newcomer: Newcomer, acts: NewcomerActs): Promise<Added> {
  const { profile, organizationId, roleIds, wayIn, invitationDays } = newcomer
  const { email = null } = profile
  if (wayIn === 'invitation' && organizationId !== null && email !== null) {
    const invitation = { email, roleIds, lifetimeSeconds: invitationDays * daySeconds }
    const { link } = await acts.invite(organizationId, invitation)
    return { user: null, email, wayIn, link, failed: [] }
  }
  const user = await createUser(profile)
  const failed: { step: Step; error: unknown }[] = []
  const attempt = (step: Step, work: () => Promise<unknown>) =>
    work().catch((error: unknown) => void failed.push({ step, error }))
  if (organizationId !== null) await attempt('organization', () => acts.join(user.id, organizationId))
  if (roleIds.length > 0 && failed.length === 0) {
    await attempt('roles', async () => {
      for (const roleId of roleIds) await acts.assign(user.id, roleId, organizationId)
    })
  }
  if (wayIn === 'mail') await attempt('mail', () => acts.mailLink(user.id))
  return { user, email, wayIn, link: null, failed }
}
