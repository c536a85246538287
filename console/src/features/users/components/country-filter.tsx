import { countryName } from '../../../lib/country-name.ts'
import { type ListFilterProps, ValueFilter } from './value-filter.tsx'

/** Those that somebody signed in from last, by their names. */
export function CountryFilter(props: ListFilterProps) {
  const options = props.offer.values
    .map((code) => ({ value: code, label: countryName(code) }))
    .toSorted((one, other) => one.label.localeCompare(other.label))
  return <ValueFilter {...props} options={options} />
}
