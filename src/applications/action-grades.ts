// How much it weighs when an operator does something to a person (console.md 1.8): the one table, and how an owner makes
// an act weigh more. Nothing makes one weigh less than it does here.
import { invalidField } from '../kernel/errors.ts'

/** T2: with a reason, and a factor that was shown lately. T3: with a reason, and a factor that is shown for it. */
export const raisedGrades = ['T2', 'T3'] as const
export type RaisedGrade = (typeof raisedGrades)[number]
export type ActionGrade = 'T0' | 'T1' | RaisedGrade

/** Those that an owner may raise, with what they weigh by themselves. */
export const builtInGrades = {
  unlock: 'T0',
  'revoke-session': 'T0',
  suspend: 'T1',
  activate: 'T1',
  'revoke-sessions': 'T1',
  'reset-password': 'T1',
  'assign-role': 'T1',
  'unassign-role': 'T1',
  'remove-from-organization': 'T1',
  'lock-down': 'T2',
  'reset-mfa': 'T2',
  'change-email': 'T2',
  merge: 'T2',
  impersonate: 'T2',
} as const satisfies Readonly<Record<string, ActionGrade>>
export type RaisableAct = keyof typeof builtInGrades
export const raisableActs = Object.keys(builtInGrades) as readonly RaisableAct[]

/** What an act does among other things: it weighs no less than any of these. */
const partsOf: Readonly<Partial<Record<RaisableAct, readonly RaisableAct[]>>> = {
  'lock-down': ['suspend', 'revoke-sessions'],
}

/** Acts that are not named weigh what they weigh by themselves. */
export type RaisedGrades = Readonly<Partial<Record<RaisableAct, RaisedGrade>>>

/** Null: what it weighs by itself again. Acts that are not named stay as they are. */
export type GradeChanges = Readonly<Partial<Record<RaisableAct, RaisedGrade | null>>>

export interface GradeSettings {
  readonly raisedGrades: RaisedGrades
}

export const defaultGradeSettings: GradeSettings = { raisedGrades: {} }

/**
 * The highest of several acts that are done as one; null where none was raised. Throws for a grade that nobody knows: what
 * it asks for cannot be told.
 */
export function raisedGradeOf(
  { raisedGrades: raised }: GradeSettings,
  acts: readonly RaisableAct[],
): RaisedGrade | null {
  const found = acts
    .flatMap((act) => [act, ...(partsOf[act] ?? [])])
    .flatMap((act) => {
      const grade = raised[act]
      if (grade === undefined) return []
      if (!raisedGrades.includes(grade)) throw new Error(`the act ${act} has no such grade as ${grade}`)
      return grade
    })
  return raisedGrades.findLast((grade) => found.includes(grade)) ?? null
}

export function withGrades(raised: RaisedGrades, changes: GradeChanges): RaisedGrades {
  const grades = Object.entries({ ...raised, ...changes }).filter(([, grade]) => grade !== null)
  return Object.fromEntries(grades) as RaisedGrades
}

/** The acts that would weigh less than they do now. */
export function loweredActs(before: RaisedGrades, after: RaisedGrades): readonly RaisableAct[] {
  return raisableActs.filter((act) => weight(after, act) < weight(before, act))
}

/** Throws a fault that names the act. */
export function refuseBadGrades(raised: RaisedGrades | undefined): void {
  for (const act of Object.keys(raised ?? {}) as RaisableAct[]) {
    const possible = gradesAbove(act)
    if (possible.some((grade) => grade === raised?.[act])) continue
    const message = `It is ${builtInGrades[act]} by itself and goes up alone: ${possible.join(' or ')}.`
    throw invalidField(`raisedGrades.${act}`, message)
  }
}

function gradesAbove(act: RaisableAct): readonly RaisedGrade[] {
  return raisedGrades.filter((grade) => order.indexOf(grade) > order.indexOf(builtInGrades[act]))
}

const order: readonly ActionGrade[] = ['T0', 'T1', 'T2', 'T3']

function weight(raised: RaisedGrades, act: RaisableAct): number {
  return order.indexOf(raised[act] ?? builtInGrades[act])
}
