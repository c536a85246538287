export type ImportStep = 'map' | 'check' | 'options'

export interface ImportSearch {
  /** The file that was uploaded. */
  readonly file?: string
  /** Where whoever imports it is; after it runs there is nowhere else to be. */
  readonly step?: ImportStep
}

const steps: readonly ImportStep[] = ['map', 'check', 'options']

export function readImportSearch(raw: Record<string, unknown>): ImportSearch {
  const step = steps.find((one) => one === raw.step)
  const file = typeof raw.file === 'string' && /^job_\w+$/.test(raw.file) ? raw.file : undefined
  return { ...(file && { file }), ...(file && step && { step }) }
}
