import type { Caller } from '../kernel/actor.ts'
import { type Places, placeName } from '../kernel/place.ts'
import { deviceName } from '../sessions/device-name.ts'

/** Where a request came from, in words for a mail, such as `Firefox on Windows, Oslo, Norway`; null when nothing is known. */
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
