import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import type { ActionGrade } from '../../lib/action-grade.ts'
import { useOfflineReason } from '../../lib/connection.ts'
import { type Faults, isProblem, isSignedOut } from '../../lib/problem.ts'
import { type RaisableAct, useRaisedGrade } from '../../lib/raised-grades.ts'
import { noteSessionEnd } from '../../lib/session-end.ts'
import type { StepUpMethod } from '../../lib/step-up.ts'
import { t } from '../../lib/text.ts'
import { Button, type ButtonTone } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { ReasonPicker, type ReasonPreset } from './reason-picker.tsx'
import { useStepUp } from './use-step-up.ts'

interface DialogFormProps<Result> {
  readonly title: string
  /** The verb and its object: "Suspend and sign out". Never OK or Yes (console.md 2.5). */
  readonly confirm: string
  /** What the button says while the change is on its way: "Suspending…". */
  readonly confirming: string
  /** What to say when it fails: "Couldn't suspend Ada Lovelace." */
  readonly failure: string
  readonly tone?: ButtonTone
  /** Of an act that weighs more than T1: the dialog is an alert then, and starts on Cancel (console.md 2.5). */
  readonly grade?: ActionGrade | undefined
  /** What it does to somebody, where an owner may have made that weigh more: then it asks why. */
  readonly act?: RaisableAct | undefined
  readonly blockedReason?: string | null
  /** Whether it asks why; an act of T3 does unless told. `own`: what stands in it does. */
  readonly reason?: 'required' | 'optional' | 'none' | 'own'
  /** Where other reasons than the usual ones are to be had. */
  readonly reasons?: readonly ReasonPreset[]
  /** The reason, empty where none was given, goes along with the calls of the act and with no other. */
  readonly onConfirm: (reason: string) => Promise<Result>
  readonly onClose: () => void
  /** What the server found at fault in what was typed: none of it as each try begins. */
  readonly onFaults?: (faults: Faults) => void
  /** After the server said yes; closes unless told otherwise. */
  readonly onDone?: (result: Result) => void
  readonly children: ReactNode
  /** Stands below what failed: the way out of this very failure. */
  readonly remedy?: ReactNode
  /** Stands at the left of the buttons, such as the gentler alternative. */
  readonly aside?: ReactNode
  readonly isWide?: boolean
  /** What is known to be asked for before anything was tried. */
  readonly stepUpMethods?: readonly StepUpMethod[]
  /** Focus starts on what does no harm: Cancel, when the change cannot be undone. As the grade has it, unless told. */
  readonly startOnCancel?: boolean
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly finalFocus?: () => HTMLElement | null
}

/** A change that hangs must not lock the page: from then on the dialog can be left. */
const heldAtMostMs = 10_000

/** What it names may be long: it breaks, and never leaves the dialog. */
const confirmClasses =
  'h-auto! min-h-8 max-w-full py-1 whitespace-normal! [overflow-wrap:anywhere] pointer-coarse:min-h-11'

/** As wide as the wider of its two texts, so that nothing moves below the pointer when it is pressed. */
const keepsWidth =
  'grid justify-items-center after:invisible after:h-0 after:overflow-hidden after:content-[attr(data-other)]'

/**
 * The anatomy of every dialog that changes something. It closes when the server said yes, not before; where the server
 * asks who is there, the dialog asks in its turn and keeps what stands in it.
 */
export function DialogForm<Result>(props: DialogFormProps<Result>) {
  const { confirm, confirming, failure, tone = 'primary', blockedReason, aside, children } = props
  const raised = useRaisedGrade(props.act)
  const grade = raised ?? props.grade
  const { startOnCancel = grade !== undefined } = props
  const [isBusy, setIsBusy] = useState(false)
  const [isHeld, setIsHeld] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const notice = useRef<HTMLDivElement>(null)
  const cancel = useRef<HTMLButtonElement>(null)
  const confirmation = useRef<HTMLButtonElement>(null)
  const offline = useOfflineReason()
  const [reason, setReason] = useState('')
  const stepUp = useStepUp(() => props.onConfirm(reason), props.stepUpMethods, props.grade)
  const asksReason = reasonAsked(props, raised !== undefined || stepUp.asksReason)
  const isUnexplained = asksReason === 'required' && reason === ''
  const blocked = blockedReason || (isUnexplained ? t('Give a reason first') : stepUp.missing)
  useEffect(() => {
    if (error !== null) notice.current?.focus()
  }, [error])

  async function submit() {
    if (isBusy || blocked || offline) return
    setIsBusy(true)
    setIsHeld(true)
    const release = window.setTimeout(() => setIsHeld(false), heldAtMostMs)
    setError(null)
    props.onFaults?.({})
    try {
      const done = await stepUp.run()
      if (done === undefined) return
      if (props.onDone) props.onDone(done.result)
      else props.onClose()
    } catch (problem) {
      // What stands here is kept, and the frame says how to go on.
      if (isSignedOut(problem)) noteSessionEnd(true)
      setError(problem)
      if (isProblem(problem)) props.onFaults?.(problem.fields)
    } finally {
      window.clearTimeout(release)
      setIsBusy(false)
      setIsHeld(false)
    }
  }

  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      isHeld={isHeld}
      isWide={props.isWide ?? false}
      isAlert={grade !== undefined}
      initialFocus={props.initialFocus ?? (startOnCancel ? cancel : confirmation)}
      {...(props.finalFocus && { finalFocus: props.finalFocus })}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // It may have been opened from within a form, which React would tell of it too.
          event.stopPropagation()
          void submit()
        }}
      >
        <div className="grid grid-cols-1 gap-4 px-5 pt-3 pb-5 text-body">
          {children}
          {(asksReason === 'required' || asksReason === 'optional') && (
            <ReasonPicker
              onChange={setReason}
              isRequired={asksReason === 'required'}
              {...(props.reasons && { presets: props.reasons })}
            />
          )}
          {error !== null && <ProblemNotice ref={notice} title={failure} error={error} />}
          {error !== null && props.remedy}
          <Suspense>{stepUp.fields !== null && <StepUpFields {...stepUp.fields} />}</Suspense>
        </div>
        <footer className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 rounded-b-dialog border-line border-t bg-subtle px-5 py-3">
          {aside && <div className="me-auto max-table:w-full">{aside}</div>}
          <Button ref={cancel} onClick={props.onClose} disabledReason={isHeld ? confirming : null}>
            {t('Cancel')}
          </Button>
          <Button
            ref={confirmation}
            type="submit"
            tone={tone}
            className={confirmClasses}
            aria-disabled={isBusy}
            disabledReason={isBusy ? null : (offline ?? blocked)}
          >
            <span data-other={isBusy ? confirm : confirming} className={keepsWidth}>
              {isBusy ? confirming : confirm}
            </span>
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

function reasonAsked({ reason, grade }: Pick<DialogFormProps<unknown>, 'reason' | 'grade'>, isDemanded: boolean) {
  if (reason === 'own') return 'own'
  if (isDemanded) return 'required'
  return reason ?? (grade === 'T3' ? 'required' : 'none')
}

const StepUpFields = lazy(() => import('./step-up-fields.tsx').then((m) => ({ default: m.StepUpFields })))
