// The acts on people that an owner made ask for more than they do by themselves (console.md 1.8). The server decides; with
// this a dialog asks for it at once.
import { createContext, use } from 'react'

export type RaisedGrade = 'T2' | 'T3'

export const raisableActs = [
  'unlock',
  'revoke-session',
  'suspend',
  'activate',
  'revoke-sessions',
  'reset-password',
  'assign-role',
  'unassign-role',
  'remove-from-organization',
  'lock-down',
  'reset-mfa',
  'change-email',
  'merge',
  'impersonate',
] as const
export type RaisableAct = (typeof raisableActs)[number]

/** Acts that are not named ask for what they ask by themselves. */
export type RaisedGrades = Readonly<Partial<Record<RaisableAct, RaisedGrade>>>

export const RaisedGradesContext = createContext<RaisedGrades>({})

/** Undefined where nobody raised it, and for what cannot be raised. */
export function useRaisedGrade(act: RaisableAct | undefined): RaisedGrade | undefined {
  const raised = use(RaisedGradesContext)
  return act && raised[act]
}
