import type { Templates } from '../letter.ts'
import { addressesAr } from './ar/addresses.ts'
import { factorsAr } from './ar/factors.ts'
import { passwordsAr } from './ar/passwords.ts'
import { recoveryAr } from './ar/recovery.ts'
import { signInAr } from './ar/sign-in.ts'
import { signUpAr } from './ar/sign-up.ts'
import { watchAr } from './ar/watch.ts'

export const ar: Templates = {
  ...addressesAr,
  ...factorsAr,
  ...passwordsAr,
  ...recoveryAr,
  ...signInAr,
  ...signUpAr,
  ...watchAr,
}
