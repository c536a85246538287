import type { Templates } from '../letter.ts'
import { addressesEn } from './en/addresses.ts'
import { factorsEn } from './en/factors.ts'
import { passwordsEn } from './en/passwords.ts'
import { recoveryEn } from './en/recovery.ts'
import { signInEn } from './en/sign-in.ts'
import { signUpEn } from './en/sign-up.ts'
import { watchEn } from './en/watch.ts'

export const en: Templates = {
  ...addressesEn,
  ...factorsEn,
  ...passwordsEn,
  ...recoveryEn,
  ...signInEn,
  ...signUpEn,
  ...watchEn,
}
