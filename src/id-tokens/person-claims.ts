/** As much of a person as a client may be told. Metadata is the operator's and never among it. */
export interface Person {
  readonly id: string
  readonly name: string | null
  readonly nickname: string | null
  readonly givenName: string | null
  readonly familyName: string | null
  readonly picture: string | null
  readonly email: string | null
  readonly emailVerified: boolean
  readonly phoneNumber: string | null
  readonly phoneVerified: boolean | null
  readonly username: string | null
  readonly updatedAt: Date
}

type Claims = Readonly<Record<string, string | boolean>>

/** The claims that each scope opens (OpenID Connect Core §5.4); what is not known is left out. */
export function personClaims(person: Person, scope: readonly string[]): Claims {
  return {
    sub: person.id,
    ...(scope.includes('profile') ? profileClaims(person) : {}),
    ...(scope.includes('email') && person.email !== null
      ? { email: person.email, email_verified: person.emailVerified }
      : {}),
    ...(scope.includes('phone') && person.phoneNumber !== null
      ? { phone_number: person.phoneNumber, phone_number_verified: person.phoneVerified === true }
      : {}),
  }
}

function profileClaims(person: Person): Claims {
  const known = {
    name: person.name,
    nickname: person.nickname,
    given_name: person.givenName,
    family_name: person.familyName,
    preferred_username: person.username,
    picture: person.picture,
    // As the vendor writes it; the standard would have a number here.
    updated_at: person.updatedAt.toISOString(),
  }
  return Object.fromEntries(Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== null))
}
