import type { Templates } from '../letter.ts'
import { addressesFr } from './fr/addresses.ts'
import { factorsFr } from './fr/factors.ts'
import { passwordsFr } from './fr/passwords.ts'
import { recoveryFr } from './fr/recovery.ts'
import { signInFr } from './fr/sign-in.ts'
import { signUpFr } from './fr/sign-up.ts'
import { watchFr } from './fr/watch.ts'

export const fr: Templates = {
  ...addressesFr,
  ...factorsFr,
  ...passwordsFr,
  ...recoveryFr,
  ...signInFr,
  ...signUpFr,
  ...watchFr,
}
