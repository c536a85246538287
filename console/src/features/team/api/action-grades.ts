// What operators do to users, in words, and what it asks for.
import { type RaisableAct, type RaisedGrade, type RaisedGrades, raisableActs } from '../../../lib/raised-grades.ts'
import { t } from '../../../lib/text.ts'

export const actLabels: Readonly<Record<RaisableAct, string>> = {
  unlock: t('Unlock'),
  'revoke-session': t('Revoke one session'),
  suspend: t('Suspend'),
  activate: t('Activate'),
  'revoke-sessions': t('Revoke all sessions'),
  'reset-password': t('Reset Password'),
  'assign-role': t('Assign a role'),
  'unassign-role': t('Unassign a role'),
  'remove-from-organization': t('Remove from an organization'),
  'lock-down': t('Lock down'),
  'reset-mfa': t('Reset MFA'),
  'change-email': t('Change the e-mail address'),
  merge: t('Merge two users'),
  impersonate: t('Act as a user'),
}

export const gradeWords: Readonly<Record<RaisedGrade, string>> = {
  T2: t('Reason and recent factor'),
  T3: t('Reason and factor every time'),
}

const atOnce: readonly RaisableAct[] = ['unlock', 'revoke-session']
const confirmed: readonly RaisableAct[] = ['lock-down', 'reset-mfa', 'change-email', 'merge', 'impersonate']

/** What it asks for by itself. */
export function builtInWords(act: RaisableAct): string {
  if (atOnce.includes(act)) return t('As built in: nothing')
  return confirmed.includes(act) ? t('As built in: recent factor') : t('As built in: a dialog')
}

/** What it can be raised to. */
export function gradesAbove(act: RaisableAct): readonly RaisedGrade[] {
  return confirmed.includes(act) ? ['T3'] : ['T2', 'T3']
}

/** Null: what it asks for by itself. */
export type GradeChanges = Readonly<Partial<Record<RaisableAct, RaisedGrade | null>>>

/** Null for the choice of none. */
export function gradeNamed(act: RaisableAct, chosen: string): RaisedGrade | null {
  return gradesAbove(act).find((each) => each === chosen) ?? null
}

/** What is to be saved: the acts that were changed alone, so that what another owner set of others stays. */
export function changesOf(stored: RaisedGrades, chosen: GradeChanges): GradeChanges {
  const changed = raisableActs.filter((act) => chosen[act] !== undefined && chosen[act] !== (stored[act] ?? null))
  return Object.fromEntries(changed.map((act) => [act, chosen[act]]))
}
