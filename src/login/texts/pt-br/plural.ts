import { pluralIn } from '../../../kernel/plural.ts'

export const pluralPtBr = pluralIn<'one'>('pt-BR')
