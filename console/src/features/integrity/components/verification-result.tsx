import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t, tCount } from '../../../lib/text.ts'
import { reportWords } from '../api/state-words.ts'
import { StateMark } from './state-mark.tsx'
import type { Verification } from './use-verification.ts'

/** How far a pass is, and what it found. */
export function VerificationResult({ verification }: { readonly verification: Verification }) {
  const { progress, report, error, isRunning } = verification
  if (error !== null) {
    return (
      <div className="border-line border-t p-4">
        <ProblemNotice title={t("Couldn't finish the verification.")} error={error} />
      </div>
    )
  }
  if (isRunning) {
    const { verified, of } = progress ?? { verified: 0, of: 0 }
    const words = t('Verified {verified} of {count}.', { verified: exactCount(verified), count: exactCount(of) })
    return (
      <div className="grid gap-1 border-line border-t px-4 py-3 text-table">
        <progress aria-label={t('Verification')} value={verified} max={Math.max(1, of)} className="w-full" />
        <p>{words}</p>
      </div>
    )
  }
  if (report === null) return null
  return (
    <section aria-label={t('Result of the verification')} className="border-line border-t px-4 py-3 text-body">
      <div role={report.state === 'broken' ? 'alert' : 'status'}>
        <StateMark state={report.state} />
        <p>{reportWords(report)}</p>
      </div>
      {report.erased > 0 && (
        <p className="text-muted text-table">
          {tCount(
            report.erased,
            'The content of 1 event was erased or its time was over, as a signed event says.',
            'The content of {count} events was erased or their time was over, as signed events say.',
          )}
        </p>
      )}
      {report.faults.length > 0 && (
        <ul className="mt-2 list-disc ps-5 text-danger text-table">
          {report.faults.slice(0, 10).map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
