import { OnceAMinute } from '../../guards/once-a-minute.ts'
import { clientActor } from '../client-actor.ts'
import { OAuthError } from '../errors.ts'
import type { TokenCall } from './token-call.ts'

/** What asks for patience or for a second factor refuses nothing yet. */
const notYet: ReadonlySet<string> = new Set(['authorization_pending', 'slow_down', 'mfa_required'])

const noted = new OnceAMinute()

/** Passes the fault on, and notes that a client that is known got no tokens: one line a minute for each way (DOS-08). */
export async function refusing(
  { directory, client, origin }: TokenCall,
  grant: string,
  fault: unknown,
): Promise<never> {
  if (!(fault instanceof OAuthError) || notYet.has(fault.code)) throw fault
  const key = `${client.id} ${origin.ip} ${grant}`
  const subject = { kind: 'client', id: client.id } as const
  const details = { grant, error: fault.code }
  await noted.record(key, directory.clock.now(), () =>
    directory.stores.audit.record(clientActor(client, origin), 'client.tokens_refused', subject, details),
  )
  throw fault
}
