/** How long people stay signed in, and in how many browsers. */
export interface SessionSettings {
  readonly sessionIdleMinutes: number
  readonly sessionAbsoluteMinutes: number
  /** Whether the sign-in pages offer "keep me signed in"; where not, every session goes with its browser. */
  readonly offersStayingSignedIn: boolean
  /** How long a session lasts that somebody asked to keep, used or not; null: as long as any other. */
  readonly keptSessionDays: number | null
  /** In how many browsers one person is signed in: another sign-in ends the oldest. Null: in any number. */
  readonly mostSessions: number | null
  /**
   * Whether people are mailed when somebody signs in to their account in a browser that was not used for it before. Clients
   * that take people's words themselves have no browser to know one by: they tell nobody.
   */
  readonly tellsOfNewDevices: boolean
}

export const defaultSessionSettings: SessionSettings = {
  sessionIdleMinutes: 4_320,
  sessionAbsoluteMinutes: 10_080,
  offersStayingSignedIn: true,
  keptSessionDays: null,
  mostSessions: null,
  tellsOfNewDevices: false,
}

export const sessionRanges = {
  sessionIdleMinutes: { least: 5, most: 144_000 },
  sessionAbsoluteMinutes: { least: 5, most: 525_600 },
  keptSessionDays: { least: 1, most: 365 },
  mostSessions: { least: 1, most: 1_000 },
} as const
