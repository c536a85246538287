// How far something is: a bar that is drawn over and over on a terminal, a line every few seconds elsewhere.
import { wholeNumber } from './output.ts'

export interface Progress {
  /** Ends the phase before, if any. */
  begin(phase: Phase): void
  /** So much of the phase is done; the total, once it is known. */
  at(done: number, total?: number): void
  /** A line that is to stay, above the bar. */
  note(line: string): void
  end(): void
}

export interface Phase {
  /** Such as `Sending`. */
  readonly label: string
  readonly unit: 'bytes' | 'rows'
  /** Null where nobody knows. */
  readonly total: number | null
}

/** Bar on a terminal, lines in a log, and nothing where a program reads. */
export function createProgress(stream: NodeJS.WriteStream, isJson: boolean, now: () => number = Date.now): Progress {
  if (stream.isTTY) return drawn(stream, barEveryMs, now)
  return isJson ? silent(stream) : drawn(stream, lineEveryMs, now)
}

const barEveryMs = 100
const lineEveryMs = 5_000

function drawn(stream: NodeJS.WriteStream, everyMs: number, now: () => number): Progress {
  let measured: Measured | null = null
  let samples: Sample[] = []
  let drawnAt = 0
  const write = (text: string) => stream.write(stream.isTTY ? `\r\x1b[K${text}` : `${text}\n`)
  const draw = () => {
    drawnAt = now()
    if (measured !== null) write(progressLine(measured, drawnAt, stream.isTTY ? stream.columns : null))
  }
  const end = () => {
    if (measured === null) return
    draw()
    if (stream.isTTY) stream.write('\n')
    measured = null
  }
  return {
    begin: (phase) => {
      end()
      samples = []
      measured = { ...phase, done: 0, since: { at: now(), done: 0 } }
      drawnAt = now()
      if (stream.isTTY) draw()
    },
    at: (done, total) => {
      if (measured === null) return
      samples = recent(samples, { at: now(), done })
      measured = { ...measured, done, total: total ?? measured.total, since: samples[0] ?? measured.since }
      if (now() - drawnAt >= everyMs) draw()
    },
    note: (line) => {
      stream.write(stream.isTTY ? `\r\x1b[K${line}\n` : `${line}\n`)
      if (stream.isTTY) draw()
    },
    end,
  }
}

function silent(stream: NodeJS.WriteStream): Progress {
  const nothing = () => undefined
  return { begin: nothing, at: nothing, end: nothing, note: (line) => void stream.write(`${line}\n`) }
}

interface Sample {
  readonly at: number
  readonly done: number
}

export interface Measured extends Phase {
  readonly done: number
  /** The rate is of what was done since then. */
  readonly since: Sample
}

/** What happened long ago, such as a server that was away, says nothing of the time that is left. */
const windowMs = 15_000
const sampleEveryMs = 500

/** The samples of the window, and the last one before it. */
function recent(samples: readonly Sample[], next: Sample): Sample[] {
  const last = samples.at(-1)
  const all = last === undefined || next.at - last.at >= sampleEveryMs ? [...samples, next] : [...samples]
  const firstWithin = all.findIndex(({ at }) => at >= next.at - windowMs)
  return all.slice(Math.max(0, firstWithin - 1))
}

/** With a bar where there are columns to draw in. */
export function progressLine(measured: Measured, now: number, columns: number | null): string {
  const { label, unit, total, done, since } = measured
  const seconds = (now - since.at) / 1_000
  const rate = seconds > 0.5 ? (done - since.done) / seconds : 0
  const amount = total === null ? amountText(done, unit) : `${amountText(done, unit)} of ${amountText(total, unit)}`
  const parts = [amount]
  if (rate > 0) parts.push(`${amountText(rate, unit)}/s`)
  if (rate > 0 && total !== null && total > done) parts.push(`${durationText((total - done) / rate)} left`)
  const share = total === null || total === 0 ? null : Math.min(1, done / total)
  const percent = share === null ? '' : ` ${String(Math.floor(share * 100)).padStart(3)} %`
  const words = `${percent}  ${parts.join(', ')}`
  if (columns === null) return `${label}${words}`
  const room = Math.min(30, columns - label.length - words.length - 2)
  const line = share === null || room < 5 ? `${label}${words}` : `${label} ${bar(share, room)}${words}`
  return line.slice(0, Math.max(1, columns - 1))
}

function bar(share: number, width: number): string {
  const filled = Math.round(share * width)
  return '█'.repeat(filled) + '░'.repeat(width - filled)
}

function amountText(amount: number, unit: Phase['unit']): string {
  if (unit === 'rows') return wholeNumber(Math.round(amount))
  const [size, name] = [[1e9, 'GB'] as const, [1e6, 'MB'] as const, [1e3, 'kB'] as const].find(
    ([least]) => amount >= least,
  ) ?? [1, 'B']
  return `${(amount / size).toFixed(size === 1 ? 0 : 1)} ${name}`
}

function durationText(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
