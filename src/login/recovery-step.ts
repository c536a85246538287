// What the steps behind the link of a recovery share: which of them is due, and a form that is shown again.
import type { FastifyReply } from 'fastify'
import { recoveryUnderWay } from '../recovery/recovery-under-way.ts'
import { browserHash } from '../sign-ins/sign-in.ts'
import type { Failure } from './failure.ts'
import { keepFlash } from './flash.ts'
import { orUnusable, recoveryPath } from './recovery.ts'
import { sendTo } from './send-page.ts'
import type { Visit } from './visit.ts'

export const recoveryPasswordPath = `${recoveryPath}/password`
export const recoveryFactorPath = `${recoveryPath}/factor`

export const pathOf = { password: recoveryPasswordPath, factor: recoveryFactorPath } as const

/** An address asked for out of turn leads to the step that is due. */
export async function inStep(
  visit: Visit,
  step: keyof typeof pathOf,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  return orUnusable(visit, pathOf[step], async () => {
    const underWay = await recoveryUnderWay(visit.directory, hashOf(visit))
    return underWay !== null && underWay.step !== step ? sendTo(visit, pathOf[underWay.step]) : work()
  })
}

export function again(visit: Visit, path: string, failure: Failure): FastifyReply {
  keepFlash(visit, { path, state: null }, { failures: [failure], typed: {} })
  return sendTo(visit, path)
}

export function hashOf({ browserSecret }: Visit): Buffer {
  return browserHash(browserSecret)
}
