/** What a series is drawn in: a colour and a pattern, so that neither is needed to tell it from the others. */
export type SeriesTone = 'success' | 'challenge' | 'failed' | 'sign-up' | 'other'

export interface Series {
  readonly label: string
  readonly tone: SeriesTone
}

export const fillOf: Readonly<Record<SeriesTone, string>> = {
  success: 'fill-chart-success',
  challenge: 'fill-chart-challenge',
  failed: 'fill-chart-failed',
  'sign-up': 'fill-chart-sign-up',
  other: 'fill-chart-other',
}

/** Strokes over the colour, on a square of 6 px; nothing is plain colour. */
export const patternOf: Readonly<Record<SeriesTone, string>> = {
  success: '',
  challenge: 'M-1 7 7 -1M-1 1 1 -1M5 7 7 5',
  failed: 'M0 0 6 6M0 6 6 0',
  'sign-up': 'M3 0v6',
  other: 'M0 3h6',
}
