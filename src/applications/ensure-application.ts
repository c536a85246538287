import { prefixedId } from '../kernel/ids.ts'
import type { Application, ApplicationKind, ApplicationStore, PoolMode } from './application.ts'

const names: Readonly<Record<ApplicationKind, string>> = { people: 'Default', console: 'Rollcall console' }

/**
 * The application of this kind, made at the first start. Call it in a transaction that holds the start-up lock. `asked`
 * is for the first start alone: later it must say what stands, or nothing.
 */
export async function ensureApplication(
  applications: ApplicationStore,
  kind: ApplicationKind,
  asked: PoolMode | null = null,
): Promise<Application> {
  const first = await applications.findFirst(kind)
  if (first === null) {
    return applications.insert({ id: prefixedId('app'), kind, name: names[kind], poolMode: asked ?? 'shared' })
  }
  if (asked === null || asked === first.poolMode) return first
  throw new Error(
    `POOL_MODE is ${asked}, but this application was made ${first.poolMode}, and that cannot be changed: set POOL_MODE=${first.poolMode} or leave it out, and use a database of its own for an application that is ${asked}.`,
  )
}
