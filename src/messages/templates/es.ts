import type { Templates } from '../letter.ts'
import { addressesEs } from './es/addresses.ts'
import { factorsEs } from './es/factors.ts'
import { passwordsEs } from './es/passwords.ts'
import { recoveryEs } from './es/recovery.ts'
import { signInEs } from './es/sign-in.ts'
import { signUpEs } from './es/sign-up.ts'
import { watchEs } from './es/watch.ts'

export const es: Templates = {
  ...addressesEs,
  ...factorsEs,
  ...passwordsEs,
  ...recoveryEs,
  ...signInEs,
  ...signUpEs,
  ...watchEs,
}
