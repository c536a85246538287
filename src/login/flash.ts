// Answering a form with a redirect keeps Back, refresh and a second tab working; what was wrong with it waits here for the
// page that comes next: sealed, in a cookie, shown once. Passwords and codes are never kept.
import { clearedCookie, cookieHeader, readCookie } from '../http/cookies.ts'
import type { Failure } from './failure.ts'
import type { Visit } from './visit.ts'

export interface Flash {
  readonly failures: readonly Failure[]
  /** What was typed, to be there again. */
  readonly typed: Readonly<Record<string, string>>
  /** Something went well: which, says the page. */
  readonly done?: string
}

export interface FlashPlace {
  readonly path: string
  readonly state: string | null
}

const noFlash: Flash = { failures: [], typed: {} }
const keptSeconds = 120
const keptCharactersAtMost = 1_200

export function keepFlash({ directory, reply }: Visit, place: FlashPlace, flash: Flash): void {
  const { publicUrl, sealer } = directory
  const whole = JSON.stringify(flash)
  const text = whole.length > keptCharactersAtMost ? JSON.stringify({ ...flash, typed: {} }) : whole
  const sealed = sealer.seal(text, placeOf(place)).toString('base64url')
  reply.header('set-cookie', cookieHeader('form', sealed, { publicUrl, maxAgeSeconds: keptSeconds }))
}

/** What waits for this page of this sign-in; it is gone afterwards. */
export function takeFlash({ directory, request, reply }: Visit, place: FlashPlace): Flash {
  const { publicUrl, sealer } = directory
  const sealed = readCookie(request.headers.cookie, 'form', publicUrl)
  if (sealed === null) return noFlash
  try {
    const text = sealer.unseal(Buffer.from(sealed, 'base64url'), placeOf(place)).toString()
    reply.header('set-cookie', clearedCookie('form', publicUrl))
    return JSON.parse(text) as Flash
  } catch {
    // It belongs to another page, or to a server before this one: there it is shown, or nowhere.
    return noFlash
  }
}

function placeOf({ path, state }: FlashPlace): readonly string[] {
  return ['login', 'form', path, state ?? '']
}
