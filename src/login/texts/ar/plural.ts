import { pluralIn } from '../../../kernel/plural.ts'

/** All six forms are asked for: one that is left out would be wrong Arabic. */
export const pluralAr = pluralIn<Intl.LDMLPluralRule>('ar')
