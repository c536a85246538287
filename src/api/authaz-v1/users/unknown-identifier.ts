// What is known of an address that nobody has: somebody whose address is a slip of the finger away, and invitations that
// are on their way to it (console.md 2.9). Who had it and was deleted is told by the receipts, to those who read the audit.
import { type Static, Type } from 'typebox'
import { type Invitation, invitationState } from '../../../invitations/invitation.ts'
import { calledName } from '../../../organizations/organization.ts'
import { similarAddresses } from '../../../recovery/similar-addresses.ts'
import { closed, text, textOrNull, timestamp } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const unknownQuery = Type.Object(
  {
    email: Type.String({ format: 'email', maxLength: 254, description: 'An e-mail address such as ada@example.com.' }),
  },
  { additionalProperties: false },
)

const invitation = closed({
  id: text,
  organization: closed({ id: text, name: text }),
  state: Type.Enum(['pending', 'expired']),
  createdAt: timestamp,
  expiresAt: timestamp,
  givesRoles: Type.Boolean(),
})

export const unknownIdentifierRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/unknown',
    access: ['read:users'],
    query: unknownQuery,
    summary: 'Tell what is known of an address that nobody has',
    answers: {
      200: closed({
        similar: Type.Array(closed({ userId: text, email: text, name: textOrNull })),
        invitations: Type.Array(invitation),
      }),
    },
    handle: whatIsKnown,
  },
]

const similarAtMost = 3

async function whatIsKnown({ query, directory }: Call<Static<typeof unknownQuery>>): Promise<Answer> {
  const { stores, application, clock } = directory
  const email = query.email.toLowerCase()
  const now = clock.now()
  // Where pools are isolated, an address means somebody in one of them alone, and none is named here.
  const isShared = application.poolMode !== 'isolated'
  const [similar, invitations] = await Promise.all([
    isShared ? stores.recoveryFacts.findPeople(similarAddresses(email), null) : [],
    stores.invitations.listOpenTo(email),
  ])
  const places = await Promise.all(invitations.map(({ organizationId }) => stores.organizations.find(organizationId)))
  return ok({
    similar: similar.slice(0, similarAtMost),
    invitations: invitations.flatMap((one, place) => {
      const organization = places[place]
      return organization ? [invitationJson(one, calledName(organization), now)] : []
    }),
  })
}

function invitationJson(one: Invitation, name: string, now: Date) {
  const { id, organizationId, createdAt, expiresAt, roleIds } = one
  return {
    id,
    organization: { id: organizationId, name },
    state: invitationState(one, now),
    createdAt,
    expiresAt,
    givesRoles: roleIds.length > 0,
  }
}
