// Making sure that whoever is on the telephone is the person (console.md 3.5).
import { type Static, Type } from 'typebox'
import { callerActs } from '../../../applications/support-settings.ts'
import { type CallerChannel, callerChannels } from '../../../caller-verification/caller-channels.ts'
import { type CallerVerification, verificationKinds } from '../../../caller-verification/caller-verification.ts'
import { checkCallerCode } from '../../../caller-verification/check-caller-code.ts'
import { isEnough, isRequiredOf } from '../../../caller-verification/require-verification.ts'
import { type NewVerification, startVerification } from '../../../caller-verification/start-verification.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { closed, flag, named, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { masked } from '../masked.ts'
import { type Answer, type Call, created, ok, type Route } from '../route.ts'
import { promptState, promptStateFields } from './caller-prompts.ts'

const code = Type.String({ minLength: 6, maxLength: 12, description: 'The six digits that the caller reads out.' })
const startBody = Type.Object(
  {
    channel: Type.Enum(['email', 'authenticator', 'other'], { description: 'email, authenticator or other.' }),
    code: Type.Optional(code),
    kind: Type.Optional(Type.Enum([...verificationKinds], { description: 'What was checked, such as id-document.' })),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'What you checked, in words.' })),
  },
  { additionalProperties: false },
)
const checkBody = Type.Object({ code }, { additionalProperties: false })

const channel = Type.Enum(['email', 'session', 'authenticator', 'other'])
const verification = closed(
  {
    id: text,
    channel,
    kind: textOrNull,
    note: textOrNull,
    agent: named,
    channelChangedAt: timestampOrNull,
    startedAt: timestamp,
    validUntil: timestamp,
    verifiedAt: timestampOrNull,
  },
  'CallerVerification',
)

const path = '/users/:id/caller-verifications'
/** Whoever may take somebody's factors away, or hand a link over, makes sure of who is asking. */
const access = ['reset:mfa', 'create:password_links']

export const callerVerificationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    access,
    summary: 'Tell how the caller can be verified, and whether they are',
    answers: {
      200: closed({
        isRequired: flag,
        requiredFor: Type.Array(Type.Enum([...callerActs])),
        isVerified: flag,
        channels: Type.Array(
          closed({ channel, isAvailable: flag, destination: textOrNull, changedAt: timestampOrNull }),
        ),
        data: Type.Array(verification),
        ...promptStateFields,
      }),
    },
    handle: show,
  },
  {
    method: 'POST',
    path,
    access,
    body: startBody,
    summary: 'Verify the caller, or send a code to do it with',
    answers: { 201: verification },
    handle: start,
  },
  {
    method: 'POST',
    path: `${path}/:verificationId/check`,
    access,
    body: checkBody,
    summary: 'Check the code that the caller read back',
    answers: { 200: verification },
    handle: check,
  },
]

async function show({ actor, params, directory, signedIn }: Call): Promise<Answer> {
  const { stores, clock } = directory
  const { account, channels, sessions } = await callerChannels(directory, params.id as string)
  const standing = await stores.callerVerifications.listStanding(account.userId, actor.id, clock.now())
  const settings = await stores.settings.read()
  const role = signedIn?.operator.role ?? null
  const destination = ({ channel: one, isAvailable }: CallerChannel) => {
    if (!isAvailable) return null
    if (one === 'session') return `${directory.publicUrl}account`
    return one === 'email' && account.email !== null ? masked(account.email) : null
  }
  const requiredFor = callerActs.filter((act) => isRequiredOf(settings, role, act))
  return ok({
    isRequired: requiredFor.length > 0,
    requiredFor,
    isVerified: isEnough(standing),
    channels: channels.map((each) => ({ ...each, destination: destination(each) })),
    data: standing.map(verificationJson),
    ...(await promptState(directory, actor, account.userId, sessions)),
  })
}

async function start({ actor, params, body, directory }: Call<unknown, Static<typeof startBody>>): Promise<Answer> {
  return created(verificationJson(await startVerification(directory, actor, params.id as string, readStart(body))))
}

async function check({ actor, params, body, directory }: Call<unknown, Static<typeof checkBody>>): Promise<Answer> {
  const { id: userId, verificationId: id } = params as { id: string; verificationId: string }
  return ok(verificationJson(await checkCallerCode(directory, actor, { userId, id, code: body.code })))
}

/** What belongs to another channel would be without effect, and is refused. */
function readStart({ channel: by, code: read, kind, note }: Static<typeof startBody>): NewVerification {
  if (read !== undefined && by !== 'authenticator') throw invalidField('code', 'Only for the channel authenticator.')
  if (by !== 'other' && kind !== undefined) throw invalidField('kind', 'Only for the channel other.')
  if (by !== 'other' && note !== undefined) throw invalidField('note', 'Only for the channel other.')
  if (by === 'email') return { channel: by }
  if (by === 'authenticator') {
    if (read === undefined) throw invalidField('code', 'Give the six digits that the caller reads out.')
    return { channel: by, code: read }
  }
  if (kind === undefined) throw invalidField('kind', `Say what you checked: ${verificationKinds.join(', ')}.`)
  return { channel: by, kind, note: note ?? '' }
}

function verificationJson({ userId: _, ...verified }: CallerVerification) {
  return verified
}
