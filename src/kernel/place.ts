// Where an address roughly is. It is a guess of somebody's table: good for a person who asks "was that me?", and for a
// decision only where an operator makes a rule of it.

export interface Place {
  /** ISO 3166-1, two letters. */
  readonly country: string | null
  /** In English, as the table has it. */
  readonly city: string | null
}

/** For an address of which no table knows the country: ISO 3166 leaves these letters to everybody. */
export const unknownCountry = 'ZZ'

/** One that the operator brings. */
export interface PlaceTable {
  /** As whoever made it calls its kind, such as `DBIP-City-Lite`. */
  readonly kind: string
  readonly builtAt: Date
}

export interface Places {
  /** Empty where the operator brings none, and nothing is ever known. */
  readonly tables: readonly PlaceTable[]
  /** Null where nothing is known, and for addresses of nobody's or one's own network. */
  placeOf(ip: string | null): Place | null
}

/** For people, such as `Oslo, Norway`; null where nothing is known. */
export function placeName(place: Place | null, locale: string): string | null {
  if (place === null) return null
  const country = place.country === null ? null : countryName(place.country, locale)
  return [place.city, country].filter((part) => part !== null).join(', ') || null
}

function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale, 'en'], { type: 'region' }).of(code) ?? code
  } catch {
    // A code or a language that this machine does not know: the two letters still say something.
    return code
  }
}
