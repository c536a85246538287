/**
 * How much an act weighs (console.md 1.8), from where it is confirmed by a factor on: T2 with one that was shown lately,
 * T3 with one of its own, T4 by two people. What weighs less, T0 and T1, needs no word for it.
 */
export type ActionGrade = 'T2' | 'T3' | 'T4'
