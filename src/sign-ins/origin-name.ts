import type { ApplicationSettings } from '../applications/settings.ts'
import type { Caller } from '../kernel/actor.ts'
import { type Places, placeName } from '../kernel/place.ts'
import { readerLocale } from '../messages/render-message.ts'
import { deviceName } from '../sessions/device-name.ts'

/** Where a request came from, such as `Firefox on Windows, Oslo, Norway`; null when nothing is known. */
export function originName(
  { places }: { readonly places: Places },
  { ip, userAgent }: Pick<Caller, 'ip' | 'userAgent'>,
  locale: string | null,
): string | null {
  const named = deviceName(userAgent, locale ?? 'en')
  const device = named === deviceName(null, locale ?? 'en') ? null : named
  const place = placeName(places.placeOf(ip), locale ?? 'en')
  return [device, place].filter((part) => part !== null).join(', ') || null
}

/** The same in a mail to somebody of this locale, in the language in which the mail is written. */
export function originInLetter(
  { places }: { readonly places: Places },
  origin: Pick<Caller, 'ip' | 'userAgent'>,
  locale: string | null,
  settings: Pick<ApplicationSettings, 'defaultLocale'>,
): string | null {
  return originName({ places }, origin, readerLocale({ locale }, settings))
}
