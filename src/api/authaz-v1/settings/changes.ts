// Whether changes are taken: for everybody who may make some, so that they hear of a pause before they try. Pausing and
// resuming is for those who set the application up.
import { type Static, Type } from 'typebox'
import type { ChangePause } from '../../../applications/change-pause.ts'
import { pauseChanges } from '../../../applications/pause-changes.ts'
import { runsRollcall } from '../../../applications/refuse-changes-while-paused.ts'
import { resumeChanges } from '../../../applications/resume-changes.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { closed, named, orNull, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { moment, readMoment } from '../moment.ts'
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts'

const pauseBody = Type.Object(
  {
    until: Type.Optional(Type.Union([moment, Type.Null()], { description: 'When it ends by itself, or null.' })),
    reason: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }), Type.Null()], {
        description: 'A reason, 1 to 200 characters, or null.',
      }),
    ),
  },
  { additionalProperties: false },
)

const pause = closed({ since: timestamp, until: timestampOrNull, reason: textOrNull, by: orNull(named) }, 'ChangePause')
const may = ['update:settings']

export const changeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/changes',
    access: 'signed-in',
    organization: 'any-or-none',
    isByItself: true,
    summary: 'Tell whether changes are taken',
    answers: { 200: closed({ pause: orNull(pause) }, 'ChangesState') },
    handle: get,
  },
  {
    method: 'POST',
    path: '/changes/pause',
    access: may,
    body: pauseBody,
    whilePaused: 'own',
    summary: 'Pause changes',
    answers: { 200: pause },
    handle: pauseThem,
  },
  {
    method: 'POST',
    path: '/changes/resume',
    access: may,
    whilePaused: 'own',
    summary: 'Resume changes',
    answers: { 204: null },
    handle: resume,
  },
]

/** Asks for a change by the way, so that a database that takes none is told by the same answer. */
async function get({ actor, directory: { stores, clock } }: Call): Promise<Answer> {
  await stores.changePauses.removeEnded(clock.now())
  const found = await stores.changePauses.find(clock.now())
  return ok({ pause: found === null ? null : pauseJson(found, actor) })
}

async function pauseThem({ actor, body, directory }: Call<unknown, Static<typeof pauseBody>>): Promise<Answer> {
  const input = { until: readMoment('until', body.until), reason: body.reason?.trim() ?? null }
  return ok(pauseJson(await directory.change((deps) => pauseChanges(deps, actor, input)), actor))
}

async function resume({ actor, directory }: Call): Promise<Answer> {
  await directory.change((deps) => resumeChanges(deps, actor))
  return noContent
}

function pauseJson({ since, until, reason, by }: ChangePause, actor: Actor) {
  return runsRollcall(actor) ? { since, until, reason, by } : { since, until, reason: null, by: null }
}
