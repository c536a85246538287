// What the first owner does after there is one: five steps, each but the first to be skipped (console.md 3.21).
import { type ReactNode, useState } from 'react'
import { keepStep, type SetupStep, stepAfter } from '../api/progress.ts'
import { CodesStep } from './codes-step.tsx'
import { type ChecklistLine, DoneStep } from './done-step.tsx'
import { EmailStep } from './email-step.tsx'
import { FactorStep } from './factor-step.tsx'
import { FirstAppStep } from './first-app-step.tsx'
import { LoginStep } from './login-step.tsx'
import { OrganizationStep } from './organization-step.tsx'

interface SetupWizardProps {
  readonly startsAt: SetupStep
  readonly email: string
  readonly poolMode: 'shared' | 'isolated'
  readonly checklist: readonly ChecklistLine[]
  /** Leads to where people are imported. */
  readonly importLink: ReactNode
  readonly onOpen: () => void
}

export function SetupWizard({ startsAt, email, poolMode, checklist, importLink, onOpen }: SetupWizardProps) {
  const [step, setStep] = useState(startsAt)
  const [codes, setCodes] = useState<readonly string[]>([])
  const goTo = (next: SetupStep) => {
    keepStep(next === 'done' ? null : next)
    setStep(next)
    window.scrollTo(0, 0)
  }
  const next = () => goTo(stepAfter(step))
  switch (step) {
    case 'factor':
      return (
        <FactorStep
          onEnrolled={(made) => {
            setCodes(made)
            // Whoever has codes already gets no new ones.
            goTo(made.length === 0 ? 'organization' : 'codes')
          }}
        />
      )
    case 'codes':
      return <CodesStep codes={codes} email={email} onNext={next} />
    case 'organization':
      return <OrganizationStep poolMode={poolMode} onNext={next} />
    case 'email':
      return <EmailStep email={email} onNext={next} />
    case 'login':
      return <LoginStep onNext={next} />
    case 'first':
      return <FirstAppStep importLink={importLink} onNext={next} />
    case 'done':
      return <DoneStep checklist={checklist} onOpen={onOpen} />
  }
}
