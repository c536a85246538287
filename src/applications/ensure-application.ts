import { prefixedId } from '../kernel/ids.ts'
import type { Application, ApplicationStore } from './application.ts'

/** The application this server serves, made at the first start. Call it in a transaction that holds the start-up lock. */
export async function ensureApplication(applications: ApplicationStore): Promise<Application> {
  const first = await applications.findFirst()
  return first ?? applications.insert({ id: prefixedId('app'), name: 'Default', poolMode: 'shared' })
}
