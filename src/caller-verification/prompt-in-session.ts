import type { Clock } from '../kernel/clock.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { Session } from '../sessions/session.ts'
import { callerNumbers } from './caller-numbers.ts'
import type { CallerPromptStore } from './caller-prompt.ts'

export interface PromptDeps {
  readonly stores: { readonly callerPrompts: Pick<CallerPromptStore, 'findOpen'> }
  readonly clock: Clock
  readonly sealer: Sealer
}

export interface ShownPrompt {
  readonly id: string
  readonly agentName: string
  readonly choices: readonly string[]
}

/** What the person is asked in this session; never what somebody who acts as them would see. */
export async function promptInSession(
  { stores, clock, sealer }: PromptDeps,
  session: Session,
): Promise<ShownPrompt | null> {
  if (session.impersonator !== undefined) return null
  const prompt = await stores.callerPrompts.findOpen(session.userId, clock.now())
  if (prompt === null || prompt.sessionId !== session.id) return null
  return { id: prompt.id, agentName: prompt.agent.name, choices: callerNumbers(sealer, prompt.id).choices }
}
