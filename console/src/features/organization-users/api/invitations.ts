import { infiniteQueryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import { withStepUp } from '../../../lib/step-up.ts'

export interface Invitation {
  readonly id: string
  readonly inviterName: string
  readonly email: string
  readonly roleIds: readonly string[]
  readonly roleNames: readonly string[]
  readonly state: 'pending' | 'accepted' | 'expired'
  readonly createdAt: string
  readonly expiresAt: string
  readonly acceptedAt: string | null
  /** Whoever came too late asked for another then. */
  readonly askedAgainAt: string | null
}

export interface NewInvitation extends Invitation {
  readonly link: string
}

interface InvitationPage {
  readonly data: readonly Invitation[]
  readonly nextCursor: string | null
}

export const invitationsKey = (organizationId: string) => ['invitations', organizationId] as const

export function invitationsQuery(organizationId: string) {
  return infiniteQueryOptions({
    queryKey: invitationsKey(organizationId),
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ pageSize: 50, cursor: pageParam })
      return call<InvitationPage>('GET', `${pathOf(organizationId)}${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
  })
}

export interface InvitationInput {
  readonly email: string
  readonly isAdministrator: boolean
}

export function invite(organizationId: string, { email, isAdministrator }: InvitationInput): Promise<NewInvitation> {
  return send(pathOf(organizationId), { email, ...(isAdministrator && { isAdministrator }) })
}

interface InvitationWithRoles {
  readonly email: string
  readonly roleIds: readonly string[]
  readonly lifetimeSeconds: number
}

/** From outside the organization, by whoever runs the directory. */
export function inviteWithRoles(organizationId: string, invitation: InvitationWithRoles): Promise<NewInvitation> {
  return send(pathOf(organizationId), invitation)
}

/** With a new link; the one before is worth nothing. Without a mail, whoever asks hands it over. */
export function resendInvitation(organizationId: string, id: string, sendEmail = true): Promise<NewInvitation> {
  return send(`${pathOf(organizationId)}/${encodeURIComponent(id)}/resend`, { sendEmail })
}

/** One that gives roles may ask for more, as giving them does. */
function send(path: string, body: object): Promise<NewInvitation> {
  return withStepUp((reason) => call<NewInvitation>('POST', path, { body, reason }))
}

export function revokeInvitation(organizationId: string, id: string): Promise<void> {
  return call('DELETE', `${pathOf(organizationId)}/${encodeURIComponent(id)}`)
}

const pathOf = (organizationId: string) => `/organizations/${encodeURIComponent(organizationId)}/invitations`
