import { prefixedId } from '../kernel/ids.ts'
import type { Application, ApplicationKind, ApplicationStore } from './application.ts'

const names: Readonly<Record<ApplicationKind, string>> = { people: 'Default', console: 'Rollcall console' }

/** The application of this kind, made at the first start. Call it in a transaction that holds the start-up lock. */
export async function ensureApplication(applications: ApplicationStore, kind: ApplicationKind): Promise<Application> {
  const first = await applications.findFirst(kind)
  return first ?? applications.insert({ id: prefixedId('app'), kind, name: names[kind], poolMode: 'shared' })
}
