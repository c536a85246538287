// The link to a finished export. Whoever has it may download until it expires; it cannot be made or lengthened without
// the root key.
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { isSigned, signUntil } from '../kernel/signed-until.ts'

export interface ExportLinkDeps {
  readonly sealer: Sealer
  readonly clock: Clock
}

export interface SignedExport {
  /** Seconds since 1970. */
  readonly expires: number
  readonly signature: string
}

export const exportLinkMinutes = 10

export function signExport({ sealer, clock }: ExportLinkDeps, jobId: string): SignedExport {
  const expires = Math.floor(clock.now().getTime() / 1000) + exportLinkMinutes * 60
  return { expires, signature: signUntil(sealer, linkTo(jobId, expires)) }
}

/** Throws one refusal for whatever is wrong, so that nothing can be learnt by trying. */
export function refuseForeignExport(
  { sealer, clock }: ExportLinkDeps,
  jobId: string,
  { expires, signature }: SignedExport,
): void {
  if (isSigned(sealer, linkTo(jobId, expires), signature) && expires * 1000 > clock.now().getTime()) return
  throw new RollcallError(
    'not_permitted',
    `This download link is wrong or older than ${exportLinkMinutes} minutes. Read the job again for a new one.`,
  )
}

const linkTo = (jobId: string, until: number) => ({ purpose: 'export links', subject: jobId, until })
