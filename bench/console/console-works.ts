// The console's own promises on a large directory (console.md 6.2): what it asks of the API, and its screens in a browser.
import type { RunningBench } from '../running-bench.ts'
import type { Result } from '../table.ts'
import { measureRequests } from './request-works.ts'
import { measureScreens } from './screen-works.ts'
import { prepareConsole } from './setting.ts'

export async function measureConsole(bench: RunningBench): Promise<Result[]> {
  console.log('adding organizations, roles, sessions and three audit events a person')
  const setting = await prepareConsole(bench)
  return [...(await measureRequests(bench, setting)), ...(await measureScreens(bench, setting))]
}
