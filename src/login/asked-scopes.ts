import type { Directory } from '../directory.ts'
import type { AskedScope, ScopeGroups } from './pages/scope-groups.ts'
import type { Texts } from './texts/en.ts'

export interface Asked {
  readonly scope: readonly string[]
  readonly audience: string | null
  /** What was allowed before; null where nothing was. */
  readonly allowed: readonly string[] | null
}

/** What a client asks for, in words: ours for what it learns of the person, the API's own for the rest. */
export async function askedScopes(
  { stores }: Pick<Directory, 'stores'>,
  texts: Texts,
  { scope: asked, audience, allowed }: Asked,
): Promise<ScopeGroups> {
  const api = audience === null ? null : await stores.resourceServers.findByIdentifier(audience)
  const described = new Map((api?.permissions ?? []).map(({ name, description }) => [name, description]))
  const own = ownWords(texts)
  const scope = (value: string): AskedScope => ({
    text: own[value] ?? described.get(value) ?? value,
    isNew: allowed !== null && !allowed.includes(value),
  })
  const [who, theirs] = divided(asked, (value) => Object.hasOwn(own, value))
  const [read, change] = divided(
    theirs.filter((value) => value !== 'offline_access'),
    isReading,
  )
  return {
    apiName: api === null ? null : (api.name ?? api.identifier),
    who: who.map(scope),
    read: read.map(scope),
    change: change.map(scope),
    stays: asked.includes('offline_access'),
  }
}

function ownWords({ consent }: Texts): Readonly<Record<string, string>> {
  const { identity: openid, profile, email, phone, address } = consent
  return { openid, profile, email, phone, address }
}

/** By the verb a scope begins with; what is not plainly reading counts as changing. */
function isReading(scope: string): boolean {
  return /^(read|list|view|get|search)\b/.test(scope) || /[.:/]read(only)?$/.test(scope)
}

function divided(values: readonly string[], fits: (value: string) => boolean) {
  return [values.filter((value) => fits(value)), values.filter((value) => !fits(value))] as const
}
