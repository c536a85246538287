import type { Filter } from '../kernel/filter.ts'
import type { SignIn } from '../sign-ins/sign-in.ts'
import type { SignInStore } from '../sign-ins/sign-in-store.ts'
import type { User } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import type { NamedThing, NamedThingStore, OwnedKind, ThingKind } from './named-things.ts'

export interface FoundPerson {
  readonly user: User
  /** `exact`: the words are what they are known by. `words`: the words occur in it. Else whose id the words are. */
  readonly match: 'exact' | 'words' | OwnedKind
}

export interface FoundAnything {
  /** Exact ones first. */
  readonly people: readonly FoundPerson[]
  readonly signIn: SignIn | null
  readonly things: Readonly<Record<ThingKind, readonly NamedThing[]>>
}

interface Deps {
  readonly users: UserStore
  readonly signIns: SignInStore
  readonly namedThings: NamedThingStore
  /** Those who are known by exactly these words, by id. */
  readonly knownExactly: (words: string) => Promise<readonly string[]>
}

export interface Asked {
  readonly words: string
  /** What the words ask of people; null where they can ask nothing. */
  readonly filter: Filter | null
  readonly people: boolean
  readonly signIns: boolean
  readonly things: ReadonlySet<ThingKind>
  readonly atMost: number
}

/** Everything is asked at once, and nothing that was not asked for. */
export async function findAnything(deps: Deps, asked: Asked): Promise<FoundAnything> {
  const { words, things, atMost } = asked
  const named = async (kind: ThingKind) => (things.has(kind) ? deps.namedThings.find(kind, words, atMost) : [])
  const [people, signIn, organization, role, client] = await Promise.all([
    asked.people ? findPeople(deps, asked) : [],
    asked.signIns ? findSignIn(deps.signIns, words) : null,
    named('organization'),
    named('role'),
    named('client'),
  ])
  return { people, signIn, things: { organization, role, client } }
}

async function findPeople({ users, namedThings, knownExactly }: Deps, { words, filter, atMost }: Asked) {
  const page = { kind: 'cursor', after: null, limit: atMost, withTotal: false } as const
  const [exact, owners, alike] = await Promise.all([
    knownExactly(words),
    namedThings.owners(words, atMost),
    filter === null ? null : users.list({ filter, sort: { field: 'createdAt', direction: 'descending' }, page }),
  ])
  const matches = new Map<string, FoundPerson['match']>(exact.map((id) => [id, 'exact']))
  for (const { userId, kind } of owners) if (!matches.has(userId)) matches.set(userId, kind)
  for (const { id } of alike?.items ?? []) if (!matches.has(id)) matches.set(id, 'words')
  const listed = new Map(alike?.items.map((user) => [user.id, user]))
  const found = await Promise.all(
    [...matches]
      .slice(0, atMost)
      .map(async ([id, match]) => ({ user: listed.get(id) ?? (await users.find(id)), match })),
  )
  return found.filter((person): person is FoundPerson => person.user !== null)
}

/** Spoken on the telephone: letter case, dashes and spaces do not matter. */
async function findSignIn(signIns: SignInStore, words: string): Promise<SignIn | null> {
  const letters = words.toUpperCase().replace(/[\s-]/g, '')
  return /^[A-Z0-9]{8}$/.test(letters) ? signIns.findByReference(`${letters.slice(0, 4)}-${letters.slice(4)}`) : null
}
