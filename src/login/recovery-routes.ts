// Every page and form of the way back. None of them belongs to a sign-in.
import type { FastifyReply } from 'fastify'
import {
  recoveryPath,
  recoveryStatusPath,
  recoveryStopPath,
  showRecovery,
  showRecoveryStatus,
  showRecoveryStop,
  takeRecovery,
  takeRecoveryStop,
} from './recovery.ts'
import {
  recoveryAppPath,
  recoveryPasskeyPath,
  showRecoveryApp,
  showRecoveryFactor,
  takeRecoveryApp,
  takeRecoveryPasskey,
} from './recovery-factor.ts'
import {
  recoveryCodesPath,
  recoveryDonePath,
  recoveryFinishPath,
  showRecoveryDone,
  showRecoveryFinish,
  showRecoveryPassword,
  takeRecoveryCodes,
  takeRecoveryFinish,
  takeRecoveryPassword,
} from './recovery-finish.ts'
import { recoveryFactorPath, recoveryPasswordPath } from './recovery-step.ts'
import type { Visit } from './visit.ts'

type Handler = (visit: Visit) => Promise<FastifyReply>

export const recoveryPages: Readonly<Record<string, Handler>> = {
  [recoveryPath]: showRecovery,
  [recoveryStatusPath]: showRecoveryStatus,
  [recoveryStopPath]: showRecoveryStop,
  [recoveryFinishPath]: showRecoveryFinish,
  [recoveryPasswordPath]: showRecoveryPassword,
  [recoveryFactorPath]: showRecoveryFactor,
  [recoveryAppPath]: showRecoveryApp,
  [recoveryDonePath]: showRecoveryDone,
}

export const recoveryForms: Readonly<Record<string, Handler>> = {
  [recoveryPath]: takeRecovery,
  [recoveryStopPath]: takeRecoveryStop,
  [recoveryFinishPath]: takeRecoveryFinish,
  [recoveryPasswordPath]: takeRecoveryPassword,
  [recoveryAppPath]: takeRecoveryApp,
  [recoveryPasskeyPath]: takeRecoveryPasskey,
  [recoveryCodesPath]: takeRecoveryCodes,
}
