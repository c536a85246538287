// What a command says: its outcome on stdout, everything else on stderr.

export interface Output {
  readonly isJson: boolean
  /** The outcome, once: with --json the object and nothing else, else the lines. */
  result(object: object, lines: readonly string[]): void
  /** Something beside the outcome. */
  note(line: string): void
}

export function createOutput(isJson: boolean): Output {
  return {
    isJson,
    result: (object, lines) => {
      process.stdout.write(`${isJson ? JSON.stringify(object) : lines.join('\n')}\n`)
    },
    note: (line) => {
      process.stderr.write(`${line}\n`)
    },
  }
}

/** A line a field, values below each other. */
export function fieldLines(fields: Readonly<Record<string, unknown>>): string[] {
  const width = Math.max(...Object.keys(fields).map((name) => name.length))
  return Object.entries(fields).map(([name, value]) => `${name.padEnd(width)}  ${printable(String(value))}`)
}

/** Rows of words in columns. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const shown = rows.map((row) => row.map(printable))
  const widths = (shown[0] ?? []).map((_, column) => Math.max(...shown.map((row) => (row[column] ?? '').length)))
  return shown.map((row) =>
    row
      .map((word, column) => word.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** A name that somebody signed up with must not move the cursor of whoever looks them up. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '\u{FFFD}')
}

export function wholeNumber(count: number): string {
  return count.toLocaleString('en-US')
}
