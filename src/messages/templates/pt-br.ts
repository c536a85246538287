import type { Templates } from '../letter.ts'
import { addressesPtBr } from './pt-br/addresses.ts'
import { factorsPtBr } from './pt-br/factors.ts'
import { passwordsPtBr } from './pt-br/passwords.ts'
import { recoveryPtBr } from './pt-br/recovery.ts'
import { signInPtBr } from './pt-br/sign-in.ts'
import { signUpPtBr } from './pt-br/sign-up.ts'
import { watchPtBr } from './pt-br/watch.ts'

export const ptBr: Templates = {
  ...addressesPtBr,
  ...factorsPtBr,
  ...passwordsPtBr,
  ...recoveryPtBr,
  ...signInPtBr,
  ...signUpPtBr,
  ...watchPtBr,
}
