/**
 * The sentences of another language by their English. A counted sentence (`tCount`) stands under its English plural,
 * as the pair of one and of other.
 */
export type Catalogue = Readonly<Record<string, string | readonly [one: string, other: string]>>
