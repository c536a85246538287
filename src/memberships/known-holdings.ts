import { mapPage, type Page } from '../kernel/page.ts'
import type { UserFactStore } from '../users/user-facts.ts'
import type { HolderStore, Holding } from './holder-store.ts'

export interface KnownHolding extends Holding {
  /** The second factors of the person, the strongest first. */
  readonly factors: readonly string[]
  /** As `lastUses` says it. */
  readonly lastUsedAt: Date | null
}

export interface KnownHoldingDeps {
  readonly holders: Pick<HolderStore, 'lastUses'>
  readonly userFacts: Pick<UserFactStore, 'factors'>
}

/** A page of holdings with what a reviewer asks of each; one question for all of them. */
export async function knownHoldings(
  { holders, userFacts }: KnownHoldingDeps,
  found: Page<Holding>,
): Promise<Page<KnownHolding>> {
  const [factors, uses] = await Promise.all([
    userFacts.factors([...new Set(found.items.map(({ user }) => user.id))]),
    holders.lastUses(found.items),
  ])
  const usedAt = new Map(found.items.map((one, place) => [one, uses[place] ?? null]))
  return mapPage(found, (one) => {
    return { ...one, factors: factors.get(one.user.id) ?? [], lastUsedAt: usedAt.get(one) ?? null }
  })
}
