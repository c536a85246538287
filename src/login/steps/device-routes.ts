// The pages and forms for devices without a keyboard, and nothing else below `/activate`.
import type { FastifyReply } from 'fastify'
import type { Visit } from '../visit.ts'
import { activatePath, showActivate, takeActivate } from './device.ts'
import { confirmDevicePath, showConfirmDevice, takeAnotherAccount, takeConfirmDevice } from './device-confirm.ts'

type Handler = (visit: Visit) => Promise<FastifyReply>

export const devicePages: Readonly<Record<string, Handler>> = {
  [activatePath]: showActivate,
  [confirmDevicePath]: showConfirmDevice,
}

export const deviceForms: Readonly<Record<string, Handler>> = {
  [activatePath]: takeActivate,
  [confirmDevicePath]: takeConfirmDevice,
  '/activate/another': takeAnotherAccount,
}
