// How pages look. Names and types are the vendor's.
import { type Static, type TSchema, Type } from 'typebox'
import { closed } from '../answers.ts'

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Optional(Type.Union([schema, Type.Null()]))

const color = Type.String({ pattern: '^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$', description: 'A colour such as #1f5eff.' })
const address = Type.String({ maxLength: 2_000, pattern: '^https://\\S+$', description: 'Must use HTTPS.' })
/** A colour or a gradient. */
const background = Type.Union([Type.String({ maxLength: 100 }), Type.Record(Type.String(), Type.Unknown())])

export const brandingBody = closed({
  colors: orNull(closed({ primary: orNull(color), page_background: orNull(background) })),
  favicon_url: orNull(address),
  logo_url: orNull(address),
  font: orNull(closed({ url: orNull(address) })),
})
export type BrandingBody = Static<typeof brandingBody>

export const brandingAnswer = closed(
  {
    colors: closed({ primary: color, page_background: Type.Optional(background) }),
    favicon_url: Type.Optional(address),
    logo_url: Type.Optional(address),
    font: Type.Optional(closed({ url: Type.Optional(address) })),
  },
  'Branding',
)

const template = Type.String({ minLength: 1, maxLength: 102_400, description: 'The template, in Liquid.' })
export const templateBody = Type.Union([template, closed({ template })])
export const templateAnswer = closed({ body: Type.String() }, 'UniversalLoginTemplate')
