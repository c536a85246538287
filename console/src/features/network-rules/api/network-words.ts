import { countryName } from '../../../lib/country-name.ts'
import { locale, t } from '../../../lib/text.ts'
import type { NetworkRule } from './network-rules.ts'

/** `203.0.113.7` for an address alone, a network as it is, a country by its name. */
export function placeOfRule({ network, country }: Pick<NetworkRule, 'network' | 'country'>): string {
  if (country !== null) return countryName(country)
  return (network ?? '').replace(/(?<=\.\d+)\/32$|\/128$/, '')
}

export function effectWords({ effect, organizationId }: Pick<NetworkRule, 'effect' | 'organizationId'>): string {
  if (effect === 'allow') return t('Let in')
  return organizationId === null ? t('Blocked for everybody') : t('Kept out')
}

export function isOver({ endsAt }: Pick<NetworkRule, 'endsAt'>): boolean {
  return endsAt !== null && Date.parse(endsAt) <= Date.now()
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Every country that the browser has a name for, by that name. */
export function countries(): readonly { readonly value: string; readonly label: string }[] {
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .map((value) => ({ value, label: countryName(value) }))
    .filter(({ value, label }) => label !== value && !unreal.has(value))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale))
}

/** What has two letters and a name, and is where nobody lives: unions, unknown ones, and pseudo-languages' own. */
const unreal: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
