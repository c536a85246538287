// By what the list of users is sorted, as the address and the server say it.
const sortFields = ['name', 'email', 'created', 'lastSignIn', 'updated', 'signInCount'] as const
export type SortField = (typeof sortFields)[number]
export type UserSort = SortField | `-${SortField}`
export const defaultSort: UserSort = '-created'

export function readSort(value: string | undefined): UserSort | undefined {
  return sortFields.flatMap((field): UserSort[] => [field, `-${field}`]).find((sort) => sort === value)
}

export function sortedBy(sort: UserSort): SortField {
  return (sort.startsWith('-') ? sort.slice(1) : sort) as SortField
}
