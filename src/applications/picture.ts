// Pictures of the sign-in pages: uploaded as bytes, known by a hash of them, served from our own origin. SVG is refused,
// for it may carry scripts.
import { createHash } from 'node:crypto'
import { invalidField } from '../kernel/errors.ts'

export const pictureUses = ['logo', 'dark-logo', 'favicon', 'background'] as const
export type PictureUse = (typeof pictureUses)[number]

/** Throws a fault of the field `use` for a word that names none. */
export function pictureUse(word: string): PictureUse {
  const use = pictureUses.find((each) => each === word)
  if (use === undefined) throw invalidField('use', `Name one of ${pictureUses.join(', ')}.`)
  return use
}

export interface Picture {
  /** A hash of the bytes, and an ending: `x3Fa….png`. */
  readonly name: string
  /** Its media type. */
  readonly type: string
  readonly bytes: Buffer
}

export interface PictureStore {
  find(name: string): Promise<Picture | null>
  /** One that is there already stays as it is. */
  insert(picture: Picture): Promise<void>
  removeExcept(names: readonly string[]): Promise<void>
}

/** A background fills a screen. */
export const pictureMaxKilobytes = { logo: 200, 'dark-logo': 200, favicon: 200, background: 500 } as const

/** What a file is says its beginning, whatever it is called. */
const kinds = [
  {
    ending: 'png',
    type: 'image/png',
    isOne: (bytes: Buffer) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]),
  },
  { ending: 'jpg', type: 'image/jpeg', isOne: (bytes: Buffer) => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  {
    ending: 'webp',
    type: 'image/webp',
    isOne: (bytes: Buffer) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  },
  { ending: 'ico', type: 'image/x-icon', isOne: (bytes: Buffer) => startsWith(bytes, [0, 0, 1, 0]) },
] as const

/** Throws a fault of the field `bytes` for what is too large or no picture that this use takes. */
export function readPicture(use: PictureUse, bytes: Buffer): Picture {
  const most = pictureMaxKilobytes[use]
  if (bytes.length > most * 1024) {
    throw invalidField('bytes', `The picture is too large: at most ${most} KB.`)
  }
  const kind = kinds.find(({ isOne }) => isOne(bytes))
  const isWanted = kind !== undefined && (kind.ending !== 'ico' || use === 'favicon')
  if (!isWanted) {
    const wanted = use === 'favicon' ? 'PNG, JPEG, WebP or ICO' : 'PNG, JPEG or WebP'
    throw invalidField('bytes', `This is no picture that can be shown. Choose a ${wanted} file; SVG may carry scripts.`)
  }
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  return { name: `${hash}.${kind.ending}`, type: kind.type, bytes }
}

function startsWith(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}
