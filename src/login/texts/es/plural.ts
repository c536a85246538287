import { pluralIn } from '../../../kernel/plural.ts'

export const pluralEs = pluralIn<'one'>('es')
