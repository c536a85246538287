import { pluralIn } from '../../../kernel/plural.ts'

export const pluralFr = pluralIn<'one'>('fr')
