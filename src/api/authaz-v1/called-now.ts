import type { Directory } from '../../directory.ts'

interface Named {
  readonly kind: string
  readonly id: string | null
  readonly name: string | null
}

/** Operators are called what they are called now, and by no name once they are gone; others as it was kept. */
export async function calledNow(
  { stores }: Directory,
  all: readonly (Named | null)[],
): Promise<<Shown extends Named | null>(one: Shown) => Shown> {
  const ids = new Set(all.flatMap((one) => (one?.kind === 'operator' ? (one.id ?? []) : [])))
  const names = ids.size === 0 ? new Map<string, string>() : await stores.auditSearch.names([...ids])
  return (one) => (one?.kind === 'operator' ? { ...one, name: names.get(one.id ?? '') ?? null } : one)
}
