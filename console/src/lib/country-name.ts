import { locale, t } from './text.ts'

const names = new Intl.DisplayNames([locale], { type: 'region' })

/** What the API calls a country that no table of places knew. */
export const unknownCountry = 'ZZ'

/** Of two letters; as it is where it has no name. */
export function countryName(code: string | null | undefined): string {
  return code && code !== unknownCountry ? (names.of(code) ?? code) : t('Unknown')
}
