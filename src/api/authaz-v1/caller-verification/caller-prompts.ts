// Asking whoever is on the telephone in a session of theirs (console.md 3.5).
import { type Static, Type } from 'typebox'
import type { CallerSession } from '../../../caller-verification/caller-channels.ts'
import { callerNumbers } from '../../../caller-verification/caller-numbers.ts'
import { type CallerPrompt, denialHours } from '../../../caller-verification/caller-prompt.ts'
import { startPrompt } from '../../../caller-verification/start-prompt.ts'
import type { Directory } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { deviceName } from '../../../sessions/device-name.ts'
import { closed, named, orNull, text, timestamp, timestampOrNull } from '../answers.ts'
import { type Answer, type Call, created, type Route } from '../route.ts'

const promptBody = Type.Object(
  { sessionId: Type.String({ minLength: 1, maxLength: 100, description: 'One of the sessions of the person.' }) },
  { additionalProperties: false },
)

const prompt = closed(
  {
    id: text,
    sessionId: text,
    number: orNull(Type.String({ description: 'Read it out. Null once it was answered.' })),
    channelChangedAt: timestampOrNull,
    startedAt: timestamp,
    validUntil: timestamp,
    answer: orNull(Type.Enum(['right', 'wrong', 'denied', 'replaced'])),
    answeredAt: timestampOrNull,
  },
  'CallerPrompt',
)

/** What the state of a verification tells of prompts. */
export const promptStateFields = {
  sessions: Type.Array(closed({ id: text, device: text, lastActiveAt: timestamp, changedAt: timestampOrNull })),
  prompt: orNull(prompt),
  denial: orNull(closed({ at: timestamp, agent: named })),
}

export const callerPromptRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:id/caller-prompts',
    access: ['reset:mfa', 'create:password_links'],
    body: promptBody,
    summary: 'Ask the caller in one of their sessions which number they are told',
    answers: { 201: prompt },
    handle: start,
  },
]

async function start({ actor, params, body, directory }: Call<unknown, Static<typeof promptBody>>): Promise<Answer> {
  const input = { userId: params.id as string, sessionId: body.sessionId }
  return created(promptJson(directory, await startPrompt(directory, actor, input)))
}

/** The agent's own prompt while it could still be answered, and for everybody that the person did not call. */
export async function promptState(
  directory: Pick<Directory, 'stores' | 'clock' | 'sealer'>,
  actor: Actor,
  userId: string,
  sessions: readonly CallerSession[],
) {
  const { callerPrompts } = directory.stores
  const now = directory.clock.now()
  const [newest, denied] = await Promise.all([
    callerPrompts.findNewestOf(userId, actor.id),
    callerPrompts.findDenied(userId, new Date(now.getTime() - denialHours * 3_600_000)),
  ])
  return {
    sessions: sessions.map(({ session: { id, last, lastInteractedAt }, changedAt }) => ({
      id,
      device: deviceName(last.userAgent),
      lastActiveAt: lastInteractedAt,
      changedAt,
    })),
    prompt: newest !== null && newest.validUntil > now ? promptJson(directory, newest) : null,
    denial: denied === null ? null : { at: denied.answeredAt, agent: denied.agent },
  }
}

function promptJson({ sealer }: Pick<Directory, 'sealer'>, { userId: _, agent: __, ...shown }: CallerPrompt) {
  return { ...shown, number: shown.answer === null ? callerNumbers(sealer, shown.id).right : null }
}
