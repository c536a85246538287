/** The order a list is wanted in; what every list says of itself holds where none is asked for. */
export interface ListOrder<Field extends string> {
  readonly by: Field
  /** The newest first, or from Z to A. */
  readonly isDescending: boolean
}

export const oldestFirst = { by: 'created', isDescending: false } as const
export const newestFirst = { by: 'created', isDescending: true } as const
