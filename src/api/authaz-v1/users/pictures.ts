// The pictures of the sign-in pages. They go with the settings, which name what is shown.
import { type Static, Type } from 'typebox'
import { changePicture } from '../../../applications/change-picture.ts'
import { pictureMaxKilobytes, pictureUse, pictureUses } from '../../../applications/picture.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { settings } from '../settings/settings.ts'

const use = Type.Enum([...pictureUses], { description: `${pictureUses.join(', ')}.` })
const uploadBody = Type.Object(
  {
    use,
    bytes: Type.String({
      minLength: 1,
      // Four characters for three bytes; what is a little too large is told so by the rule itself.
      maxLength: pictureMaxKilobytes.background * 1024 * 2,
      pattern: '^[A-Za-z0-9+/]+={0,2}$',
      description: 'The file in Base64: at most 200 KB, a background 500 KB.',
    }),
  },
  { additionalProperties: false },
)

const path = '/settings/pictures'
const access = ['update:settings'] as const

export const pictureRoutes: readonly Route[] = [
  {
    method: 'POST',
    path,
    access,
    body: uploadBody,
    summary: 'Upload a picture for the sign-in pages',
    answers: { 200: settings },
    handle: upload,
  },
  {
    method: 'DELETE',
    path: `${path}/:use`,
    access,
    summary: 'Remove a picture from the sign-in pages',
    answers: { 200: settings },
    handle: remove,
  },
]

async function upload({ actor, body, directory }: Call<unknown, Static<typeof uploadBody>>): Promise<Answer> {
  const bytes = Buffer.from(body.bytes, 'base64')
  return ok(await directory.change((deps) => changePicture(deps, actor, body.use, bytes)))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  return ok(await directory.change((deps) => changePicture(deps, actor, pictureUse(params.use as string), null)))
}
