import type { ReactNode } from 'react'
import { CopyButton } from '../../../components/ui/copyable.tsx'
import { Disclosure } from '../../../components/ui/disclosure.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { callerSentence, checkSentence, checkTitle } from '../api/check-words.ts'
import type { SignInCheck } from '../api/diagnosis.ts'
import { couldNotRun } from '../api/verdict.ts'

interface CheckListProps {
  readonly checks: readonly SignInCheck[]
  /** The button that mends what a check found, where there is one. */
  readonly fixOf: (check: SignInCheck) => ReactNode
  /** Where what a check found is written down. */
  readonly evidenceOf: (check: SignInCheck) => ReactNode
  /** The button that copies all of it. */
  readonly trace: ReactNode
}

/** What stands in the way first and open; what is in order one line each, behind a press. */
export function CheckList({ checks, fixOf, evidenceOf, trace }: CheckListProps) {
  const open = [
    ...checks.filter(({ state }) => state === 'fail'),
    ...checks.filter(({ state }) => state === 'warn'),
    ...checks.filter(couldNotRun),
  ]
  return (
    <div className="grid gap-2 border-line border-t px-4 py-3">
      {open.length > 0 && (
        <ul aria-label={t('What stands out')}>
          {open.map((check) => (
            <li key={check.id}>
              <CheckLine check={check} fix={couldNotRun(check) ? null : fixOf(check)} evidence={evidenceOf(check)} />
              <WhatToSay check={check} />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <div className="min-w-0 flex-1 basis-64 py-1">
          <Disclosure summary={summaryOf(checks)}>
            <ul aria-label={t('All checks')}>
              {checks.map((check) => (
                <li key={check.id}>
                  <CheckLine check={check} fix={null} evidence={null} />
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
        {trace}
      </div>
    </div>
  )
}

/** "Show all 18 checks (3 could not run)" */
function summaryOf(checks: readonly SignInCheck[]): string {
  const all = t('Show all {count} checks', { count: checks.length })
  const unknown = checks.filter(({ state }) => state === 'unknown').length
  if (unknown === 0) return all
  return t('{all} ({unknown})', { all, unknown: tCount(unknown, '1 could not run', '{count} could not run') })
}

/** A sentence that can be read out as it stands. */
function WhatToSay({ check }: { readonly check: SignInCheck }) {
  const words = callerSentence(check)
  if (words === null) return null
  return (
    <p className="flex items-start gap-1 pb-1 text-table table:ps-6">
      <span className="min-w-0">
        <span className="text-muted">{t('Say to the caller:')}</span> “{words}”
      </span>
      <CopyButton text={words} what={t('what to say about {check}', { check: checkTitle(check) })} />
    </p>
  )
}

interface CheckLineProps {
  readonly check: SignInCheck
  readonly fix: ReactNode
  readonly evidence: ReactNode
}

function CheckLine({ check, fix, evidence }: CheckLineProps) {
  const { icon, tone, label } = looks[check.state]
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1 text-table">
      <Icon name={icon} className={tone} />
      <span className="sr-only">{label}</span>
      <span className="w-36 shrink-0 text-muted">{checkTitle(check)}</span>
      <span className="min-w-0 flex-1 basis-52 break-words">
        {checkSentence(check)} {evidence}
      </span>
      {fix}
    </div>
  )
}

const looks = {
  fail: { icon: 'stop', tone: 'text-danger', label: t('In the way:') },
  warn: { icon: 'alert', tone: 'text-warning', label: t('Stands out:') },
  pass: { icon: 'check', tone: 'text-success', label: t('In order:') },
  unknown: { icon: 'eyeOff', tone: 'text-muted', label: t('Could not run:') },
} as const
