import type { Places } from '../kernel/place.ts'
import type { RecoveryAsking, RecoveryAskingStore } from './recovery-asking.ts'
import type { RecoveryFactStore, RecoveryFacts, SimilarPerson, Weighed } from './recovery-fact-store.ts'
import type { RecoveryRequest } from './recovery-request.ts'
import type { RecoveryRequestStore } from './recovery-request-store.ts'
import { type SignalAgainst, signalsAgainst } from './signals-against.ts'
import { similarAddresses } from './similar-addresses.ts'

export interface WeighRecoveryDeps {
  readonly stores: {
    readonly recoveryFacts: RecoveryFactStore
    readonly recoveryAskings: Pick<RecoveryAskingStore, 'listOf'>
  }
  readonly places: Places
}

/** What speaks for a request and against it. It decides nothing: whoever decides sees it. */
export interface RecoverySignals {
  /** Where the request came from, against the last sign-in before it. Null where either is unknown. */
  readonly country: {
    readonly differs: boolean
    readonly asked: string
    readonly lastSignIn: string
  } | null
  readonly isKnownDevice: boolean | null
  readonly earlierRequests: number
  readonly emailChangedAt: Date | null
  /** Which of these speak against it. */
  readonly against: readonly SignalAgainst[]
  /** For an address that nobody has: who has one like it. */
  readonly similar: SimilarPerson | null
}

interface NoteSignalsDeps {
  readonly recoveryFacts: RecoveryFactStore
  readonly recoveryRequests: Pick<RecoveryRequestStore, 'noteSignals'>
  readonly places: Places
}

export interface WeighedRecovery {
  readonly facts: RecoveryFacts
  readonly signals: RecoverySignals
  /** Who asked in their stead, in the order of asking. */
  readonly askings: readonly RecoveryAsking[]
}

/** Of all the requests of a page, by their ids. */
export async function weighRecoveries(
  deps: WeighRecoveryDeps,
  requests: readonly Weighed[],
): Promise<ReadonlyMap<string, WeighedRecovery>> {
  const { recoveryFacts, recoveryAskings } = deps.stores
  const ids = requests.map(({ id }) => id)
  const [facts, asked] = await Promise.all([recoveryFacts.factsOf(ids), recoveryAskings.listOf(ids)])
  const similar = await similarPeople(deps, requests)
  return new Map(
    requests.map((request) => {
      const known = facts.get(request.id)
      if (known === undefined) throw new Error(`no facts of the recovery request ${request.id}`)
      const signals = signalsOf(deps.places, request, known, similar.get(request.id))
      return [request.id, { facts: known, signals, askings: asked.get(request.id) ?? [] }]
    }),
  )
}

/** Keeps with a request what speaks against it, for whoever searches the queue. Call it in the transaction that files it. */
export async function noteSignals(
  { recoveryFacts, recoveryRequests, places }: NoteSignalsDeps,
  request: RecoveryRequest,
): Promise<void> {
  const facts = (await recoveryFacts.factsOf([request.id])).get(request.id)
  if (facts === undefined) throw new Error(`no facts of the recovery request ${request.id}`)
  await recoveryRequests.noteSignals(request.id, signalsOf(places, request, facts).against)
}

function signalsOf(places: Places, request: Weighed, facts: RecoveryFacts, similar: SimilarPerson | null = null) {
  const { isKnownDevice, earlierRequests, emailChangedAt } = facts
  const country = countries(places, request.ip, facts.lastSignInIp)
  const told = { country, isKnownDevice, earlierRequests, emailChangedAt }
  return { ...told, against: signalsAgainst(told, request.createdAt), similar }
}

function countries(places: Places, asked: string | null, before: string | null): RecoverySignals['country'] {
  const [now, last] = [places.placeOf(asked)?.country ?? null, places.placeOf(before)?.country ?? null]
  return now === null || last === null ? null : { differs: now !== last, asked: now, lastSignIn: last }
}

/** One question for each pool. */
async function similarPeople(
  { stores }: WeighRecoveryDeps,
  requests: readonly Weighed[],
): Promise<ReadonlyMap<string, SimilarPerson>> {
  const found = new Map<string, SimilarPerson>()
  const strangers = requests.filter(({ userId }) => userId === null)
  for (const pool of new Set(strangers.map(({ organizationId }) => organizationId))) {
    const inPool = strangers.filter(({ organizationId }) => organizationId === pool)
    const asked = new Map(inPool.map((request) => [request, similarAddresses(request.email)]))
    const people = await stores.recoveryFacts.findPeople([...new Set([...asked.values()].flat())], pool)
    const byEmail = new Map(people.map((person) => [person.email, person]))
    for (const [{ id }, addresses] of asked) {
      const meant = addresses.map((address) => byEmail.get(address)).find((person) => person !== undefined)
      if (meant !== undefined) found.set(id, meant)
    }
  }
  return found
}
