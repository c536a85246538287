import { locale, t } from '../../../lib/text.ts'

const countries = new Intl.DisplayNames([locale], { type: 'region' })

/** Of two letters; `ZZ` stands for a country that no table knew. */
export function countryName(code: string | null | undefined): string {
  return code && code !== 'ZZ' ? (countries.of(code) ?? code) : t('Unknown')
}
