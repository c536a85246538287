import type { Clock } from '../kernel/clock.ts'
import type { LinkRequestStore } from './link-request.ts'

export interface ForgetLinkRequestsDeps {
  readonly linkRequests: Pick<LinkRequestStore, 'removeEnded'>
  readonly clock: Clock
}

/** For a worker, every few minutes. */
export async function forgetLinkRequests({ linkRequests, clock }: ForgetLinkRequestsDeps): Promise<void> {
  await linkRequests.removeEnded(clock.now())
}
